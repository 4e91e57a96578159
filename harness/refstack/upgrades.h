/* upgrades.h - how a database of an older format of the stack becomes one of the next.
 *
 * A change of schema.sql that is more than a new table is a new format: upgradeN.sql makes a file
 * of format N one of N + 1, and has its row in upgrades.c.
 */
#ifndef REFSTACK_UPGRADES_H
#define REFSTACK_UPGRADES_H

#include "refstack/stack/db.h"

extern const char refstack_upgrade1[], refstack_upgrade2[]; /* the SQL files */

extern const struct db_format refstack_format;

#endif
