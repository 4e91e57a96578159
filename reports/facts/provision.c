#include "facts/provision.h"

#include <string.h>

#include "base/json_read.h"
#include "base/number.h"
#include "facts/field.h"

#define CONNECTORS_MAX 1000

void provision_book_init(struct provision_book *book, struct runfile *rf, int scenario)
{
    book->rows = runfile_rows(rf,
                              "SELECT a.name, a.data, (SELECT json_extract(e.data,'$.args') FROM "
                              "event e WHERE e.scenario=?1 AND e.kind='sut_call' AND "
                              "json_extract(e.data,'$.verb')='provision' AND "
                              "json_extract(e.data,'$.args.station')=a.name ORDER BY e.seq DESC "
                              "LIMIT 1) AS expect FROM actor a WHERE a.scenario=?1 AND "
                              "a.kind='station' ORDER BY a.id",
                              scenario);
}

void provision_book_fini(struct provision_book *book)
{
    cJSON_Delete(book->rows);
}

/* A number of connectors, or EVSEs: of what no station has, as many as one could have. */
static int count_of(const cJSON *object, const char *name, int otherwise)
{
    return (int)number_most(0, number_least(json_small(object, name, otherwise), CONNECTORS_MAX));
}

struct provision provision_of(const struct provision_book *book, const char *station)
{
    struct provision p = {.station = station, .site = "", .connectors = 1, .evses = 1};
    const cJSON *row, *told, *actor;

    cJSON_ArrayForEach (row, book->rows) {
        if (!json_is(row, "name", station))
            continue;
        p.known = true;
        actor = field(row, "data");
        told = field(row, "expect");
        p.told = cJSON_IsObject(told) ? told : NULL;
        p.site = field_text(p.told ? p.told : actor, "site");
        p.connectors = count_of(p.told ? p.told : actor, "connectors", 1);
        p.evses = count_of(p.told, "evses", p.connectors);
        p.power_w = json_int(p.told, "power_w", field_int(actor, "max_power_w"));
    }
    return p;
}

int provision_flat(const struct provision *p, int evse, int connector)
{
    int nth = (int)number_most(connector, 1) - 1;
    int room = evse < p->evses ? 1 : p->connectors - p->evses + 1;

    return evse < 1 || evse > p->evses || nth >= room ? 0 : evse + nth;
}
