/* local_list.h - the local authorization list that a station has (kinds "local_list" and
 * "local_list_version" of the records).
 */
#ifndef REFSTACK_LOCAL_LIST_H
#define REFSTACK_LOCAL_LIST_H

#include "refstack/csms/record_answered.h"

/** SendLocalList: a full list takes the place of the old one; of a differential one, an entry
 * without a status is taken out. (1.6 5.15, 2.0.1 D01) */
csms_deal_fn csms_keep_local_list;
/** What the station has now of a list that it did not take whole is not known. */
void csms_forget_local_list(const struct csms_station *st);

#endif
