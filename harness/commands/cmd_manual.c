/* cmd_manual.c - chargerig manual: the manual of the scenario language, all or the entries that
 * have a word in their first line; or its types for editors.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/manual.h"

/* The next "### " after @p from, or the end. */
static const char *next_entry(const char *from)
{
    const char *next = strstr(from + 1, "\n### ");

    return next ? next + 1 : from + strlen(from);
}

/* Where the entry @p from ends: before the next one, or before the title of the next section. */
static const char *entry_end(const char *from)
{
    const char *next = strstr(from + 1, "\n#");

    while (next && next[1 + strspn(next + 1, "#")] != ' ')
        next = strstr(next + 1, "\n#");
    return next ? next + 1 : from + strlen(from);
}

static int print_matching(const char *word)
{
    int shown = 0;
    const char *entry = strstr(manual_text, "\n### ");

    for (entry = entry ? entry + 1 : ""; *entry; entry = next_entry(entry)) {
        const char *end = entry_end(entry), *eol = strchr(entry, '\n');
        const char *found = strstr(entry, word);
        if (!found || !eol || found > eol)
            continue;
        printf("%.*s", (int)(end - entry), entry);
        shown++;
    }
    if (shown == 0)
        return args_error(&command_manual, "\"%s\" is in no title of the manual", word);
    return 0;
}

static int run(const struct command_call *call)
{
    bool stubs = false;
    const struct arg rows[] = {{"--stubs", ARG_flag, &stubs, NULL}, {NULL, ARG_flag, NULL, NULL}};
    int count;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (stubs) {
        printf("%s", stubs_text);
        return 0;
    }
    if (count == 0) {
        printf("%s", manual_text);
        return 0;
    }
    return print_matching(call->argv[1]);
}

const struct command command_manual = {"manual", "prints the manual of the scenario language",
                                       help_manual, run};
