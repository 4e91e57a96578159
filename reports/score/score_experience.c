#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_read.h"
#include "facts/duration.h"
#include "facts/field.h"
#include "facts/ticket.h"
#include "score/scoring.h"

static const struct rule rules[] = {
    {"experience.contacts", "a driver need not turn to support more often than this",
     "expect.experience.contacts"},
    {"experience.surprise", "nothing happens to a driver that nobody announced",
     "expect.experience.surprises"},
    {"experience.reason", "a driver who is refused is told why, and told the truth",
     "expect.experience.reason"},
    {"experience.let_in", "a token that is not accepted does not charge",
     "expect.experience.refused"},
    {"experience.silence", "a driver who asked for help is not left without word",
     "expect.experience.silence"},
    {"experience.cable_unattended", "a cable that is held does not hang there for long",
     "expect.experience.cable_unattended"},
    {"experience.start_attempts", "charging starts within so many attempts",
     "expect.experience.start_attempts"},
    {"experience.alternative", "a station that is offered instead is free",
     "expect.experience.alternative"},
    {"experience.tag_assignment", "a tag is assigned to its owner and to nobody else",
     "expect.experience.tag"},
    {NULL, NULL, NULL},
};

struct experience {
    struct scoring *sc;
    const cJSON *expect;
    cJSON *tokens; /* token, status, account: as the scenario set them up */
    cJSON *enrols; /* seq, data: what the CSMS was told of tokens since */
    int64_t end_ms;
    bool judged;
};

static cJSON *rows(struct experience *x, const char *sql)
{
    return runfile_rows(scoring_runfile(x->sc), sql, scoring_scenario(x->sc));
}

static void judge_count(struct experience *x, const char *field_name, const char *rule,
                        const char *sql, const char *sentence)
{
    int64_t most = json_int(x->expect, field_name, -1);
    cJSON *found;
    const cJSON *row;

    if (most < 0)
        return;
    x->judged = true;
    found = rows(x, sql);
    cJSON_ArrayForEach (row, found) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
        int n = (int)json_int(row, "n", 0);

        if (n > most)
            scoring_find(x->sc, VERDICT_fail, rule, seqs, "%s %s %d times; %d %s expected.",
                         field_text(row, "name"), sentence, n, (int)most, most == 1 ? "is" : "are");
    }
    cJSON_Delete(found);
}

static void judge_counts(struct experience *x)
{
    judge_count(x, "contacts", "experience.contacts",
                "SELECT a.name, count(*) AS n, max(e.seq) AS seq FROM event e JOIN actor a ON "
                "a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.kind='contact' GROUP BY "
                "e.actor ORDER BY e.actor",
                "had to turn to support");
    judge_count(x, "start_attempts", "experience.start_attempts",
                "SELECT a.name, count(*) AS n, max(e.seq) AS seq FROM event e JOIN actor a ON "
                "a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.kind='taps' AND e.seq < "
                "coalesce((SELECT min(s.seq) FROM event s WHERE s.scenario=?1 AND "
                "s.kind='session_started' AND json_extract(s.data,'$.token')="
                "json_extract(e.data,'$.token')), 1e18) GROUP BY e.actor ORDER BY e.actor",
                "tapped before charging started");
}

/* --- surprises: a van that nobody announced, a bill whose price was never shown --- */

/* Price p was shown before bill b (actor q, invoice i) to whoever gets or runs up that bill. */
#define SHOWN                                                                                      \
    "FROM event p JOIN actor q ON q.scenario=?1 AND q.id=p.actor WHERE p.scenario=?1 AND "         \
    "p.kind='price_shown' AND p.seq<b.seq AND (p.actor=b.actor OR "                                \
    "json_extract(q.data,'$.account')=(SELECT i.account FROM invoice i WHERE i.scenario=?1 AND "   \
    "i.invoice=json_extract(b.data,'$.invoice')))"

static int count_surprises(struct experience *x, const char *sql, const char *sentence, bool tell)
{
    cJSON *found = rows(x, sql);
    int n = cJSON_GetArraySize(found);
    const cJSON *row;

    cJSON_ArrayForEach (row, found) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};

        if (tell)
            scoring_find(x->sc, VERDICT_fail, "experience.surprise", seqs, "%s %s.",
                         field_text(row, "name"), sentence);
    }
    cJSON_Delete(found);
    return n;
}

