#include "server/server_tells.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "server/server_state.h"

/* The byte that "%41" stands for; -1: it is no such code. */
static int byte_of(const char *code)
{
    char two[3] = "";

    if (code[0] != '%' || !isxdigit((unsigned char)code[1]) || !isxdigit((unsigned char)code[2]))
        return -1;
    memcpy(two, code + 1, 2);
    return (int)strtol(two, NULL, 16);
}

/* Percent-decoded, up to a query. */
static char *decoded(const char *path)
{
    char *text = mem_new(strlen(path) + 1), *to = text;

    for (; *path && *path != '?'; path++) {
        int byte = byte_of(path);

        if (byte > 0)
            path += 2;
        *to++ = (char)(byte > 0 ? byte : *path);
    }
    *to = '\0';
    return text;
}

static cJSON *wrapped(const char *name, cJSON *list)
{
    cJSON *object = list ? cJSON_CreateObject() : NULL;

    if (object)
        cJSON_AddItemToObject(object, name, list);
    return object;
}

cJSON *server_tells(const struct server *s, const char *path)
{
    static const char frames[] = "/frames/";
    char *what = decoded(path + strlen("/api/serve"));
    cJSON *object = NULL;

    if (strcmp(what, "/refused") == 0)
        object = wrapped("refused", refusals_show(s->refusals));
    else if (strncmp(what, frames, strlen(frames)) == 0)
        object = wrapped("frames", heard_frames(s->heard, what + strlen(frames)));
    free(what);
    return object;
}
