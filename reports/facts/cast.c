#include "facts/cast.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/field.h"

#define ID_MAX 1000000 /* a number beyond this was not given by a log */

static void add(struct cast *c, const cJSON *row)
{
    int64_t id = field_int(row, "id");

    if (id < 1 || id > ID_MAX)
        return;
    if ((size_t)id >= c->count) {
        size_t count = (size_t)id * 2;

        c->rows = mem_resize(c->rows, count, sizeof(*c->rows));
        memset(c->rows + c->count, 0, (count - c->count) * sizeof(*c->rows));
        c->count = count;
    }
    if (c->rows[id].name)
        return;
    c->rows[id].name = mem_text(field_text(row, "name"));
    c->rows[id].kind = mem_text(field_text(row, "kind"));
}

void cast_init(struct cast *c, struct runfile *rf, int scenario)
{
    cJSON *rows = runfile_rows(rf, "SELECT id, name, kind FROM actor WHERE scenario=?1", scenario);
    const cJSON *row;

    *c = (struct cast){0};
    cJSON_ArrayForEach (row, rows)
        add(c, row);
    cJSON_Delete(rows);
}

void cast_fini(struct cast *c)
{
    for (size_t i = 0; i < c->count; i++) {
        free(c->rows[i].name);
        free(c->rows[i].kind);
    }
    free(c->rows);
    *c = (struct cast){0};
}

static const struct cast_row *row_of(const struct cast *c, int id)
{
    return id > 0 && (size_t)id < c->count && c->rows[id].name ? &c->rows[id] : NULL;
}

const char *cast_name(const struct cast *c, int id)
{
    const struct cast_row *row = row_of(c, id);

    return row ? row->name : "?";
}

const char *cast_kind(const struct cast *c, int id)
{
    const struct cast_row *row = row_of(c, id);

    return row ? row->kind : "";
}

bool cast_is(const struct cast *c, int id, const char *name)
{
    const char *own = cast_name(c, id);
    size_t len = strlen(name);

    return strncmp(own, name, len) == 0 && (own[len] == '\0' || own[len] == '/');
}