/* Where a price was shown: lines of a kind (energy, time, idle, flat) that it did not name for that
 * station. */
static int unknown_fees(struct experience *x, bool tell)
{
    cJSON *found = rows(
        x, "SELECT DISTINCT b.seq, a.name, l.kind, coalesce(l.station,'') AS station FROM event b "
           "JOIN actor a ON a.scenario=?1 AND a.id=b.actor JOIN invoice_line l ON l.scenario=?1 "
           "AND l.invoice=json_extract(b.data,'$.invoice') WHERE b.scenario=?1 AND b.kind='bill' "
           "AND json_extract(b.data,'$.kind')='invoice' AND EXISTS(SELECT 1 " SHOWN ") AND NOT "
           "EXISTS(SELECT 1 " SHOWN " AND coalesce(json_extract(p.data,'$.station')=l.station,1) "
           "AND (json_extract(p.data,'$.kinds') IS NULL OR EXISTS(SELECT 1 FROM "
           "json_each(p.data,'$.kinds') k WHERE k.value=l.kind))) ORDER BY b.seq, l.kind");
    int n = cJSON_GetArraySize(found);
    const cJSON *row;

    cJSON_ArrayForEach (row, found) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};

        if (tell)
            scoring_find(x->sc, VERDICT_fail, "experience.surprise", seqs,
                         "%s is billed a fee for %s at %s that the price shown did not name.",
                         field_text(row, "name"), field_text(row, "kind"),
                         field_text(row, "station"));
    }
    cJSON_Delete(found);
    return n;
}

static int surprises(struct experience *x, bool tell)
{
    int vans = count_surprises(
        x,
        "SELECT r.seq, json_extract(t.data,'$.requester') AS name FROM event r JOIN ticket t ON "
        "t.scenario=?1 AND t.ticket=json_extract(r.data,'$.ticket') WHERE r.scenario=?1 AND "
        "r.kind='arrives' AND EXISTS(SELECT 1 FROM ticket_event c WHERE c.scenario=?1 AND "
        "c.ticket=t.ticket AND c.name='contact') AND NOT EXISTS(SELECT 1 FROM event l WHERE "
        "l.scenario=?1 AND l.kind='learns' AND l.seq<r.seq AND json_extract(l.data,'$.ticket')="
        "t.ticket AND (json_extract(l.data,'$.topic')='eta' OR json_extract(l.data,'$.due_ms') IS "
        "NOT NULL)) ORDER BY r.seq",
        "was not told that a technician would come", tell);
    /* Only where the story shows prices at all. */
    int prices = count_surprises(
        x,
        "SELECT b.seq, a.name FROM event b JOIN actor a ON a.scenario=?1 AND a.id=b.actor WHERE "
        "b.scenario=?1 AND b.kind='bill' AND json_extract(b.data,'$.kind')='invoice' AND "
        "EXISTS(SELECT 1 FROM event p WHERE p.scenario=?1 AND p.kind='price_shown') AND NOT "
        "EXISTS(SELECT 1 " SHOWN ") ORDER BY b.seq",
        "is billed at a price that was never shown", tell);

    return vans + prices + unknown_fees(x, tell);
}

static void judge_surprises(struct experience *x)
{
    int64_t most = json_int(x->expect, "surprises", -1);

    if (most < 0)
        return;
    x->judged = true;
    if (surprises(x, false) > most)
        surprises(x, true);
}

/* --- refusals --- */

/* What a token was worth at event @p seq: Accepted, Blocked, Expired, NoCredit or Unknown. */
static const char *status_at(const struct experience *x, const char *token, int64_t seq)
{
    const char *status = NULL;
    const cJSON *row;

    cJSON_ArrayForEach (row, x->tokens)
        if (strcasecmp(field_text(row, "token"), token) == 0)
            status = field_text(row, "status");
    cJSON_ArrayForEach (row, x->enrols) {
        const cJSON *args = field(row, "data");

        if (json_int(row, "seq", 0) < seq && strcasecmp(field_text(args, "token"), token) == 0)
            status = *field_text(args, "status") ? field_text(args, "status") : "Accepted";
    }
    if (!status)
        return "Unknown";
    return *status ? status : "Accepted";
}

/* The verdict on what hangs on something the CSMS had to be told: where it cannot be told of
 * tokens, it may know better ones. */
