/* title: stations and the server meet over WebSocket on one virtual clock */
#include <criterion/criterion.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "server/server.h"
#include "wire/wire_ws.h"

/* A stack that echoes, so that wire and server are tested alone. */
struct refstack {
    char story[4000];
    int answer_status;
    const char *greeting; /* said from inside refstack_open() */
    struct refstack_conn *conn;
    int conns, echoed;
};

struct refstack_conn {
    struct refstack *rs;
    const struct refstack_peer *peer;
    void *ctx;
};

static void tell(struct refstack *rs, const char *who, const char *what)
{
    size_t n = strlen(rs->story);

    snprintf(rs->story + n, sizeof(rs->story) - n, "%s %.60s\n", who, what);
}

const char *refstack_protocol(struct refstack *rs, const char *station, const char *offered)
{
    (void)rs;
    (void)station;
    return offered && strstr(offered, "ocpp1.6") ? "ocpp1.6" : NULL;
}

struct refstack_conn *refstack_open(struct refstack *rs, const struct refstack_caller *caller,
                                    const struct refstack_peer *peer, void *ctx, int *http_status)
{
    tell(rs, "stack < open", caller->station);
    if (caller->user)
        tell(rs, caller->user, caller->password);
    *http_status = rs->answer_status;
    if (rs->answer_status != 101)
        return NULL;
    if (rs->greeting)
        peer->send(ctx, rs->greeting, strlen(rs->greeting));
    rs->conn = mem_new(sizeof(*rs->conn));
    *rs->conn = (struct refstack_conn){rs, peer, ctx};
    rs->conns++;
    return rs->conn;
}

void refstack_text(struct refstack_conn *conn, const char *text, size_t len)
{
    cr_expect_eq(strlen(text), len);
    conn->rs->echoed++;
    if (strcmp(text, "hang up") == 0)
        conn->peer->close(conn->ctx, 1001, "going away");
    else
        conn->peer->send(conn->ctx, text, len);
}

void refstack_closed(struct refstack_conn *conn)
{
    tell(conn->rs, "stack <", "closed");
    conn->rs->conns--;
    conn->rs->conn = NULL;
    free(conn);
}

int refstack_request(struct refstack *rs, const char *method, const char *path, const cJSON *body,
                     cJSON **answer)
{
    tell(rs, method, path);
    *answer = cJSON_CreateObject();
    cJSON_AddBoolToObject(*answer, "body", body != NULL);
    return 200;
}

void refstack_watch_refusals(struct refstack *rs,
                             void (*fn)(void *ctx, const char *station, const char *why), void *ctx)
{
    (void)rs, (void)fn, (void)ctx;
}

struct station {
    struct fixture *f;
    struct wire_link *link;
    int heard;
    size_t heard_bytes;
    bool quiet;
};

struct fixture {
    struct vclock *clk;
    struct loop *loop;
    struct refstack rs;
    struct server *server;
    struct wire *wire;
    struct station station;
};

static void on_opened(void *owner, const char *protocol)
{
    struct station *s = owner;

    if (!s->quiet)
        tell(&s->f->rs, "station < opened", protocol);
}

static void on_text(void *owner, const char *text, size_t len)
{
    struct station *s = owner;

    cr_expect_eq(strlen(text), len);
    s->heard++;
    s->heard_bytes += len;
    if (!s->quiet)
        tell(&s->f->rs, "station <", text);
    if (strcmp(text, "free me") == 0) {
        s->f->wire->ops->free(s->link);
        s->link = NULL;
    }
}

static void on_closed(void *owner, const struct wire_end *end)
{
    struct station *s = owner;
    char line[200];

    snprintf(line, sizeof(line), "closed by %s %d %s", wire_ender_name(end->by), end->code,
             end->why);
    if (!s->quiet)
        tell(&s->f->rs, "station <", line);
}

static void on_pong(void *owner)
{
    tell(&((struct station *)owner)->f->rs, "station <", "pong");
}

