/* filter.h - says of a play whether it is meant: words, as somebody types them after --filter.
 *
 *   evening peak            the words, as they stand, in the file's name, the title or a tag
 *   peak and not tls        and, or, not (or !), and brackets; "in quotes" they are words
 *   security/               with a / in it: a part of the path of FILE@VERSION
 *   evening-*@1.6           with * ? or [ in it: a pattern for title, file name or path
 *   tag:night               exactly this tag
 *
 * Capital and small letters are the same.
 */
#ifndef HARNESS_FILTER_H
#define HARNESS_FILTER_H

#include <stdbool.h>

struct filter;

/* What a filter may ask of a play; borrowed text. */
struct filter_play {
    const char *path;                   /* FILE@VERSION, without the data folder */
    const char *title;                  /* "" when the file does not load */
    const char *const *tags;            /* ended by NULL */
    void (*read)(struct filter_play *); /* fills in title and tags when they are first asked for */
    bool is_read;
};

/** Reads @p words. @return NULL with @p why, a sentence that the caller frees, when they are no
 * filter */
struct filter *filter_new(const char *words, char **why);
void filter_free(struct filter *f);

/** Is @p play meant? */
bool filter_takes(const struct filter *f, struct filter_play *play);

#endif
