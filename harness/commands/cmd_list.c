#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "host/folder.h"
#include "run/edition.h"
#include "run/suite.h"
#include "score/score_all.h"
#include "stage/conformance.h"

static int list_scenarios(char *const *files, const struct stage_options *options, cJSON *list)
{
    char *before = NULL;
    int code = 0;

    for (; *files; files++) {
        struct stage_head head;
        const char *version;
        char *why = NULL, *file = edition_file(*files, &version);
        bool told = before && strcmp(before, file) == 0; /* another edition of it */
        cJSON *row;
        free(before);
        before = file;
        if (told)
            continue;
        if (!stage_read(options, file, &head, &why)) {
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
        if (head.versions)
            cJSON_AddItemToObject(row, "ocpp", cJSON_Duplicate(head.versions, 1));
        cJSON_AddItemToObject(row, "catches", cJSON_Duplicate(head.catches, 1));
        cJSON_AddItemToArray(list, row);
        stage_head_fini(&head);
    }
    free(before);
    return code;
}

static cJSON *list_scorers(void)
{
    cJSON *list = cJSON_CreateArray();

    for (size_t i = 0; score_all[i]; i++) {
        cJSON *row = cJSON_CreateObject(), *rules = cJSON_CreateArray();
        cJSON_AddStringToObject(row, "name", score_all[i]->name);
        cJSON_AddStringToObject(row, "judges", score_all[i]->judges);
        for (const struct rule *r = score_all[i]->rules; r->id; r++) {
            cJSON *rule = cJSON_CreateObject();
            cJSON_AddStringToObject(rule, "id", r->id);
            cJSON_AddStringToObject(rule, "sentence", r->sentence);
            cJSON_AddStringToObject(rule, "source", r->source ? r->source : "");
            cJSON_AddItemToArray(rules, rule);
        }
        cJSON_AddItemToObject(row, "rules", rules);
        cJSON_AddItemToArray(list, row);
    }
    return list;
}

static const char *text_of(const cJSON *row, const char *key)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, key));

    return text ? text : "";
}

static int number_of(const cJSON *row, const char *key)
{
    const cJSON *number = cJSON_GetObjectItemCaseSensitive(row, key);

    return cJSON_IsNumber(number) ? number->valueint : 0;
}

static void print_scenarios(const cJSON *list)
{
    const cJSON *row, *mutant, *version;

    cJSON_ArrayForEach (row, list) {
        printf("%s\n    about    %s\n    file     %s\n    source   %s\n", text_of(row, "name"),
               text_of(row, "about"), text_of(row, "file"), text_of(row, "source"));
        cJSON_ArrayForEach (version, cJSON_GetObjectItemCaseSensitive(row, "ocpp"))
            printf("    ocpp     %s\n", version->valuestring);
        cJSON_ArrayForEach (mutant, cJSON_GetObjectItemCaseSensitive(row, "catches"))
            printf("    catches  %s\n", mutant->valuestring);
    }
}

static void print_scorers(const cJSON *list)
{
    const cJSON *row, *rule;

    cJSON_ArrayForEach (row, list) {
        printf("%s: %s\n", text_of(row, "name"), text_of(row, "judges"));
        cJSON_ArrayForEach (rule, cJSON_GetObjectItemCaseSensitive(row, "rules"))
            printf("    %-28s %s\n", text_of(rule, "id"), text_of(rule, "sentence"));
    }
}

static void print_count(const cJSON *row)
{
    printf("%-6s %-5s %-24s %7d %15d %8d\n", text_of(row, "version"), text_of(row, "side"),
           text_of(row, "block"), number_of(row, "exists"), number_of(row, "not_applicable"),
           number_of(row, "missing"));
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

static int list_all(const struct stage_options *options, int count, char **argv, cJSON *list)
{
    char *why = NULL;
    char **files = suite_files(options, argv, count, NULL, &why);
    int code = files ? list_scenarios(files, options, list) : args_error(&command_list, "%s", why);

    folder_free(files);
    free(why);
    return code;
}

static int run(const struct command_call *call)
{
    static const char *const formats[] = {"table", "json", NULL};
    const char *format = "table";
    bool scorers = false, conformance = false;
    const struct arg rows[] = {{"--format", ARG_word, &format, formats},
                               {"--scorers", ARG_flag, &scorers, NULL},
                               {"--conformance", ARG_flag, &conformance, NULL},
                               {NULL, ARG_flag, NULL, NULL}};
    char *data = folder_data(), *text;
    struct stage_options options = {.seed = 1, .wire = "mem", .pace = "free", .data_dir = data};
    cJSON *list;
    int count, code = 0;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go) {
        free(data);
        return args_exit(got);
    }
    list = scorers ? list_scorers() : cJSON_CreateArray();
    if (!scorers)
        code = list_all(&options, count, call->argv + 1, list);
    if (conformance) {
        cJSON *report = conformance_report(list);
        cJSON_Delete(list);
        list = report;
    }
    if (strcmp(format, "json") == 0) {
        text = cJSON_Print(list);
        printf("%s\n", text);
        free(text);
    } else if (conformance) {
        print_conformance(list);
    } else if (scorers) {
        print_scorers(list);
    } else {
        print_scenarios(list);
    }
    cJSON_Delete(list);
    free(data);
    return code;
}

const struct command command_list = {"list", "lists the scenarios and what they catch", help_list,
                                     run};
