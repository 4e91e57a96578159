/* title: one CALL at a time, transaction messages in order and repeated, late answers dropped */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ocpp/call_queue.h"

/* A little world: every send, failure and end is narrated with its virtual second. */
struct rig {
    struct vclock *clk;
    struct call_queue *o;
    enum status wire; /* what send answers */
    char story[4000];
    char last_id[FRAME_ID_MAX + 1];
    int64_t transaction_id;
};

static void tell(struct rig *r, const char *what, const char *more, const char *end)
{
    size_t len = strlen(r->story);

    snprintf(r->story + len, sizeof(r->story) - len, "%3lld %s %s%s\n",
             (long long)(vclock_now_ms(r->clk) / 1000), what, more, end);
}

static enum status send(void *ctx, const struct call_queue_reply *call, const char *text,
                        size_t len)
{
    struct rig *r = ctx;

    cr_assert(strlen(text) == len);
    if (r->wire != S_OK)
        return r->wire;
    snprintf(r->last_id, sizeof(r->last_id), "%s", call->id);
    tell(r, "sends", call->action, strstr(text, "\"n\":7") ? " n=7" : "");
    return S_OK;
}

static void prepare(void *ctx, void *owner, const char *action, cJSON *payload)
{
    struct rig *r = ctx;

    (void)owner, (void)action;
    if (r->transaction_id)
        cJSON_AddNumberToObject(payload, "n", (double)r->transaction_id);
}

static void failed(void *ctx, const struct call_queue_reply *reply)
{
    char why[64];

    snprintf(why, sizeof(why), ": %s, attempt %d%s", call_queue_end_words(reply->end),
             reply->attempts, reply->dropped ? ", dropped" : "");
    tell(ctx, "fails", reply->action, why);
}

static void done(void *owner, const struct call_queue_reply *reply)
{
    tell(owner, "done", reply->action, reply->end == CALL_QUEUE_answered ? "" : " in vain");
}

static struct rig *rig_new(size_t limit)
{
    struct rig *r = calloc(1, sizeof(*r));
    struct call_queue_config cfg = {.prefix = "s",
                                    .timeout_ms = 30000,
                                    .attempts = 3,
                                    .retry_ms = 60000,
                                    .limit = limit,
                                    .ctx = r,
                                    .send = send,
                                    .prepare = prepare,
                                    .failed = failed};

    cfg.clk = r->clk = vclock_new(0);
    r->o = call_queue_new(&cfg);
    return r;
}

static void rig_free(struct rig *r)
{
    call_queue_free(r->o);
    vclock_free(r->clk);
    free(r);
}

static void run(struct rig *r, int64_t until_s)
{
    while (vclock_step(r->clk, until_s * 1000))
        ;
}

static bool answer_id(struct rig *r, const char *id, bool ok)
{
    char *text = ok ? frame_result_text(id, NULL) : frame_error_text(id, "GenericError", "", NULL);
    struct frame f;
    bool taken;

    cr_assert(frame_parse(&f, text, strlen(text)));
    taken = call_queue_answer(r->o, &f);
    frame_fini(&f);
    free(text);
    return taken;
}

static bool answer(struct rig *r, bool ok)
{
    char id[FRAME_ID_MAX + 1];

    memcpy(id, r->last_id, sizeof(id));
    return answer_id(r, id, ok);
}

static enum status plain(struct rig *r, const char *action)
{
    return call_queue_call(r->o, action, NULL, done, r);
}

static enum status transaction(struct rig *r, const char *action)
{
    return call_queue_transaction(r->o, action, NULL, done, r);
}

static void expect_story(const struct rig *r, const char *want)
{
    cr_expect(strcmp(r->story, want) == 0, "story is\n%s\nbut should be\n%s", r->story, want);
}

Test(call_queue, the_second_call_waits_for_the_first_answer)
{
    struct rig *r = rig_new(8);

    call_queue_set_state(r->o, CALL_QUEUE_online);
    plain(r, "Heartbeat");
    transaction(r, "StartTransaction");
    plain(r, "StatusNotification");
    cr_expect(eq(sz, call_queue_waiting(r->o), 3));
    cr_expect(eq(sz, call_queue_backlog(r->o), 1));
    cr_expect(eq(str, (char *)call_queue_in_flight(r->o), (char *)"Heartbeat"));
    cr_expect(eq(str, r->last_id, (char *)"s-1"));
    answer(r, true);
    answer(r, true);
    answer(r, true);
    cr_expect(eq(sz, call_queue_waiting(r->o), 0));
    cr_expect(call_queue_in_flight(r->o) == NULL);
    expect_story(r, "  0 sends Heartbeat\n"
                    "  0 done Heartbeat\n"
                    "  0 sends StartTransaction\n"
                    "  0 done StartTransaction\n"
                    "  0 sends StatusNotification\n"
                    "  0 done StatusNotification\n");
    rig_free(r);
}

