#include "wire/ws_end.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "base/mem.h"
#include "ocpp/scan.h"

/* Not in libwebsockets' public enum, but its place there is kept free for it. */
#define WRITE_CLOSE ((enum lws_write_protocol)4)

enum { REASON_MAX = 123 }; /* RFC 6455 5.5: a control frame holds 125 bytes, the code takes two */

struct ws_frame {
    struct ws_frame *next;
    size_t len;
    bool ping;
    unsigned char bytes[]; /* LWS_PRE of room, then the text */
};

void ws_end_init(struct ws_end *end, struct lws *wsi)
{
    *end = (struct ws_end){.wsi = wsi};
    end->last = &end->first;
}

static void drop_first(struct ws_end *end)
{
    struct ws_frame *f = end->first;

    end->first = f->next;
    if (!end->first)
        end->last = &end->first;
    end->queued--;
    end->queued_bytes -= f->len;
    free(f);
}

void ws_end_fini(struct ws_end *end)
{
    while (end->first)
        drop_first(end);
    free(end->rx);
    free(end->close_why);
    *end = (struct ws_end){.last = NULL};
}

static struct ws_frame *frame_new(const char *text, size_t len)
{
    struct ws_frame *f = mem_new(sizeof(*f) + LWS_PRE + len);

    f->len = len;
    memcpy(f->bytes + LWS_PRE, text, len);
    return f;
}

/* libwebsockets keeps by itself what the kernel does not take. */
static bool write_frame(struct ws_end *end, struct ws_frame *f)
{
    return lws_write(end->wsi, f->bytes + LWS_PRE, f->len,
                     f->ping ? LWS_WRITE_PING : LWS_WRITE_TEXT) >= (int)f->len;
}

static enum status put(struct ws_end *end, struct ws_frame *f)
{
    bool sent;

    if (end->opening || end->first || lws_partial_buffered(end->wsi)) {
        *end->last = f;
        end->last = &f->next;
        end->queued++;
        end->queued_bytes += f->len;
        if (!end->opening)
            lws_callback_on_writable(end->wsi);
        return S_OK;
    }
    sent = write_frame(end, f);
    free(f);
    if (!sent)
        ws_end_cut(end);
    return sent ? S_OK : S_SYSTEM;
}

enum status ws_end_send(struct ws_end *end, const char *text, size_t len)
{
    if (!end->wsi || end->close_code)
        return S_REFUSED;
    if (end->queued >= WS_END_QUEUED || end->queued_bytes + len > WS_END_QUEUED_BYTES)
        return S_FULL;
    return put(end, frame_new(text, len));
}

enum status ws_end_ping(struct ws_end *end)
{
    struct ws_frame *f;

    if (!end->wsi || end->close_code)
        return S_REFUSED;
    if (end->queued >= WS_END_QUEUED)
        return S_FULL;
    f = frame_new("", 0);
    f->ping = true;
    return put(end, f);
}

bool ws_end_behind(const struct ws_end *end)
{
    int unread = 0;

    return end->wsi && ioctl(lws_get_socket_fd(end->wsi), FIONREAD, &unread) == 0 && unread > 0;
}

/* libwebsockets 4.1 stalls where a compressed frame does not fit its buffers and has to go through
 * them in pieces: so they hold the longest frame. */
void ws_end_opened(struct ws_end *end)
{
    static const char deflate[] = "permessage-deflate";

    lws_set_extension_option(end->wsi, deflate, "rx_buf_size", "16");
    lws_set_extension_option(end->wsi, deflate, "tx_buf_size", "17");
    end->opening = false;
    if (end->first || end->close_code)
        lws_callback_on_writable(end->wsi);
}

/* RFC 6455 7.4: these only ever describe what happened. */
static bool may_be_sent(int code)
{
    return code >= 1000 && code < 5000 && code != 1005 && code != 1006 && code != 1015;
}

