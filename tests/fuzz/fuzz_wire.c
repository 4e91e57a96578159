/* Any bytes from a CSMS - its answer to the handshake, frames, pieces of them: the station's end of
 * the wire hands on nothing but text, tells of its end once, and leaves the heap whole.
 *
 * The first byte says what is sent (enum sent) and how the link is made, the second what the
 * station does with a text (enum does); frames() tells how the rest is read. Time is counted in
 * turns of the loop. The wire is made anew for each input, as it is for each story.
 */
/* decoder */
#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <event2/event.h>
#include <openssl/evp.h>
#include <sanitizer/lsan_interface.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include "link/wire.h"
#include "ocpp/scan.h"
#include "wire/wire_ws.h"
#include "wire/ws_end.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TURNS_MAX = 400, FRAMES_MAX = 64, TICK_US = 200 };

enum sent { SENT_frames, SENT_raw, SENT_handshake }; /* first byte, bits 0 and 1 */
enum made {                                          /* its other bits */
            MADE_offers_deflate = 4,
            MADE_selects_deflate = 8,
            MADE_no_subprotocol = 16,
            MADE_cut = 32 /* the story is over while the link is open */
};
enum does { DOES_answer = 1, DOES_ping = 2, DOES_close = 4, DOES_free = 8 };

struct bytes {
    const uint8_t *at, *end;
};

struct play {
    struct vclock *clk;
    struct loop *loop;
    struct event *tick; /* no wait of the loop is longer */
    struct wire *wire;
    struct wire_link *link; /* NULL: freed */
    bool opened, closed;
    int does;
    int fd; /* the CSMS's end; -1: not there yet */
};

static int next(struct bytes *b)
{
    return b->at < b->end ? *b->at++ : 0;
}

static int next2(struct bytes *b)
{
    int high = next(b);

    return high << 8 | next(b);
}

/* --- the station --- */

static void let_go(struct play *p)
{
    if (p->link)
        p->wire->ops->free(p->link);
    p->link = NULL;
}

static void opened(void *owner, const char *protocol)
{
    struct play *p = owner;

    assert(protocol && !p->opened && !p->closed && p->link);
    p->opened = true;
}

static void text(void *owner, const char *said, size_t len)
{
    static const char call[] = "[2,\"7\",\"Heartbeat\",{}]";
    struct play *p = owner;
    size_t done = 0;

    assert(p->opened && !p->closed && p->link && len <= WS_END_TEXT_MAX);
    assert(scan_utf8_pieces(said, len, &done, true) && said[len] == 0);
    if (p->does & DOES_answer)
        p->wire->ops->send(p->link, call, sizeof(call) - 1);
    if (p->does & DOES_ping)
        p->wire->ops->ping(p->link);
    if (p->does & DOES_close)
        p->wire->ops->close(p->link, 1000, "enough");
    if (p->does & DOES_free)
        let_go(p);
}

static void closed(void *owner, const struct wire_end *end)
{
    struct play *p = owner;

    assert(!p->closed && p->link && end->why);
    p->closed = true;
}

static void pong(void *owner)
{
    struct play *p = owner;

    assert(p->opened && !p->closed && p->link);
}

static void dial(struct play *p, int made)
{
    static const struct wire_handler handler = {opened, text, closed, pong};
    const struct wire_target target = {
        .station = "A", .protocol = "ocpp1.6", .compress = (made & MADE_offers_deflate) != 0};

    p->link = p->wire->ops->open(p->wire, &target, &handler, p);
}

/* --- the CSMS --- */

static int listener(uint16_t *port)
{
    static int fd = -1;
    static struct sockaddr_in at = {.sin_family = AF_INET};
    socklen_t len = sizeof(at);

    if (fd < 0) {
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        assert(fd >= 0 && bind(fd, (struct sockaddr *)&at, len) == 0 && listen(fd, 8) == 0 &&
               getsockname(fd, (struct sockaddr *)&at, &len) == 0);
    }
    *port = ntohs(at.sin_port);
    return fd;
}

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
    (void)fd, (void)what, (void)arg;
}

static void turn(struct play *p)
{
    char heard[4096];

    loop_turn(p->loop, vclock_now_ms(p->clk), 0);
    while (p->opened && recv(p->fd, heard, sizeof(heard), MSG_DONTWAIT) > 0)
        continue;
}