Test(call_queue, a_plain_call_that_nobody_answers_is_given_up_and_its_late_answer_dropped)
{
    struct rig *r = rig_new(8);
    char late[FRAME_ID_MAX + 1];

    call_queue_set_state(r->o, CALL_QUEUE_online);
    plain(r, "Heartbeat");
    memcpy(late, r->last_id, sizeof(late));
    plain(r, "Authorize");
    run(r, 30);
    cr_expect(not(answer_id(r, late, true)));
    cr_expect(not(answer_id(r, "x", true)));
    cr_expect(answer(r, true));
    cr_expect(not(answer(r, true)));
    expect_story(r, "  0 sends Heartbeat\n"
                    " 30 fails Heartbeat: time-out, attempt 1, dropped\n"
                    " 30 done Heartbeat in vain\n"
                    " 30 sends Authorize\n"
                    " 30 done Authorize\n");
    rig_free(r);
}

/* 3 attempts, 60 s: pauses of 60 and 120 s, then dropped (OCPP 1.6 3.7.1) */
Test(call_queue, a_transaction_message_is_repeated_with_growing_pauses_then_dropped)
{
    struct rig *r = rig_new(8);

    call_queue_set_state(r->o, CALL_QUEUE_online);
    transaction(r, "StartTransaction");
    transaction(r, "StopTransaction");
    run(r, 10);
    answer(r, false);
    run(r, 20);
    plain(r, "Heartbeat");
    answer(r, true);
    run(r, 260);
    answer(r, true);
    cr_expect(eq(sz, call_queue_waiting(r->o), 0));
    expect_story(r, "  0 sends StartTransaction\n"
                    " 10 fails StartTransaction: CALLERROR, attempt 1\n"
                    " 20 sends Heartbeat\n"
                    " 20 done Heartbeat\n"
                    " 70 sends StartTransaction\n"
                    "100 fails StartTransaction: time-out, attempt 2\n"
                    "220 sends StartTransaction\n"
                    "250 fails StartTransaction: time-out, attempt 3, dropped\n"
                    "250 done StartTransaction in vain\n"
                    "250 sends StopTransaction\n"
                    "260 done StopTransaction\n");
    rig_free(r);
}

Test(call_queue, what_never_gives_up_pauses_a_second_at_least)
{
    struct rig *r = rig_new(8);

    call_queue_set_state(r->o, CALL_QUEUE_online);
    call_queue_set_retry(r->o, 0, 0);
    transaction(r, "StopTransaction");
    for (int i = 1; i <= 5; i++) {
        answer(r, false);
        run(r, i);
    }
    answer(r, true);
    cr_expect(eq(sz, call_queue_waiting(r->o), 0));
    expect_story(r, "  0 sends StopTransaction\n"
                    "  0 fails StopTransaction: CALLERROR, attempt 1\n"
                    "  1 sends StopTransaction\n"
                    "  1 fails StopTransaction: CALLERROR, attempt 2\n"
                    "  2 sends StopTransaction\n"
                    "  2 fails StopTransaction: CALLERROR, attempt 3\n"
                    "  3 sends StopTransaction\n"
                    "  3 fails StopTransaction: CALLERROR, attempt 4\n"
                    "  4 sends StopTransaction\n"
                    "  4 fails StopTransaction: CALLERROR, attempt 5\n"
                    "  5 sends StopTransaction\n"
                    "  5 done StopTransaction\n");
    rig_free(r);
}

Test(call_queue, a_repetition_has_an_id_of_its_own)
{
    struct rig *r = rig_new(8);

    call_queue_set_state(r->o, CALL_QUEUE_online);
    transaction(r, "StartTransaction");
    cr_expect(eq(str, r->last_id, (char *)"s-1"));
    run(r, 95);
    cr_expect(eq(str, r->last_id, (char *)"s-2"));
    cr_expect(not(answer_id(r, "s-1", true)));
    cr_expect(answer_id(r, "s-2", true));
    rig_free(r);
}