static void begin(struct fixture *f)
{
    struct server_config config = {.host = "127.0.0.1"};
    char *why = NULL, *url;

    *f = (struct fixture){.rs = {.answer_status = 101}};
    f->clk = vclock_new(0);
    f->loop = loop_new(f->clk, 0);
    f->server = server_new(f->loop, &f->rs, &config, &why);
    cr_assert(f->server, "%s", why);
    url = mem_printf("ws://127.0.0.1:%d/ocpp/{station}", server_port(f->server));
    f->wire = wire_ws_new(f->loop, f->clk, url, 2000, &why);
    cr_assert(f->wire, "%s", why);
    free(url);
}

static struct wire_link *dial(struct fixture *f, struct station *s, const char *id,
                              const char *protocol)
{
    static const struct wire_handler handler = {
        .opened = on_opened, .text = on_text, .closed = on_closed, .pong = on_pong};
    struct wire_target target = {id, protocol, id, "s:cret", 6, 0, NULL, false};

    s->f = f;
    return s->link = f->wire->ops->open(f->wire, &target, &handler, s);
}

/* Turns the loop until all is quiet; the clock must not move meanwhile. */
static void settle(struct fixture *f)
{
    int64_t before = vclock_now_ms(f->clk);

    while (loop_turn(f->loop, before, 20) != LOOP_idle)
        cr_assert_lt(loop_wall_us(f->loop), 3000000, "it never settles");
}

static void end(struct fixture *f)
{
    wire_ws_free(f->wire);
    server_free(f->server);
    cr_expect_eq(f->rs.conns, 0, "the stack was told of every end");
    cr_expect_eq(vclock_holds(f->clk), 0);
    loop_free(f->loop);
    vclock_free(f->clk);
}

static void say(struct fixture *f, const char *text)
{
    cr_expect_eq(f->wire->ops->send(f->station.link, text, strlen(text)), S_OK);
}

Test(wire_ws, frames_go_and_come_and_the_link_closes_politely)
{
    struct fixture f;

    begin(&f);
    dial(&f, &f.station, "CP 1%", "ocpp1.6");
    cr_expect_eq(f.wire->ops->send(f.station.link, "x", 1), S_REFUSED, "not open yet");
    settle(&f);
    say(&f, "one");
    say(&f, "two");
    settle(&f);
    f.wire->ops->close(f.station.link, 1000, "done");
    settle(&f);
    cr_expect(strstr(f.rs.story, "stack < open CP 1%\nCP 1% s:cret\nstation < opened ocpp1.6\n"
                                 "station < one\nstation < two\n"),
              "%s", f.rs.story);
    cr_expect(strstr(f.rs.story, "stack < closed\n"), "%s", f.rs.story);
    cr_expect(strstr(f.rs.story, "station < closed by station 1000 done\n"), "%s", f.rs.story);
    end(&f);
}

Test(wire_ws, a_ping_comes_back_as_a_pong_and_holds_the_clock_until_then)
{
    struct fixture f;

    begin(&f);
    dial(&f, &f.station, "CP-1", "ocpp1.6");
    cr_expect_eq(f.wire->ops->ping(f.station.link), S_REFUSED, "not open yet");
    settle(&f);
    cr_expect_eq(f.wire->ops->ping(f.station.link), S_OK);
    cr_expect_eq(vclock_holds(f.clk), 1);
    settle(&f);
    cr_expect(strstr(f.rs.story, "station < pong\n"), "%s", f.rs.story);
    cr_expect_null(strstr(f.rs.story, "stack < \n"), "%s", f.rs.story);
    cr_expect_eq(vclock_holds(f.clk), 0);
    end(&f);
}

/* What the other end sent lies in the socket until the loop turns. */
Test(wire_ws, a_link_is_behind_until_it_has_read_what_came)
{
    static const char call[] = "[2,\"9\",\"Reset\",{}]";
    struct fixture f;
    bool was_behind = false;

    begin(&f);
    dial(&f, &f.station, "CP-1", "ocpp1.6");
    cr_expect_not(f.wire->ops->behind(f.station.link), "not open yet");
    settle(&f);
    cr_expect_not(f.wire->ops->behind(f.station.link));
    f.rs.conn->peer->send(f.rs.conn->ctx, call, strlen(call));
    for (int turns = 0; turns < 1000 && f.station.heard < 1; turns++) {
        was_behind = was_behind || f.wire->ops->behind(f.station.link);
        loop_turn(f.loop, 0, 0);
    }
    cr_expect_eq(f.station.heard, 1);
    cr_expect(was_behind);
    cr_expect_not(f.wire->ops->behind(f.station.link));
    end(&f);
}

