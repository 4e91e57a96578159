/* title: the in-process wire carries frames in order on the virtual clock */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "wire/wire_mem.h"

/* A stack that echoes, so that the wire is tested alone. */
struct refstack {
    char story[2000];
    struct vclock *clk;
    int answer_status;
    struct refstack_conn *conn;
};

struct refstack_conn {
    struct refstack *rs;
    const struct refstack_peer *peer;
    void *ctx;
};

static void tell(struct refstack *rs, const char *who, const char *what)
{
    size_t n = strlen(rs->story);

    snprintf(rs->story + n, sizeof(rs->story) - n, "[%d] %s %s\n", (int)vclock_now_ms(rs->clk), who,
             what);
}

const char *refstack_selects(const struct refstack *rs, const char *protocol)
{
    (void)rs;
    return protocol;
}

bool refstack_pongs(const struct refstack *rs)
{
    (void)rs;
    return true;
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
    rs->conn = mem_new(sizeof(*rs->conn));
    *rs->conn = (struct refstack_conn){rs, peer, ctx};
    return rs->conn;
}

void refstack_text(struct refstack_conn *conn, const char *text, size_t len)
{
    tell(conn->rs, "stack <", text);
    if (strcmp(text, "hang up") == 0)
        conn->peer->close(conn->ctx, 1001, "going away");
    else
        conn->peer->send(conn->ctx, text, len);
}

void refstack_closed(struct refstack_conn *conn)
{
    tell(conn->rs, "stack <", "closed");
    conn->rs->conn = NULL;
    free(conn);
}

struct fixture {
    struct refstack rs;
    struct wire *wire;
    struct wire_link *link;
    const char *free_at; /* the station frees its link when it hears this */
};

static void heard(struct fixture *f, const char *what)
{
    tell(&f->rs, "station <", what);
    if (f->free_at && strcmp(f->free_at, what) == 0) {
        f->wire->ops->free(f->link);
        f->link = NULL;
    }
}

static void on_opened(void *owner, const char *protocol)
{
    heard(owner, protocol);
}

static void on_text(void *owner, const char *text, size_t len)
{
    cr_expect_eq(strlen(text), len);
    heard(owner, text);
}

static void on_closed(void *owner, const struct wire_end *end)
{
    char line[200];

    snprintf(line, sizeof(line), "closed by %s %d %s", wire_ender_name(end->by), end->code,
             end->why);
    heard(owner, line);
}

static void on_pong(void *owner)
{
    heard(owner, "pong");
}

static void dial(struct fixture *f, const char *protocol, const char *free_at)
{
    static const struct wire_handler handler = {
        .opened = on_opened, .text = on_text, .closed = on_closed, .pong = on_pong};
    struct wire_target target = {"CP-1", protocol, "CP-1", "secret", 6, 0, NULL, false};

    *f = (struct fixture){.free_at = free_at};
    f->rs.clk = vclock_new(0);
    f->rs.answer_status = 101;
    f->wire = wire_mem_new(f->rs.clk, &f->rs);
    f->link = f->wire->ops->open(f->wire, &target, &handler, f);
}

static void run(struct fixture *f)
{
    while (vclock_step(f->rs.clk, vclock_now_ms(f->rs.clk) + 1000))
        ;
}

static void end(struct fixture *f)
{
    if (f->link)
        f->wire->ops->free(f->link);
    wire_mem_free(f->wire);
    cr_expect_null(f->rs.conn, "the stack was told of every end");
    vclock_free(f->rs.clk);
}

static void expect_story(const struct fixture *f, const char *story)
{
    cr_expect_str_eq(f->rs.story, story);
}

static void send(struct fixture *f, const char *text)
{
    cr_expect_eq(f->wire->ops->send(f->link, text, strlen(text)), S_OK);
}

Test(wire_mem, frames_arrive_in_order_after_the_latency)
{
    struct fixture f;

    dial(&f, "ocpp1.6", NULL);
    cr_expect_eq(f.wire->ops->send(f.link, "x", 1), S_REFUSED, "not open yet");
    run(&f);
    send(&f, "one");
    send(&f, "two");
    run(&f);
    f.wire->ops->close(f.link, 1000, "done");
    run(&f);
    expect_story(&f, "[20] stack < open CP-1\n[20] CP-1 secret\n[40] station < ocpp1.6\n"
                     "[1060] stack < one\n[1060] stack < two\n"
                     "[1080] station < one\n[1080] station < two\n"
                     "[2100] stack < closed\n[2120] station < closed by station 1000 done\n");
    end(&f);
}

