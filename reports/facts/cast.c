#include "facts/cast.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/field.h"

/* The rows come with the highest number first. */
static void add(struct cast *c, const cJSON *row)
{
    size_t id = (size_t)field_int(row, "id");

    if (!c->rows) {
        c->count = id + 1;
        c->rows = mem_new(c->count * sizeof(*c->rows));
    }
    if (c->rows[id].name)
        return;
    c->rows[id].name = mem_text(field_text(row, "name"));
    c->rows[id].kind = mem_text(field_text(row, "kind"));
}

/* A number beyond a million was not given by a log. */
void cast_init(struct cast *c, struct runfile *rf, int scenario)
{
    cJSON *rows = runfile_rows(rf,
                               "SELECT id, name, kind FROM actor WHERE scenario=?1 AND "
                               "typeof(id)='integer' AND id BETWEEN 1 AND 1000000 ORDER BY id "
                               "DESC, rowid",
                               scenario);
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
    return (size_t)id < c->count && c->rows[id].name ? &c->rows[id] : NULL;
}

int cast_called(const struct cast *c, const char *name)
{
    for (int id = (int)c->count; id > 0; id--) {
        const struct cast_row *row = row_of(c, id);

        if (row && strcmp(row->name, name) == 0 && strcmp(row->kind, "site") != 0)
            return id;
    }
    return 0;
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
