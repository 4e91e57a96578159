#include "commands/list_expectations.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "verbs/expectation.h"

cJSON *list_expectations(void)
{
    cJSON *list = cJSON_CreateArray();

    for (const struct expectation *e = expectation_rows(); e->scorer; e++) {
        char *allowed = expectation_allowed(e);
        cJSON_AddItemToArray(
            list, json_object(jtext("scorer", e->scorer), jtext("field", e->field),
                              jtext("kind", expectation_kind_name(e->kind)),
                              jtext("value", allowed), jtext("meaning", e->meaning),
                              jtext("example", e->example), jtext("rule", e->rule),
                              jtext("without", e->without), jtext("because", e->because)));
        free(allowed);
    }
    return list;
}

/* What is said of a story in which there was nothing to look at. */
static const char *without_words(const cJSON *row)
{
    if (json_is(row, "without", "inconc"))
        return "inconclusive: ";
    if (json_is(row, "without", "fail"))
        return "fails: ";
    return json_is(row, "without", "pass") ? "passes: " : "says how others are judged";
}

void list_expectations_print(const cJSON *list)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, list)
        printf("%sexpect.%s { %s = %s }\n    %s\n    value      %s\n    otherwise  %s%s\n%s%s%s",
               row == list->child ? "" : "\n", json_text(row, "scorer"), json_text(row, "field"),
               json_text(row, "example"), json_text(row, "meaning"), json_text(row, "value"),
               without_words(row), json_text(row, "because"),
               *json_text(row, "rule") ? "    rule       " : "", json_text(row, "rule"),
               *json_text(row, "rule") ? "\n" : "");
}

cJSON *list_steps(void)
{
    cJSON *list = cJSON_CreateArray();

    for (const struct expectation_step *step = expectation_step_rows(); step->name; step++)
        cJSON_AddItemToArray(list,
                             json_object(jtext("step", step->name), jtext("class", step->class),
                                         jtext("meaning", step->meaning)));
    return list;
}

void list_steps_print(const cJSON *list)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, list)
        printf("%-18s %-9s %s\n", json_text(row, "step"), json_text(row, "class"),
               json_text(row, "meaning"));
}
