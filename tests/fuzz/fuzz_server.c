/* Any bytes on the server's port - HTTP requests, handshakes, WebSocket frames: the server lives on
 * and lets go of the connection. */
#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fixture/fuzz_stack.h"
#include "server/server.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Made once: a port is not found and bound for each input. */
struct host {
    struct vclock *clk; /* of the loop; that of the stack is another */
    struct loop *loop;
    struct refstack *rs;
    struct server *server;
};

static struct host *host(void)
{
    static struct host h;
    const struct server_config config = {.host = "127.0.0.1", .port = 0};
    char *why = NULL;

    if (h.server)
        return &h;
    h.clk = vclock_new(FUZZ_START_MS);
    h.loop = loop_new(h.clk, 0);
    h.rs = fuzz_stack();
    h.server = server_new(h.loop, h.rs, &config, &why);
    assert(h.server && !why);
    fuzz_stack_ask(h.rs, "POST", "/api/csms/stations",
                   "{\"station\":\"A\",\"protocol\":\"ocpp1.6\"}", 201);
    return &h;
}

/* A socket at another address of the loopback each time: a single one runs out of ports within
 * seconds. */
static int socket_somewhere(void)
{
    static uint32_t made;
    struct sockaddr_in from = {.sin_family = AF_INET};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + made++ % 50000);
    assert(fd >= 0 && bind(fd, (struct sockaddr *)&from, sizeof(from)) == 0);
    return fd;
}

static int dial(int port)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int fd = socket_somewhere();

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    while (connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0) {
        /* a port that was just in use, or libFuzzer's own clock rang meanwhile */
        assert(errno == EADDRNOTAVAIL || errno == EINTR);
        close(fd);
        fd = socket_somewhere();
    }
    return fd;
}

/* Serves until the server has closed its end, at most a few turns. */
static void serve(struct host *h, int fd)
{
    char answer[4096];
    ssize_t n = -1;

    for (int turns = 0; turns < 50 && n != 0; turns++) {
        loop_turn(h->loop, vclock_now_ms(h->clk), turns < 4 ? 0 : 1);
        while ((n = recv(fd, answer, sizeof(answer), MSG_DONTWAIT)) > 0)
            turns = 0;
        if (n < 0 && turns == 3)
            shutdown(fd, SHUT_WR);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct host *h = host();
    struct linger at_once = {1, 0};
    int fd = dial(server_port(h->server));

    if (send(fd, data, size > 60000 ? 60000 : size, MSG_NOSIGNAL) >= 0)
        serve(h, fd);
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
    close(fd);
    loop_turn(h->loop, vclock_now_ms(h->clk), 0);
    return 0;
}
