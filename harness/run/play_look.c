/* play_look.c - a file that is only looked at: its head is read, and its story is not told. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "run/play_state.h"
#include "script/script.h"
#include "stage/needs.h"
#include "stage/play_choice.h"
#include "stage/stage_rows.h"

/* Reads @p name and has @p look see the stage, only when all is well unless @p anyway.
 * @return false with @p why when it does not load */
static bool look_at(const struct stage_options *options, const char *name,
                    void (*look)(struct stage *st, void *ctx), void *ctx, bool anyway, char **why)
{
    struct store *store = store_new(NULL, why);
    struct play p;
    bool ok;

    if (!store)
        return false;
    *why = NULL;
    play_init(&p, options, store, 1, name);
    script_look_only(p.stage.script);
    ok = play_load(&p.stage, why);
    if (ok || anyway)
        look(&p.stage, ctx);
    play_fini(&p);
    store_free(store);
    return ok;
}

static void take_head(struct stage *st, void *ctx)
{
    *(struct scenario_head *)ctx = st->head;
    st->head = (struct scenario_head){0};
}

bool play_head(const struct stage_options *options, const char *file, struct scenario_head *head,
               char **why)
{
    *head = (struct scenario_head){0};
    return look_at(options, file, take_head, head, false, why);
}

static void take_needs(struct stage *st, void *ctx)
{
    *(cJSON **)ctx = needs_list(st);
}

cJSON *play_needs(const struct stage_options *options, const char *name, char **why)
{
    cJSON *needs = NULL;

    return look_at(options, name, take_needs, &needs, false, why) ? needs : NULL;
}

/* Does "WORD =" stand in @p text, with @p behind after it where that is given? */
static bool has_option(const char *text, const char *word, const char *behind)
{
    size_t len = strlen(word);

    for (const char *p = strstr(text, word); p; p = strstr(p + 1, word)) {
        const char *sign = p + len + strspn(p + len, " \t\r\n");

        if (*sign == '=' && (!behind || strchr(behind, sign[1 + strspn(sign + 1, " \t\r\n")])))
            return true;
    }
    return false;
}

/* Few of many files have several plays, and running a head takes a while: only where "ocpp = {" or
 * "rows =" stands it is run. */
static bool may_have_several(const char *text)
{
    return has_option(text, "ocpp", "{") || has_option(text, "rows", NULL);
}

/* Also of a story that does not load further down: each of its plays then says why. */
cJSON *play_plays(const struct stage_options *options, const char *play)
{
    char *why = NULL, *file = play_file(play), *text = folder_read(file, SCENARIO_BYTES, &why);
    struct scenario_head head = {0};
    cJSON *plays;

    if (text && may_have_several(text))
        look_at(options, file, take_head, &head, true, &why);
    plays = play_choices(play, head.rows, head.versions, options->ocpp);
    scenario_head_fini(&head);
    free(text);
    free(file);
    free(why);
    return plays;
}

/* What would become of it, and the first reason why. */
static void take_prospect(struct stage *st, void *ctx)
{
    cJSON *row = ctx, *unmet = NULL;
    char *why = needs_misfit(st);
    const char *state = why ? "skipped" : "plays";

    if (!why && needs_binding(st)) {
        unmet = needs_unmet(st);
        if (unmet->child) {
            why = mem_text(unmet->child->valuestring);
            state = "lacking";
        }
    }
    cJSON_AddStringToObject(row, "name", st->head.name);
    cJSON_AddStringToObject(row, "state", state);
    if (why)
        cJSON_AddStringToObject(row, "why", why);
    if (st->head.tags)
        cJSON_AddItemToObject(row, "tags", cJSON_Duplicate(st->head.tags, true));
    cJSON_Delete(unmet);
    free(why);
}

cJSON *play_prospect(const struct stage_options *options, const char *name)
{
    cJSON *row = cJSON_CreateObject();
    char *why = NULL;

    cJSON_AddStringToObject(row, "play", stage_short(options, name));
    if (!look_at(options, name, take_prospect, row, false, &why)) {
        cJSON_AddStringToObject(row, "state", "error");
        cJSON_AddStringToObject(row, "why", why);
    }
    free(why);
    return row;
}