static enum verdict on_tokens(const struct experience *x)
{
    return scoring_can(x->sc, "csms.enrol") ? VERDICT_fail : VERDICT_inconc;
}

/* A display can only show what OCPP 1.6 has words for. */
static bool same_reason(const char *told, const char *truth, bool by_display)
{
    if (strcmp(told, truth) == 0)
        return true;
    return by_display && ((strcmp(truth, "NoCredit") == 0 && strcmp(told, "Blocked") == 0) ||
                          (strcmp(truth, "Unknown") == 0 && strcmp(told, "Invalid") == 0));
}

static bool is_reason(const char *word)
{
    static const char *const words[] = {"Blocked", "Expired", "NoCredit", "Unknown", "Invalid"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

static void judge_reasons(struct experience *x)
{
    const char *wanted = field_text(x->expect, "reason");
    bool told_wanted = false;
    cJSON *told;
    const cJSON *row;

    if (!*wanted)
        return;
    x->judged = true;
    told = rows(x, "SELECT e.seq, a.name, e.kind, coalesce(json_extract(e.data,'$.reason'),"
                   "json_extract(e.data,'$.status')) AS reason, (SELECT "
                   "json_extract(t.data,'$.token') FROM event t WHERE t.scenario=?1 AND "
                   "t.kind='taps' AND t.actor=e.actor AND t.seq<e.seq ORDER BY t.seq DESC LIMIT 1) "
                   "AS token FROM event e JOIN actor a ON a.scenario=?1 AND a.id=e.actor WHERE "
                   "e.scenario=?1 AND e.kind IN ('learns','display') ORDER BY e.seq");
    cJSON_ArrayForEach (row, told) {
        const char *reason = field_text(row, "reason");
        const char *truth = status_at(x, field_text(row, "token"), json_int(row, "seq", 0));
        bool by_display = json_is(row, "kind", "display");
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};

        if (!is_reason(reason) || !field(row, "token"))
            continue;
        told_wanted |= same_reason(reason, wanted, by_display);
        if (!same_reason(reason, truth, by_display))
            scoring_find(x->sc, on_tokens(x), "experience.reason", seqs,
                         "%s is told %s; in truth the token is %s.", field_text(row, "name"),
                         reason, truth);
    }
    if (!told_wanted)
        scoring_find(x->sc, on_tokens(x), "experience.reason", NULL,
                     "Nobody was told the reason %s.", wanted);
    cJSON_Delete(told);
}

/* What the station decides offline is not the CSMS's doing; its answers are. */
static void judge_let_in(struct experience *x)
{
    cJSON *found;
    const cJSON *row;

    if (!field_flag(x->expect, "refused"))
        return;
    x->judged = true;
    found = rows(x, "SELECT e.seq, coalesce(json_extract(e.data,'$.token'),(SELECT t.token FROM "
                    "truth t WHERE t.scenario=?1 AND t.session=json_extract(e.data,'$.session'))) "
                    "AS token FROM event e WHERE e.scenario=?1 AND (e.kind='authorized' AND "
                    "json_extract(e.data,'$.by') IN ('csms','cache') OR e.kind='transaction' AND "
                    "json_extract(e.data,'$.id_status')='Accepted') ORDER BY e.seq");
    cJSON_ArrayForEach (row, found) {
        const char *token = field_text(row, "token");
        const char *truth = status_at(x, token, json_int(row, "seq", 0));
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};

        if (*token && strcmp(truth, "Accepted") != 0)
            scoring_find(x->sc, on_tokens(x), "experience.let_in", seqs,
                         "%s is let in; the token is %s.", token, truth);
    }
    cJSON_Delete(found);
}

/* --- waiting --- */