Test(wire_ws, what_is_said_during_the_handshake_arrives_after_it)
{
    struct fixture f;

    begin(&f);
    f.rs.greeting = "hello";
    dial(&f, &f.station, "CP-1", "ocpp1.6");
    settle(&f);
    cr_expect_str_eq(f.rs.story, "stack < open CP-1\nCP-1 s:cret\nstation < opened ocpp1.6\n"
                                 "station < hello\n");
    end(&f);
}

Test(wire_ws, a_refusal_arrives_as_closed_with_the_http_status)
{
    static const int statuses[] = {401, 404};

    for (size_t i = 0; i < 2; i++) {
        struct fixture f;
        char line[200];

        begin(&f);
        f.rs.answer_status = statuses[i];
        dial(&f, &f.station, "CP-1", "ocpp1.6");
        settle(&f);
        snprintf(
            line, sizeof(line),
            "stack < open CP-1\nCP-1 s:cret\nstation < closed by csms %d the server refused the "
            "handshake with HTTP st",
            statuses[i]);
        cr_expect_eq(strncmp(f.rs.story, line, strlen(line) - 9), 0, "%s", f.rs.story);
        end(&f);
    }
}

Test(wire_ws, without_a_common_subprotocol_it_opens_and_closes_at_once)
{
    struct fixture f;

    begin(&f);
    dial(&f, &f.station, "CP-1", "ocpp2.0.1");
    settle(&f);
    cr_expect_str_eq(
        f.rs.story,
        "station < opened \nstation < closed by csms 1002 the CSMS closes without a reason\n");
    end(&f);
}

Test(wire_ws, several_subprotocols_offered_one_is_chosen)
{
    struct fixture f;

    begin(&f);
    dial(&f, &f.station, "CP-1", "ocpp2.0.1, ocpp1.6");
    settle(&f);
    cr_expect(strstr(f.rs.story, "station < opened ocpp1.6\n"), "%s", f.rs.story);
    end(&f);
}

Test(wire_ws, the_stack_hangs_up)
{
    struct fixture f;

    begin(&f);
    dial(&f, &f.station, "CP-1", "ocpp1.6");
    settle(&f);
    f.rs.story[0] = 0;
    say(&f, "hang up");
    settle(&f);
    cr_expect(strstr(f.rs.story, "station < closed by csms 1001 going away\n"), "%s", f.rs.story);
    cr_expect_eq(f.rs.conns, 0);
    cr_expect_eq(f.wire->ops->send(f.station.link, "x", 1), S_REFUSED);
    end(&f);
}

Test(wire_ws, a_cut_link_is_silent_for_the_station_and_ends_for_the_stack)
{
    struct fixture f;

    begin(&f);
    dial(&f, &f.station, "CP-1", "ocpp1.6");
    settle(&f);
    f.rs.story[0] = 0;
    f.wire->ops->free(f.station.link);
    cr_expect_gt(vclock_holds(f.clk), 0, "until the stack has noticed");
    settle(&f);
    cr_expect_str_eq(f.rs.story, "stack < closed\n");
    end(&f);
}

Test(wire_ws, a_station_may_free_its_link_from_inside_a_callback)
{
    struct fixture f;

    begin(&f);
    dial(&f, &f.station, "CP-1", "ocpp1.6");
    settle(&f);
    say(&f, "free me");
    settle(&f);
    cr_expect_null(f.station.link);
    cr_expect_eq(f.rs.conns, 0);
    end(&f);
}

Test(wire_ws, a_station_may_free_or_close_a_link_that_is_still_dialing)
{
    for (int close = 0; close < 2; close++) {
        struct fixture f;

        begin(&f);
        dial(&f, &f.station, "CP-1", "ocpp1.6");
        if (close)
            f.wire->ops->close(f.station.link, 1000, "never mind");
        else
            f.wire->ops->free(f.station.link);
        settle(&f);
        cr_expect_null(strstr(f.rs.story, "opened"), "%s", f.rs.story);
        cr_expect_eq(strstr(f.rs.story, "closed by station 1000 never mind") != NULL, close == 1);
        cr_expect_eq(f.rs.conns, 0);
        end(&f);
    }
}

