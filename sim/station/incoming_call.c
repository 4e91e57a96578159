#include "station/incoming_call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "station/station_state.h"

const char *incoming_call_text(const struct incoming_call *call, const char *field)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(call->args, field));
}

cJSON *incoming_call_status(const char *word)
{
    return json_object(jtext("status", word));
}

bool incoming_call_exists(const struct incoming_call *call)
{
    return call->connector >= 1 && call->connector <= call->s->profile.connectors;
}

struct connector *incoming_call_connector(const struct incoming_call *call)
{
    return station_connector(call->s, call->connector);
}

static const struct incoming_call_row *row_of(const struct incoming_call_row *const *tables,
                                              const char *action)
{
    for (; *tables; tables++)
        for (const struct incoming_call_row *row = *tables; row->action; row++)
            if (strcmp(row->action, action) == 0)
                return row;
    return NULL;
}

static void log_command(const struct incoming_call *call, const char *word)
{
    cJSON *data = json_object(jtext("action", call->f->action), jtext("status", word));

    if (call->connector >= 0)
        cJSON_AddNumberToObject(data, "connector", call->connector);
    evlog_add(station_log(call->s), call->s->member.actor, EV_command, data);
}

cJSON *incoming_call_refuse(const struct incoming_call *call, enum ocpp_code code,
                            const char *sentence)
{
    const char *text = ocpp_code_text(call->s->dialect->ocpp, code);

    uplink_error(call->s->uplink, call->f->id, text, sentence);
    log_command(call, text);
    return NULL;
}

static void refuse(const struct incoming_call *call, const struct ocpp_violation *v)
{
    char *sentence = ocpp_violation_text(v);

    incoming_call_refuse(call, v->code, sentence);
    free(sentence);
}

static void carry_out(const struct incoming_call *call, const struct incoming_call_row *row)
{
    cJSON *answer = row->answer(call);
    const char *word;
    bool goes_on;

    if (!answer)
        return; /* later */
    word = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(answer, "status"));
    goes_on = !word || strncmp(word, "Accepted", 8) == 0 || strcmp(word, "Scheduled") == 0;
    uplink_result(call->s->uplink, call->f->id, answer);
    log_command(call, word ? word : "answered");
    if (goes_on && row->then)
        row->then(call);
    cJSON_Delete(answer);
}

void incoming_call_answer(struct station *s, const struct frame *f, int connector,
                          const struct incoming_call_row *const *tables)
{
    const struct incoming_call call = {.s = s, .f = f, .args = f->payload, .connector = connector};
    const struct incoming_call_row *row = row_of(tables, f->action);
    struct ocpp_violation v = {.code = OCPP_NotSupported};

    if (!ocpp_validate(s->dialect->ocpp, f->action, false, f->payload, &v)) {
        refuse(&call, &v);
    } else if (!row) {
        snprintf(v.path, sizeof(v.path), "%s", f->action);
        snprintf(v.sentence, sizeof(v.sentence), "is not supported by this station");
        v.code = OCPP_NotSupported;
        refuse(&call, &v);
    } else {
        carry_out(&call, row);
    }
}