static void say(struct play *p, const uint8_t *bytes, size_t len, size_t piece)
{
    for (int turns = 0; len > 0 && turns < TURNS_MAX && !p->closed; turns++) {
        ssize_t n = send(p->fd, bytes, len < piece ? len : piece, MSG_DONTWAIT | MSG_NOSIGNAL);

        if (n < 0 && errno != EAGAIN && errno != EINTR)
            return;
        bytes += n > 0 ? n : 0;
        len -= n > 0 ? (size_t)n : 0;
        turn(p);
    }
}

/* Takes the call and the request. @return what proves that its key was read */
static char *take_call(struct play *p, int fd, char proof[64])
{
    static const char name[] = "Sec-WebSocket-Key: ",
                      guid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    char request[4096] = "", key[128];
    unsigned char sha1[EVP_MAX_MD_SIZE];
    size_t len = 0;

    for (int turns = 0; turns < TURNS_MAX && !strstr(request, "\r\n\r\n"); turns++) {
        ssize_t n;

        turn(p);
        if (p->fd < 0)
            p->fd = accept4(fd, NULL, NULL, SOCK_CLOEXEC);
        n = p->fd < 0 ? 0 : recv(p->fd, request + len, sizeof(request) - 1 - len, MSG_DONTWAIT);
        len += n > 0 ? (size_t)n : 0;
    }
    assert(strstr(request, name) && strstr(request, "\r\n\r\n"));
    snprintf(key, sizeof(key), "%.24s%s", strstr(request, name) + strlen(name), guid);
    EVP_Digest(key, strlen(key), sha1, NULL, EVP_sha1(), NULL);
    EVP_EncodeBlock((unsigned char *)proof, sha1, 20);
    return proof;
}

static void shake_hands(struct play *p, const char *proof, int made)
{
    char head[512];
    int n = snprintf(
        head, sizeof(head),
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n%s%s\r\n",
        proof, made & MADE_no_subprotocol ? "" : "Sec-WebSocket-Protocol: ocpp1.6\r\n",
        made & MADE_selects_deflate ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "");

    say(p, (uint8_t *)head, (size_t)n, sizeof(head));
}

/* The input is the answer to the handshake, in which % stands for the proof. */
static void any_handshake(struct play *p, struct bytes *b, const char *proof)
{
    static const size_t pieces[] = {100000, 1, 50, 4096};
    size_t piece = pieces[next(b) % 4], len = 0;
    uint8_t head[16384];

    for (; b->at < b->end && len < sizeof(head) - 64; b->at++) {
        if (*b->at != '%')
            head[len++] = *b->at;
        else
            len += (size_t)snprintf((char *)head + len, 64, "%s", proof);
    }
    say(p, head, len, piece);
}

static void raw(struct play *p, struct bytes *b)
{
    while (b->at < b->end) {
        size_t len = (size_t)next(b) * 4 + 1, left = (size_t)(b->end - b->at);

        len = len < left ? len : left;
        say(p, b->at, len, len + 1);
        b->at += len;
    }
}

