/* fields201.h - the types that stand in many messages of 2.0.1, read and written: EVSEType,
 * IdTokenType, IdTokenInfoType, StatusInfoType.
 */
#ifndef SIM_FIELDS201_H
#define SIM_FIELDS201_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "base/json_read.h"

struct connector;
struct token_info;

/** Copies the field, when it is there. */
void json_copy(cJSON *to, const cJSON *from, const char *field);
/** Adds {"reasonCode": reason} as @p field; nothing when @p reason is NULL. */
void json_reason(cJSON *to, const char *field, const char *reason);

/** {"id": ..., "connectorId": ...} of @p c */
cJSON *fields201_evse(const struct connector *c);
/** IdTokenType of a token; @p type NULL: ISO14443. */
cJSON *fields201_token(const char *token, const char *type);
/** IdTokenInfoType of an answer, its texts borrowed from it; false when there is none. */
bool fields201_token_info(const cJSON *payload, struct token_info *out);

#endif
