#include "server/visitor.h"

#include <stdlib.h>

#include "base/mem.h"
#include "server/server_state.h"

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

void visitor_refused(struct server *s, struct lws *wsi, const char *who, int status,
                     const char *why)
{
    char from[64] = "";

    lws_get_peer_simple(wsi, from, sizeof(from));
    refusals_add(
        s->refusals,
        &(struct refusal){
            .who = who, .from = *from ? from : "a line that is gone", .status = status, .why = why},
        loop_machine_ms());
}