static size_t deflated(uint8_t *to, size_t room, const uint8_t *from, size_t len)
{
    z_stream z = {.next_in = (z_const uint8_t *)(uintptr_t)from,
                  .avail_in = (uInt)len,
                  .next_out = to,
                  .avail_out = (uInt)room};

    deflateInit2(&z, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    deflate(&z, Z_SYNC_FLUSH);
    deflateEnd(&z);
    len = room - z.avail_out;
    return len >= 4 ? len - 4 : len; /* RFC 7692 7.2.1 */
}

/* A frame is: the first byte of its head as it stands; a byte that says how (below); a length.
 *   bits 0, 1  the payload is 0, 1: the next bytes of the input; 2: as many letters as the length
 *              says, with one other byte somewhere; 3: those, compressed
 *   bit 2      it is masked (with 0), as nothing from a server may be
 *   bits 3, 4  how the length is written: 0, 1 as short as can be, 2 with 16 bits, 3 with 64
 *   bits 5-7   in which pieces it is sent */
static void frame(struct play *p, struct bytes *b)
{
    static const size_t pieces[8] = {200000, 1 << 12, 512, 513, 511, 127, 16, 3};
    static uint8_t room[14 + 65536 + 1024], letters[65536];
    int first = next(b), how = next(b), form = how >> 3 & 3;
    size_t len = how & 2 ? (size_t)next2(b) : (size_t)next(b), at = 0, claimed;
    const uint8_t *payload = b->at;

    if (how & 2) {
        memset(letters, 'x', len);
        if (len > 0) {
            size_t where = (size_t)next2(b) % len;

            letters[where] = (uint8_t)next(b);
        }
        payload = letters;
    } else {
        len = len < (size_t)(b->end - b->at) ? len : (size_t)(b->end - b->at);
        b->at += len;
    }
    if ((how & 3) == 3)
        len = deflated(room + 14, sizeof(room) - 14, payload, len);
    else
        memcpy(room + 14, payload, len);
    /* the head, written before its payload from behind */
    claimed = len;
    at = 14;
    if (how & 4) {
        at -= 4;
        memset(room + at, 0, 4);
    }
    if (form == 3 || claimed > 65535)
        for (int i = 0; i < 8; i++, claimed >>= 8)
            room[--at] = (uint8_t)claimed;
    else if (form == 2 || claimed > 125)
        for (int i = 0; i < 2; i++, claimed >>= 8)
            room[--at] = (uint8_t)claimed;
    room[at - 1] = (uint8_t)((how & 4 ? 128 : 0) | (form == 3 || len > 65535 ? 127
                                                    : form == 2 || len > 125 ? 126
                                                                             : (int)len));
    room[at - 2] = (uint8_t)first;
    at -= 2;
    say(p, room + at, 14 + len - at, pieces[how >> 5]);
}

static void frames(struct play *p, struct bytes *b)
{
    for (int n = 0; n < FRAMES_MAX && b->at < b->end && !p->closed; n++)
        frame(p, b);
}

/* --- one input --- */

static void begin(struct play *p, uint16_t port)
{
    static const struct timeval tick = {0, TICK_US};
    char url[64], *why = NULL;

    p->clk = vclock_new(0);
    p->loop = loop_new(p->clk, 0);
    p->tick = event_new(loop_base(p->loop), -1, EV_PERSIST, on_tick, NULL);
    event_add(p->tick, &tick);
    snprintf(url, sizeof(url), "ws://127.0.0.1:%d/ocpp/{station}", port);
    p->wire = wire_ws_new(p->loop, p->clk, url, 1000, &why);
    assert(p->wire && !why);
}

/* The CSMS says no more: the station hears of the end, unless it left or the story is over. */
static void end(struct play *p, bool cut)
{
    struct linger at_once = {1, 0};

    shutdown(p->fd, SHUT_WR);
    for (int turns = 0; turns < TURNS_MAX && p->link && !p->closed && !cut; turns++)
        turn(p);
    assert(cut || !p->link || p->closed);
    setsockopt(p->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
    close(p->fd);
    let_go(p);
    wire_ws_free(p->wire);
    event_free(p->tick);
    loop_free(p->loop);
    vclock_free(p->clk);
}

/* libwebsockets 4.1 leaks the state of an extension that it knows where it refuses the rest of the
 * answer, and nobody is asked between the two. */
static bool may_leak(const uint8_t *data, size_t size)
{
    static const char known[] = "permessage-deflate";

    return size > 0 && data[0] % 4 == SENT_handshake &&
           memmem(data, size, known, sizeof(known) - 1);
}

static void play(const uint8_t *data, size_t size)
{
    struct bytes b = {data, data + size};
    int made = next(&b);
    struct play p = {.does = next(&b), .fd = -1};
    char proof[64];
    uint16_t port;
    int fd = listener(&port);

    begin(&p, port);
    dial(&p, made);
    take_call(&p, fd, proof);
    if (made % 4 != SENT_handshake)
        shake_hands(&p, proof, made);
    if (made % 4 == SENT_handshake)
        any_handshake(&p, &b, proof);
    else if (made % 4 == SENT_raw)
        raw(&p, &b);
    else
        frames(&p, &b);
    end(&p, (made & MADE_cut) != 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool leaks = may_leak(data, size);

    if (leaks)
        __lsan_disable();
    play(data, size);
    if (leaks)
        __lsan_enable();
    return 0;
}
