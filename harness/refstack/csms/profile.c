#include "refstack/csms/profile.h"

#include <stdlib.h>

#include "refstack/csms/record.h"
#include "refstack/csms/station_call.h"

void csms_replace_profile(const struct csms_deal *d)
{
    const struct csms_profile_paths *at = d->st->dialect->profile;
    const cJSON *args = csms_record_at(d->both, "args");
    char *id = csms_record_text(args, at->id), *level = csms_record_text(args, at->level);
    char *purpose = csms_record_text(args, at->purpose), *place = csms_record_text(args, at->place);

    if (csms_deal_accepted(d))
        db_run(d->st->rs->db,
               "DELETE FROM record WHERE station = ? AND kind = 'charging_profile' AND key != ? "
               "AND state = ? AND json_extract(body, '$.' || ?) = CAST(? AS INT) "
               "AND json_extract(body, '$.' || ?) = CAST(? AS INT)",
               db_t(d->st->id), db_t(id), db_t(purpose), db_t(at->level), db_t(level),
               db_t(at->place), db_t(place));
    free(id);
    free(level);
    free(purpose);
    free(place);
}

void csms_clear_profile(const struct csms_deal *d)
{
    const struct csms_profile_paths *at = d->st->dialect->profile;
    const cJSON *args = csms_record_at(d->both, "args");
    char *id = csms_record_text(args, at->by_id), *level = csms_record_text(args, at->by_level);
    char *purpose = csms_record_text(args, at->by_purpose);
    char *place = csms_record_text(args, at->by_place);

    if (csms_deal_accepted(d))
        db_run(d->st->rs->db,
               "DELETE FROM record WHERE station = ?1 AND kind = 'charging_profile' "
               "AND CASE WHEN ?2 != '' THEN key = ?2 ELSE "
               "(?3 = '' OR CAST(?3 AS INT) = json_extract(body, '$.' || ?6)) "
               "AND (?4 = '' OR state = ?4) "
               "AND (?5 = '' OR CAST(?5 AS INT) = json_extract(body, '$.' || ?7)) END",
               db_t(d->st->id), db_t(id), db_t(place), db_t(purpose), db_t(level), db_t(at->place),
               db_t(at->level));
    free(id);
    free(place);
    free(purpose);
    free(level);
}

void csms_end_profiles(struct csms_turn *turn, int connector, const char *txid)
{
    db_run(turn->rs->db,
           "DELETE FROM record WHERE station = ?1 AND kind = 'charging_profile' "
           "AND state = 'TxProfile' AND (json_extract(body, '$.connectorId') = ?2 OR "
           "json_extract(body, '$.chargingProfile.transactionId') = ?3)",
           db_t(turn->station->id), db_i((int64_t)connector), db_t(txid));
}
