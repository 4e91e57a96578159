/* cmd_mutants.c - chargerig mutants: do the scenarios notice what they are there to notice?
 *
 * Plays the scenarios against the honest embedded stack, then against each of its deliberate
 * misbehaviours, a run file each: first those that say they catch it. A mutant is caught when a
 * finding breaks the rule it was made for, by no other finding. A scenario that claims to catch one
 * and does not is an error, too.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "host/folder.h"
#include "host/talk.h"
#include "run/play.h"
#include "run/playlist.h"
#include "run/progress.h"
#include "run/suite.h"
#include "score/verdicts.h"
#include "wire/loop.h"

enum { NAMES_MAX = 3 }; /* scenarios named below what is amiss */

/* What one stack did in one scenario. */
enum cell { CELL_pass, CELL_other, CELL_caught };

struct row {
    enum mutant mutant;
    int caught; /* in how many scenarios */
    enum verdict worst;
    unsigned char *cells; /* one a scenario */
};

struct matrix {
    const struct stage_options *options;
    char **files, **names; /* of the scenarios; NULL behind the last file */
    int count;
    bool only_catching; /* leaves out those that catch nothing */
    int jobs;
    bool verbose, quiet, json;
    bool whole; /* every scenario against every mutant, whether it says it catches it or not */
    char *dir;
    cJSON *catches; /* array of what each scenario says it catches */
};

static cJSON *mutant_json(enum mutant m)
{
    const struct mutant_info *info = mutant_info(m);
    cJSON *row = cJSON_CreateObject();

    cJSON_AddStringToObject(row, "name", info->name);
    cJSON_AddStringToObject(row, "part", info->part);
    cJSON_AddStringToObject(row, "does", info->sentence);
    cJSON_AddStringToObject(row, "rule", info->rule);
    return row;
}

static void print_doc(const cJSON *doc)
{
    char *text = cJSON_Print(doc);

    printf("%s\n", text);
    free(text);
}

static int print_names(bool json)
{
    cJSON *list = cJSON_CreateArray();

    for (int m = MUTANT_none + 1; m < MUTANT_COUNT; m++) {
        const struct mutant_info *info = mutant_info((enum mutant)m);
        if (json)
            cJSON_AddItemToArray(list, mutant_json((enum mutant)m));
        else
            printf("%-30s %-8s %s\n", info->name, info->part, info->sentence);
    }
    if (json)
        print_doc(list);
    cJSON_Delete(list);
    return 0;
}

static bool has_finding(struct runfile *rf, int scenario, const char *rule)
{
    cJSON *rows = runfile_rows(
        rf, "SELECT rule FROM finding WHERE scenario=?1 AND verdict IN ('fail', 'error')",
        scenario);
    const cJSON *row;
    bool found = false;

    cJSON_ArrayForEach (row, rows) {
        const char *broken = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, "rule"));
        found = found || (broken && strcmp(broken, rule) == 0);
    }
    cJSON_Delete(rows);
    return found;
}

/* Fills the cells of the @p count scenarios @p played from the run file in which they stand. */
static void read_cells(const char *path, struct row *row, const int *played, int count)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(path, false, &why);

    free(why);
    for (int n = 0; rf && n < count; n++) {
        enum verdict v = verdicts_of_scenario(rf, n + 1);
        unsigned char *cell = &row->cells[played[n]];

        row->worst = verdict_worst(row->worst, v);
        if (row->mutant != MUTANT_none && has_finding(rf, n + 1, mutant_info(row->mutant)->rule))
            *cell = CELL_caught;
        else
            *cell = v == VERDICT_fail || v == VERDICT_error ? CELL_other : CELL_pass;
        row->caught += *cell == CELL_caught;
    }
    runfile_close(rf);
}

static const char *stack_name(enum mutant m)
{
    return m == MUTANT_none ? "honest" : mutant_info(m)->name;
}

