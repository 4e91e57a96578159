/* ocpp_table dump 1.6       prints the message table of a version as JSON Schemas, one object
 *                           { action: { direction, profile, request, response } }
 * ocpp_table judge 1.6      reads lines { action, response, payload } and prints for each
 *                           "valid", or the error code, path and sentence
 *
 * ocpp_table make 1.6       prints lines { action, response, flaw, payload } made from the rows,
 * some of them valid (flaw is ""), the others wrong in one place
 *
 * Test programs compare all three with the published schemas. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ocpp/message.h"
#include "ocpp/sample_payload.h"

enum { ROUNDS = 8 };

static cJSON *object_schema(const struct ocpp_version *v, const struct ocpp_object *o);

static cJSON *value_schema(const struct ocpp_version *v, const struct ocpp_field *f)
{
    static const char *const type[OCPP_TYPE_COUNT] = {
        [OCPP_TYPE_text] = "string",       [OCPP_TYPE_integer] = "integer",
        [OCPP_TYPE_number] = "number",     [OCPP_TYPE_boolean] = "boolean",
        [OCPP_TYPE_datetime] = "string",   [OCPP_TYPE_uri] = "string",
        [OCPP_TYPE_enumeration] = "string"};
    cJSON *s;

    if (f->type == OCPP_TYPE_object)
        return object_schema(v, f->object);
    s = cJSON_CreateObject();
    if (f->type == OCPP_TYPE_anything)
        return s;
    cJSON_AddStringToObject(s, "type", type[f->type]);
    if (f->at_least)
        cJSON_AddNumberToObject(s, "minimum", f->minimum);
    if (f->at_most)
        cJSON_AddNumberToObject(s, "maximum", f->maximum);
    if (f->max_length)
        cJSON_AddNumberToObject(s, "maxLength", f->max_length);
    if (f->tenths)
        cJSON_AddNumberToObject(s, "multipleOf", 0.1);
    if (f->type == OCPP_TYPE_datetime || f->type == OCPP_TYPE_uri)
        cJSON_AddStringToObject(s, "format", f->type == OCPP_TYPE_uri ? "uri" : "date-time");
    if (f->values) {
        cJSON *list = cJSON_AddArrayToObject(s, "enum");

        for (const char *const *v = f->values->values; *v; v++)
            cJSON_AddItemToArray(list, cJSON_CreateString(*v));
    }
    return s;
}

static cJSON *field_schema(const struct ocpp_version *v, const struct ocpp_field *f)
{
    cJSON *s;

    if (!f->list)
        return value_schema(v, f);
    s = cJSON_CreateObject();
    cJSON_AddStringToObject(s, "type", "array");
    if (f->min_items)
        cJSON_AddNumberToObject(s, "minItems", f->min_items);
    if (f->max_items)
        cJSON_AddNumberToObject(s, "maxItems", f->max_items);
    cJSON_AddItemToObject(s, "items", value_schema(v, f));
    return s;
}

static cJSON *object_schema(const struct ocpp_version *v, const struct ocpp_object *o)
{
    cJSON *s = cJSON_CreateObject(), *properties, *required;

    cJSON_AddStringToObject(s, "type", "object");
    if (!o->open)
        cJSON_AddFalseToObject(s, "additionalProperties");
    properties = cJSON_AddObjectToObject(s, "properties");
    required = cJSON_AddArrayToObject(s, "required");
    for (const struct ocpp_field *f = o->fields; f->name; f++) {
        cJSON_AddItemToObject(properties, f->name, field_schema(v, f));
        if (f->required)
            cJSON_AddItemToArray(required, cJSON_CreateString(f->name));
    }
    if (v->everywhere && !o->open)
        cJSON_AddItemToObject(properties, v->everywhere->name, field_schema(v, v->everywhere));
    return s;
}

static int dump(const struct ocpp_version *v)
{
    static const char *const direction[] = {
        [OCPP_FROM_STATION] = "CS->CSMS", [OCPP_TO_STATION] = "CSMS->CS", [OCPP_BOTH] = "both"};
    cJSON *all = cJSON_CreateObject();
    char *text;

    for (const struct ocpp_message *m = v->messages; m->action; m++) {
        cJSON *row = cJSON_AddObjectToObject(all, m->action);

        cJSON_AddStringToObject(row, "direction", direction[m->direction]);
        cJSON_AddStringToObject(row, "profile", m->profile);
        cJSON_AddItemToObject(row, "request", object_schema(v, &m->request));
        cJSON_AddItemToObject(row, "response", object_schema(v, &m->response));
    }
    text = cJSON_Print(all);
    puts(text);
    free(text);
    cJSON_Delete(all);
    return 0;
}

static int judge(const struct ocpp_version *v)
{
    char *line = NULL;
    size_t room = 0;

    while (getline(&line, &room, stdin) > 0) {
        cJSON *row = cJSON_Parse(line);
        const char *action = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, "action"));
        struct ocpp_violation why;

        assert(action);
        if (ocpp_validate(v, action,
                          cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(row, "response")),
                          cJSON_GetObjectItemCaseSensitive(row, "payload"), &why))
            puts("valid");
        else
            printf("%s %s %s\n", ocpp_code_text(v, why.code), why.path, why.sentence);
        cJSON_Delete(row);
    }
    free(line);
    return 0;
}

static void print_made(const struct ocpp_message *m, bool is_response, const char *flaw,
                       cJSON *payload)
{
    cJSON *row = cJSON_CreateObject();
    char *text;

    cJSON_AddStringToObject(row, "action", m->action);
    cJSON_AddBoolToObject(row, "response", is_response);
    cJSON_AddStringToObject(row, "flaw", flaw);
    cJSON_AddItemToObject(row, "payload", payload);
    text = cJSON_PrintUnformatted(row);
    puts(text);
    free(text);
    cJSON_Delete(row);
}

static void make_of(const struct ocpp_version *v, const struct ocpp_message *m, bool is_response,
                    struct rng *rng)
{
    for (int how = 0; how < SAMPLE_COUNT; how++) {
        cJSON *payload = sample_payload_new(v, m, is_response, (enum sample_payload)how, rng);

        if (payload)
            print_made(m, is_response, "", payload);
    }
    for (int flaw = 0; flaw < DEFECT_COUNT; flaw++) {
        cJSON *payload = sample_payload_flawed(v, m, is_response, (enum defect)flaw, rng);

        if (payload)
            print_made(m, is_response, defect_name((enum defect)flaw), payload);
    }
}

static int make(const struct ocpp_version *v)
{
    for (const struct ocpp_message *m = v->messages; m->action; m++) {
        struct rng rng;

        rng_init(&rng, 1, m->action);
        for (int i = 0; i < 2 * ROUNDS; i++)
            make_of(v, m, i % 2, &rng);
    }
    return 0;
}

int main(int argc, char **argv)
{
    const struct ocpp_version *v = argc == 3 ? ocpp_version(argv[2]) : NULL;

    if (v && strcmp(argv[1], "dump") == 0)
        return dump(v);
    if (v && strcmp(argv[1], "judge") == 0)
        return judge(v);
    if (v && strcmp(argv[1], "make") == 0)
        return make(v);
    fputs("usage: ocpp_table dump|judge|make VERSION\n", stderr);
    return 3;
}
