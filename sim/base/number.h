/* number.h - the lesser and the greater of two numbers, and which is which, said once. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdint.h>

int64_t number_least(int64_t a, int64_t b);
int64_t number_most(int64_t a, int64_t b);
/** Below 0 when @p a is the lesser, above 0 when it is the greater, as qsort() wants it. */
int number_order(int64_t a, int64_t b);

#endif
