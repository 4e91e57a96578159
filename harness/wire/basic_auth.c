#include "wire/basic_auth.h"

#include <libwebsockets.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

bool basic_auth_read(const char *header, struct basic_auth *auth)
{
    char *pair, *colon;
    int len;

    *auth = (struct basic_auth){0};
    if (!header)
        return true;
    if (strncasecmp(header, "Basic ", 6) != 0)
        return false;
    pair = mem_new(strlen(header) + 1);
    len = lws_b64_decode_string(header + 6, pair, (int)strlen(header));
    colon = len > 0 ? memchr(pair, ':', (size_t)len) : NULL;
    if (!colon || memchr(pair, 0, (size_t)(colon - pair))) {
        free(pair);
        return false;
    }
    auth->user = mem_text_n(pair, (size_t)(colon - pair));
    auth->password_len = (size_t)(pair + len - colon - 1);
    auth->password = mem_new(auth->password_len + 1);
    memcpy(auth->password, colon + 1, auth->password_len);
    free(pair);
    return true;
}

void basic_auth_fini(struct basic_auth *auth)
{
    free(auth->user);
    free(auth->password);
}

char *basic_auth_write(const char *user, const char *password, size_t len)
{
    size_t user_len = strlen(user);
    size_t pair_len = user_len + 1 + (password ? len : 0);
    char *pair = mem_new(pair_len + 1);
    char *code = mem_new(pair_len * 2 + 8);
    char *header;

    memcpy(pair, user, user_len); /* NOLINT(bugprone-not-null-terminated-result): bytes follow */
    pair[user_len] = ':';
    if (password)
        memcpy(pair + user_len + 1, password, len);
    lws_b64_encode_string(pair, (int)pair_len, code, (int)pair_len * 2 + 8);
    header = mem_printf("Basic %s", code);
    free(pair);
    free(code);
    return header;
}
