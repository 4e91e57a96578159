#include "refstack/billing/ids.h"

#include "base/mem.h"

void ids_add(struct ids *list, int64_t id)
{
    list->id = mem_resize(list->id, list->count + 2, sizeof(*list->id));
    list->id[list->count++] = id;
    list->id[list->count] = 0;
}

struct ids ids_read(struct db *db, sqlite3_stmt *q)
{
    struct ids list = {.id = mem_new(sizeof(int64_t))};

    while (db_row(db, q))
        ids_add(&list, db_int(q, 0));
    return list;
}
