#include "commands/list_rules.h"

#include <stdio.h>

#include "base/json_read.h"
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

cJSON *list_rules(void)
{
    cJSON *list = cJSON_CreateArray();

    for (const struct scorer *const *s = score_all; *s; s++) {
        cJSON *row = cJSON_CreateObject(), *rules = cJSON_CreateArray();

        cJSON_AddStringToObject(row, "name", (*s)->name);
        cJSON_AddStringToObject(row, "judges", (*s)->judges);
        for (const struct rule *rule = (*s)->rules; rule->id; rule++)
            cJSON_AddItemToArray(rules, rule_row(rule));
        cJSON_AddItemToObject(row, "rules", rules);
        cJSON_AddItemToArray(list, row);
    }
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

void list_rules_print(const cJSON *list)
{
    const cJSON *scorer, *rule;

    cJSON_ArrayForEach (scorer, list) {
        printf("%s%s: %s\n", scorer == list->child ? "" : "\n", json_text(scorer, "name"),
               json_text(scorer, "judges"));
        cJSON_ArrayForEach (rule, cJSON_GetObjectItemCaseSensitive(scorer, "rules"))
            printf("    %-28s %s\n        verdict    %s\n        cut short  %s\n"
                   "        evidence   %s\n        source     %s\n",
                   json_text(rule, "id"), json_text(rule, "sentence"), json_text(rule, "verdict"),
                   cut_short(rule), json_text(rule, "evidence"), json_text(rule, "source"));
    }
}
