#include "score/play_title.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/message.h"

static const char version_mark[] = ", OCPP ", row_mark[] = " [";

const char *play_title_version(const char *title)
{
    const char *version = NULL;

    for (const char *at = title; (at = strstr(at, version_mark)); at++)
        version = at + strlen(version_mark);
    for (const struct ocpp_version *const *v = ocpp_versions(); version && *v; v++)
        if (strcmp((*v)->name, version) == 0)
            return version;
    return "";
}

char *play_title_row(const char *title)
{
    const char *version = play_title_version(title), *row = NULL;
    size_t n = *version ? (size_t)(version - title) - strlen(version_mark) : strlen(title);

    if (n == 0 || title[n - 1] != ']')
        return mem_text("");
    for (const char *at = title; (at = strstr(at, row_mark)) && at < title + n; at++)
        row = at + strlen(row_mark);
    return row ? mem_text_n(row, (size_t)(title + n - 1 - row)) : mem_text("");
}

/* A play that was left out has its id for a title. */
static bool is_left_out(const char *title, const char *file)
{
    size_t n = strlen(file);

    return n && strncmp(title, file, n) == 0 && (title[n] == '[' || title[n] == '@');
}

char *play_title_id(const char *title, const char *file, const char *version)
{
    char *row = play_title_row(title);
    char *id = is_left_out(title, file)
                   ? mem_text(title)
                   : mem_printf("%s%s%s%s%s%s", *file ? file : title, *row ? "[" : "", row,
                                *row ? "]" : "", *version ? "@" : "", version);

    free(row);
    return id;
}
