#include "refstack/csms/data_transfer.h"

#include <string.h>

#include "refstack/csms/payload.h"

/* Vendors whose messages this CSMS knows, and what it says to them: "echo" comes back with the data
 * it brought. */
static const struct vendor {
    const char *vendor, *message; /* message NULL: without messageId */
    const char *status;
    bool echo;
} vendors[] = {
    {"org.chargerig", "echo", "Accepted", true},
    {"org.chargerig", "refuse", "Rejected", false},
    {"org.chargerig", NULL, "Accepted", false},
    {NULL, NULL, NULL, false},
};

static bool same_or_none(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

void csms_data_transfer(struct csms_turn *turn)
{
    const cJSON *data = cJSON_GetObjectItemCaseSensitive(turn->in, "data");
    const char *status = "UnknownVendorId";
    bool echo = false;

    for (const struct vendor *v = vendors; v->vendor; v++) {
        if (strcmp(v->vendor, csms_text(turn->in, "vendorId")) != 0)
            continue;
        if (same_or_none(v->message, csms_text(turn->in, "messageId"))) {
            status = v->status;
            echo = v->echo;
            break;
        }
        status = "UnknownMessageId";
    }
    cJSON_AddStringToObject(turn->out, "status", status);
    if (echo && data)
        cJSON_AddItemToObject(turn->out, "data", cJSON_Duplicate(data, 1));
}