Test(wire_ws, long_text_is_put_together_and_too_long_text_ends_the_link)
{
    struct fixture f;
    size_t most = 64 << 10;
    char *text = mem_new(most + 1);

    begin(&f);
    dial(&f, &f.station, "CP-1", "ocpp1.6");
    f.station.quiet = true;
    settle(&f);
    memset(text, 'a', most + 1);
    text[most] = 0;
    cr_expect_eq(f.wire->ops->send(f.station.link, text, most), S_OK);
    settle(&f);
    cr_expect_eq(f.station.heard_bytes, most);
    text[most] = 'a';
    f.station.quiet = false;
    cr_expect_eq(f.wire->ops->send(f.station.link, text, most + 1), S_OK);
    settle(&f);
    cr_expect(strstr(f.rs.story, "closed by csms 1009"), "%s", f.rs.story);
    end(&f);
    free(text);
}

Test(wire_ws, many_frames_at_once_arrive_in_order_or_the_queue_is_full)
{
    struct fixture f;
    char text[2000];
    int sent = 0;

    memset(text, 'b', sizeof(text));
    begin(&f);
    dial(&f, &f.station, "CP-1", "ocpp1.6");
    f.station.quiet = true;
    settle(&f);
    while (sent < 100000 && f.wire->ops->send(f.station.link, text, sizeof(text)) == S_OK)
        sent++;
    cr_expect(sent > 256 && sent < 100000, "%d", sent);
    settle(&f);
    cr_expect_eq(f.rs.echoed, sent);
    end(&f);
}

Test(wire_ws, frames_under_way_hold_the_clock)
{
    struct fixture f;

    begin(&f);
    dial(&f, &f.station, "CP-1", "ocpp1.6");
    cr_expect_eq(vclock_holds(f.clk), 1, "the handshake");
    settle(&f);
    cr_expect_eq(vclock_holds(f.clk), 0);
    say(&f, "one");
    cr_expect_eq(vclock_holds(f.clk), 1);
    f.rs.conn->peer->send(f.rs.conn->ctx, "two", 3);
    cr_expect_eq(vclock_holds(f.clk), 2);
    settle(&f);
    cr_expect_eq(f.station.heard, 2);
    end(&f);
}

Test(wire_ws, nobody_there_arrives_as_closed)
{
    struct fixture f;
    char *why, *url;
    struct wire *nowhere;
    static const struct wire_handler handler = {
        .opened = on_opened, .text = on_text, .closed = on_closed};
    struct wire_target target = {.station = "CP-1", .protocol = "ocpp1.6"};

    begin(&f);
    f.station.f = &f;
    url = mem_printf("ws://127.0.0.1:1/x");
    nowhere = wire_ws_new(f.loop, f.clk, url, 100, &why);
    cr_assert(nowhere);
    nowhere->ops->open(nowhere, &target, &handler, &f.station);
    cr_expect_str_eq(f.rs.story, "", "never from inside the call");
    settle(&f);
    cr_expect_eq(
        strncmp(f.rs.story, "station < closed by nobody 0 the server cannot be reached", 54), 0,
        "%s", f.rs.story);
    wire_ws_free(nowhere);
    free(url);
    end(&f);
}

