#include "server/visitor.h"

#include <stdlib.h>

#include "base/mem.h"

struct visitor *visitor_of(struct server *s, struct lws *wsi)
{
    struct visitor *v = lws_get_opaque_user_data(wsi);

    if (v)
        return v;
    v = mem_new(sizeof(*v));
    v->server = s;
    lws_set_opaque_user_data(wsi, v);
    return v;
}

char *visitor_header(struct lws *wsi, enum lws_token_indexes token)
{
    int len = lws_hdr_total_length(wsi, token);
    char *text;

    if (len <= 0)
        return NULL;
    text = mem_new((size_t)len + 1);
    if (lws_hdr_copy(wsi, text, len + 1, token) < 0) {
        free(text);
        return NULL;
    }
    return text;
}
