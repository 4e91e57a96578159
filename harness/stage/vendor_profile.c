#include "stage/vendor_profile.h"

#include <lauxlib.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "script/option.h"
#include "script/script.h"
#include "station/station_config.h"
#include "stations.h"

#define BUDGET     1000000
#define BASES      4 /* profiles a profile may stand on, one on the other */
#define MEMORY_CAP ((size_t)8 * 1024 * 1024)

/* A field of struct profile, and how a file states it. */
static const struct field {
    const char *word;
    enum option_kind kind;
    enum { FIELD_number, FIELD_count, FIELD_flag, FIELD_text } type;
    size_t offset;
    size_t room;  /* of a text, with its NUL */
    int64_t unit; /* of a number, in that of its kind */
} fields[] = {
#define AT(field) offsetof(struct profile, field)
#define NUMBER(field, word, kind, unit, value, bound, key, meaning)                                \
    {word, OPTION_##kind, FIELD_number, AT(field), 0, unit},
#define COUNT(field, value, bound, key, meaning)                                                   \
    {#field, OPTION_integer, FIELD_count, AT(field), 0, 1},
#define FLAG(field, value, key, meaning) {#field, OPTION_flag, FIELD_flag, AT(field), 0, 1},
#define TEXT(field, length, value, key, meaning)                                                   \
    {#field, OPTION_text, FIELD_text, AT(field), (length) + 1, 1},
#include "station/profile.def"
};

enum { FIELDS = sizeof(fields) / sizeof(fields[0]), COUNT_MOST = 1000000 };

/* What a table said of a field. */
struct stated {
    int64_t number; /* number, count: as it was, when it said nothing */
    const char *text;
};

/* Where option_read() is to put @p f; a flag is read in place. */
static void *target(const struct field *f, struct profile *p, struct stated *stated)
{
    void *at = (char *)p + f->offset;

    switch (f->type) {
    case FIELD_number:
        stated->number = *(int64_t *)at * f->unit;
        return &stated->number;
    case FIELD_count:
        stated->number = *(int *)at;
        return &stated->number;
    case FIELD_flag:
        return at;
    case FIELD_text:
        break;
    }
    return &stated->text;
}

static void take(lua_State *L, const char *what, const struct field *f, struct profile *p,
                 const struct stated *stated)
{
    void *at = (char *)p + f->offset;

    if (f->type == FIELD_number)
        *(int64_t *)at = stated->number / f->unit;
    if (f->type == FIELD_count && stated->number > COUNT_MOST)
        script_raise(L, "%s: %s is above %d", what, f->word, COUNT_MOST);
    if (f->type == FIELD_count)
        *(int *)at = (int)stated->number;
    if (!stated->text)
        return;
    if (strlen(stated->text) >= f->room)
        script_raise(L, "%s: %s is longer than %d characters", what, f->word, (int)f->room - 1);
    memcpy(at, stated->text, strlen(stated->text) + 1);
}

/* A key that no station has would wait for nothing. */
static void check_reboot_keys(lua_State *L, const char *what, const struct profile *p)
{
    static const char *const names[] = {
#define X(key, type, writable, required) #key,
        CONFIG_LIST(X)
#undef X
            NULL};
    char key[sizeof(p->reboot_keys)];

    for (const char *at = p->reboot_keys; *at; at += strspn(at, ",")) {
        size_t length = strcspn(at, ","), i = 0;

        snprintf(key, sizeof(key), "%.*s", (int)length, at);
        while (names[i] && strcmp(names[i], key) != 0)
            i++;
        if (!names[i])
            script_raise(L, "%s: reboot_keys: \"%.60s\" is not a configuration key%s", what, key,
                         script_hint(L, key, names));
        at += length;
    }
}

static void read_table(lua_State *L, int index, const char *what, struct profile *p)
{
    struct stated stated[FIELDS] = {{0}};
    struct option rows[FIELDS + 1] = {{0}};

    for (int i = 0; i < FIELDS; i++)
        rows[i] =
            (struct option){fields[i].word, fields[i].kind, target(&fields[i], p, &stated[i])};
    option_read(L, index, what, rows);
    for (int i = 0; i < FIELDS; i++)
        take(L, what, &fields[i], p, &stated[i]);
    check_reboot_keys(L, what, p);
}

void vendor_profile_override(lua_State *L, int index, struct profile *p)
{
    const char *problem;

    read_table(L, index, "overrides", p);
    problem = stations_problem(p);
    if (problem)
        script_raise(L, "overrides: %s", problem);
}

static void out_of_budget(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    luaL_error(L, "an endless loop");
}

/* A profile that is being read. */
struct reading {
    const struct vendor_shelf *shelf;
    struct profile *p;
    int depth; /* how many are based on it */
};

static bool load(struct reading *r, const char *name, char **why);

/* based_on = "neutral-ac-22": that one first, then what differs. */
static void read_base(lua_State *L, int index, const struct reading *r)
{
    struct reading base = {r->shelf, r->p, r->depth + 1};
    char *why;

    lua_getfield(L, index, "based_on");
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    if (lua_type(L, -1) != LUA_TSTRING)
        script_raise(L, "profile: based_on needs the name of a vendor profile");
    if (r->depth >= BASES)
        script_raise(L, "profile: based_on is circular, or nested too deeply");
    if (!load(&base, lua_tostring(L, -1), &why)) {
        lua_pushstring(L, why);
        free(why);
        lua_error(L);
    }
    lua_pop(L, 1);
    lua_pushnil(L);
    lua_setfield(L, index, "based_on");
}

/* It is no story, and has no library either. */
static int unknown_word(lua_State *L)
{
    return luaL_error(L,
                      "'%s' does not belong in a vendor profile, which returns a table such as { "
                      "based_on = \"neutral-ac-22\" } and has no verbs",
                      luaL_tolstring(L, 2, NULL));
}

static void close_globals(lua_State *L)
{
    lua_pushglobaltable(L);
    lua_newtable(L);
    lua_pushcfunction(L, unknown_word);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

static int run_chunk(lua_State *L)
{
    const struct reading *r = lua_touserdata(L, 1);

    close_globals(L);
    lua_call(L, 0, 1); /* the chunk, which the caller put on top */
    if (lua_type(L, -1) != LUA_TTABLE)
        return luaL_error(L, "a vendor profile returns a table { ... }");
    read_base(L, lua_gettop(L), r);
    read_table(L, lua_gettop(L), "profile", r->p);
    return 0;
}

static void *counted_alloc(void *ud, void *ptr, size_t osize, size_t nsize)
{
    size_t *used = ud, old = ptr ? osize : 0;
    void *fresh;

    if (nsize == 0) {
        free(ptr);
        *used -= old;
        return NULL;
    }
    fresh = nsize > old && *used + nsize - old > MEMORY_CAP ? NULL : realloc(ptr, nsize);
    if (fresh)
        *used += nsize - old;
    return fresh;
}

static char *run_file(const char *path, const char *text, struct reading *r)
{
    size_t used = 0;
    lua_State *L = lua_newstate(counted_alloc, &used);
    char *chunk = mem_printf("@%s", path);
    char *why = NULL;
    const char *message;

    if (!L)
        abort();
    lua_pushcfunction(L, run_chunk);
    lua_pushlightuserdata(L, r);
    lua_sethook(L, out_of_budget, LUA_MASKCOUNT, BUDGET);
    if (luaL_loadbufferx(L, text, strlen(text), chunk, "t") != LUA_OK ||
        lua_pcall(L, 2, 0, 0) != LUA_OK) {
        message = lua_tostring(L, -1);
        why = strncmp(message, path, strlen(path)) == 0 ? mem_text(message)
                                                        : mem_printf("%s: %s", path, message);
    }
    lua_close(L);
    free(chunk);
    return why;
}

/* Adds the names of the profiles in @p dir, which is freed. */
static void add_names(char **list, char *dir)
{
    char **files = folder_files(dir, ".lua");

    for (size_t i = 0; files[i]; i++) {
        char *longer =
            mem_printf("%s%s%.*s", *list, **list ? ", " : "", (int)strlen(files[i]) - 4, files[i]);
        free(*list);
        *list = longer;
    }
    folder_free(files);
    free(dir);
}

char *vendor_profile_names(const struct vendor_shelf *shelf)
{
    char *list = mem_text("");

    if (shelf->beside)
        add_names(&list, folder_beside(shelf->beside, "vendor-profiles"));
    add_names(&list, mem_printf("%s/vendor-profiles", shelf->data_dir));
    return list;
}

static char *missing(const struct vendor_shelf *shelf, const char *name)
{
    char *names = vendor_profile_names(shelf);
    char *why = mem_printf("\"%s\" is not a vendor profile; there are: %s; or the path of a file, "
                           "as in \"./my-profile.lua\"",
                           name, names[0] ? names : "none");

    free(names);
    return why;
}

/* A path leads to a file of Lua, and to no other: what stands in it may be shown in a message. */
static bool is_path_to_lua(const char *name)
{
    size_t length = strlen(name);

    return strchr(name, '/') && length > 4 && strcmp(name + length - 4, ".lua") == 0;
}

/* Where @p name is: beside the scenario if it is there. The caller frees it. */
static char *place_of(const struct vendor_shelf *shelf, const char *name)
{
    bool path = strchr(name, '/');
    char *file = path ? mem_text(name) : mem_printf("vendor-profiles/%s.lua", name);
    char *here = *name == '/' ? mem_text(name) : folder_beside(shelf->beside, file);
    char *there =
        path ? mem_text(name) : mem_printf("%s/vendor-profiles/%s.lua", shelf->data_dir, name);
    bool own = shelf->beside && folder_has(here);

    free(file);
    free(own ? there : here);
    return own ? here : there;
}

static bool load(struct reading *r, const char *name, char **why)
{
    char *path = place_of(r->shelf, name);
    const char *base = strrchr(path, '/') + 1;
    char *text, *trouble = NULL;
    const char *problem;
    struct profile *p = r->p;

    *why = NULL;
    text = !strchr(name, '/') || is_path_to_lua(name) ? folder_read(path, 1 << 20, &trouble) : NULL;
    if (!text) {
        *why = is_path_to_lua(name) ? mem_text(trouble) : missing(r->shelf, name);
    } else {
        *why = run_file(path, text, r);
    }
    if (!*why && (problem = stations_problem(p)))
        *why = mem_printf("%s: %s", path, problem);
    memset(p->name, 0, sizeof(p->name));
    memcpy(p->name, base, strnlen(base, sizeof(p->name) - 1));
    if (strstr(p->name, ".lua"))
        *strstr(p->name, ".lua") = '\0';
    free(trouble);
    free(text);
    free(path);
    return !*why;
}

bool vendor_profile_load(const struct vendor_shelf *shelf, const char *name, struct profile *p,
                         char **why)
{
    struct reading r = {shelf, p, 0};

    profile_defaults(p);
    return load(&r, name, why);
}
