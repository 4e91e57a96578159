/* words.h - a list of words that NULL ends, as rules and messages name them.
 */
#ifndef REPORTS_WORDS_H
#define REPORTS_WORDS_H

#include <stdbool.h>

/** Is @p word one of @p words? */
bool words_have(const char *const *words, const char *word);

#endif
