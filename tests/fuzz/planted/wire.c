/* A fault put back: libwebsockets looks at the text by itself, which writes behind its buffer where
 * a piece of a long frame is not UTF-8 (see ws_end.c). The linker calls this in place of
 * lws_create_context(). */
#include <libwebsockets.h>

struct lws_context *__real_lws_create_context(const struct lws_context_creation_info *info);
struct lws_context *__wrap_lws_create_context(const struct lws_context_creation_info *info);

struct lws_context *__wrap_lws_create_context(const struct lws_context_creation_info *info)
{
    struct lws_context_creation_info changed = *info;

    changed.options |= LWS_SERVER_OPTION_VALIDATE_UTF8;
    return __real_lws_create_context(&changed);
}
