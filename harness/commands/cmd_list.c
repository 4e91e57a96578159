/* cmd_list.c - chargerig list: what there is to play and to be judged by.
 *
 * Scenarios say it themselves: their files are run up to the end of the head and no further.
 * Rules, faults and published test cases are rows, which are printed as they stand. Each list is
 * made as JSON first; the table is printed from that.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/list_expectations.h"
#include "commands/list_needs.h"
#include "commands/list_rules.h"
#include "host/folder.h"
#include "link/netfault.h"
#include "ocpp/readings.h"
#include "run/play.h"
#include "run/playlist.h"
#include "stage/conformance.h"
#include "stage/play_choice.h"
#include "station/station.h"
#include "world/file_server.h"

static int list_scenarios(char *const *files, const struct stage_options *options, cJSON *list)
{
    char *before = NULL;
    int code = 0;

    for (; *files; files++) {
        struct scenario_head head;
        char *why = NULL, *file = play_file(*files);
        bool told = before && strcmp(before, file) == 0; /* another play of it */
        cJSON *row;
        free(before);
        before = file;
        if (told)
            continue;
        if (!play_head(options, file, &head, &why)) {
            code = args_error(&command_list, "%s", why);
            free(why);
            continue;
        }
        row = cJSON_CreateObject();
        cJSON_AddStringToObject(row, "file", head.file);
        cJSON_AddStringToObject(row, "name", head.name);
        cJSON_AddStringToObject(row, "about", head.about);
        cJSON_AddStringToObject(row, "source", head.source);
        if (head.conformance)
            cJSON_AddStringToObject(row, "conformance", head.conformance);
        if (head.tags)
            cJSON_AddItemToObject(row, "tags", cJSON_Duplicate(head.tags, 1));
        if (head.rows)
            cJSON_AddItemToObject(row, "rows", cJSON_Duplicate(head.rows, 1));
        if (head.versions)
            cJSON_AddItemToObject(row, "ocpp", cJSON_Duplicate(head.versions, 1));
        cJSON_AddItemToObject(row, "catches", cJSON_Duplicate(head.catches, 1));
        cJSON_AddItemToArray(list, row);
        scenario_head_fini(&head);
    }
    free(before);
    return code;
}

static int list_needs(char *const *files, const struct stage_options *options, cJSON *list)
{
    int code = 0;

    for (; *files; files++) {
        char *why = NULL;
        cJSON *needs = play_needs(options, *files, &why);
        if (needs)
            cJSON_AddItemToArray(list, needs);
        else
            code = args_error(&command_list, "%s", why);
        free(why);
    }
    return code;
}

/* What a scenario can break on purpose, and what then happens. */
static const struct {
    const char *at, *fault, *effect;
} faults[] = {
#define X(name, words, effect) {"station", words, effect},
    FAULT_LIST(X)
#undef X
#define X(name, words, effect) {"link", words, effect},
        LINK_FAULT_LIST(X)
#undef X
#define X(name, words, effect) {"file", words, effect},
            FILE_SERVER_FAULT_LIST(X)
#undef X
};

static cJSON *list_faults(void)
{
    cJSON *list = cJSON_CreateArray();

    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        cJSON *row = cJSON_CreateObject();
        cJSON_AddStringToObject(row, "at", faults[i].at);
        cJSON_AddStringToObject(row, "fault", faults[i].fault);
        cJSON_AddStringToObject(row, "effect", faults[i].effect);
        cJSON_AddItemToArray(list, row);
    }
    return list;
}

static cJSON *list_readings(void)
{
    cJSON *list = cJSON_CreateArray();

    for (const struct ocpp_reading *r = ocpp_readings; r->name; r++) {
        cJSON *row = cJSON_CreateObject();
        cJSON_AddStringToObject(row, "reading", r->name);
        cJSON_AddStringToObject(row, "version", r->version);
        cJSON_AddStringToObject(row, "action", r->action);
        cJSON_AddBoolToObject(row, "response", r->is_response);
        cJSON_AddStringToObject(row, "payload", r->payload);
        cJSON_AddBoolToObject(row, "takes", r->takes);
        cJSON_AddStringToObject(row, "why", r->why);
        cJSON_AddItemToArray(list, row);
    }
    return list;
}

static const char *text_of(const cJSON *row, const char *key)
{
    const char *text = json_text(row, key);

    return text ? text : "";
}

static void print_scenarios(const cJSON *list)
{
    const cJSON *row, *mutant, *version, *tag, *played;

    cJSON_ArrayForEach (row, list) {
        printf("%s\n    about    %s\n    file     %s\n    source   %s\n", text_of(row, "name"),
               text_of(row, "about"), text_of(row, "file"), text_of(row, "source"));
        cJSON_ArrayForEach (tag, cJSON_GetObjectItemCaseSensitive(row, "tags"))
            printf("    tag      %s\n", tag->valuestring);
        cJSON_ArrayForEach (played, cJSON_GetObjectItemCaseSensitive(row, "rows"))
            printf("    row      %s\n", played->valuestring);
        cJSON_ArrayForEach (version, cJSON_GetObjectItemCaseSensitive(row, "ocpp"))
            printf("    ocpp     %s\n", version->valuestring);
        cJSON_ArrayForEach (mutant, cJSON_GetObjectItemCaseSensitive(row, "catches"))
            printf("    catches  %s\n", mutant->valuestring);
    }
}

