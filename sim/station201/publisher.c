#include "station201/publisher.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/digest.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "station/station_state.h"
#include "station201/dialect201.h"
#include "station201/inside/fields201.h"
#include "station201/inside/state201.h"
#include "world/file_server.h"

#define RETRY_S 60 /* where the CSMS names no interval */

struct publisher {
    struct station *s;
    char *location, *checksum;
    int request_id, retries, attempts;
    int64_t retry_ms;
    const char *state; /* PublishFirmwareStatusEnumType */
    bool pauses;       /* before the download is tried, again */
    struct vtimer timer;
};

void publisher_free(struct publisher *p)
{
    if (!p)
        return;
    vclock_disarm(station_clock(p->s), &p->timer);
    free(p->location);
    free(p->checksum);
    free(p);
}

static struct file_server **file_server_of(const struct publisher *p)
{
    return world_file_server(p->s->member.world);
}

/* --- what is told --- */

/* L03.FR.03, FR.04: at the controller itself, by each protocol it speaks. */
static void add_locations(const struct publisher *p, cJSON *payload)
{
    static const char *const schemes[] = {"http", "https", "ftp"};
    const struct file_server_file *file = file_server_find(*file_server_of(p), p->location);
    cJSON *list = cJSON_AddArrayToObject(payload, "location");

    for (size_t i = 0; file && i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        char *url =
            mem_printf("%s://%s.local/firmware/%s", schemes[i], station_id(p->s), file->name);
        cJSON_AddItemToArray(list, cJSON_CreateString(url));
        free(url);
    }
}

static void tell(const struct publisher *p, const char *state)
{
    cJSON *payload = json_object(jtext("status", state));

    if (strcmp(state, "Idle") != 0)
        cJSON_AddNumberToObject(payload, "requestId", p->request_id);
    if (strcmp(state, "Published") == 0)
        add_locations(p, payload);
    station_says(p->s, "PublishFirmwareStatusNotification", payload, NULL, NULL);
}

static void enter(struct publisher *p, const char *state)
{
    p->state = state;
    tell(p, state);
}

/* --- L03: PublishFirmware --- */

static void download(struct publisher *p)
{
    const struct file_server_file *file = file_server_find(*file_server_of(p), p->location);

    p->attempts++;
    p->pauses = false;
    enter(p, "Downloading");
    vclock_arm(station_clock(p->s), &p->timer, file ? file->transfer_ms : 1000);
}

static void downloaded(struct publisher *p, enum file_server_fault fault)
{
    const struct file_server_file *file = file_server_find(*file_server_of(p), p->location);
    const char *bytes = fault == FILE_SERVER_corrupt ? "noise" : file->content;
    char sum[33];

    digest_md5(bytes, strlen(bytes), sum);
    enter(p, "Downloaded");
    if (strcasecmp(sum, p->checksum) != 0) {
        enter(p, "InvalidChecksum"); /* FR.07 */
        return;
    }
    enter(p, "ChecksumVerified");
    enter(p, fault == FILE_SERVER_unfit ? "PublishFailed" : "Published");
}

static void timer_fires(struct vtimer *timer, void *owner)
{
    struct publisher *p = owner;
    bool found = file_server_find(*file_server_of(p), p->location) != NULL;
    enum file_server_fault fault;

    (void)timer;
    if (p->pauses) {
        download(p);
        return;
    }
    fault = file_server_attempt(*file_server_of(p), p->location);
    if (found && fault != FILE_SERVER_missing && fault != FILE_SERVER_refused) {
        downloaded(p, fault);
    } else if (p->attempts > p->retries) {
        enter(p, "DownloadFailed"); /* FR.06 */
    } else {
        p->pauses = true;
        vclock_arm(station_clock(p->s), &p->timer, p->retry_ms);
    }
}

static struct publisher *publisher_of(struct station *s)
{
    struct state201 *state = state201_of(s);

    if (!state->publisher) {
        state->publisher = mem_new(sizeof(*state->publisher));
        state->publisher->s = s;
        state->publisher->state = "Idle";
        vtimer_init(&state->publisher->timer, timer_fires, state->publisher);
    }
    return state->publisher;
}

/* Only who is a local controller publishes. */
static cJSON *publish(const struct incoming_call *call)
{
    struct publisher *p;

    if (!call->s->profile.local_controller)
        return incoming_call_status("Rejected");
    p = publisher_of(call->s);
    free(p->location);
    free(p->checksum);
    p->location = mem_text(incoming_call_text(call, "location"));
    p->checksum = mem_text(incoming_call_text(call, "checksum"));
    p->request_id = json_small(call->args, "requestId", 0);
    p->retries = json_small(call->args, "retries", 0);
    p->retry_ms = json_small(call->args, "retryInterval", RETRY_S) * INT64_C(1000);
    if (p->retry_ms < 0) /* no table of messages forbids it */
        p->retry_ms = 0;
    p->attempts = 0;
    p->state = "DownloadScheduled";
    p->pauses = true;
    vclock_arm(station_clock(call->s), &p->timer, 0);
    return incoming_call_status("Accepted");
}

/* --- L04: UnpublishFirmware --- */

static cJSON *unpublish(const struct incoming_call *call)
{
    struct publisher *p = state201_of(call->s)->publisher;

    if (!p || !p->checksum || strcasecmp(p->checksum, incoming_call_text(call, "checksum")) != 0)
        return incoming_call_status("NoFirmware");
    if (vtimer_armed(&p->timer))
        return incoming_call_status("DownloadOngoing"); /* FR.04 */
    if (strcmp(p->state, "Published") != 0)
        return incoming_call_status("NoFirmware");
    p->state = "Idle";
    free(p->checksum);
    p->checksum = NULL;
    return incoming_call_status("Unpublished");
}

/* L03.FR.10, FR.11: the last state; Idle when it is published, or nothing ever was. */
void publisher_trigger(const struct incoming_call *call)
{
    const struct publisher *p = publisher_of(call->s);

    tell(p, strcmp(p->state, "Published") == 0 ? "Idle" : p->state);
}

const struct incoming_call_row publisher201_rows[] = {
    {"PublishFirmware", publish, NULL},     /* L03 */
    {"UnpublishFirmware", unpublish, NULL}, /* L04 */
    {0},
};