/* A server that completes nothing: what an external CSMS that never answers looks like. */
Test(wire_ws, a_foreign_server_that_never_answers_holds_the_clock_for_its_time_and_no_longer)
{
    struct fixture f;
    char *why, *url;
    struct wire *wire;
    struct wire_link *link;
    static const struct wire_handler handler = {
        .opened = on_opened, .text = on_text, .closed = on_closed};
    struct wire_target target = {.station = "CP-1", .protocol = "ocpp1.6"};
    static const char call[] = "[2,\"17\",\"Heartbeat\",{}]";
    static const char answer[] = "[3,\"17\",{}]";
    static const char other[] = "[3,\"18\",{}]";

    begin(&f);
    f.station = (struct station){.f = &f, .quiet = true};
    url = mem_printf("ws://127.0.0.1:%d/ocpp", server_port(f.server));
    server_free(f.server); /* made again: the wire must not know that it is ours */
    struct server_config config = {.host = "127.0.0.1"};
    f.server = NULL;
    wire = wire_ws_new(f.loop, f.clk, url, 150, &why);
    sscanf(url, "ws://127.0.0.1:%d", &config.port);
    f.server = server_new(f.loop, &f.rs, &config, &why);
    cr_assert(f.server, "%s", why);
    link = wire->ops->open(wire, &target, &handler, &f.station);
    settle(&f);
    cr_expect_eq(wire->ops->send(link, call, strlen(call)), S_OK);
    cr_expect_eq(vclock_holds(f.clk), 1);
    while (f.station.heard < 1) /* its echo, which is no answer */
        loop_turn(f.loop, 0, 0);
    f.rs.conn->peer->send(f.rs.conn->ctx, other, strlen(other));
    while (f.station.heard < 2)
        loop_turn(f.loop, 0, 0);
    cr_expect_eq(vclock_holds(f.clk), 1, "an answer to something else");
    f.rs.conn->peer->send(f.rs.conn->ctx, answer, strlen(answer));
    while (f.station.heard < 3)
        loop_turn(f.loop, 0, 0);
    cr_expect_eq(vclock_holds(f.clk), 0, "answered");
    cr_expect_eq(wire->ops->send(link, call, strlen(call)), S_OK);
    int64_t since = loop_wall_us(f.loop);
    settle(&f);
    cr_expect_geq(loop_wall_us(f.loop) - since, 149000);
    cr_expect_eq(vclock_holds(f.clk), 0, "patience is over");
    wire_ws_free(wire);
    free(url);
    end(&f);
}

Test(wire_ws, two_hundred_stations_talk_at_once)
{
    enum { STATIONS = 200, FRAMES = 50 };
    struct fixture f;
    struct station *stations = mem_new(STATIONS * sizeof(*stations));

    begin(&f);
    for (int i = 0; i < STATIONS; i++) {
        char id[20];

        snprintf(id, sizeof(id), "CP-%d", i);
        stations[i].quiet = true;
        dial(&f, &stations[i], id, "ocpp1.6");
    }
    settle(&f);
    cr_expect_eq(f.rs.conns, STATIONS);
    for (int k = 0; k < FRAMES; k++) {
        for (int i = 0; i < STATIONS; i++)
            cr_expect_eq(f.wire->ops->send(stations[i].link, "tick", 4), S_OK);
        settle(&f);
    }
    for (int i = 0; i < STATIONS; i++)
        cr_expect_eq(stations[i].heard, FRAMES, "station %d", i);
    end(&f);
    free(stations);
}

/* Only who asked for compression needs one; 64 KiB for each of a thousand stations add up. */
Test(wire_ws, stations_without_compression_cost_no_buffer_for_a_whole_message)
{
    enum { STATIONS = 100 };
    struct fixture f;
    struct station stations[STATIONS] = {0};
    size_t before, after;

    begin(&f);
    before = mallinfo2().uordblks;
    for (int i = 0; i < STATIONS; i++) {
        char id[20];

        snprintf(id, sizeof(id), "CP-%d", i);
        stations[i].quiet = true;
        dial(&f, &stations[i], id, "ocpp1.6");
    }
    settle(&f);
    after = mallinfo2().uordblks;
    cr_expect_eq(f.rs.conns, STATIONS);
    cr_expect_lt(after - before, (size_t)STATIONS * 32768, "%zu bytes a station",
                 (after - before) / STATIONS);
    end(&f);
}

Test(server, a_port_in_use_is_a_sentence)
{
    struct fixture f;
    struct server_config config = {.host = "127.0.0.1"};
    char *why = NULL;

    begin(&f);
    config.port = server_port(f.server);
    cr_expect_null(server_new(f.loop, &f.rs, &config, &why));
    cr_expect(why && strstr(why, "in use"), "%s", why);
    free(why);
    end(&f);
}

Test(server, without_a_token_it_serves_the_loopback_only)
{
    struct fixture f;
    struct server_config config = {.host = "0.0.0.0"};
    char *why = NULL;

    begin(&f);
    cr_expect_null(server_new(f.loop, &f.rs, &config, &why));
    cr_expect(why && strstr(why, "token"), "%s", why);
    free(why);
    end(&f);
}