Test(wire_mem, a_ping_comes_back_as_a_pong_and_the_stack_hears_nothing_of_it)
{
    struct fixture f;

    dial(&f, "ocpp1.6", NULL);
    cr_expect_eq(f.wire->ops->ping(f.link), S_REFUSED, "not open yet");
    run(&f);
    cr_expect_eq(f.wire->ops->ping(f.link), S_OK);
    run(&f);
    expect_story(&f, "[20] stack < open CP-1\n[20] CP-1 secret\n[40] station < ocpp1.6\n"
                     "[1080] station < pong\n");
    end(&f);
}

Test(wire_mem, wrong_credentials_arrive_as_closed_with_the_status)
{
    struct fixture f;

    dial(&f, "ocpp1.6", "closed by csms 401 the server refused the credentials (401)");
    f.rs.answer_status = 401;
    run(&f);
    expect_story(&f,
                 "[20] stack < open CP-1\n[20] CP-1 secret\n"
                 "[40] station < closed by csms 401 the server refused the credentials (401)\n");
    end(&f);
}

Test(wire_mem, without_a_common_subprotocol_it_opens_and_closes_at_once)
{
    struct fixture f;

    dial(&f, "ocpp2.0.1", NULL);
    run(&f);
    expect_story(&f, "[40] station < \n[40] station < closed by csms 1002 no common subprotocol\n");
    end(&f);
}

Test(wire_mem, the_stack_hangs_up)
{
    struct fixture f;

    dial(&f, "ocpp2.0.1, ocpp1.6", NULL);
    run(&f);
    f.rs.story[0] = 0;
    send(&f, "hang up");
    send(&f, "into the void");
    run(&f);
    expect_story(&f, "[1060] stack < hang up\n[1080] station < closed by csms 1001 going away\n"
                     "[1080] stack < closed\n");
    end(&f);
}

Test(wire_mem, a_cut_link_is_silent_for_the_station_and_ends_for_the_stack)
{
    struct fixture f;

    dial(&f, "ocpp1.6", NULL);
    run(&f);
    f.rs.story[0] = 0;
    send(&f, "last words");
    f.wire->ops->free(f.link);
    f.link = NULL;
    run(&f);
    expect_story(&f, "[1060] stack < last words\n[1060] stack < closed\n");
    end(&f);
}

Test(wire_mem, a_stranded_link_stays_open_for_the_stack_until_it_hangs_up)
{
    struct fixture f;

    dial(&f, "ocpp1.6", NULL);
    run(&f);
    f.rs.story[0] = 0;
    f.wire->ops->strand(f.link);
    f.link = NULL;
    run(&f);
    cr_assert(f.rs.conn != NULL);
    f.rs.conn->peer->send(f.rs.conn->ctx, "into the void", 13);
    f.rs.conn->peer->close(f.rs.conn->ctx, 1000, "there is a newer one");
    run(&f);
    cr_expect(f.rs.conn == NULL);
    cr_expect(strstr(f.rs.story, "station <") == NULL, "%s", f.rs.story);
    end(&f);
}

Test(wire_mem, a_station_may_free_its_link_from_inside_a_callback)
{
    static const char *const moments[] = {"ocpp1.6", "one", "closed by csms 1001 going away"};

    for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
        struct fixture f;

        dial(&f, "ocpp1.6", moments[i]);
        run(&f);
        if (f.link)
            send(&f, "one");
        run(&f);
        if (f.link)
            send(&f, "hang up");
        run(&f);
        cr_expect_null(f.link, "moment %s", moments[i]);
        cr_expect_null(f.rs.conn, "moment %s", moments[i]);
        end(&f);
    }
}

Test(wire_mem, the_queue_has_a_bound)
{
    struct fixture f;
    int sent = 0;

    dial(&f, "ocpp1.6", NULL);
    run(&f);
    while (sent < 100000 && f.wire->ops->send(f.link, "x", 1) == S_OK)
        sent++;
    cr_expect_eq(f.wire->ops->send(f.link, "x", 1), S_FULL);
    cr_expect_lt(sent, 100000);
    end(&f);
}

Test(wire_mem, freeing_the_wire_ends_what_is_open)
{
    struct fixture f;

    dial(&f, "ocpp1.6", NULL);
    run(&f);
    send(&f, "under way");
    f.link = NULL; /* freed with the wire */
    end(&f);
}
