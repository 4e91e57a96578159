/* cmd_show.c - chargerig show: a run told line by line (write/narrate.h).
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/outputs.h"
#include "run/paint.h"
#include "script/script.h"
#include "write/narrate.h"
#include "write/play_names.h"

/* Is scenario @p id the one meant by @p word? */
static bool meant(struct runfile *rf, int id, const char *play, const char *word)
{
    char *end;
    long n = strtol(word, &end, 10);
    cJSON *row;
    const char *name;
    bool yes;

    if (*word && !*end)
        return n == id;
    row = runfile_row(rf, "SELECT name FROM scenario WHERE scenario=?1", id);
    name = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, "name"));
    yes = (name && strstr(name, word)) || (strstr(word, ".lua") && strstr(play, word));
    cJSON_Delete(row);
    return yes;
}

enum { MOST_ACTORS = 100000 };

/* Is @p actor in one of the scenarios that are shown? A sentence names the nearest who is. */
static bool is_known(struct runfile *rf, const char *actor)
{
    cJSON *rows = runfile_rows(
        rf, "SELECT DISTINCT name FROM actor WHERE ?1=?1 ORDER BY name LIMIT 100000", 0);
    const char **names = mem_new((MOST_ACTORS + 1) * sizeof(*names)), *nearest;
    const cJSON *row;
    size_t n = 0;
    bool known = false;

    cJSON_ArrayForEach (row, rows) {
        const char *name = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, "name"));
        if (name && n < MOST_ACTORS)
            names[n++] = name;
        known = known || (name && strcmp(name, actor) == 0);
    }
    nearest = known ? NULL : script_nearest(actor, names);
    if (!known)
        args_error(&command_show, "\"%s\" is not an actor of this run file%s%s%s", actor,
                   nearest ? ", did you mean \"" : "", nearest ? nearest : "",
                   nearest ? "\"?" : "");
    free(names);
    cJSON_Delete(rows);
    return known;
}

static const char *text_of(const cJSON *row, const char *column)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, column));
}

/* "-- late van (Europe/Amsterdam)", and why there is no story or only a part of one. */
static void print_head(const cJSON *row, bool further)
{
    const char *name = text_of(row, "name"), *zone = text_of(row, "zone");
    const char *why = text_of(row, "error");

    printf("%s-- %s", further ? "\n" : "", name ? name : "?");
    if (zone && *zone)
        printf(" (%s)", zone);
    printf("\n");
    if (why && *why)
        printf("not told to its end: %s\n", why);
}

/* What is asked of a run file. */
struct wish {
    const char *scenario, *actor;
    bool all, json;
};

static void tell(struct runfile *rf, int id, const struct wish *w, bool further)
{
    cJSON *row = runfile_row(rf, "SELECT name, zone, error FROM scenario WHERE scenario=?1", id);
    FILE *painted = paint_wanted() ? paint_open(stdout) : NULL;

    print_head(row, further);
    narrate(rf, id, w->actor, w->all, painted ? painted : stdout);
    if (painted)
        paint_close(painted);
    cJSON_Delete(row);
}

/* An object of the array: what the scenario is, and its events. */
static void tell_json(struct runfile *rf, int id, const struct wish *w, const char *play)
{
    cJSON *row = runfile_row(
        rf, "SELECT scenario, name, zone, state, error FROM scenario WHERE scenario=?1", id);
    char *text;

    cJSON_AddStringToObject(row, "play", play);
    text = cJSON_PrintUnformatted(row);
    printf("%.*s,\"events\":", (int)strlen(text) - 1, text);
    narrate_json(rf, id, w->actor, w->all, stdout);
    printf("}");
    free(text);
    cJSON_Delete(row);
}

static int show(struct runfile *rf, const struct wish *w)
{
    struct play_names names;
    int ids[4096], shown = 0;
    int count = runfile_scenarios(rf, ids, 4096);

    if (w->actor && !is_known(rf, w->actor))
        return 3;
    play_names_init(&names, rf);
    for (int i = 0; i < count; i++) {
        const struct play_name *named = play_names_of(&names, ids[i]);
        const char *play = named ? named->name : "";

        if (w->scenario && !meant(rf, ids[i], play, w->scenario))
            continue;
        if (w->json) {
            printf("%s", shown++ ? ",\n  " : "[");
            tell_json(rf, ids[i], w, play);
        } else {
            tell(rf, ids[i], w, shown++ > 0);
        }
    }
    play_names_fini(&names);
    if (shown == 0 && w->scenario)
        return args_error(&command_show, "\"%s\" is not a scenario of this run file", w->scenario);
    if (w->json)
        printf("%s]\n", shown ? "" : "[");
    return 0;
}

static int run(const struct command_call *call)
{
    static const char *const formats[] = {"table", "json", NULL};
    const char *format = "table";
    struct wish wish = {0};
    const struct arg rows[] = {{"--scenario", ARG_text, &wish.scenario, NULL},
                               {"--actor", ARG_text, &wish.actor, NULL},
                               {"--all", ARG_flag, &wish.all, NULL},
                               {"--format", ARG_word, &format, formats},
                               {NULL, ARG_flag, NULL, NULL}};
    char *why = NULL;
    struct runfile *rf;
    int count, code;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (count != 1)
        return args_error(&command_show, "needs one run file, as in chargerig show out/run.db");
    wish.json = strcmp(format, "json") == 0;
    rf = outputs_open(call->argv[1], false, &why);
    code = rf ? show(rf, &wish) : args_error(&command_show, "%s", why);
    runfile_close(rf);
    free(why);
    return code;
}

const struct command command_show = {"show", "narrates a run", help_show, run};