static bool claims(const struct matrix *m, int scenario, enum mutant mutant)
{
    const cJSON *name;

    cJSON_ArrayForEach (name, cJSON_GetArrayItem(m->catches, scenario))
        if (mutant_of(name->valuestring) == mutant)
            return true;
    return false;
}

/* Plays the scenarios @p played against one stack. @return the exit code of what kept them from
 * it, or 0 */
static int play_some(const struct matrix *m, struct row *row, const int *played, int count)
{
    struct stage_options options = *m->options;
    char **files = mem_new(((size_t)count + 1) * sizeof(*files));
    const struct suite suite = {
        .options = &options, .files = files, .jobs = m->jobs, .silent = true};
    char *path = mem_printf("%s/%s.db", m->dir, stack_name(row->mutant)), *why = NULL;
    enum verdict verdict;
    enum suite_end end;
    int code = 0;

    for (int n = 0; n < count; n++)
        files[n] = m->files[played[n]];
    options.mutant = row->mutant;
    end = suite_play(&suite, path, &verdict, &why);
    if (end == SUITE_complete)
        read_cells(path, row, played, count);
    else
        code = end == SUITE_interrupted ? 130 : args_error(&command_mutants, "%s", why);
    unlink(path);
    free(path);
    free(why);
    free(files);
    return code;
}

/* Plays one stack: those that say they catch it, and where none of them does, or all are asked
 * for, the others, too. @return as play_some() */
static int play_row(const struct matrix *m, struct row *row)
{
    int *played = mem_new(((size_t)m->count + 1) * sizeof(*played)), code = 0;

    for (int claimed = 1; claimed >= 0 && code == 0; claimed--) {
        int count = 0;

        for (int i = 0; i < m->count; i++)
            if (claims(m, i, row->mutant) == (claimed == 1))
                played[count++] = i;
        if (count > 0 && (claimed || m->whole || row->caught == 0))
            code = play_some(m, row, played, count);
    }
    free(played);
    return code;
}

/* Scenarios that say they catch the row's mutant and do not. */
static int broken_claims(const struct matrix *m, const struct row *row)
{
    int broken = 0;

    for (int i = 0; row->mutant != MUTANT_none && i < m->count; i++)
        if (claims(m, i, row->mutant) && row->cells[i] != CELL_caught) {
            talk(TALK_error, "%s says it catches %s and does not", m->names[i],
                 mutant_info(row->mutant)->name);
            broken++;
        }
    return broken;
}

static void print_table(const struct matrix *m, const struct row *rows, int count)
{
    static const char *const marks[] = {
        [CELL_pass] = " .", [CELL_other] = " x", [CELL_caught] = " C"};

    for (int i = 0; i < m->count; i++)
        printf("%2d  %s\n", i + 1, m->names[i]);
    printf("\n%-32s", "");
    for (int i = 0; i < m->count; i++)
        printf("%2d", (i + 1) % 100);
    printf("\n");
    for (int r = 0; r < count; r++) {
        bool honest = rows[r].mutant == MUTANT_none;
        printf("%-32s", honest ? "the honest stack" : mutant_info(rows[r].mutant)->name);
        for (int i = 0; i < m->count; i++)
            printf("%s", marks[rows[r].cells[i]]);
        printf("  %s\n", honest           ? verdict_name(rows[r].worst)
                         : rows[r].caught ? "caught"
                                          : "NOT CAUGHT");
    }
    printf("\nC caught by the rule it was made for, x another finding, . nothing found\n\n");
}

/* A row that is not as it should be: the honest stack that does not pass, a mutant that nothing
 * catches. */
static bool is_amiss(const struct row *row)
{
    return row->mutant == MUTANT_none ? row->worst > VERDICT_pass : row->caught == 0;
}

