#include "commands/list_rules.h"

#include <stdio.h>
#include <string.h>

#include "base/json_read.h"
#include "score/judged.h"
#include "score/score_all.h"

static cJSON *rule_row(const struct rule *rule)
{
    cJSON *row = cJSON_CreateObject();

    cJSON_AddStringToObject(row, "id", rule->id);
    cJSON_AddStringToObject(row, "sentence", rule->sentence);
    cJSON_AddStringToObject(row, "kind", rule_kind_name(rule->kind));
    cJSON_AddStringToObject(row, "verdict", rule->verdict);
    cJSON_AddStringToObject(row, "evidence", rule->evidence);
    cJSON_AddStringToObject(row, "source", rule->source);
    return row;
}

static cJSON *scorer_row(const struct scorer *scorer)
{
    cJSON *row = cJSON_CreateObject(), *rules = cJSON_CreateArray();

    cJSON_AddStringToObject(row, "name", scorer->name);
    cJSON_AddStringToObject(row, "judges", scorer->judges);
    for (const struct rule *rule = scorer->rules; rule->id; rule++)
        cJSON_AddItemToArray(rules, rule_row(rule));
    cJSON_AddItemToObject(row, "rules", rules);
    return row;
}

static cJSON *words_of(const char *text)
{
    cJSON *list = cJSON_CreateArray();

    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        char word[64];
        size_t len = strcspn(text, " ");

        snprintf(word, sizeof(word), "%.*s", (int)len, text);
        cJSON_AddItemToArray(list, cJSON_CreateString(word));
        text += len;
    }
    return list;
}

static cJSON *field_row(const struct judged *j)
{
    cJSON *row = cJSON_CreateObject();

    cJSON_AddStringToObject(row, "object", j->object);
    cJSON_AddStringToObject(row, "field", j->field);
    cJSON_AddStringToObject(row, "judged", judged_how_name(j->how));
    cJSON_AddItemToObject(row, "rules", words_of(j->rules));
    if (j->how == JUDGED_by) {
        cJSON_AddStringToObject(row, "truth", j->truth);
        cJSON_AddStringToObject(row, "tolerance", j->tolerance);
    } else {
        cJSON_AddStringToObject(row, "why", j->why);
    }
    return row;
}

cJSON *list_rules(void)
{
    cJSON *list = cJSON_CreateObject();
    cJSON *scorers = cJSON_AddArrayToObject(list, "scorers");
    cJSON *fields = cJSON_AddArrayToObject(list, "fields");

    for (const struct scorer *const *s = score_all; *s; s++)
        cJSON_AddItemToArray(scorers, scorer_row(*s));
    for (const struct judged *j = judged_all; j->object; j++)
        cJSON_AddItemToArray(fields, field_row(j));
    return list;
}

/* What a finding is worth in a story that was not played to its end. */
static const char *cut_short(const cJSON *rule)
{
    if (json_is(rule, "kind", rule_kind_name(RULE_breach)))
        return "stands";
    if (json_is(rule, "kind", rule_kind_name(RULE_absence)))
        return "inconclusive";
    return "what did not come is inconclusive, the rest stands";
}

static void print_rules(const cJSON *scorer)
{
    const cJSON *rule;

    printf("%s: %s\n", json_text(scorer, "name"), json_text(scorer, "judges"));
    cJSON_ArrayForEach (rule, cJSON_GetObjectItemCaseSensitive(scorer, "rules"))
        printf("    %-28s %s\n        verdict    %s\n        cut short  %s\n"
               "        evidence   %s\n        source     %s\n",
               json_text(rule, "id"), json_text(rule, "sentence"), json_text(rule, "verdict"),
               cut_short(rule), json_text(rule, "evidence"), json_text(rule, "source"));
    putchar('\n');
}

static void print_ids(const cJSON *rules)
{
    const cJSON *id;

    cJSON_ArrayForEach (id, rules)
        printf("%s%s", id == rules->child ? "" : ", ", id->valuestring);
}

static void print_field(const cJSON *row, const char *before)
{
    const cJSON *rules = cJSON_GetObjectItemCaseSensitive(row, "rules");

    if (strcmp(before, json_text(row, "object")) != 0)
        printf("\n%s\n", json_text(row, "object"));
    printf("    %-28s ", json_text(row, "field"));
    if (json_is(row, "judged", judged_how_name(JUDGED_nobody))) {
        printf("nobody can: %s\n", json_text(row, "why"));
        return;
    }
    print_ids(rules);
    if (json_is(row, "judged", judged_how_name(JUDGED_by)))
        printf("\n        against    %s\n        tolerance  %s\n", json_text(row, "truth"),
               json_text(row, "tolerance"));
    else
        printf("%s%s\n", rules->child ? "\n        lacking    " : "", json_text(row, "why"));
}

static void print_fields(const cJSON *fields)
{
    int counts[JUDGED_HOW_COUNT] = {0};
    const char *before = "";
    const cJSON *row;

    puts("What the system under test tells, field by field, and who looks at it");
    cJSON_ArrayForEach (row, fields) {
        print_field(row, before);
        before = json_text(row, "object");
        for (int how = 0; how < JUDGED_HOW_COUNT; how++)
            counts[how] += json_is(row, "judged", judged_how_name((enum judged_how)how));
    }
    printf("\n%d fields: %d judged, %d not yet or not wholly, %d that nobody can judge\n",
           cJSON_GetArraySize(fields), counts[JUDGED_by], counts[JUDGED_open],
           counts[JUDGED_nobody]);
}

void list_rules_print(const cJSON *list)
{
    const cJSON *scorer;

    cJSON_ArrayForEach (scorer, cJSON_GetObjectItemCaseSensitive(list, "scorers"))
        print_rules(scorer);
    print_fields(cJSON_GetObjectItemCaseSensitive(list, "fields"));
}
