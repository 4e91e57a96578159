#include "host/zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "host/folder.h"

/* A TZif file of version 2 or later ends in "\nRULE\n" (RFC 8536, 3.3). */
bool zone_footer(FILE *in, char rule[64])
{
    char magic[5], tail[66];
    size_t n, begin;

    if (fread(magic, 1, 5, in) != 5 || memcmp(magic, "TZif", 4) != 0 || magic[4] < '2')
        return false;
    if (fseek(in, -65, SEEK_END) != 0)
        rewind(in);
    n = fread(tail, 1, 65, in);
    if (n < 3 || tail[n - 1] != '\n')
        return false;
    tail[n - 1] = '\0';
    for (begin = n - 1; begin > 0 && tail[begin - 1] != '\n'; begin--)
        ;
    if (begin == 0)
        return false;
    memcpy(rule, tail + begin, n - begin);
    return true;
}

bool zone_rule(const char *name, char rule[64])
{
    char *path;
    FILE *in;
    bool ok;

    if (name[0] == '\0' || name[0] == '/' || strstr(name, ".."))
        return false;
    path = mem_printf("/usr/share/zoneinfo/%s", name);
    in = fopen(path, "rbe");
    ok = in && zone_footer(in, rule);
    if (in)
        fclose(in);
    free(path);
    if (!ok && strcmp(name, "UTC") == 0) {
        memcpy(rule, "UTC0", 5);
        return true;
    }
    return ok;
}

/* The third column of each line of the table that is no comment. */
static void add_zone(char ***names, size_t *n, const char *line)
{
    const char *at = *line == '#' ? NULL : strchr(line, '\t');

    at = at ? strchr(at + 1, '\t') : NULL;
    if (!at)
        return;
    *names = mem_resize(*names, *n + 2, sizeof(**names));
    (*names)[(*n)++] = mem_text_n(at + 1, strcspn(at + 1, "\t\n"));
    (*names)[*n] = NULL;
}

char **zone_names(void)
{
    char *why = NULL;
    char *table = folder_read("/usr/share/zoneinfo/zone.tab", (size_t)1 << 20, &why);
    char **names = mem_new(sizeof(*names));
    size_t n = 0;

    for (const char *line = table; line && *line; line += line[0] == '\n') {
        add_zone(&names, &n, line);
        line += strcspn(line, "\n");
    }
    free(table);
    free(why);
    return names;
}

char *zone_meant(const char *name)
{
    char **names = zone_names(), *meant = NULL;

    for (size_t i = 0; names[i] && !meant; i++) {
        const char *city = strrchr(names[i], '/');

        if (strcasecmp(names[i], name) == 0 || (city && strcasecmp(city + 1, name) == 0))
            meant = mem_text(names[i]);
    }
    folder_free(names);
    return meant;
}