static void print_amiss(const struct matrix *m, const struct row *row)
{
    int shown = 0;

    if (row->mutant == MUTANT_none)
        printf("the honest stack: %s\n", verdict_name(row->worst));
    else
        printf("%s is not caught by %s: %s\n", mutant_info(row->mutant)->name,
               mutant_info(row->mutant)->rule, mutant_info(row->mutant)->sentence);
    for (int i = 0; i < m->count && shown < NAMES_MAX; i++)
        if (row->cells[i] == CELL_other) {
            printf("    another finding in %s\n", m->names[i]);
            shown++;
        }
}

static void print_last_line(const struct row *rows, int count, int broken, int64_t took_ms)
{
    int caught = 0;

    for (int r = 1; r < count; r++)
        caught += rows[r].caught > 0;
    printf("%d caught, %d not caught, %d broken %s, honest stack: %s in %.1f s\n", caught,
           count - 1 - caught, broken, broken == 1 ? "claim" : "claims",
           verdict_name(rows[0].worst), (double)took_ms / 1000);
}

static void print_json(const struct matrix *m, const struct row *rows, int count)
{
    cJSON *doc = cJSON_CreateObject(), *list = cJSON_AddArrayToObject(doc, "mutants");

    cJSON_AddStringToObject(doc, "honest", verdict_name(rows[0].worst));
    for (int r = 1; r < count; r++) {
        cJSON *row = mutant_json(rows[r].mutant), *by;
        cJSON_AddBoolToObject(row, "caught", rows[r].caught > 0);
        by = cJSON_AddArrayToObject(row, "by");
        for (int i = 0; i < m->count; i++)
            if (rows[r].cells[i] == CELL_caught)
                cJSON_AddItemToArray(by, cJSON_CreateString(m->names[i]));
        cJSON_AddItemToArray(list, row);
    }
    print_doc(doc);
    cJSON_Delete(doc);
}

/* Takes @p file into the matrix, unless it is one of many and catches nothing. */
static bool read_head(struct matrix *m, char *file, char **why)
{
    struct scenario_head head;

    if (!play_head(m->options, file, &head, why))
        return false;
    if (!m->only_catching || cJSON_GetArraySize(head.catches) > 0) {
        m->files[m->count] = file;
        m->names[m->count++] = mem_text(head.name);
        cJSON_AddItemToArray(m->catches, cJSON_Duplicate(head.catches, 1));
    }
    scenario_head_fini(&head);
    return true;
}

static bool read_heads(struct matrix *m, char *const *files, char **why)
{
    size_t most = 1;

    m->catches = cJSON_CreateArray();
    while (files[most - 1])
        most++;
    m->files = mem_new(most * sizeof(*m->files));
    m->names = mem_new(most * sizeof(*m->names));
    for (; *files; files++)
        if (!read_head(m, *files, why))
            return false;
    return true;
}

/* The stacks to be played: the honest one, then the mutants; @p only: MUTANT_none for all. @return
 * how many */
static int choose_rows(const struct matrix *m, struct row *rows, char **names, enum mutant only)
{
    int count = 0;

    for (int mutant = MUTANT_none; mutant < MUTANT_COUNT; mutant++) {
        if (only != MUTANT_none && mutant != MUTANT_none && mutant != (int)only)
            continue;
        rows[count].mutant = (enum mutant)mutant;
        rows[count].cells = mem_new((size_t)m->count + 1);
        names[count++] = mem_text(stack_name((enum mutant)mutant));
    }
    return count;
}

/* Plays @p count stacks. @return the exit code of what kept one from being played, or 0 */
static int play_rows(const struct matrix *m, struct row *rows, char **names, int count)
{
    struct progress *progress = progress_new(names, (size_t)count, 1, m->quiet || m->json);
    int code = 0;

    for (int r = 0; r < count && code == 0; r++) {
        progress_begin(progress, 0, (size_t)r);
        progress_tell(progress);
        code = play_row(m, &rows[r]);
        progress_done(progress, 0);
    }
    progress_free(progress);
    return code;
}

static void print_rows(const struct matrix *m, const struct row *rows, int count)
{
    if (m->verbose)
        print_table(m, rows, count);
    for (int r = 0; r < count && !m->quiet; r++)
        if (is_amiss(&rows[r]))
            print_amiss(m, &rows[r]);
}

