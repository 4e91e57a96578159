#include "host/zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

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
