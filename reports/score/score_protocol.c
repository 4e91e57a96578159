/* Keeps the conversations of all stations while it reads the frames of a run in their order, and
 * has each frame judged by who said it (protocol.h). CALLs that nobody answered are told when the
 * connection or the story ends. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "score/protocol.h"

#define ANSWER_MS 30000 /* unless expect.protocol.timeout_ms says otherwise */

static const struct rule rules[] = {
    {"protocol.schema", "what the CSMS sends fits the schema of its message", RULE_breach,
     "fails; a note where the text is JSON that only a strict reader refuses", "the frame",
     "OCPP 1.6 and 2.0.1 JSON schemas"},
    {"protocol.unanswered", "the CSMS answers every CALL", RULE_breach,
     "fails when the time for an answer is over; inconclusive where a CSMS with a clock of its own "
     "was not waited for as long",
     "the CALL", "OCPP-J 1.6 4.1.1; 2.0.1 part 4 4.1.1"},
    {"protocol.late_answer", "the CSMS answers before the station gives up", RULE_breach, "fails",
     "the CALL and its answer", "OCPP-J 1.6 4.1.1; 2.0.1 part 4 4.1.1"},
    {"protocol.concurrent_call", "the CSMS sends no CALL while one of its own waits", RULE_breach,
     "fails", "both CALLs", "OCPP-J 1.6 4.1.1; 2.0.1 part 4 4.1.1"},
    {"protocol.error_code", "an error code is one of the standard's and fits what was wrong",
     RULE_breach, "fails", "the CALL and its answer", "OCPP-J 1.6 4.2.3; 2.0.1 part 4 4.3"},
    {"protocol.unexpected", "the CSMS sends what it may send, when it may send it", RULE_breach,
     "fails", "the frame", "OCPP 1.6 4.2; OCPP-J 1.6 4.2; 2.0.1 part 4 4.2, B02"},
    {"protocol.boot", "the CSMS refuses what comes before an accepted boot", RULE_breach,
     "fails; a note in 1.6, which only recommends it", "the CALL and its answer",
     "OCPP-J 1.6 errata 3.8; OCPP 2.0.1 B01, B02"},
    {"protocol.token", "whoever presents a token is told whether it may charge", RULE_breach,
     "fails", "the CALL and its answer", "OCPP 2.0.1 C01, E05"},
    {"protocol.lenient", "a broken CALL is reported as broken", RULE_breach, "a note",
     "the CALL and its answer", "OCPP-J 1.6 4.2.3; 2.0.1 part 4 4.2.3"},
    {"protocol.station", "the station keeps the standard, unless a scenario breaks it on purpose",
     RULE_breach, "fails", "the frame", "OCPP 1.6; OCPP 2.0.1"},
    {"protocol.websocket", "what the CSMS sends is WebSocket, and its texts are UTF-8", RULE_breach,
     "fails", "the end of the connection, on which we hung up",
     "RFC 6455; OCPP-J 1.6 3; 2.0.1 part 4 3"},
    {"protocol.subprotocol", "the CSMS selects a subprotocol that was offered, or hangs up",
     RULE_breach, "fails; inconclusive where it has none in common, and says so as it must",
     "the handshake and its end", "OCPP-J 1.6 3.1.2; 2.0.1 part 4 3.1.2"},
    {"protocol.connection", "the CSMS keeps a connection that it has accepted", RULE_breach,
     "fails; a note where it says goodbye once, or where the scenario broke something on that "
     "connection; inconclusive where the code of its close cannot be told from a goodbye's (1002)",
     "the end of the connection, and the CALL that waited", "RFC 6455 7; OCPP-J 1.6 3"},
    {"protocol.pong", "the CSMS answers pings", RULE_breach, "fails",
     "the end of the connection, which the station gave up", "RFC 6455 5.5.2; OCPP-J 1.6 5.4"},
    {"protocol.refused", "a CALL that fits is carried out", RULE_breach,
     "fails where the CSMS speaks of a failure of its own, and for transactions, boots and tokens "
     "with any code; else a note",
     "the CALL and its answer", "OCPP-J 1.6 4.2.3; 2.0.1 part 4 4.2.3"},
    {"protocol.accepted", "a station is accepted before the story ends", RULE_absence,
     "fails where the SUT was told of the station (csms.provision); else inconclusive",
     "the last answer to a BootNotification", "OCPP 1.6 4.2; 2.0.1 B01 to B03"},
    {"protocol.sut_gone", "the CSMS still serves stations when the story is over", RULE_breach,
     "fails in the story in which it stops; what is played later is inconclusive until it is back",
     "the station that comes in anew, and finds nobody", "OCPP-J 1.6 3; 2.0.1 part 4 3"},
    RULES_END,
};

