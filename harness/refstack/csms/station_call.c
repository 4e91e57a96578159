#include "refstack/csms/station_call.h"

#include <string.h>

struct ocpp_violation csms_violation(enum ocpp_code code, const char *sentence)
{
    struct ocpp_violation v = {.code = code};

    strncpy(v.sentence, sentence, sizeof(v.sentence) - 1);
    return v;
}

void csms_fail(struct csms_turn *turn, enum ocpp_code code, const char *sentence)
{
    turn->failed = true;
    turn->why = csms_violation(code, sentence);
}

void csms_fail_field(struct csms_turn *turn, const char *path, const char *sentence)
{
    csms_fail(turn, OCPP_PropertyConstraintViolation, sentence);
    strncpy(turn->why.path, path, sizeof(turn->why.path) - 1);
}

void csms_follow(struct csms_turn *turn, const char *action, cJSON *args)
{
    cJSON_Delete(turn->next_args);
    turn->next = action;
    turn->next_args = args;
}
