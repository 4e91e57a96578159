/* ids.h - the numbers of some rows, read first and worked on then, when the tables may change.
 *
 *     struct ids list = ids_read(db, db_ask(db, "SELECT id FROM ...", DB_NONE));
 *     for (const int64_t *id = list.id; *id; id++)
 *         ...
 *     free(list.id);
 */
#ifndef REFSTACK_IDS_H
#define REFSTACK_IDS_H

#include <stddef.h>

#include "refstack/stack/db.h"

struct ids {
    int64_t *id; /* behind the last of them a 0; NULL when none was ever added */
    size_t count;
};

void ids_add(struct ids *list, int64_t id);
/** The first column of all rows of @p q; its id is never NULL, and the caller frees it. */
struct ids ids_read(struct db *db, sqlite3_stmt *q);

#endif