/* The conversation of @p actor, made when it is the first of it; all whom nobody knows have one. */
static struct conversation *conversation_of(struct protocol *p, int actor)
{
    size_t *at = &p->by_actor[(size_t)actor < p->cast.count ? actor : 0];

    if (!*at) {
        p->stations = mem_more(p->stations, p->count, sizeof(*p->stations));
        conversation_init(&p->stations[p->count], actor, cast_name(&p->cast, actor));
        *at = ++p->count;
    }
    return &p->stations[*at - 1];
}

/* The station gave it up, by its own clock, before a CSMS with another clock had the time. */
static void note_unheard(struct conversation *c, const struct pending *call)
{
    if (c->unheard++ > 0)
        return;
    c->unheard_first = call->seq;
    c->unheard_ms = call->given_up_ms - call->at_ms;
    snprintf(c->unheard_action, sizeof(c->unheard_action), "%s", call->action);
}

/* Tells of CALLs of the station that waited too long when the connection ends, or the story. */
static void judge_waiting(struct protocol *p, struct conversation *c, int64_t now_ms)
{
    for (size_t i = 0; i < c->ours.count; i++) {
        struct pending *call = &c->ours.items[i];
        uint64_t seqs[] = {call->seq, 0};

        if (call->excused || call->told)
            continue;
        if (now_ms - call->at_ms <= p->answer_ms) {
            if (call->given_up)
                note_unheard(c, call);
            continue;
        }
        call->told = true;
        protocol_tell(p, c, VERDICT_fail, "protocol.unanswered", seqs,
                      "%s %s of %s was not answered within %d s", call->action, call->id, c->name,
                      (int)(p->answer_ms / 1000));
    }
}

static void connection_ends(struct protocol *p, struct conversation *c, int64_t now_ms)
{
    judge_waiting(p, c, now_ms);
    pending_clear(&c->ours);
    pending_clear(&c->theirs);
}

/* Frames are logged where the station is: two CALLs sent at once come one after the other, with the
 * answer to the first between them.  The in-process wire takes some milliseconds each way. */
static bool wire_takes_time(struct scoring *sc)
{
    char *wire = runfile_fact(scoring_runfile(sc), "wire");
    bool mem = wire && strcmp(wire, "mem") == 0;

    free(wire);
    return mem;
}

/* Times of a SUT that keeps its own clock are wall time: a story may be a thousand times faster
 * than who answers it.  Wall time stands still while nobody reads the sockets. */
#define TIME_OF_EVENT                                                                              \
    "CASE WHEN (SELECT value FROM run WHERE key='sut_clock')='own' THEN e.wall_us/1000 "           \
    "ELSE e.virt_ms END"

/* When the story was over, in that time. */
static int64_t end_of_story(struct scoring *sc)
{
    cJSON *row = runfile_row(scoring_runfile(sc),
                             "SELECT max(wall_us)/1000 AS ms FROM event WHERE scenario=?1 AND "
                             "(SELECT value FROM run WHERE key='sut_clock')='own'",
                             scoring_scenario(sc));
    int64_t ms = json_int(row, "ms", scoring_end_ms(sc));

    cJSON_Delete(row);
    return ms;
}

enum column { SEQ, TIME_MS, ACTOR, KIND, DATA, DIR, TEXT, WHY };

/* A text that was hidden, or cannot be read, is known by what was told of it. */
static void name_unread(struct frame *f, sqlite3_stmt *row)
{
    cJSON *data = f->id ? NULL : cJSON_Parse(runfile_text(row, DATA));

    if (field(data, "id"))
        f->id = mem_text(field_text(data, "id"));
    cJSON_Delete(data);
}

static void hear_frame(struct protocol *p, struct conversation *c, sqlite3_stmt *row)
{
    const char *text = runfile_text(row, TEXT);
    struct utterance u = {.c = c,
                          .text = text,
                          .len = (size_t)sqlite3_column_bytes(row, TEXT),
                          .seq = (uint64_t)sqlite3_column_int64(row, SEQ),
                          .at_ms = sqlite3_column_int64(row, TIME_MS),
                          .on_purpose = strcmp(runfile_text(row, WHY), "tampered") == 0};

    p->frames++;
    frame_parse(&u.frame, u.text, u.len);
    name_unread(&u.frame, row);
    if (strcmp(runfile_text(row, DIR), "in") == 0)
        protocol_csms_speaks(p, &u);
    else
        protocol_station_speaks(p, &u);
    frame_fini(&u.frame);
}

