#include "parts/upload.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "station/station_state.h"
#include "world/file_server.h"

#define TRANSFER_MS  5000
#define UNTOLD_LIMIT 8

struct untold {
    enum upload_state state;
    int request_id;
};

struct upload {
    struct station *s;
    struct upload_order order;
    char *location, *file;
    enum upload_state state;
    int attempts, files;
    bool pauses; /* before it is tried, again */
    struct untold untold[UNTOLD_LIMIT];
    size_t untold_count;
    struct vtimer timer;
};

const char *upload_state_name(enum upload_state state)
{
    static const char *const names[UPLOAD_STATE_COUNT] = {
#define X(name, over) [UPLOAD_##name] = #name,
        UPLOAD_STATE_LIST(X)
#undef X
    };
    assert((unsigned)state < UPLOAD_STATE_COUNT);
    return names[state];
}

static bool is_over(enum upload_state state)
{
    static const bool over[UPLOAD_STATE_COUNT] = {
#define X(name, is) [UPLOAD_##name] = (is),
        UPLOAD_STATE_LIST(X)
#undef X
    };
    return over[state];
}

static struct file_server **file_server_of(const struct upload *u)
{
    return world_file_server(u->s->member.world);
}

static void tell(struct upload *u)
{
    struct station *s = u->s;
    size_t i = 0;

    for (; i < u->untold_count && uplink_online(s->uplink); i++)
        u->order.tell(s, u->untold[i].state, u->untold[i].request_id);
    memmove(u->untold, u->untold + i, (u->untold_count - i) * sizeof(u->untold[0]));
    u->untold_count -= i;
}

/* Told with the next one that is entered. */
static void note(struct upload *u, enum upload_state state)
{
    u->state = state;
    evlog_add(station_log(u->s), u->s->member.actor, EV_upload,
              json_object(jtext("state", upload_state_name(state)), jtext("file", u->file),
                          jint("request", u->order.request_id)));
    if (u->untold_count == UNTOLD_LIMIT) /* the end of it matters more than how it began */
        memmove(u->untold, u->untold + 1, --u->untold_count * sizeof(u->untold[0]));
    u->untold[u->untold_count++] = (struct untold){state, u->order.request_id};
}

static void enter(struct upload *u, enum upload_state state)
{
    note(u, state);
    tell(u);
}

static void send_file(struct upload *u)
{
    const struct file_server_file *place = file_server_find(*file_server_of(u), u->location);

    u->attempts++;
    u->pauses = false;
    enter(u, UPLOAD_Uploading);
    vclock_arm(station_clock(u->s), &u->timer, place ? place->transfer_ms : TRANSFER_MS);
}

/* FileTransferProtocols */
static bool speaks(const char *location)
{
    static const char *const schemes[] = {"ftp://", "ftps://", "sftp://", "http://", "https://"};

    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
        if (strncasecmp(location, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

static void timer_fires(struct vtimer *timer, void *owner)
{
    struct upload *u = owner;
    enum file_server_fault fault;

    (void)timer;
    if (u->pauses) {
        send_file(u);
        return;
    }
    if (!speaks(u->location)) {
        enter(u, UPLOAD_NotSupportedOperation);
        return;
    }
    fault = file_server_attempt(*file_server_of(u), u->location);
    if (fault == FILE_SERVER_none) {
        enter(u, UPLOAD_Uploaded);
    } else if (u->attempts > u->order.retries) {
        enter(u, fault == FILE_SERVER_refused ? UPLOAD_PermissionDenied : UPLOAD_UploadFailure);
    } else {
        u->pauses = true;
        vclock_arm(station_clock(u->s), &u->timer, u->order.retry_ms);
    }
}

static void give_up(struct upload *u, enum upload_state state)
{
    vclock_disarm(station_clock(u->s), &u->timer);
    if (!is_over(u->state))
        note(u, state);
}

bool upload_begin(struct station *s, const struct upload_order *order)
{
    struct upload *u = s->upload;
    bool busy = upload_busy(s);

    if (!u) {
        u = s->upload = mem_new(sizeof(*u));
        u->s = s;
        vtimer_init(&u->timer, timer_fires, u);
    }
    give_up(u, UPLOAD_AcceptedCanceled);
    free(u->location);
    free(u->file);
    u->order = *order;
    u->order.location = u->location = mem_text(order->location);
    u->file = mem_printf("%s-%s-%d.log", station_id(s), order->kind, ++u->files);
    u->attempts = 0;
    if (u->order.retry_ms < 0) /* no table of messages forbids it */
        u->order.retry_ms = 0;
    u->state = UPLOAD_Uploading; /* told when the CSMS has heard the answer to its order */
    u->pauses = true;
    vclock_arm(station_clock(s), &u->timer, 0);
    return busy;
}

enum upload_state upload_state(const struct station *s, int *request_id)
{
    const struct upload *u = s->upload;

    *request_id = u ? u->order.request_id : 0;
    return u ? u->state : UPLOAD_Idle;
}

bool upload_busy(const struct station *s)
{
    return s->upload && !is_over(s->upload->state);
}

const char *upload_file(const struct station *s)
{
    return s->upload ? s->upload->file : "";
}

static void can_tell(struct station *s, const struct happened *at)
{
    (void)at;
    if (s->upload)
        tell(s->upload);
}

static void goes_down(struct station *s, const struct happened *at)
{
    (void)at;
    if (s->upload)
        give_up(s->upload, UPLOAD_UploadFailure);
}

static void forget(struct station *s)
{
    if (!s->upload)
        return;
    vclock_disarm(station_clock(s), &s->upload->timer);
    free(s->upload->location);
    free(s->upload->file);
    free(s->upload);
    s->upload = NULL;
}

const struct station_part part_upload = {
    .forget = forget,
    .hears = {[HAPPENS_can_tell] = can_tell, [HAPPENS_goes_down] = goes_down},
};
