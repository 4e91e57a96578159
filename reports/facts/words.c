#include "facts/words.h"

#include <string.h>

bool words_have(const char *const *words, const char *word)
{
    while (*words && strcmp(*words, word) != 0)
        words++;
    return *words;
}
