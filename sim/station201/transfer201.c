/* P01: DataTransfer to the station.  What it understands is data of the profile. */
#include <string.h>

#include "log/evlog.h"
#include "station/station_state.h"
#include "station201/dialect201.h"
#include "station201/model/variable_text.h"

/* profile.data_transfer: "vendor/message,vendor" */
static const char *understands(const char *list, const char *vendor, const char *message)
{
    const char *rest = *list ? list : NULL, *at;
    const char *answer = "UnknownVendorId";
    size_t len, vendor_len = strlen(vendor);

    while ((at = list_next(&rest, &len))) {
        size_t name = strcspn(at, "/,");
        if (name != vendor_len || strncmp(at, vendor, name) != 0)
            continue;
        answer = "UnknownMessageId";
        if (len == name || (message && len - name - 1 == strlen(message) &&
                            strncmp(at + name + 1, message, strlen(message)) == 0))
            return "Accepted";
    }
    return answer;
}

static cJSON *data_transfer(const struct incoming_call *call)
{
    return incoming_call_status(understands(call->s->profile.data_transfer,
                                            incoming_call_text(call, "vendorId"),
                                            incoming_call_text(call, "messageId")));
}

const struct incoming_call_row transfer201_rows[] = {
    {"DataTransfer", data_transfer, NULL},
    {0},
};
