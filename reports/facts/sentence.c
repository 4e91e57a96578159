#include "facts/sentence.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "log/evlog.h"

static void put_value(FILE *out, const cJSON *value)
{
    char *text;

    if (cJSON_IsString(value)) {
        fputs(value->valuestring, out);
    } else if (json_digits(value)) {
        fputs(json_digits(value), out);
    } else if (cJSON_IsNumber(value)) {
        fprintf(out, "%.15g", value->valuedouble);
    } else if (cJSON_IsBool(value)) {
        fputs(cJSON_IsTrue(value) ? "yes" : "no", out);
    } else if (value) {
        text = json_print(value);
        fputs(text ? text : "", out);
        free(text);
    }
}

/* The field named between @p p (behind '{') and '}'; puts it out when @p out is there.
 * @return NULL when it is missing or empty, else the place behind '}' */
static const cJSON *field_at(const char **p, const cJSON *data)
{
    char name[32];
    size_t len = strcspn(*p, "}");
    const cJSON *value;

    snprintf(name, sizeof(name), "%.*s", (int)(len < 31 ? len : 31), *p);
    *p += len + ((*p)[len] == '}');
    value = field(data, name);
    return cJSON_IsString(value) && !value->valuestring[0] ? NULL : value;
}

/* Fills the template from @p p up to ']' or its end. @return false when a field was not there */
static bool fill(FILE *out, const char **p, const cJSON *data)
{
    bool full = true;

    while (**p && **p != ']') {
        const cJSON *value;

        if (**p == '{') {
            ++*p;
            value = field_at(p, data);
            full = full && value;
            put_value(out, value);
        } else {
            fputc(*(*p)++, out);
        }
    }
    return full;
}

/* A part in brackets counts only when it is full. */
static void fill_optional(FILE *out, const char **p, const cJSON *data)
{
    char *text = NULL;
    size_t len = 0;
    FILE *part = open_memstream(&text, &len);
    bool full;

    ++*p;
    if (!part)
        abort();
    full = fill(part, p, data);
    fclose(part);
    if (**p == ']')
        ++*p;
    if (full)
        fputs(text, out);
    free(text);
}

static void fill_all(FILE *out, const char *p, const cJSON *data)
{
    while (*p) {
        size_t len = strcspn(p, "[");
        char *plain = mem_text_n(p, len);
        const char *q = plain;

        fill(out, &q, data);
        free(plain);
        p += len;
        if (*p == '[')
            fill_optional(out, &p, data);
    }
}

static void one_line(char *text)
{
    for (; *text; text++) {
        if (iscntrl((unsigned char)*text))
            *text = ' ';
    }
}

char *sentence_of(const char *kind, const cJSON *data)
{
    enum event_kind k = event_kind_of(kind);
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    if (!out)
        abort();
    if (k != EV_COUNT) {
        fill_all(out, event_info(k)->sentence, data);
    } else {
        fprintf(out, "%s ", kind);
        put_value(out, data);
    }
    fclose(out);
    one_line(text);
    return text;
}

void sentence_put(FILE *out, const char *text)
{
    for (; *text; text++)
        fputc(iscntrl((unsigned char)*text) ? ' ' : *text, out);
}

int sentence_width(const char *text)
{
    int n = 0;

    for (; *text; text++)
        n += (*text & 0xc0) != 0x80;
    return n;
}

char sentence_mark(const char *kind)
{
    enum event_kind k = event_kind_of(kind);

    return (char)(k == EV_COUNT ? '.' : event_info(k)->mark);
}

char sentence_mark_of(const char *kind, const cJSON *data)
{
    bool breach = strcmp(kind, "ticket") == 0 && json_is(data, "name", "breach");
    bool failed =
        strcmp(kind, "check") == 0 && !field_flag(data, "ok") && !field_flag(data, "inconclusive");

    if (breach || failed)
        return '!';
    return sentence_mark(kind);
}

char *sentence_line(struct runfile *rf, int scenario, const struct cast *cast, int64_t seq)
{
    cJSON *row = runfile_row_at(
        rf, "SELECT virt_ms, actor, kind, data FROM event WHERE scenario=?1 AND seq=?2", scenario,
        seq);
    char *line = NULL, *words, local[32];
    const char *kind;

    if (row) {
        kind = field_text(row, "kind");
        words = sentence_of(kind, field(row, "data"));
        runfile_local(rf, scenario, field_int(row, "virt_ms"), true, local);
        line =
            mem_printf("[%s] %s %c %s", local + 11, cast_name(cast, (int)field_int(row, "actor")),
                       sentence_mark_of(kind, field(row, "data")), words);
        one_line(line);
        free(words);
    }
    cJSON_Delete(row);
    return line;
}