/* Plays the honest stack and the mutants (@p only: MUTANT_none for all) and prints what came. */
static int play(struct matrix *m, enum mutant only)
{
    struct row *rows = mem_new(MUTANT_COUNT * sizeof(*rows));
    char **names = mem_new((MUTANT_COUNT + 1) * sizeof(*names));
    int count = choose_rows(m, rows, names, only), bad = 0, broken = 0;
    int64_t began_ms = loop_machine_us() / 1000;
    int code = play_rows(m, rows, names, count);

    for (int r = 0; r < count && code == 0; r++) {
        bad += is_amiss(&rows[r]);
        broken += broken_claims(m, &rows[r]);
    }
    if (code == 0 && m->json) {
        print_json(m, rows, count);
    } else if (code == 0) {
        print_rows(m, rows, count);
        print_last_line(rows, count, broken, loop_machine_us() / 1000 - began_ms);
    }
    for (int r = 0; r < count; r++)
        free(rows[r].cells);
    folder_free(names);
    free(rows);
    return code ? code : bad + broken > 0;
}

static int play_files(struct matrix *m, char *const *files, enum mutant only)
{
    char dir[] = "/tmp/chargerig-mutants.------", *why = NULL;
    int code;

    memset(dir + sizeof(dir) - 7, 'X', 6); /* as mkdtemp wants it */
    m->dir = mkdtemp(dir);
    if (!m->dir)
        return args_error(&command_mutants, "cannot make a folder in /tmp: %s", strerror(errno));
    code = read_heads(m, files, &why) ? play(m, only) : args_error(&command_mutants, "%s", why);
    rmdir(dir);
    for (int i = 0; i < m->count; i++)
        free(m->names[i]);
    free(m->names);
    free(m->files);
    cJSON_Delete(m->catches);
    free(why);
    return code;
}

static int run(const struct command_call *call)
{
    static const char *const formats[] = {"table", "json", NULL};
    const char *format = "table", *name = NULL;
    int64_t seed = 1, jobs = 2;
    bool names = false;
    struct stage_options options = {.wire = "mem", .pace = "free"};
    struct matrix m = {.options = &options};
    struct arg_list filters = {{NULL}};
    const struct arg rows[] = {{"--mutant", ARG_text, &name, NULL},
                               {"--seed", ARG_number, &seed, NULL},
                               {"--jobs", ARG_number, &jobs, NULL},
                               {"--format", ARG_word, &format, formats},
                               {"--filter", ARG_list, &filters, NULL},
                               {"--verbose", ARG_flag, &m.verbose, NULL},
                               {"--quiet", ARG_flag, &m.quiet, NULL},
                               {"--names", ARG_flag, &names, NULL},
                               {NULL, ARG_flag, NULL, NULL}};
    char *data, *why = NULL;
    struct playlist l;
    int count, code;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (names)
        return print_names(strcmp(format, "json") == 0);
    if (name && mutant_of(name) == MUTANT_COUNT)
        return args_error(&command_mutants, "\"%s\" is not a mutant (--names lists them)", name);
    data = folder_data();
    options.data_dir = data;
    options.seed = (uint64_t)seed;
    m.jobs = (int)jobs;
    m.only_catching = count == 0;
    m.json = strcmp(format, "json") == 0;
    m.whole = m.verbose || m.json;
    code = playlist_make(&l, &options,
                         &(struct playlist_wish){
                             .args = call->argv + 1, .count = count, .filters = filters.items},
                         &why)
               ? play_files(&m, l.plays, name ? mutant_of(name) : MUTANT_none)
               : args_error(&command_mutants, "%s", why);
    playlist_fini(&l);
    free(why);
    free(data);
    return code;
}

const struct command command_mutants = {
    "mutants", "plays every scenario against every deliberate misbehaviour", help_mutants, run};
