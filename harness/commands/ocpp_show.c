/* ocpp_show.c - chargerig ocpp show: the fields of a message, from the table that the validator
 * uses.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands/cmd_ocpp.h"
#include "script/script.h"

enum { NAME_W = 40, COUNT_W = 7, LINE_W = 100 };

static const char *direction_text(enum ocpp_direction d)
{
    static const char *const text[] = {[OCPP_FROM_STATION] = "station to CSMS",
                                       [OCPP_TO_STATION] = "CSMS to station",
                                       [OCPP_BOTH] = "both ways"};

    return text[d];
}

/* "1", "0..1", "1..*": how many of a field there are. */
static void count_text(const struct ocpp_field *f, char out[32])
{
    int least = !f->required ? 0 : f->list ? f->min_items : 1;

    if (!f->list)
        snprintf(out, 32, f->required ? "1" : "0..1");
    else if (f->max_items)
        snprintf(out, 32, "%d..%d", least, f->max_items);
    else
        snprintf(out, 32, "%d..*", least);
}

/* --- as a table ------------------------------------------------------------------------------ */

static void print_values(const struct ocpp_enum *of, int column)
{
    int at = column + printf("%s:", of->name);

    for (const char *const *v = of->values; *v; v++) {
        if (at + (int)strlen(*v) + 2 > LINE_W) {
            printf("\n%*s", column + 1, "");
            at = column + 1;
        }
        at += printf(" %s%s", *v, v[1] ? "," : "");
    }
}

static void print_range(const struct ocpp_field *f)
{
    if (f->at_least)
        printf(", at least %g", f->minimum);
    if (f->at_most)
        printf(", at most %g", f->maximum);
    if (f->tenths)
        printf(", in steps of 0.1");
}

static void print_type(const struct ocpp_field *f, int column)
{
    switch (f->type) {
    case OCPP_TYPE_text:
        printf(f->max_length ? "text, at most %d" : "text", f->max_length);
        return;
    case OCPP_TYPE_integer:
    case OCPP_TYPE_number:
        printf(f->type == OCPP_TYPE_integer ? "integer" : "number");
        print_range(f);
        return;
    case OCPP_TYPE_boolean:
        printf("boolean");
        return;
    case OCPP_TYPE_datetime:
        printf("date-time");
        return;
    case OCPP_TYPE_uri:
        printf("URI");
        return;
    case OCPP_TYPE_enumeration:
        print_values(f->values, column);
        return;
    case OCPP_TYPE_object:
        printf("%s", f->object->name);
        return;
    case OCPP_TYPE_anything:
        printf("anything");
        return;
    case OCPP_TYPE_COUNT:
        return;
    }
}

static void print_fields(const struct ocpp_object *o, int depth)
{
    for (const struct ocpp_field *f = o->fields; f->name; f++) {
        int indent = 2 * depth;
        char count[32];

        count_text(f, count);
        printf("%*s%-*s %-*s ", indent, "", NAME_W - indent, f->name, COUNT_W, count);
        print_type(f, NAME_W + COUNT_W + 2);
        printf("\n");
        if (f->type == OCPP_TYPE_object)
            print_fields(f->object, depth + 1);
    }
}

static void print_side(const char *title, const struct ocpp_object *o)
{
    if (!o->fields)
        printf("%s: none, it is never answered\n", title);
    else if (!o->fields->name)
        printf("%s: empty\n", title);
    else
        printf("%s\n", title);
    if (o->fields)
        print_fields(o, 1);
}

static void print_message(const struct ocpp_version *v, const struct ocpp_message *m)
{
    printf("%s: OCPP %s, %s, %s (%s)\n", m->action, v->name, m->profile,
           direction_text(m->direction), m->source);
    print_side("request", &m->request);
    print_side("response", &m->response);
    if (v->everywhere)
        printf("Each object may hold %s as well.\n", v->everywhere->name);
}

/* --- as JSON --------------------------------------------------------------------------------- */

static cJSON *fields_json(const struct ocpp_object *o);

