/* number.h - the lesser and the greater of two numbers, said once. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdint.h>

int64_t number_least(int64_t a, int64_t b);
int64_t number_most(int64_t a, int64_t b);

#endif