/* From each call for help on, until the ticket's story ends for the driver: the next word. */
static void judge_silence(struct experience *x)
{
    int64_t limit_ms = json_int(x->expect, "silence_ms", -1), last_ms = 0, actor = -1;
    cJSON *words;
    const cJSON *row;

    if (limit_ms < 0)
        return;
    words = rows(x, "SELECT e.seq, e.virt_ms, e.kind, e.actor, a.name FROM event e JOIN actor a ON "
                    "a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.kind IN ('contact',"
                    "'learns','says') AND EXISTS(SELECT 1 FROM event c WHERE c.scenario=?1 AND "
                    "c.kind='contact' AND c.actor=e.actor AND c.seq<=e.seq) ORDER BY e.actor,"
                    "e.seq");
    cJSON_ArrayForEach (row, words) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
        int64_t ms = json_int(row, "virt_ms", 0);
        char gap[32];

        if (json_int(row, "actor", 0) == actor && ms - last_ms > limit_ms &&
            json_is(row, "kind", "learns")) {
            duration_words(ms - last_ms, gap);
            scoring_find(x->sc, VERDICT_fail, "experience.silence", seqs,
                         "%s heard nothing for %s.", field_text(row, "name"), gap);
        }
        if (json_is(row, "kind", "contact") &&
            !(row->next && json_is(row->next, "kind", "learns") &&
              json_int(row->next, "actor", -1) == json_int(row, "actor", -2)) &&
            x->end_ms - ms > limit_ms)
            scoring_find(x->sc, VERDICT_fail, "experience.silence", seqs,
                         "%s asked for help and never heard a word.", field_text(row, "name"));
        x->judged = true;
        actor = json_int(row, "actor", 0);
        last_ms = ms;
    }
    cJSON_Delete(words);
}

/* From the first pull at a plug that the station holds until the owner has it. */
static void judge_cables(struct experience *x)
{
    int64_t limit_ms = json_int(x->expect, "cable_unattended_ms", -1);
    /* Without a desk, or commands to the station, nobody could have freed it. */
    bool can_free = scoring_can(x->sc, "csms.command") && scoring_can(x->sc, "desk.events");
    cJSON *held;
    const cJSON *row;

    if (limit_ms < 0)
        return;
    x->judged = true;
    held = rows(x, "SELECT min(l.seq) AS seq, l.virt_ms, a.name, (SELECT min(u.virt_ms) FROM event "
                   "u WHERE u.scenario=?1 AND u.seq>l.seq AND (u.kind='unplugs' AND "
                   "u.actor=l.actor OR u.kind='hands_over' AND json_extract(u.data,'$.driver')="
                   "a.name)) AS back_ms FROM event l JOIN actor a ON a.scenario=?1 AND "
                   "a.id=l.actor WHERE l.scenario=?1 AND l.kind='plug_locked' AND "
                   "coalesce(json_extract(l.data,'$.held_by'),'station')<>'vehicle' GROUP BY "
                   "l.actor ORDER BY l.seq");
    cJSON_ArrayForEach (row, held) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
        int64_t ms = json_int(row, "back_ms", x->end_ms) - json_int(row, "virt_ms", 0);
        char took[32];

        duration_words(ms, took);
        if (ms > limit_ms)
            scoring_find(
                x->sc, can_free ? VERDICT_fail : VERDICT_inconc, "experience.cable_unattended",
                seqs, "The cable of %s hung at the station for %s.", field_text(row, "name"), took);
    }
    cJSON_Delete(held);
}

/* --- offers and tags --- */

/* The state of @p connector of @p station (0: the freest) at @p at_ms is Available, as the station
 * itself knows it; a connector that never changed is. */
static bool is_free(struct experience *x, const char *station, int64_t connector, int64_t at_ms)
{
    cJSON *states = rows(
        x, "SELECT a.name, e.virt_ms, json_extract(e.data,'$.connector') AS connector, "
           "json_extract(e.data,'$.to') AS state FROM event e JOIN actor a ON a.scenario=?1 AND "
           "a.id=e.actor WHERE e.scenario=?1 AND e.kind='status' ORDER BY e.seq");
    size_t len = strlen(station);
    bool known = false, available = false;
    const cJSON *row;

    cJSON_ArrayForEach (row, states) {
        const char *name = field_text(row, "name");
        int64_t n = json_int(row, "connector", 0);

        if (strncmp(name, station, len) != 0 || (name[len] && name[len] != '/') || n == 0 ||
            (connector && n != connector) || json_int(row, "virt_ms", 0) > at_ms)
            continue;
        known = true;
        available = json_is(row, "state", "Available");
    }
    cJSON_Delete(states);
    return !known || available;
}