static void add_limits(cJSON *row, const struct ocpp_field *f)
{
    if (f->max_length)
        cJSON_AddNumberToObject(row, "max_length", f->max_length);
    if (f->at_least)
        cJSON_AddNumberToObject(row, "minimum", f->minimum);
    if (f->at_most)
        cJSON_AddNumberToObject(row, "maximum", f->maximum);
    if (f->tenths)
        cJSON_AddNumberToObject(row, "step", 0.1);
    if (f->list && f->min_items)
        cJSON_AddNumberToObject(row, "min_items", f->min_items);
    if (f->list && f->max_items)
        cJSON_AddNumberToObject(row, "max_items", f->max_items);
}

static cJSON *field_json(const struct ocpp_field *f)
{
    static const char *const types[] = {
#define X(name) [OCPP_TYPE_##name] = #name,
        OCPP_TYPE_LIST(X)
#undef X
    };
    cJSON *row = cJSON_CreateObject(), *values;

    cJSON_AddStringToObject(row, "name", f->name);
    cJSON_AddStringToObject(row, "type", types[f->type]);
    cJSON_AddBoolToObject(row, "required", f->required);
    cJSON_AddBoolToObject(row, "list", f->list);
    add_limits(row, f);
    if (f->values) {
        cJSON_AddStringToObject(row, "class", f->values->name);
        values = cJSON_AddArrayToObject(row, "values");
        for (const char *const *v = f->values->values; *v; v++)
            cJSON_AddItemToArray(values, cJSON_CreateString(*v));
    }
    if (f->object) {
        cJSON_AddStringToObject(row, "class", f->object->name);
        cJSON_AddItemToObject(row, "fields", fields_json(f->object));
    }
    return row;
}

static cJSON *fields_json(const struct ocpp_object *o)
{
    cJSON *list = cJSON_CreateArray();

    for (const struct ocpp_field *f = o->fields; f->name; f++)
        cJSON_AddItemToArray(list, field_json(f));
    return list;
}

static cJSON *message_json(const struct ocpp_version *v, const struct ocpp_message *m)
{
    cJSON *doc = cJSON_CreateObject();

    cJSON_AddStringToObject(doc, "version", v->name);
    cJSON_AddStringToObject(doc, "action", m->action);
    cJSON_AddStringToObject(doc, "block", m->profile);
    cJSON_AddStringToObject(doc, "direction", direction_text(m->direction));
    cJSON_AddStringToObject(doc, "source", m->source);
    cJSON_AddItemToObject(doc, "request", fields_json(&m->request));
    cJSON_AddItemToObject(doc, "response",
                          m->response.fields ? fields_json(&m->response) : cJSON_CreateNull());
    if (v->everywhere)
        cJSON_AddItemToObject(doc, "everywhere", field_json(v->everywhere));
    return doc;
}

/* --- which ----------------------------------------------------------------------------------- */

static bool is_asked(const struct ocpp_question *q, const struct ocpp_version *v)
{
    return !q->version || q->version == v;
}

static int unknown_action(const struct ocpp_question *q)
{
    const char **names = NULL, *nearest;
    size_t count = 0;

    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++) {
        for (const struct ocpp_message *m = (*v)->messages; m->action && is_asked(q, *v); m++) {
            names = mem_resize(names, count + 2, sizeof(*names));
            names[count++] = m->action;
            names[count] = NULL;
        }
    }
    nearest = script_nearest(*q->args, names);
    free(names);
    return args_error(q->command, "\"%s\" is not a message of OCPP%s%s%s%s%s", *q->args,
                      q->version ? " " : "", q->version ? q->version->name : "",
                      nearest ? ", did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
}

int ocpp_show(const struct ocpp_question *q)
{
    cJSON *list = cJSON_CreateArray();
    int shown = 0;
    char *text;

    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++) {
        const struct ocpp_message *m = ocpp_message(*v, *q->args);

        if (!m || !is_asked(q, *v))
            continue;
        if (q->json) {
            cJSON_AddItemToArray(list, message_json(*v, m));
        } else {
            printf("%s", shown ? "\n" : "");
            print_message(*v, m);
        }
        shown++;
    }
    if (q->json && shown) {
        text = cJSON_Print(list);
        printf("%s\n", text);
        free(text);
    }
    cJSON_Delete(list);
    return shown ? 0 : unknown_action(q);
}
