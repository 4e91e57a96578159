/* cmd_show.c - chargerig show: a run told line by line (write/narrate.h).
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/outputs.h"
#include "commands/paint.h"
#include "script/script.h"
#include "write/narrate.h"

/* Is scenario @p id the one meant by @p word? */
static bool meant(struct runfile *rf, int id, const char *word)
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
    yes = name && strstr(name, word);
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

static int show(struct runfile *rf, const char *scenario, const char *actor, bool all)
{
    FILE *painted = NULL;
    int ids[4096], shown = 0;
    int count = runfile_scenarios(rf, ids, 4096);

    if (actor && !is_known(rf, actor))
        return 3;
    for (int i = 0; i < count; i++) {
        cJSON *row;
        if (scenario && !meant(rf, ids[i], scenario))
            continue;
        row = runfile_row(rf, "SELECT name, zone, error FROM scenario WHERE scenario=?1", ids[i]);
        print_head(row, shown++ > 0);
        cJSON_Delete(row);
        if (!painted && paint_wanted())
            painted = paint_open(stdout);
        narrate(rf, ids[i], actor, all, painted ? painted : stdout);
        if (painted)
            fflush(painted);
    }
    if (painted)
        paint_close(painted);
    if (shown == 0 && scenario)
        return args_error(&command_show, "\"%s\" is not a scenario of this run file", scenario);
    return 0;
}

static int run(const struct command_call *call)
{
    const char *scenario = NULL, *actor = NULL;
    bool all = false;
    const struct arg rows[] = {{"--scenario", ARG_text, &scenario, NULL},
                               {"--actor", ARG_text, &actor, NULL},
                               {"--all", ARG_flag, &all, NULL},
                               {NULL, ARG_flag, NULL, NULL}};
    char *why = NULL;
    struct runfile *rf;
    int count, code;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (count != 1)
        return args_error(&command_show, "needs one run file, as in chargerig show out/run.db");
    rf = outputs_open(call->argv[1], false, &why);
    code = rf ? show(rf, scenario, actor, all) : args_error(&command_show, "%s", why);
    runfile_close(rf);
    free(why);
    return code;
}

const struct command command_show = {"show", "narrates a run", help_show, run};