static void judge_offers(struct experience *x, const struct ticket_book *book)
{
    bool wanted = field_flag(x->expect, "alternative");
    int offers = 0;

    for (size_t i = 0; i < book->count; i++) {
        const struct ticket *t = &book->tickets[i];

        for (size_t k = ticket_find(t, "alternative", 0); k < t->count;
             k = ticket_find(t, "alternative", k + 1)) {
            const struct ticket_step *step = &t->steps[k];
            const char *station = field_text(step->data, "station");
            uint64_t seqs[] = {step->event, 0};

            if (!*station)
                continue;
            offers++;
            if (!is_free(x, station, json_int(step->data, "connector", 0), step->at_ms))
                scoring_find(x->sc, VERDICT_fail, "experience.alternative", seqs,
                             "Ticket %d: %s was offered instead, which was not free.", t->id,
                             station);
        }
    }
    x->judged |= wanted || offers;
    if (wanted && !offers)
        scoring_find(x->sc, VERDICT_fail, "experience.alternative", NULL,
                     "No other station was offered.");
}

/* Who got which tag by a step of a ticket. */
static void judge_assignments(struct experience *x, const struct ticket_book *book,
                              const char *token, const char *account)
{
    for (size_t i = 0; i < book->count; i++) {
        const struct ticket *t = &book->tickets[i];

        for (size_t k = ticket_find(t, "assign", 0); k < t->count;
             k = ticket_find(t, "assign", k + 1)) {
            const char *to = field_text(t->steps[k].data, "account");
            const char *tag = field_text(t->steps[k].data, "token");
            uint64_t seqs[] = {t->steps[k].event, 0};

            if (!*token ||
                (*tag && strcasecmp(tag, token) != 0 && (!*to || strcmp(to, account) == 0)))
                scoring_find(x->sc, VERDICT_fail, "experience.tag_assignment", seqs,
                             "Ticket %d: tag %s is assigned to %s; %s.", t->id, tag,
                             *to ? to : "the customer",
                             *token ? "that is somebody else's tag" : "none was to be assigned");
        }
    }
}

static void judge_tag(struct experience *x, const struct ticket_book *book)
{
    const cJSON *wanted = field(x->expect, "tag"), *row;
    const char *token = field_text(wanted, "token"), *account = field_text(wanted, "account");
    const char *owner = NULL;

    if (!wanted)
        return;
    x->judged = true;
    judge_assignments(x, book, token, account);
    if (!*token)
        return;
    cJSON_ArrayForEach (row, x->tokens)
        if (strcasecmp(field_text(row, "token"), token) == 0)
            owner = field_text(row, "account");
    cJSON_ArrayForEach (row, x->enrols) {
        const cJSON *args = field(row, "data");

        if (strcasecmp(field_text(args, "token"), token) == 0)
            owner = field_text(args, "account");
    }
    if (!owner || strcmp(owner, account) != 0)
        scoring_find(x->sc, VERDICT_fail, "experience.tag_assignment", NULL,
                     "Tag %s belongs to %s in the end; it is %s's.", token,
                     owner && *owner ? owner : "nobody", account);
}

static void judge_desk(struct experience *x)
{
    struct ticket_book book;
    bool wanted = field(x->expect, "tag") || field_flag(x->expect, "alternative");

    if (!scoring_can(x->sc, "desk.events")) {
        if (wanted)
            scoring_find(x->sc, VERDICT_inconc,
                         field(x->expect, "tag") ? "experience.tag_assignment"
                                                 : "experience.alternative",
                         NULL, "The desk cannot be asked what happened to its tickets.");
        return;
    }
    ticket_book_init(&book, scoring_runfile(x->sc), scoring_scenario(x->sc));
    judge_offers(x, &book);
    judge_tag(x, &book);
    ticket_book_fini(&book);
}

static enum verdict judge(struct scoring *sc)
{
    struct experience x = {.sc = sc, .expect = scoring_expect(sc), .end_ms = scoring_end_ms(sc)};

    x.tokens = rows(&x, "SELECT token, account, status FROM token WHERE scenario=?1");
    x.enrols = rows(&x, "SELECT seq, json_extract(data,'$.args') AS data FROM event WHERE "
                        "scenario=?1 AND kind='sut_call' AND json_extract(data,'$.verb')='enrol' "
                        "ORDER BY seq");
    judge_counts(&x);
    judge_surprises(&x);
    judge_reasons(&x);
    judge_let_in(&x);
    judge_silence(&x);
    judge_cables(&x);
    judge_desk(&x);
    cJSON_Delete(x.tokens);
    cJSON_Delete(x.enrols);
    return x.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_experience = {
    .name = "experience",
    .judges = "what the driver lived through: contacts, surprises, reasons, waiting, offers, tags",
    .rules = rules,
    .judge = judge,
};
