/* Whether a driver who is refused is told the true reason, and whether anybody charges whose token
 * is not accepted. The truth is what the scenario and csms.enrol said of the token. */
#include <string.h>

#include "base/json_read.h"
#include "facts/field.h"
#include "facts/words.h"
#include "score/experience.h"

/* The verdict on what hangs on something the CSMS had to be told: where it cannot be told of
 * tokens, it may know better ones. */
static enum verdict on_tokens(const struct experience *x)
{
    return scoring_can(x->sc, "csms.enrol") ? VERDICT_fail : VERDICT_inconc;
}

/* Is the reason that was told the true one? A display can only show what OCPP has words for. */
static bool same_reason(const char *told, const char *truth, bool by_display)
{
    if (strcmp(told, truth) == 0)
        return true;
    return by_display && ((strcmp(truth, "NoCredit") == 0 && strcmp(told, "Blocked") == 0) ||
                          (strcmp(truth, "Unknown") == 0 && strcmp(told, "Invalid") == 0));
}

static const char *const reasons[] = {"Blocked", "Expired", "NoCredit", "Unknown", "Invalid", NULL};

void experience_refusal_reason(struct experience *x)
{
    const char *wanted = field_text(x->expect, "reason");
    bool told_wanted = false;
    cJSON *told;
    const cJSON *row;

    if (!*wanted)
        return;
    experience_met(x, EXPERIENCE_reason);
    told = scoring_rows(
        x->sc, "SELECT e.seq, a.name, e.kind, coalesce(json_extract(e.data,'$.reason'),"
               "json_extract(e.data,'$.status')) AS reason, (SELECT "
               "json_extract(t.data,'$.token') FROM event t WHERE t.scenario=?1 AND "
               "t.kind='taps' AND t.actor=e.actor AND t.seq<e.seq ORDER BY t.seq DESC LIMIT 1) "
               "AS token FROM event e JOIN actor a ON a.scenario=?1 AND a.id=e.actor WHERE "
               "e.scenario=?1 AND e.kind IN ('learns','display') ORDER BY e.seq");
    cJSON_ArrayForEach (row, told) {
        const char *reason = field_text(row, "reason");
        const char *truth =
            token_book_status(x->tokens, field_text(row, "token"), field_int(row, "seq"));
        bool by_display = json_is(row, "kind", "display");
        uint64_t seqs[] = {field_seq(row, "seq"), 0};

        if (!words_have(reasons, reason) || !field(row, "token"))
            continue;
        told_wanted |= same_reason(reason, wanted, by_display);
        if (!same_reason(reason, truth, by_display))
            scoring_find(x->sc, on_tokens(x), "experience.reason", seqs,
                         "%s was told %s; in truth the token is %s.", field_text(row, "name"),
                         reason, truth);
    }
    if (!told_wanted)
        scoring_find_missing(x->sc, on_tokens(x), "experience.reason", NULL,
                             "Nobody was told that the reason is %s.", wanted);
    cJSON_Delete(told);
}

/* Did anybody come with a token that is not accepted? */
static bool came_unaccepted(struct experience *x)
{
    cJSON *taps = scoring_rows(x->sc, "SELECT seq, json_extract(data,'$.token') AS token FROM "
                                      "event WHERE scenario=?1 AND kind='taps' ORDER BY seq");
    bool came = false;
    const cJSON *row;

    cJSON_ArrayForEach (row, taps) {
        const char *token = field_text(row, "token");

        came |= *token &&
                strcmp(token_book_status(x->tokens, token, field_int(row, "seq")), "Accepted") != 0;
    }
    cJSON_Delete(taps);
    return came;
}

/* Only the CSMS's own answers count: what the station decides offline is not its doing. */
void experience_refusal_let_in(struct experience *x)
{
    cJSON *found;
    const cJSON *row;

    if (!field_flag(x->expect, "refused"))
        return;
    if (came_unaccepted(x))
        experience_met(x, EXPERIENCE_refused);
    found = scoring_rows(
        x->sc, "SELECT e.seq, coalesce(json_extract(e.data,'$.token'),(SELECT t.token FROM "
               "truth t WHERE t.scenario=?1 AND t.session=json_extract(e.data,'$.session'))) "
               "AS token FROM event e WHERE e.scenario=?1 AND (e.kind='authorized' AND "
               "json_extract(e.data,'$.by') IN ('csms','cache') OR e.kind='transaction' AND "
               "json_extract(e.data,'$.id_status')='Accepted') ORDER BY e.seq");
    cJSON_ArrayForEach (row, found) {
        const char *token = field_text(row, "token");
        const char *truth = token_book_status(x->tokens, token, field_int(row, "seq"));
        uint64_t seqs[] = {field_seq(row, "seq"), 0};

        if (*token && strcmp(truth, "Accepted") != 0)
            scoring_find(x->sc, on_tokens(x), "experience.let_in", seqs,
                         "%s is allowed to charge although the token is %s.", token, truth);
    }
    cJSON_Delete(found);
}
