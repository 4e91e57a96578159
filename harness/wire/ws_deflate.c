#include "wire/ws_deflate.h"

#include <stdbool.h>

/* What LWS_EXT_CB_PAYLOAD_RX is given, as libwebsockets 4.1 lays it out: what came, and where the
 * text is. */
struct received {
    struct lws_tokens in, out;
};

/* Was it left as it came: not a compressed frame? */
static bool is_plain(const struct received *r)
{
    return r->out.token == r->in.token && r->out.len == r->in.len;
}

/* As many parameters as libwebsockets gives. NOLINTNEXTLINE(readability-function-size) */
int ws_deflate(struct lws_context *context, const struct lws_extension *ext, struct lws *wsi,
               enum lws_extension_callback_reasons reason, void *user, void *in, size_t len)
{
    struct received *r = in;
    int before = reason == LWS_EXT_CB_PAYLOAD_RX ? r->in.len : 0;
    int said = lws_extension_callback_pm_deflate(context, ext, wsi, reason, user, in, len);

    if (reason != LWS_EXT_CB_PAYLOAD_RX || said < 0)
        return said;
    if (is_plain(r))
        r->in.len = 0; /* all of it is in out, and handed on once */
    else if (r->out.len == 0 && r->in.len > 0 && r->in.len >= before)
        return -1; /* nothing read, nothing said: the stream is over, and it goes on */
    return said;
}
