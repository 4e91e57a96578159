/* The code quality report of GitLab: an array of findings with a place and a fingerprint, by which
 * it tells new ones from old. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "write/notes.h"
#include "write/report.h"

/* FNV-1a: one finding of two runs has one number. */
static uint64_t fingerprint(uint64_t so_far, const char *text)
{
    for (; *text; text++)
        so_far = (so_far ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    return (so_far ^ 0xff) * UINT64_C(0x100000001b3);
}

static void add_row(void *ctx, const struct note *note)
{
    static const char *const severities[VERDICT_COUNT] = {
        [VERDICT_inconc] = "info", [VERDICT_fail] = "major", [VERDICT_error] = "critical"};
    cJSON *row = cJSON_CreateObject(), *location, *lines;
    uint64_t number = fingerprint(UINT64_C(0xcbf29ce484222325), note->play);
    char *text = mem_printf("%s: %s%s", note->title, note->sentence, note->evidence), digits[17];

    number = fingerprint(fingerprint(number, note->rule), *note->key ? note->key : note->sentence);
    snprintf(digits, sizeof(digits), "%016" PRIx64, number);
    cJSON_AddStringToObject(row, "description", text);
    cJSON_AddStringToObject(row, "check_name", note->rule);
    cJSON_AddStringToObject(row, "fingerprint", digits);
    cJSON_AddStringToObject(row, "severity", severities[note->verdict]);
    location = cJSON_AddObjectToObject(row, "location");
    cJSON_AddStringToObject(location, "path", note->file);
    lines = cJSON_AddObjectToObject(location, "lines");
    cJSON_AddNumberToObject(lines, "begin", note->line);
    cJSON_AddItemToArray(ctx, row);
    free(text);
}

static enum status write_gitlab(struct runfile *rf, FILE *out)
{
    cJSON *list = cJSON_CreateArray();
    char *text;

    notes_each(rf, add_row, list);
    text = cJSON_Print(list);
    fprintf(out, "%s\n", text ? text : "[]");
    free(text);
    cJSON_Delete(list);
    return ferror(out) ? S_SYSTEM : S_OK;
}

const struct report_writer report_gitlab = {
    .name = "gitlab",
    .what = "the code quality report of GitLab",
    .write = write_gitlab,
};
