#include "stage/conformance.h"

#include <stdbool.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "log/evlog.h"
#include "script/script_nearest.h"

/* clang-format off */
static const struct conformance_case cases[] = {
#define ROW(id, version, side, block, need) {#id, version, side, #block, NEED_##need},
#define CASE(id, block, need) ROW(id, "1.6", NULL, block, need)
#include "stage/conformance16.def"
#undef CASE
#define CASE(id, block, need) ROW(id, "2.0.1", "CS", block, need)
#include "stage/conformance201_cs.def"
#undef CASE
#define CASE(id, block, need) ROW(id, "2.0.1", "CSMS", block, need)
#include "stage/conformance201_csms.def"
#undef CASE
    {NULL, NULL, NULL, NULL, NEED_none},
};
/* clang-format on */
#define CASE_COUNT (sizeof(cases) / sizeof(cases[0]) - 1)

const struct conformance_case *conformance_cases(void)
{
    return cases;
}

const struct conformance_case *conformance_find(const char *id)
{
    for (size_t i = 0; i < CASE_COUNT; i++)
        if (strcmp(cases[i].id, id) == 0)
            return &cases[i];
    return NULL;
}

const char *conformance_nearest(const char *id)
{
    const char *names[CASE_COUNT + 1] = {0};

    for (size_t i = 0; i < CASE_COUNT; i++)
        names[i] = cases[i].id;
    return script_nearest(id, names);
}

/* The ids of 1.6 tell the side themselves. */
const char *conformance_side(const struct conformance_case *c)
{
    size_t len = strlen(c->id);

    if (c->side)
        return c->side;
    return len > 5 && strcmp(c->id + len - 5, "_CSMS") == 0 ? "CSMS" : "CS";
}

static cJSON *files_of(const cJSON *scenarios, const char *id)
{
    cJSON *files = cJSON_CreateArray();
    const cJSON *scenario;

    cJSON_ArrayForEach (scenario, scenarios) {
        const char *claims = json_text(scenario, "conformance");
        const char *file = json_text(scenario, "file");
        if (claims && file && strcmp(claims, id) == 0)
            cJSON_AddItemToArray(files, cJSON_CreateString(file));
    }
    return files;
}

/* What the first scenario that plays the case @p id is about. */
static const char *about_of(const cJSON *scenarios, const char *id)
{
    const cJSON *scenario;

    cJSON_ArrayForEach (scenario, scenarios) {
        const char *claims = json_text(scenario, "conformance");
        const char *about = json_text(scenario, "about");
        if (claims && about && strcmp(claims, id) == 0)
            return about;
    }
    return "";
}

static const char *need_words(enum conformance_need need)
{
    static const char *const words[NEED_COUNT] = {
#define X(name, text) [NEED_##name] = text,
        CONFORMANCE_NEED_LIST(X)
#undef X
    };

    return words[need];
}

static const char *state_of(const struct conformance_case *c, bool exists)
{
    if (exists)
        return "exists";
    return c->need == NEED_none ? "missing" : "not applicable";
}

static cJSON *row_of(const struct conformance_case *c, const cJSON *scenarios)
{
    cJSON *files = files_of(scenarios, c->id);
    bool exists = cJSON_GetArraySize(files) > 0;
    cJSON *row = json_object(jtext("id", c->id), jtext("version", c->version),
                             jtext("side", conformance_side(c)), jtext("block", c->block),
                             jtext("state", state_of(c, exists)),
                             jtext("reason", exists ? NULL : need_words(c->need)));

    if (exists) {
        cJSON_AddStringToObject(row, "about", about_of(scenarios, c->id));
        cJSON_AddItemToObject(row, "files", files);
    } else {
        cJSON_Delete(files);
    }
    return row;
}

static const char *text_of(const cJSON *row, const char *field)
{
    return json_item(row, field)->valuestring;
}

/* The count in @p counts of version, side and block, made when it is new. */
static cJSON *count_of(cJSON *counts, const char *version, const char *side, const char *block)
{
    cJSON *count;

    cJSON_ArrayForEach (count, counts) {
        if (strcmp(text_of(count, "version"), version) == 0 &&
            strcmp(text_of(count, "side"), side) == 0 &&
            strcmp(text_of(count, "block"), block) == 0)
            return count;
    }
    count = json_object(jtext("version", version), jtext("side", side), jtext("block", block),
                        jint("exists", 0), jint("missing", 0), jint("not_applicable", 0));
    cJSON_AddItemToArray(counts, count);
    return count;
}

static void add(cJSON *count, const cJSON *row)
{
    const char *state = text_of(row, "state");
    cJSON *number = cJSON_GetObjectItemCaseSensitive(
        count, strcmp(state, "not applicable") == 0 ? "not_applicable" : state);

    if (number)
        cJSON_SetNumberValue(number, number->valuedouble + 1);
}

cJSON *conformance_report(const cJSON *scenarios)
{
    cJSON *report = cJSON_CreateObject();
    cJSON *rows = cJSON_AddArrayToObject(report, "cases");
    cJSON *counts = cJSON_AddArrayToObject(report, "counts");
    cJSON *totals = cJSON_AddArrayToObject(report, "totals");

    for (size_t i = 0; i < CASE_COUNT; i++) {
        cJSON *row = row_of(&cases[i], scenarios);
        const char *version = cases[i].version, *side = conformance_side(&cases[i]);

        cJSON_AddItemToArray(rows, row);
        add(count_of(counts, version, side, cases[i].block), row);
        add(count_of(totals, version, side, "all"), row);
    }
    return report;
}
