/* profile.h - the charging profiles that a station has, as far as the CSMS knows (kind
 * "charging_profile" of the records).
 */
#ifndef REFSTACK_PROFILE_H
#define REFSTACK_PROFILE_H

#include "refstack/csms/record_answered.h"

struct csms_turn;

/* Where a dialect says what: paths of csms_record_text() below the command's arguments. */
struct csms_profile_paths {
    const char *id, *level, *purpose, *place; /* SetChargingProfile, which is what is kept */
    const char *by_id, *by_level, *by_purpose, *by_place; /* ClearChargingProfile */
};

/** SetChargingProfile: one profile a purpose, stack level and connector, the newer replaces the
 * older. (1.6 5.16.2; 2.0.1 K01.FR.05) */
csms_deal_fn csms_replace_profile;
/** ClearChargingProfile: an id alone counts where it is given; else all that fit. (1.6 5.5, errata
 * 3.34; 2.0.1 K10) */
csms_deal_fn csms_clear_profile;
/** The transaction is over, and its profiles with it: those of @p connector (-1: none) and those
 * that name @p txid (NULL: none). (1.6 3.13.1, 2.0.1 K01) */
void csms_end_profiles(struct csms_turn *turn, int connector, const char *txid);

#endif