void ws_end_close(struct ws_end *end, int code, const char *why)
{
    if (!end->wsi || end->close_code)
        return;
    end->close_code = may_be_sent(code) ? code : LWS_CLOSE_STATUS_NORMAL;
    end->close_why = mem_text_n(why ? why : "", strnlen(why ? why : "", REASON_MAX));
    if (!end->opening)
        lws_callback_on_writable(end->wsi);
}

/* libwebsockets' own ways to kill either call back at once or wait for a timer that only a turn of
 * its loop would arm; a socket that is shut down is noticed in the next turn. */
void ws_end_cut(struct ws_end *end)
{
    if (end->wsi)
        shutdown(lws_get_socket_fd(end->wsi), SHUT_RDWR);
}

/* By hand: libwebsockets 4.1 takes a -1 from this callback for a broken socket and sends no close
 * frame of its own. */
static int write_close(struct ws_end *end)
{
    unsigned char bytes[LWS_PRE + 2 + REASON_MAX];
    size_t len = strlen(end->close_why);

    if (!end->close_sent) {
        end->close_sent = true;
        bytes[LWS_PRE] = (unsigned char)(end->close_code >> 8);
        bytes[LWS_PRE + 1] = (unsigned char)(end->close_code & 255);
        memcpy(bytes + LWS_PRE + 2, end->close_why, len);
        if (lws_write(end->wsi, bytes + LWS_PRE, len + 2, WRITE_CLOSE) < 0)
            return -1;
    }
    if (!lws_partial_buffered(end->wsi))
        return -1;
    lws_callback_on_writable(end->wsi);
    return 0;
}

void ws_end_leave(struct ws_end *end, bool goodbye)
{
    if (goodbye && end->wsi && !end->opening && !end->close_code && !end->first &&
        !lws_partial_buffered(end->wsi)) {
        end->close_code = LWS_CLOSE_STATUS_GOINGAWAY;
        end->close_why = mem_text("the story is over");
        write_close(end);
    }
    ws_end_cut(end);
}

int ws_end_writeable(struct ws_end *end)
{
    while (end->first && !lws_partial_buffered(end->wsi)) {
        bool sent = write_frame(end, end->first);

        drop_first(end);
        if (!sent)
            return -1;
    }
    if (end->first) {
        lws_callback_on_writable(end->wsi);
        return 0;
    }
    return end->close_code ? write_close(end) : 0;
}

/* RFC 6455 8.1. libwebsockets 4.1 checks by itself only where it is asked to, and then goes on to
 * write behind its buffer when a piece that fills it is none. */
static bool is_utf8(struct ws_end *end, bool whole)
{
    return scan_utf8_pieces(end->rx, end->rx_len, &end->rx_utf8, whole);
}

static void refuse(struct ws_end *end, int code, const char *why)
{
    ws_end_close(end, code, why);
    ws_end_read(end);
}

bool ws_end_receive(struct ws_end *end, const char *in, size_t len)
{
    bool whole = lws_is_final_fragment(end->wsi);

    if (lws_frame_is_binary(end->wsi)) {
        refuse(end, LWS_CLOSE_STATUS_UNACCEPTABLE_OPCODE, "text only");
        return false;
    }
    if (end->close_code)
        return false; /* we have said goodbye: deaf to what still comes */
    if (end->rx_len + len > WS_END_TEXT_MAX) {
        refuse(end, LWS_CLOSE_STATUS_MESSAGE_TOO_LARGE, "the message is too long");
        return false;
    }
    end->rx = mem_resize(end->rx, end->rx_len + len + 1, 1);
    if (len > 0)
        memcpy(end->rx + end->rx_len, in, len);
    end->rx_len += len;
    end->rx[end->rx_len] = 0;
    if (!is_utf8(end, whole)) {
        refuse(end, LWS_CLOSE_STATUS_INVALID_PAYLOAD, "this is not UTF-8");
        return false;
    }
    return whole;
}

void ws_end_read(struct ws_end *end)
{
    free(end->rx);
    end->rx = NULL;
    end->rx_len = end->rx_utf8 = 0;
}

bool ws_end_reason_is_text(const char *in, size_t len)
{
    size_t done = 0;

    return len <= 2 || scan_utf8_pieces(in + 2, len - 2, &done, true);
}
