#include "basic_auth.h"

#include <libwebsockets.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"

bool basic_auth_read(const char *header, char **user, char **password)
{
    char *text, *colon;
    int len;

    *user = *password = NULL;
    if (!header)
        return true;
    if (strncasecmp(header, "Basic ", 6) != 0)
        return false;
    text = mem_new(strlen(header) + 1);
    len = lws_b64_decode_string(header + 6, text, (int)strlen(header));
    colon = strchr(text, ':');
    /* A password with a NUL in it would be taken for its beginning. */
    if (len < 0 || !colon || memchr(text, 0, (size_t)len)) {
        free(text);
        return false;
    }
    *colon = 0;
    *user = text;
    *password = mem_text(colon + 1);
    return true;
}

char *basic_auth_write(const char *user, const char *password)
{
    char *pair = mem_printf("%s:%s", user, password ? password : "");
    int room = (int)strlen(pair) * 2 + 8;
    char *code = mem_new((size_t)room);
    char *header;

    lws_b64_encode_string(pair, (int)strlen(pair), code, room);
    header = mem_printf("Basic %s", code);
    free(pair);
    free(code);
    return header;
}
