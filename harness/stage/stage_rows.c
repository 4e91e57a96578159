#include "stage/stage_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "stage/play_choice.h"

#define DAY_MS ((int64_t)24 * 3600 * 1000)

const char *stage_short(const struct stage_options *options, const char *file)
{
    size_t n = strlen(options->data_dir);

    return strncmp(file, options->data_dir, n) == 0 && file[n] == '/' ? file + n + 1 : file;
}

const char *stage_short_file(const struct stage *st)
{
    return stage_short(st->options, st->head.file);
}

/* What a play is called; one whose scenario does not load keeps its file, row and version. The
 * caller frees it. */
static char *play_name(const struct stage *st)
{
    if (st->head.name)
        return mem_text(st->head.name);
    return play_title(stage_short_file(st), st->head.row, st->head.asked);
}

void stage_write_head(struct stage *st)
{
    char *name = play_name(st);
    cJSON *row = json_object(jtext("name", name), jtext("file", stage_short_file(st)),
                             jtext("about", st->head.about), jtext("source", st->head.source),
                             jtext("zone", st->head.zone), jtext("zone_rule", st->head.zone_rule),
                             jint("begins_ms", st->head.begins_ms),
                             jint("seed", (int64_t)st->options->seed), jtext("state", "running"));
    cJSON *can = cJSON_AddArrayToObject(row, "can");
    const cJSON *fact;

    cJSON_AddItemReferenceToObject(row, "expect", setting_expectations(st->setting));
    cJSON_AddItemReferenceToObject(row, "catches", st->head.catches);
    for (int v = 0; st->sut && v < SUT_VERB_COUNT; v++)
        if (sut_can(st->sut, (enum sut_verb)v))
            cJSON_AddItemToArray(can, cJSON_CreateString(sut_verb_whole_name((enum sut_verb)v)));
    cJSON_ArrayForEach (fact, st->options->provides)
        cJSON_AddItemToArray(can, cJSON_CreateString(fact->valuestring));
    store_begin(st->store, st->scenario, row);
    cJSON_Delete(row);
    free(name);
}

static void write_zone_row(struct stage *st, int64_t from_ms)
{
    cJSON *row =
        json_object(jint("from_ms", from_ms), jint("offset_s", tz_offset_s(&st->tz, from_ms)));

    store_row(st->store, "zone", row);
    cJSON_Delete(row);
}

/* Local time from two days before the story to a year and a month after its beginning. */
static void write_zone(struct stage *st)
{
    int64_t from_ms = st->head.begins_ms - 2 * DAY_MS;

    write_zone_row(st, from_ms);
    for (int64_t day = from_ms; day < st->head.begins_ms + 400 * DAY_MS; day += DAY_MS) {
        int64_t low = day, high = day + DAY_MS;
        if (tz_offset_s(&st->tz, low) == tz_offset_s(&st->tz, high))
            continue;
        while (high - low > 1) {
            int64_t mid = low + (high - low) / 2;
            if (tz_offset_s(&st->tz, mid) == tz_offset_s(&st->tz, low))
                low = mid;
            else
                high = mid;
        }
        write_zone_row(st, high);
    }
}

static void write_row(struct stage *st, const char *table, cJSON *row)
{
    store_row(st->store, table, row);
    cJSON_Delete(row);
}

/* A tariff as it is told, in force from that moment on; 0: from ever. */
static void write_tariff(struct stage *st, const cJSON *tariff, int64_t from_ms)
{
    cJSON *row = cJSON_Duplicate(tariff, 1), *data = cJSON_Duplicate(tariff, 1);

    if (from_ms)
        cJSON_AddNumberToObject(data, "from_ms", (double)from_ms);
    cJSON_AddItemToObject(row, "data", data);
    write_row(st, "tariff", row);
}

void stage_write_setting(struct stage *st)
{
    const cJSON *item;

    write_zone(st);
    cJSON_ArrayForEach (item, setting_rows(st->setting, SETTING_accounts))
        write_row(st, "account", cJSON_Duplicate(item, 1));
    cJSON_ArrayForEach (item, setting_rows(st->setting, SETTING_tokens))
        write_row(st, "token", cJSON_Duplicate(item, 1));
    cJSON_ArrayForEach (item, setting_rows(st->setting, SETTING_tariffs))
        write_tariff(st, item, 0);
}

void stage_write_late(struct stage *st, enum setting_part part, const cJSON *row, int64_t from_ms)
{
    cJSON *copy;

    if (part == SETTING_tariffs) {
        write_tariff(st, row, from_ms);
    } else if (part == SETTING_accounts || part == SETTING_tokens) {
        copy = cJSON_Duplicate(row, 1);
        if (from_ms)
            cJSON_DeleteItemFromObjectCaseSensitive(copy, "status");
        write_row(st, part == SETTING_tokens ? "token" : "account", copy);
    }
}