/* Notes that the station waits for its answer no longer. */
static void given_up(struct conversation *c, const char *id, int64_t now_ms)
{
    struct pending *call = pending_find(&c->ours, id);

    if (!call)
        return;
    call->given_up = true;
    call->given_up_ms = now_ms;
}

/* The answer to a BootNotification. */
static void boot_answered(struct conversation *c, const cJSON *data, uint64_t seq)
{
    snprintf(c->boot, sizeof(c->boot), "%s", field_text(data, "status"));
    c->triggered = false;
    c->known_boot = true;
    c->boots++;
    c->booted = seq;
    c->accepted |= strcmp(c->boot, "Accepted") == 0;
}

static void opened(struct protocol *p, struct conversation *c, const cJSON *data, int64_t now_ms)
{
    connection_ends(p, c, now_ms);
    c->open = true;
    c->stalled = c->stalled_here = false;
    c->provoked = c->strange = 0;
    if (ocpp_version(field_text(data, "protocol")))
        c->version = ocpp_version(field_text(data, "protocol"));
}

static void ended(struct protocol *p, struct conversation *c, const cJSON *data, sqlite3_stmt *row)
{
    protocol_connection_ends(p, c, data, (uint64_t)sqlite3_column_int64(row, SEQ));
    connection_ends(p, c, sqlite3_column_int64(row, TIME_MS));
    c->open = false;
}

static void hear_event(struct protocol *p, struct conversation *c, sqlite3_stmt *row)
{
    const char *kind = runfile_text(row, KIND);
    cJSON *data = cJSON_Parse(runfile_text(row, DATA));
    int64_t now_ms = sqlite3_column_int64(row, TIME_MS);
    uint64_t seq = (uint64_t)sqlite3_column_int64(row, SEQ);

    if (strcmp(kind, "connected") == 0) {
        opened(p, c, data, now_ms);
    } else if (strcmp(kind, "disconnected") == 0 || strcmp(kind, "connect_failed") == 0) {
        ended(p, c, data, row);
    } else if (strcmp(kind, "subprotocol") == 0) {
        protocol_subprotocol(c, data, seq);
    } else if (strcmp(kind, "restarts") == 0) {
        connection_ends(p, c, now_ms);
        c->boot[0] = 0;
    } else if (strcmp(kind, "booted") == 0) {
        boot_answered(c, data, seq);
    } else if (strcmp(kind, "prompted") == 0) {
        order_add(&c->prompts, field_text(data, "action"), 1);
    } else if (strcmp(kind, "call_failed") == 0) {
        given_up(c, field_text(data, "id"), now_ms);
    } else {
        conversation_stall(c, strcmp(kind, "offline") == 0);
    }
    cJSON_Delete(data);
}

/* Notes what the scenario told the CSMS to answer a station, or to send to it. */
static void hear_order(struct protocol *p, const char *data)
{
    cJSON *json = cJSON_Parse(data);
    const cJSON *args = field(json, "args");
    const char *action = field_text(args, "action");
    struct conversation *c = conversation_of(p, cast_called(&p->cast, field_text(args, "station")));

    if (json_is(json, "verb", "script"))
        order_add(&c->scripts, action, json_int(args, "times", 1));
    else
        order_add(&c->commands, action, 1);
    cJSON_Delete(json);
}

/* A CSMS in another process that serves nobody any more. */
static void hear_gone(struct protocol *p, sqlite3_stmt *row)
{
    cJSON *data = cJSON_Parse(runfile_text(row, DATA));
    const uint64_t seqs[] = {(uint64_t)sqlite3_column_int64(row, SEQ), 0};
    const char *last = field_text(data, "last");

    scoring_find(p->sc, VERDICT_fail, "protocol.sut_gone", seqs,
                 "The CSMS serves no station any more when the story is over: %s%s%s.",
                 field_text(data, "why"), *last ? "; the last that it was sent is " : "", last);
    cJSON_Delete(data);
}

