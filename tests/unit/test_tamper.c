/* title: what a station sends is broken as ordered, logged as such, and nothing else is */
#include "fixture/scene.h"
#include "link/tamper.h"

/* A tamperer whose wire is a text, a line a frame with the second at which it went out. */
struct tamper {
    struct scene *sc;
    struct tamper *m;
    char wire[2000];
};

static enum status on_wire(void *ctx, const char *text, size_t len)
{
    struct tamper *r = ctx;
    size_t at = strlen(r->wire);

    cr_assert(strlen(text) == len);
    snprintf(r->wire + at, sizeof(r->wire) - at, "%lld %s\n",
             (long long)(vclock_now_ms(r->sc->clk) - START_MS) / 1000, text);
    return S_OK;
}

static void begin(struct tamper *r)
{
    memset(r, 0, sizeof(*r));
    r->sc = scene_new(1);
    r->m = tamper_new(&(struct line){.clk = r->sc->clk,
                                     .log = world_log(r->sc->world),
                                     .actor = world_actor(r->sc->world)},
                      on_wire, r);
}

static void end(struct tamper *r)
{
    tamper_free(r->m);
    scene_free(r->sc);
}

static void order(struct tamper *r, const char *json)
{
    cJSON *o = cJSON_Parse(json);

    cr_assert(o != NULL, "%s", json);
    cr_assert(tamper_objection(o) == NULL, "%s: %s", json, tamper_objection(o));
    tamper_order(r->m, o);
}

static void say(struct tamper *r, const char *text)
{
    cr_assert(tamper_send(r->m, text, strlen(text)) == S_OK);
}

#define AUTHORIZE "[2,\"a-1\",\"Authorize\",{\"idTag\":\"04A1\"}]"
#define BEAT      "[2,\"a-2\",\"Heartbeat\",{}]"

/* clang-format off */
static const struct {
    const char *order, *wire;
} rows[] = {
    {"{\"action\":\"Heartbeat\",\"lost\":true}", "0 " AUTHORIZE "\n"},
    {"{\"action\":\"Authorize\",\"omit\":[\"idTag\"]}",
     "0 [2,\"a-1\",\"Authorize\",{}]\n0 " BEAT "\n"},
    {"{\"action\":\"Authorize\",\"replace\":{\"idTag\":17}}",
     "0 [2,\"a-1\",\"Authorize\",{\"idTag\":17}]\n0 " BEAT "\n"},
    {"{\"action\":\"Authorize\",\"retype\":[\"idTag\"]}",
     "0 [2,\"a-1\",\"Authorize\",{\"idTag\":42}]\n0 " BEAT "\n"},
    {"{\"action\":\"Authorize\",\"id\":\"not-mine\"}",
     "0 [2,\"not-mine\",\"Authorize\",{\"idTag\":\"04A1\"}]\n0 " BEAT "\n"},
    {"{\"action\":\"Authorize\",\"raw\":\"[2,\\\"{id}\\\",\"}", "0 [2,\"a-1\",\n0 " BEAT "\n"},
    {"{\"action\":\"Authorize\",\"lost\":true}", "0 " BEAT "\n"},
    {"{\"action\":\"Authorize\",\"late_ms\":40000}", "0 " BEAT "\n40 " AUTHORIZE "\n"},
    {"{\"action\":\"Authorize\",\"out_of_order\":true}", "0 " BEAT "\n0 " AUTHORIZE "\n"},
    {"{\"action\":\"Authorize\",\"twice\":true}", "0 " AUTHORIZE "\n0 " AUTHORIZE "\n0 " BEAT "\n"},
    {"{\"action\":\"Authorize\",\"answers\":true,\"lost\":true}", "0 " AUTHORIZE "\n0 " BEAT "\n"},
};
/* clang-format on */

Test(tamper, does_what_each_order_says_to_its_action_alone)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct tamper r;

        begin(&r);
        order(&r, rows[i].order);
        say(&r, AUTHORIZE);
        say(&r, BEAT);
        pass(r.sc, MINUTE);
        cr_expect(strcmp(r.wire, rows[i].wire) == 0, "%s:\n%s", rows[i].order, r.wire);
        end(&r);
    }
}

Test(tamper, an_order_holds_as_often_as_it_says)
{
    struct tamper r;

    begin(&r);
    order(&r, "{\"action\":\"Heartbeat\",\"lost\":true,\"times\":2}");
    order(&r, "{\"action\":\"Heartbeat\",\"twice\":true,\"times\":0}");
    for (int i = 0; i < 4; i++)
        say(&r, BEAT);
    cr_expect_str_eq(r.wire, "0 " BEAT "\n0 " BEAT "\n0 " BEAT "\n0 " BEAT "\n");
    end(&r);
}

