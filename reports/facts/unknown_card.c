#include "facts/unknown_card.h"

#include <stdio.h>

#include "facts/field.h"

/* clang-format off */
/* Text on the wire need not be JSON. */
#define PART(path) "CASE WHEN json_valid(f.text) THEN json_extract(f.text,'" path "') END"

static const char refused_cards[] =
    "WITH answer AS MATERIALIZED (SELECT seq, actor, " PART("$[1]") " AS id, "
    "coalesce(" PART("$[2].idTagInfo.status") "," PART("$[2].idTokenInfo.status") ") AS status "
    "FROM frame f WHERE f.scenario=?1 AND f.dir='in' AND (f.text LIKE '%\"Invalid\"%' OR "
    "f.text LIKE '%\"Unknown\"%')), "
    "asked AS MATERIALIZED (SELECT seq, actor, " PART("$[1]") " AS id, "
    "coalesce(" PART("$[3].idTag") "," PART("$[3].idToken.idToken") ") AS token "
    "FROM frame f WHERE f.scenario=?1 AND f.dir='out' AND (f.text LIKE '%\"idTag\"%' OR "
    "f.text LIKE '%\"idToken\"%')) "
    "SELECT asked.seq AS asked, answer.seq AS answered, asked.token, answer.status, a.name "
    "FROM answer JOIN asked ON asked.actor=answer.actor AND asked.id=answer.id AND "
    "asked.seq<answer.seq LEFT JOIN actor a ON a.scenario=?1 AND a.id=answer.actor "
    "WHERE answer.status IN ('Invalid','Unknown') AND EXISTS(SELECT 1 FROM token t WHERE "
    "t.scenario=?1 AND t.status='Accepted' AND upper(t.token)=upper(asked.token)) "
    "ORDER BY answer.seq LIMIT 1";
/* clang-format on */

bool unknown_card_find(struct runfile *rf, int scenario, struct unknown_card *card)
{
    cJSON *row = runfile_row(rf, refused_cards, scenario);
    bool found = field(row, "answered") != NULL;

    *card = (struct unknown_card){.asked = field_seq(row, "asked"),
                                  .answered = field_seq(row, "answered")};
    snprintf(card->token, sizeof(card->token), "%s", field_text(row, "token"));
    snprintf(card->station, sizeof(card->station), "%s", field_text(row, "name"));
    snprintf(card->status, sizeof(card->status), "%s", field_text(row, "status"));
    cJSON_Delete(row);
    return found;
}
