/* ocpp_coverage.c - chargerig ocpp coverage: which messages were on the wire, and who could send
 * and answer them.
 *
 * Plays the scenarios into a run file that is deleted afterwards, reads what stands on the wire
 * (facts/coverage.h) there and in the run files that were named, and prints a row a message.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "commands/cmd_ocpp.h"
#include "commands/outputs.h"
#include "facts/coverage.h"
#include "host/folder.h"
#include "host/talk.h"
#include "run/playlist.h"
#include "run/suite.h"

/* --- what came ------------------------------------------------------------------------------- */

static const char *part_of(const struct coverage_row *row, bool station)
{
    bool calls = row->from_station == station;
    bool did = calls ? row->called : row->answered;

    return !did ? "-" : calls ? "sent" : "answered";
}

/* The sentence for a row that is not whole. */
static void print_missing(const struct coverage_row *row)
{
    const char *caller = row->from_station ? "the station" : "the CSMS";
    const char *other = row->from_station ? "the CSMS" : "the station";

    printf("missing: %s %s: ", row->version->name, row->message->action);
    if (!row->called)
        printf("%s never sent a valid one\n", caller);
    else
        printf("%s never answered it with a valid CALLRESULT\n", other);
}

static void print_table(const struct coverage *c)
{
    printf("%-6s %-33s %-32s %-9s %-9s %6s  %s\n", "OCPP", "action", "block", "station", "CSMS",
           "frames", "first shown by");
    for (size_t i = 0; i < c->count; i++) {
        const struct coverage_row *row = &c->rows[i];

        printf("%-6s %-33s %-32s %-9s %-9s %6lld  %s\n", row->version->name, row->message->action,
               row->message->profile, part_of(row, true), part_of(row, false),
               (long long)row->frames, row->scenario ? row->scenario : "-");
    }
    for (size_t i = 0; i < c->count; i++)
        if (!coverage_is_whole(&c->rows[i]))
            print_missing(&c->rows[i]);
}

static cJSON *row_json(const struct coverage_row *row)
{
    cJSON *out = cJSON_CreateObject();

    cJSON_AddStringToObject(out, "version", row->version->name);
    cJSON_AddStringToObject(out, "action", row->message->action);
    cJSON_AddStringToObject(out, "block", row->message->profile);
    cJSON_AddStringToObject(out, "direction", row->from_station ? "CS->CSMS" : "CSMS->CS");
    cJSON_AddStringToObject(out, "station", part_of(row, true));
    cJSON_AddStringToObject(out, "csms", part_of(row, false));
    cJSON_AddNumberToObject(out, "frames", (double)row->frames);
    cJSON_AddStringToObject(out, "scenario", row->scenario ? row->scenario : "");
    cJSON_AddBoolToObject(out, "whole", coverage_is_whole(row));
    return out;
}

static void print_json(const struct coverage *c)
{
    cJSON *doc = cJSON_CreateObject(), *list = cJSON_AddArrayToObject(doc, "messages");
    cJSON *versions = cJSON_AddArrayToObject(doc, "versions");
    char *text;

    for (size_t i = 0; i < c->count; i++)
        cJSON_AddItemToArray(list, row_json(&c->rows[i]));
    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++) {
        cJSON *row;
        int all, whole;

        coverage_actions(c, *v, &all, &whole);
        if (all == 0)
            continue;
        row = cJSON_CreateObject();
        cJSON_AddItemToArray(versions, row);
        cJSON_AddStringToObject(row, "version", (*v)->name);
        cJSON_AddNumberToObject(row, "actions", all);
        cJSON_AddNumberToObject(row, "whole", whole);
    }
    text = cJSON_Print(doc);
    printf("%s\n", text);
    free(text);
    cJSON_Delete(doc);
}

/* "39 of 39 actions of 1.6, 64 of 64 of 2.0.1". @return true when none is missing */
static bool count_actions(const struct coverage *c, bool print)
{
    bool first = true, all_whole = true;

    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++) {
        int all, whole;

        coverage_actions(c, *v, &all, &whole);
        if (all == 0)
            continue;
        if (print)
            printf("%s%d of %d%s of %s", first ? "" : ", ", whole, all, first ? " actions" : "",
                   (*v)->name);
        all_whole = all_whole && whole == all;
        first = false;
    }
    if (print)
        printf(" were sent and answered\n");
    return all_whole;
}

