/* What happened to a driver unannounced: a technician who came without a word, a bill at a price
 * that was never shown, a fee that the price shown did not name. Prices are judged only where the
 * story shows prices at all. */
#include "base/json_read.h"
#include "facts/field.h"
#include "score/experience.h"

/* Price p was shown before bill b (actor q, invoice i) to whoever gets or runs up that bill. */
#define SHOWN                                                                                      \
    "FROM event p JOIN actor q ON q.scenario=?1 AND q.id=p.actor WHERE p.scenario=?1 AND "         \
    "p.kind='price_shown' AND p.seq<b.seq AND (p.actor=b.actor OR "                                \
    "json_extract(q.data,'$.account')=(SELECT i.account FROM invoice i WHERE i.scenario=?1 AND "   \
    "i.invoice=json_extract(b.data,'$.invoice')))"

static int count_surprises(struct experience *x, const char *sql, const char *sentence, bool tell)
{
    cJSON *found = scoring_rows(x->sc, sql);
    int n = cJSON_GetArraySize(found);
    const cJSON *row;

    cJSON_ArrayForEach (row, found) {
        uint64_t seqs[] = {field_seq(row, "seq"), 0};

        if (tell)
            scoring_find(x->sc, VERDICT_fail, "experience.surprise", seqs, "%s %s.",
                         field_text(row, "name"), sentence);
    }
    cJSON_Delete(found);
    return n;
}

/* Where a price was shown: lines of a kind (energy, time, idle, flat) that it did not name for that
 * station; of one that names no station, for none. A line that costs nothing is no fee. */
static int unknown_fees(struct experience *x, bool tell)
{
    cJSON *found = scoring_rows(
        x->sc,
        "SELECT DISTINCT b.seq, a.name, l.kind, coalesce(l.station,'') AS station FROM event b "
        "JOIN actor a ON a.scenario=?1 AND a.id=b.actor JOIN invoice_line l ON l.scenario=?1 "
        "AND l.invoice=json_extract(b.data,'$.invoice') WHERE b.scenario=?1 AND b.kind='bill' "
        "AND json_extract(b.data,'$.kind')='invoice' AND CAST(coalesce(l.net,1) AS REAL)<>0 AND "
        "EXISTS(SELECT 1 " SHOWN ") AND NOT EXISTS(SELECT 1 " SHOWN " AND "
        "coalesce(json_extract(p.data,'$.station')=nullif(l.station,''),1) "
        "AND (json_extract(p.data,'$.kinds') IS NULL OR EXISTS(SELECT 1 FROM "
        "json_each(p.data,'$.kinds') k WHERE k.value=l.kind))) ORDER BY b.seq, l.kind");
    int n = cJSON_GetArraySize(found);
    const cJSON *row;

    cJSON_ArrayForEach (row, found) {
        uint64_t seqs[] = {field_seq(row, "seq"), 0};

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
    /* A price can only be missed where the story shows prices at all. */
    int prices = count_surprises(
        x,
        "SELECT b.seq, a.name FROM event b JOIN actor a ON a.scenario=?1 AND a.id=b.actor WHERE "
        "b.scenario=?1 AND b.kind='bill' AND json_extract(b.data,'$.kind')='invoice' AND "
        "EXISTS(SELECT 1 FROM event p WHERE p.scenario=?1 AND p.kind='price_shown') AND NOT "
        "EXISTS(SELECT 1 " SHOWN ") ORDER BY b.seq",
        "is billed at a price that was never shown", tell);

    return vans + prices + unknown_fees(x, tell);
}

void experience_surprise(struct experience *x)
{
    int64_t most = json_int(x->expect, "surprises", -1);

    if (most < 0)
        return;
    if (experience_anybody(x))
        experience_met(x, EXPERIENCE_surprises);
    if (surprises(x, false) > most)
        surprises(x, true);
}