Test(call_queue, offline_transactions_are_replayed_in_order_and_others_overtake)
{
    struct rig *r = rig_new(8);

    transaction(r, "StartTransaction");
    transaction(r, "MeterValues");
    cr_expect(plain(r, "StatusNotification") == S_REFUSED);
    run(r, 100);
    call_queue_set_state(r->o, CALL_QUEUE_booting);
    plain(r, "BootNotification");
    answer(r, true);
    run(r, 110);
    r->transaction_id = 7;
    call_queue_set_state(r->o, CALL_QUEUE_online);
    plain(r, "StatusNotification");
    transaction(r, "StopTransaction");
    answer(r, true);
    r->transaction_id = 0;
    answer(r, true);
    answer(r, true);
    answer(r, true);
    cr_expect(eq(sz, call_queue_waiting(r->o), 0));
    expect_story(r, "100 sends BootNotification\n"
                    "100 done BootNotification\n"
                    "110 sends StartTransaction n=7\n"
                    "110 done StartTransaction\n"
                    "110 sends StatusNotification\n"
                    "110 done StatusNotification\n"
                    "110 sends MeterValues\n"
                    "110 done MeterValues\n"
                    "110 sends StopTransaction\n"
                    "110 done StopTransaction\n");
    rig_free(r);
}

Test(call_queue, a_lost_connection_ends_plain_calls_and_costs_no_attempt)
{
    struct rig *r = rig_new(8);

    call_queue_set_state(r->o, CALL_QUEUE_online);
    transaction(r, "StopTransaction");
    plain(r, "Heartbeat");
    for (int i = 1; i <= 5; i++) {
        run(r, i * 10);
        call_queue_set_state(r->o, CALL_QUEUE_offline);
        call_queue_set_state(r->o, CALL_QUEUE_online);
    }
    answer(r, true);
    expect_story(r, "  0 sends StopTransaction\n"
                    " 10 fails StopTransaction: connection lost, attempt 0\n"
                    " 10 fails Heartbeat: connection lost, attempt 0, dropped\n"
                    " 10 done Heartbeat in vain\n"
                    " 10 sends StopTransaction\n"
                    " 20 fails StopTransaction: connection lost, attempt 0\n"
                    " 20 sends StopTransaction\n"
                    " 30 fails StopTransaction: connection lost, attempt 0\n"
                    " 30 sends StopTransaction\n"
                    " 40 fails StopTransaction: connection lost, attempt 0\n"
                    " 40 sends StopTransaction\n"
                    " 50 fails StopTransaction: connection lost, attempt 0\n"
                    " 50 sends StopTransaction\n"
                    " 50 done StopTransaction\n");
    rig_free(r);
}

Test(call_queue, it_is_bounded)
{
    struct rig *r = rig_new(2);

    cr_expect(transaction(r, "MeterValues") == S_OK);
    cr_expect(transaction(r, "MeterValues") == S_OK);
    cr_expect(transaction(r, "MeterValues") == S_FULL);
    call_queue_set_state(r->o, CALL_QUEUE_booting);
    cr_expect(plain(r, "BootNotification") == S_OK);
    cr_expect(plain(r, "Heartbeat") == S_OK);
    cr_expect(plain(r, "Heartbeat") == S_OK);
    cr_expect(plain(r, "Heartbeat") == S_FULL);
    rig_free(r);
}

Test(call_queue, a_wire_that_takes_nothing_is_not_hammered)
{
    struct rig *r = rig_new(8);

    r->wire = S_FULL;
    call_queue_set_state(r->o, CALL_QUEUE_online);
    transaction(r, "StopTransaction");
    plain(r, "Heartbeat");
    run(r, 30);
    r->wire = S_OK;
    run(r, 60);
    answer(r, true);
    expect_story(r, "  0 fails StopTransaction: connection lost, attempt 0\n"
                    "  0 fails Heartbeat: connection lost, attempt 0, dropped\n"
                    "  0 done Heartbeat in vain\n"
                    " 60 sends StopTransaction\n"
                    " 60 done StopTransaction\n");
    rig_free(r);
}

static void ask_again(void *owner, const struct call_queue_reply *reply)
{
    struct rig *r = owner;

    tell(r, "done", reply->action, "");
    if (strcmp(reply->action, "Authorize") == 0)
        transaction(r, "StartTransaction");
}

Test(call_queue, an_answer_may_lead_to_the_next_call)
{
    struct rig *r = rig_new(8);

    call_queue_set_state(r->o, CALL_QUEUE_online);
    call_queue_call(r->o, "Authorize", NULL, ask_again, r);
    answer(r, true);
    answer(r, true);
    expect_story(r, "  0 sends Authorize\n"
                    "  0 done Authorize\n"
                    "  0 sends StartTransaction\n"
                    "  0 done StartTransaction\n");
    rig_free(r);
}