/* The order, and the id by which the answer to the CALL a-1 comes; NULL: by its own. */
static const struct {
    const char *order, *id;
} ids[] = {
    {"{\"action\":\"Authorize\",\"id\":\"not-mine\"}", "not-mine"},
    {"{\"action\":\"Authorize\",\"id\":\"not-mine\",\"twice\":true}", "not-mine"},
    {"{\"action\":\"Authorize\",\"raw\":\"[2,\\\"by-hand\\\",\\\"Authorize\\\",{}]\"}", "by-hand"},
    {"{\"action\":\"Authorize\",\"raw\":\"[2,\\\"{id}\\\",\\\"Authorize\\\",{}]\"}", NULL},
    {"{\"action\":\"Authorize\",\"raw\":\"no frame\"}", NULL},
    {"{\"action\":\"Authorize\",\"omit\":[\"idTag\"]}", NULL},
};

Test(tamper, the_id_that_went_out_is_known_for_the_call_it_stands_for)
{
    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
        struct tamper r;
        const char *own;

        begin(&r);
        order(&r, ids[i].order);
        say(&r, AUTHORIZE);
        own = tamper_own_id(r.m, ids[i].id ? ids[i].id : "a-1");
        cr_expect(ids[i].id ? own && strcmp(own, "a-1") == 0 : !own, "%s", ids[i].order);
        cr_expect(tamper_own_id(r.m, "another") == NULL && tamper_own_id(r.m, NULL) == NULL);
        end(&r);
    }
}

Test(tamper, answers_are_known_by_the_call_they_answer)
{
    static const char call[] = "[2,\"c-1\",\"Reset\",{\"type\":\"Soft\"}]";
    struct tamper r;
    struct frame f;

    begin(&r);
    order(&r, "{\"action\":\"Reset\",\"answers\":true,\"replace\":{\"status\":\"Perhaps\"}}");
    frame_parse(&f, call, strlen(call));
    tamper_asked(r.m, &f);
    frame_fini(&f);
    say(&r, "[3,\"c-0\",{\"status\":\"Accepted\"}]");
    say(&r, "[3,\"c-1\",{\"status\":\"Accepted\"}]");
    cr_expect_str_eq(r.wire, "0 [3,\"c-0\",{\"status\":\"Accepted\"}]\n"
                             "0 [3,\"c-1\",{\"status\":\"Perhaps\"}]\n");
    end(&r);
}

Test(tamper, what_is_held_back_dies_with_the_connection)
{
    struct tamper r;

    begin(&r);
    order(&r, "{\"action\":\"Heartbeat\",\"late_ms\":1000}");
    say(&r, BEAT);
    tamper_drop(r.m);
    pass(r.sc, MINUTE);
    cr_expect_str_eq(r.wire, "");
    end(&r);
}

Test(tamper, orders_that_cannot_be_carried_out_are_refused)
{
    static const char *const wrong[] = {
        "{}",
        "{\"action\":\"Reset\",\"omit\":\"status\"}",
        "{\"action\":\"Reset\",\"omit\":[\"sta tus\"]}",
        "{\"action\":\"Reset\",\"retype\":[1]}",
        "{\"action\":\"Reset\",\"replace\":[\"status\"]}",
        "{\"action\":\"Reset\",\"replace\":{\"a..b\":1}}",
        "{\"action\":\"Reset\",\"late_ms\":-1}",
        "{\"action\":\"Reset\",\"times\":-1}",
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        cJSON *o = cJSON_Parse(wrong[i]);

        cr_expect(tamper_objection(o) != NULL, "%s", wrong[i]);
        cJSON_Delete(o);
    }
}

Test(tamper, what_is_broken_is_told_to_the_log)
{
    struct tamper r;
    char *told;

    begin(&r);
    order(&r, "{\"action\":\"Authorize\",\"omit\":[\"idTag\"]}");
    say(&r, AUTHORIZE);
    say(&r, BEAT);
    told = narrated(r.sc);
    cr_expect(strstr(told, "is broken on purpose: {\"omit\":[\"idTag\"]}") != NULL, "%s", told);
    cr_expect(strstr(told, "Heartbeat") == NULL, "%s", told);
    free(told);
    end(&r);
}