static void print_faults(const cJSON *list)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, list)
        printf("%-8s %-20s %s\n", text_of(row, "at"), text_of(row, "fault"),
               text_of(row, "effect"));
}

static void print_readings(const cJSON *list)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, list) {
        bool response = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(row, "response"));
        bool takes = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(row, "takes"));
        printf("%-12s %-7s %s\n%13sOCPP %s, %s%s %s\n", text_of(row, "reading"),
               takes ? "takes" : "refuses", text_of(row, "why"), "", text_of(row, "version"),
               text_of(row, "action"), response ? " answer" : "", text_of(row, "payload"));
    }
}

static void print_count(const cJSON *row)
{
    printf("%-6s %-5s %-24s %7d %15d %8d\n", text_of(row, "version"), text_of(row, "side"),
           text_of(row, "block"), json_small(row, "exists", 0),
           json_small(row, "not_applicable", 0), json_small(row, "missing", 0));
}

static void print_conformance(const cJSON *report)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, cJSON_GetObjectItemCaseSensitive(report, "cases")) {
        const char *reason = text_of(row, "reason");

        printf("%-6s %-14s %-24s %-15s %s\n", text_of(row, "version"), text_of(row, "id"),
               text_of(row, "block"), text_of(row, "state"),
               *reason ? reason : text_of(row, "about"));
    }
    printf("\n%-6s %-5s %-24s %7s %15s %8s\n", "OCPP", "side", "block", "exists", "not applicable",
           "missing");
    cJSON_ArrayForEach (row, cJSON_GetObjectItemCaseSensitive(report, "counts"))
        print_count(row);
    cJSON_ArrayForEach (row, cJSON_GetObjectItemCaseSensitive(report, "totals"))
        print_count(row);
}

/* Puts into @p list what @p read makes of the scenarios that are meant by @p wish. @return the exit
 * code */
static int list_all(const struct playlist_wish *wish,
                    int (*read)(char *const *files, const struct stage_options *options,
                                cJSON *list),
                    cJSON *list)
{
    char *data = folder_data(), *why = NULL;
    const struct stage_options options = {
        .seed = 1, .wire = "mem", .pace = "free", .data_dir = data};
    struct playlist l;
    int code = playlist_make(&l, &options, wish, &why) ? read(l.plays, &options, list)
                                                       : args_error(&command_list, "%s", why);

    playlist_fini(&l);
    free(why);
    free(data);
    return code;
}

static void print_all(const cJSON *list, void (*print)(const cJSON *list), bool json)
{
    char *text = json ? cJSON_Print(list) : NULL;

    if (json)
        printf("%s\n", text);
    else
        print(list);
    free(text);
}

/* What is listed instead of scenarios. */
struct other_list {
    cJSON *(*make)(void);
    void (*print)(const cJSON *list);
};

static int run(const struct command_call *call)
{
    static const char *const formats[] = {"table", "json", NULL};
    static const struct other_list others[] = {{list_rules, list_rules_print},
                                               {list_faults, print_faults},
                                               {list_expectations, list_expectations_print},
                                               {list_steps, list_steps_print},
                                               {list_readings, print_readings}};
    const char *format = "table";
    struct arg_list filters = {{NULL}};
    bool asked[sizeof(others) / sizeof(others[0])] = {false}, conformance = false, needs = false;
    const struct arg rows[] = {
        {"--format", ARG_word, &format, formats},        {"--filter", ARG_list, &filters, NULL},
        {"--conformance", ARG_flag, &conformance, NULL}, {"--needs", ARG_flag, &needs, NULL},
        {"--rules", ARG_flag, &asked[0], NULL},          {"--faults", ARG_flag, &asked[1], NULL},
        {"--expectations", ARG_flag, &asked[2], NULL},   {"--steps", ARG_flag, &asked[3], NULL},
        {"--readings", ARG_flag, &asked[4], NULL},       {NULL, ARG_flag, NULL, NULL}};
    struct other_list what = {NULL, print_scenarios};
    cJSON *list, *scenarios;
    int count, code = 0;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]) && !what.make; i++)
        if (asked[i])
            what = others[i];
    if (needs && !what.make)
        what.print = list_needs_print;
    list = what.make ? what.make() : cJSON_CreateArray();
    if (!what.make)
        code = list_all(&(struct playlist_wish){.args = call->argv + 1,
                                                .count = count,
                                                .filters = filters.items},
                        needs ? list_needs : list_scenarios, list);
    if (!what.make && conformance && !needs) {
        what.print = print_conformance;
        scenarios = list;
        list = conformance_report(scenarios);
        cJSON_Delete(scenarios);
    }
    print_all(list, what.print, strcmp(format, "json") == 0);
    cJSON_Delete(list);
    return code;
}

const struct command command_list = {"list", "lists the scenarios and what they catch", help_list,
                                     run};