static void hear(void *ctx, sqlite3_stmt *row)
{
    struct protocol *p = ctx;
    struct conversation *c;

    if (strcmp(runfile_text(row, KIND), "sut_call") == 0) {
        hear_order(p, runfile_text(row, DATA));
        return;
    }
    if (strcmp(runfile_text(row, KIND), "sut_gone") == 0) {
        hear_gone(p, row);
        return;
    }
    c = conversation_of(p, sqlite3_column_int(row, ACTOR));
    if (strcmp(runfile_text(row, KIND), "frame") != 0)
        hear_event(p, c, row);
    else if (!c->strange) /* what is said in no version of the station is judged by none */
        hear_frame(p, c, row);
}

/* A station that the CSMS knew of, and did not let in until the story was over. */
static void judge_accepted(struct protocol *p, const struct conversation *c)
{
    bool known = scoring_can(p->sc, "csms.provision");

    if (c->boots == 0 || c->accepted || c->boot_scripted)
        return;
    protocol_tell(p, c, known ? VERDICT_fail : VERDICT_inconc, "protocol.accepted",
                  (uint64_t[]){c->booted, 0},
                  "%s was not accepted: its BootNotification was answered with %s%s%s", c->name,
                  c->boot, c->boots > 1 ? ", again and again" : "",
                  known ? "" : "; whether this CSMS knows it could not be established");
}

/* What was not answered, and not waited for as long as an answer may take. */
static void judge_unheard(struct protocol *p, const struct conversation *c)
{
    char others[48] = "";

    if (c->unheard == 0)
        return;
    if (c->unheard > 1)
        snprintf(others, sizeof(others), " and %d more of its CALLs", c->unheard - 1);
    protocol_tell(p, c, VERDICT_inconc, "protocol.unanswered", (uint64_t[]){c->unheard_first, 0},
                  "%s of %s%s had no answer in the time that was waited for it (%d.%d s); whether "
                  "one would have come within %d s was not established",
                  c->unheard_action, c->name, others, (int)(c->unheard_ms / 1000),
                  (int)(c->unheard_ms % 1000 / 100), (int)(p->answer_ms / 1000));
}

/* Was it heard by serve, and not played? */
static bool was_heard(struct scoring *sc)
{
    char *heard = runfile_fact(scoring_runfile(sc), "heard");
    bool yes = heard != NULL;

    free(heard);
    return yes;
}

static enum verdict judge(struct scoring *sc)
{
    struct protocol p = {.sc = sc,
                         .heard = was_heard(sc),
                         .answer_ms = json_int(scoring_expect(sc), "timeout_ms", ANSWER_MS),
                         .end_ms = end_of_story(sc),
                         .takes_time = wire_takes_time(sc)};

    cast_init(&p.cast, scoring_runfile(sc), scoring_scenario(sc));
    p.by_actor = mem_new((p.cast.count + 1) * sizeof(*p.by_actor));
    runfile_each(
        scoring_runfile(sc),
        "SELECT e.seq, " TIME_OF_EVENT ", e.actor, e.kind, e.data, f.dir, f.text, w.kind "
        "FROM event e LEFT JOIN event w ON w.rowid=(SELECT c.rowid FROM event c WHERE "
        "c.scenario=?1 AND c.seq=e.cause) "
        "LEFT JOIN frame f ON f.scenario=?1 AND f.seq=e.seq WHERE e.scenario=?1 AND (e.kind IN "
        "('frame','connected','disconnected',"
        "'connect_failed','subprotocol','offline','online','restarts','booted','call_failed',"
        "'prompted','sut_gone') OR (e.kind='sut_call' "
        "AND json_extract(e.data, '$.verb') IN ('script', 'command'))) ORDER BY e.seq",
        scoring_scenario(sc), hear, &p);
    for (size_t i = 0; i < p.count; i++) {
        judge_waiting(&p, &p.stations[i], p.end_ms);
        judge_unheard(&p, &p.stations[i]);
        judge_accepted(&p, &p.stations[i]);
        conversation_fini(&p.stations[i]);
    }
    scoring_figure(sc, "calls", cJSON_CreateNumber(p.calls));
    scoring_figure(sc, "answers", cJSON_CreateNumber(p.answers));
    if (p.tampered)
        scoring_figure(sc, "broken_on_purpose", cJSON_CreateNumber(p.tampered));
    free(p.stations);
    free(p.by_actor);
    cast_fini(&p.cast);
    return p.frames ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_protocol = {
    .name = "protocol",
    .judges = "every frame of the CSMS: schema, answers in time, order, error codes",
    .rules = rules,
    .judge = judge,
    .by_frames = true,
};
