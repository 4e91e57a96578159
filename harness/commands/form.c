#include "commands/form.h"

#include <string.h>

/* The word whose place begins at @p text, NULL when none does. */
static const struct form_word *word_at(const char *text, const struct form_word *words)
{
    for (; words->word; words++) {
        size_t len = strlen(words->word);
        if (strncmp(text + 1, words->word, len) == 0 && text[1 + len] == '@')
            return words;
    }
    return NULL;
}

void form_print(FILE *out, const char *form, const struct form_word *words)
{
    while (*form) {
        const struct form_word *w = *form == '@' ? word_at(form, words) : NULL;
        if (w)
            fputs(w->value, out);
        else
            fputc(*form, out);
        form += w ? strlen(w->word) + 2 : 1;
    }
}