/* --- playing --------------------------------------------------------------------------------- */

static bool read_run(struct coverage *c, const char *path, char **why)
{
    struct runfile *rf = outputs_open(path, false, why);

    if (!rf)
        return false;
    coverage_add(c, rf);
    runfile_close(rf);
    return true;
}

/* Says what is wrong with the first scenario that could not be played. @return the exit code */
static int tell_trouble(const struct ocpp_question *q, const char *path)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(path, false, &why);
    cJSON *row = rf ? runfile_row(rf,
                                  "SELECT error FROM scenario WHERE scenario>=?1 AND"
                                  " state='error' ORDER BY scenario LIMIT 1",
                                  0)
                    : NULL;
    const char *error = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, "error"));
    int code = args_error(q->command, "%s",
                          error ? error
                          : why ? why
                                : "a scenario ends in an error");

    cJSON_Delete(row);
    runfile_close(rf);
    free(why);
    return code;
}

static int play(const struct ocpp_question *q, const struct stage_options *options, char **files,
                struct coverage *c)
{
    const struct suite suite = {
        .options = options, .files = files, .jobs = q->jobs, .silent = true};
    char path[] = "/tmp/chargerig-ocpp.------", *why = NULL;
    enum verdict verdict;
    enum suite_end end;
    int fd, code = 0;

    memset(path + sizeof(path) - 7, 'X', 6); /* as mkstemp wants it */
    fd = mkstemp(path);
    if (fd < 0)
        return args_error(q->command, "cannot make a file in /tmp: %s", strerror(errno));
    close(fd);
    end = suite_play(&suite, path, &verdict, &why);
    if (end == SUITE_interrupted)
        code = 130;
    else if (end != SUITE_complete || !read_run(c, path, &why))
        code = args_error(q->command, "%s", why);
    else if (verdict == VERDICT_error)
        code = tell_trouble(q, path);
    else if (verdict > VERDICT_pass)
        talk(TALK_warning, "the worst verdict of these scenarios is %s", verdict_name(verdict));
    unlink(path);
    free(why);
    return code;
}

struct names {
    char **items;
    int count;
};

static void add_name(struct names *n, char *name)
{
    n->items = mem_resize(n->items, (size_t)n->count + 1, sizeof(*n->items));
    n->items[n->count++] = name;
}

static bool is_run_file(const char *name)
{
    size_t n = strlen(name);

    return n > 3 && strcmp(name + n - 3, ".db") == 0;
}

static int look_at(const struct ocpp_question *q, const struct stage_options *options,
                   struct coverage *c)
{
    struct names n = {NULL, 0};
    struct playlist l = {0};
    char *why = NULL;
    int code = 0;

    for (int i = 0; i < q->count && code == 0; i++) {
        if (!is_run_file(q->args[i]))
            add_name(&n, mem_text(q->args[i]));
        else if (!read_run(c, q->args[i], &why))
            code = args_error(q->command, "%s", why);
    }
    if (code == 0 && (n.count || q->count == 0)) {
        code = playlist_make(&l, options,
                             &(struct playlist_wish){.args = n.items, .count = n.count}, &why)
                   ? play(q, options, l.plays, c)
                   : args_error(q->command, "%s", why);
    }
    for (int i = 0; i < n.count; i++)
        free(n.items[i]);
    free(n.items);
    playlist_fini(&l);
    free(why);
    return code;
}

int ocpp_coverage(const struct ocpp_question *q)
{
    char *data = folder_data();
    const struct stage_options options = {
        .seed = 1, .wire = "mem", .pace = "free", .data_dir = data};
    struct coverage c;
    int code;

    coverage_init(&c, q->version);
    code = look_at(q, &options, &c);
    if (code == 0) {
        if (q->json)
            print_json(&c);
        else
            print_table(&c);
        code = !count_actions(&c, !q->json);
    }
    coverage_fini(&c);
    free(data);
    return code;
}
