#include "refstack/csms201/csms201_place.h"

#include "refstack/csms/payload.h"
#include "refstack/csms/station.h"

struct csms201_place csms201_place_of(const cJSON *evse)
{
    struct csms201_place place = {.evse = csms_place_number(evse, "id"),
                                  .connector = csms_place_number(evse, "connectorId")};

    return place;
}

/* How many of them the station has. */
struct size {
    int evses, connectors;
};

static struct size size_of(const struct csms_station *st)
{
    struct db *db = st->rs->db;
    sqlite3_stmt *q =
        db_ask(db, "SELECT evses, connectors FROM station WHERE id = ?", db_t(st->id));
    struct size size;

    db_row(db, q); /* it is there: else it would not have come in */
    size = (struct size){(int)db_int(q, 0), (int)db_int(q, 1)};
    db_done(q);
    return size;
}

int csms201_flat(const struct csms_station *st, struct csms201_place place)
{
    struct size size = size_of(st);
    int connector = place.connector > 0 ? place.connector : 1;

    if (place.evse < 1 || place.evse > size.evses || place.connector < 0)
        return 0;
    if (place.evse < size.evses)
        return connector == 1 ? place.evse : 0;
    return connector <= size.connectors - size.evses + 1 ? place.evse + connector - 1 : 0;
}

int csms201_evse_of(const struct csms_station *st, int flat)
{
    struct size size = size_of(st);

    if (flat < 1 || flat > size.connectors)
        return 0;
    return flat < size.evses ? flat : size.evses;
}
