#include "parts/firmware.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "parts/security_event.h"
#include "security/crypto.h"
#include "station/credentials.h"
#include "station/life_cycle.h"
#include "station/rtc.h"
#include "station/station_state.h"
#include "world/file_server.h"

#define INSTALL_MS   20000
#define GOOD_BYE_MS  2000 /* to tell InstallRebooting before it is done */
#define UNTOLD_LIMIT 16

struct firmware {
    struct station *s;
    struct firmware_order order; /* texts are ours */
    char *location, *certificate, *signature;
    enum firmware_state state;
    int attempts;
    bool pauses;     /* before the download is tried, again */
    bool waits;      /* to be fetched or installed, until no transaction runs */
    bool shut;       /* it had to wait: what nobody uses is Unavailable until it is over */
    unsigned closed; /* connectors, as bits, that we made Unavailable */
    enum firmware_state untold[UNTOLD_LIMIT];
    size_t untold_count;
    struct vtimer timer, shut_timer;
};

const char *firmware_state_name(enum firmware_state state)
{
    static const char *const names[FIRMWARE_STATE_COUNT] = {
#define X(name, over) [FIRMWARE_##name] = #name,
        FIRMWARE_STATE_LIST(X)
#undef X
    };
    assert((unsigned)state < FIRMWARE_STATE_COUNT);
    return names[state];
}

static bool is_over(enum firmware_state state)
{
    static const bool over[FIRMWARE_STATE_COUNT] = {
#define X(name, is) [FIRMWARE_##name] = (is),
        FIRMWARE_STATE_LIST(X)
#undef X
    };
    return over[state];
}

static struct vclock *clock_of(const struct firmware *f)
{
    return station_clock(f->s);
}

static struct file_server **file_server_of(const struct firmware *f)
{
    return world_file_server(f->s->member.world);
}

/* --- states --- */

static void tell(struct firmware *f)
{
    struct station *s = f->s;
    size_t i = 0;

    for (; i < f->untold_count && uplink_online(s->uplink); i++)
        f->order.tell(s, f->untold[i], f->order.request_id);
    memmove(f->untold, f->untold + i, (f->untold_count - i) * sizeof(f->untold[0]));
    f->untold_count -= i;
}

/* Connectors that nobody uses: Unavailable while firmware waits (L01.FR.07), back when it failed.
 */
static void close_idle(struct firmware *f)
{
    for (int i = 0; f->order.close_idle && i < f->s->profile.connectors; i++) {
        struct connector *c = &f->s->connectors[i];
        if (c->state != CONNECTOR_Available)
            continue;
        f->closed |= 1U << i;
        connector_feed(c, IN_close);
    }
}

static void reopen(struct firmware *f)
{
    unsigned closed = f->closed;

    f->closed = 0;
    f->waits = f->shut = false;
    for (int i = 0; i < f->s->profile.connectors; i++) {
        struct connector *c = &f->s->connectors[i];
        if ((closed >> i & 1) && c->state == CONNECTOR_Unavailable && !c->inoperative)
            connector_feed(c, c->vehicle ? IN_reopen_plugged : IN_reopen);
    }
}

static void enter(struct firmware *f, enum firmware_state state)
{
    const struct file_server_file *file = file_server_find(*file_server_of(f), f->location);

    f->state = state;
    evlog_add(station_log(f->s), f->s->member.actor, EV_firmware,
              json_object(jtext("state", firmware_state_name(state)),
                          jtext("version", file ? file->version : NULL),
                          jint("request", f->order.request_id)));
    if (f->untold_count == UNTOLD_LIMIT) /* the end of it matters more than how it began */
        memmove(f->untold, f->untold + 1, --f->untold_count * sizeof(f->untold[0]));
    f->untold[f->untold_count++] = state;
    tell(f);
    if (is_over(state))
        reopen(f);
}

/* Does a transaction run, also one that waits for its permission to charge? */
static bool in_use(const struct firmware *f)
{
    const struct station *s = f->s;

    return station_running(s) > 0 || (s->dialect->busy && s->dialect->busy(s));
}

static bool does_in_use(const struct firmware *f, const char *step)
{
    return strcmp(f->s->profile.firmware_in_use, step) == 0;
}

static void wait_in(struct firmware *f, enum firmware_state state)
{
    f->waits = f->shut = true;
    if (f->state != state)
        enter(f, state);
    close_idle(f);
}

static void download(struct firmware *f)
{
    const struct file_server_file *file = file_server_find(*file_server_of(f), f->location);

    f->attempts++;
    f->pauses = f->waits = false;
    enter(f, FIRMWARE_Downloading);
    vclock_arm(clock_of(f), &f->timer, file ? file->transfer_ms : 1000);
}

static void download_when_due(struct firmware *f)
{
    if (f->order.retrieve_ms > rtc_now_ms(f->s)) {
        enter(f, FIRMWARE_DownloadScheduled);
        vclock_arm_at(clock_of(f), &f->timer, rtc_due_ms(f->s, f->order.retrieve_ms));
    } else if (in_use(f) && does_in_use(f, "nothing")) {
        wait_in(f, FIRMWARE_DownloadScheduled); /* L01.FR.13 */
    } else {
        download(f);
    }
}

bool firmware_signer_fits(const struct station *s, const char *certificate)
{
    struct crypto *ks = world_crypto(s->member.world);
    const struct certificates *store = credentials_store(s->credentials);
    struct certificate_trial trial = {
        .chain = certificate, .use = USE_firmware, .now_ms = station_now_ms(s)};
    struct certificate_facts facts;
    char *roots;
    bool fits;

    if (!ks || !ks->ops->read(ks, certificate, &facts) || facts.is_request ||
        trial.now_ms < facts.from_ms || trial.now_ms >= facts.until_ms)
        return false;
    roots = store ? certificates_roots(store, ROOT_maker) : mem_text("");
    trial.roots = roots;
    fits = !roots[0] || ks->ops->judge(ks, &trial) == FLAW_none;
    free(roots);
    return fits;
}

static bool is_signed_well(const struct firmware *f, enum file_server_fault fault)
{
    struct crypto *ks = world_crypto(f->s->member.world);
    const struct file_server_file *file = file_server_find(*file_server_of(f), f->location);
    const char *bytes = fault == FILE_SERVER_corrupt ? "noise" : file->content;

    return ks && f->signature &&
           ks->ops->signed_by(ks, f->certificate, f->signature, bytes, strlen(bytes));
}

static void install_when_idle(struct firmware *f)
{
    if (in_use(f) && !does_in_use(f, "install")) {
        wait_in(f, FIRMWARE_InstallScheduled);
        return;
    }
    f->waits = false;
    enter(f, FIRMWARE_Installing);
    vclock_arm(clock_of(f), &f->timer, INSTALL_MS);
}

static void download_ends(struct firmware *f)
{
    bool found = file_server_find(*file_server_of(f), f->location);
    enum file_server_fault fault = file_server_attempt(*file_server_of(f), f->location);

    if (!found || fault == FILE_SERVER_missing || fault == FILE_SERVER_refused) {
        if (f->attempts > f->order.retries)
            enter(f, FIRMWARE_DownloadFailed);
        f->pauses = f->state == FIRMWARE_Downloading;
        if (f->pauses)
            vclock_arm(clock_of(f), &f->timer, f->order.retry_ms);
        return;
    }
    enter(f, FIRMWARE_Downloaded);
    if (f->certificate && !is_signed_well(f, fault)) {
        enter(f, FIRMWARE_InvalidSignature);
        security_event(f->s, SECURITY_signature, NULL);
        return;
    }
    if (f->certificate)
        enter(f, FIRMWARE_SignatureVerified);
    if (f->order.install_ms > rtc_now_ms(f->s)) {
        enter(f, FIRMWARE_InstallScheduled);
        vclock_arm_at(clock_of(f), &f->timer, rtc_due_ms(f->s, f->order.install_ms));
        return;
    }
    install_when_idle(f);
}

static void take_over(struct firmware *f)
{
    struct profile *p = &f->s->profile;
    const struct file_server_file *file = file_server_find(*file_server_of(f), f->location);

    if (file)
        snprintf(p->firmware, sizeof(p->firmware), "%.*s", (int)sizeof(p->firmware) - 1,
                 file->version);
    enter(f, FIRMWARE_Installed);
}

/* A station that installs beside a transaction needs no reboot, only a new connection. */
static void activate(struct firmware *f)
{
    uplink_reconnect(f->s->uplink, "new firmware");
    take_over(f);
}

static void install_ends(struct firmware *f)
{
    const struct file_server_file *file = file_server_find(*file_server_of(f), f->location);

    if (!file || file->fault == FILE_SERVER_corrupt) {
        enter(f, FIRMWARE_InstallVerificationFailed);
    } else if (file->fault == FILE_SERVER_unfit) {
        enter(f, FIRMWARE_InstallationFailed);
    } else if (in_use(f) && does_in_use(f, "install")) {
        activate(f);
    } else if (in_use(f)) { /* L01.FR.33 */
        wait_in(f, FIRMWARE_Installing);
    } else {
        f->waits = false;
        enter(f, FIRMWARE_InstallRebooting);
        vclock_arm(clock_of(f), &f->timer, GOOD_BYE_MS);
    }
}

static void reboot(struct firmware *f)
{
    if (in_use(f)) {
        wait_in(f, FIRMWARE_InstallRebooting);
        return;
    }
    f->waits = false;
    f->s->boot_reason = "FirmwareUpdate";
    life_cycle_restart(f->s, "firmware update", "Reboot");
}

/* What is next in each state, when its time is over. */
static void timer_fires(struct vtimer *timer, void *owner)
{
    struct firmware *f = owner;

    (void)timer;
    switch (f->state) {
    case FIRMWARE_DownloadScheduled:
        download_when_due(f);
        break;
    case FIRMWARE_Downloading:
        if (f->pauses)
            download_when_due(f);
        else
            download_ends(f);
        break;
    case FIRMWARE_InstallScheduled:
        install_when_idle(f);
        break;
    case FIRMWARE_Installing:
        install_ends(f);
        break;
    case FIRMWARE_InstallRebooting:
        reboot(f);
        break;
    case FIRMWARE_Idle:
    case FIRMWARE_Downloaded:
    case FIRMWARE_SignatureVerified:
    case FIRMWARE_Installed:
    case FIRMWARE_DownloadFailed:
    case FIRMWARE_InvalidSignature:
    case FIRMWARE_InstallVerificationFailed:
    case FIRMWARE_InstallationFailed:
    case FIRMWARE_STATE_COUNT:
        break;
    }
}

/* L01.FR.07: what became free meanwhile. */
static void shut_fires(struct vtimer *timer, void *owner)
{
    struct firmware *f = owner;

    (void)timer;
    if (f->shut && f->s->phase == STATION_up)
        close_idle(f);
}

/* --- orders --- */

static void forget_timers(struct firmware *f)
{
    vclock_disarm(clock_of(f), &f->timer);
    vclock_disarm(clock_of(f), &f->shut_timer);
}

static void forget_order(struct firmware *f)
{
    free(f->location);
    free(f->certificate);
    free(f->signature);
    forget_timers(f);
}

static void take_order(struct firmware *f, const struct firmware_order *order)
{
    forget_order(f);
    f->order = *order;
    f->location = mem_text(order->location);
    f->certificate = mem_text(order->certificate);
    f->signature = mem_text(order->signature);
    f->attempts = 0;
    f->untold_count = 0;
    if (f->order.retry_ms < 0) /* no table of messages forbids it */
        f->order.retry_ms = 0;
}

bool firmware_begin(struct station *s, const struct firmware_order *order)
{
    struct firmware *f = s->firmware;
    bool busy = firmware_busy(s);

    if (!f) {
        f = s->firmware = mem_new(sizeof(*f));
        f->s = s;
        vtimer_init(&f->timer, timer_fires, f);
        vtimer_init(&f->shut_timer, shut_fires, f);
    }
    reopen(f);
    take_order(f, order);
    f->state = FIRMWARE_Downloading;
    f->pauses = true;
    vclock_arm(clock_of(f), &f->timer, 0);
    return busy;
}

bool firmware_takes(const struct station *s)
{
    return s->profile.firmware_cancels || !firmware_busy(s);
}

enum firmware_state firmware_state(const struct station *s, int *request_id)
{
    const struct firmware *f = s->firmware;

    *request_id = f ? f->order.request_id : 0;
    return f ? f->state : FIRMWARE_Idle;
}

bool firmware_busy(const struct station *s)
{
    return s->firmware && !is_over(s->firmware->state);
}

/* A connector changed or a transaction ended: what waited may go on. */
static void goes_on(struct station *s, const struct happened *at)
{
    struct firmware *f = s->firmware;

    (void)at;
    if (!f || s->phase != STATION_up)
        return;
    if (f->waits)
        vclock_arm(station_clock(s), &f->timer, 0);
    if (f->shut)
        vclock_arm(station_clock(s), &f->shut_timer, 0);
}

/* Its clock was set: what waits for a date is due at another moment. */
static void clock_set(struct station *s, const struct happened *at)
{
    struct firmware *f = s->firmware;

    (void)at;
    if (!f || f->waits || !vtimer_armed(&f->timer))
        return;
    if (f->state == FIRMWARE_DownloadScheduled)
        vclock_arm_at(clock_of(f), &f->timer, rtc_due_ms(s, f->order.retrieve_ms));
    else if (f->state == FIRMWARE_InstallScheduled)
        vclock_arm_at(clock_of(f), &f->timer, rtc_due_ms(s, f->order.install_ms));
}

static void can_tell(struct station *s, const struct happened *at)
{
    (void)at;
    if (s->firmware)
        tell(s->firmware);
}

static void goes_down(struct station *s, const struct happened *at)
{
    (void)at;
    if (s->firmware)
        forget_timers(s->firmware);
}

/* What was under way when the power went goes on where it can. */
static void boots(struct station *s, const struct happened *at)
{
    struct firmware *f = s->firmware;

    (void)at;
    if (!firmware_busy(s))
        return;
    f->closed = 0;
    f->attempts = f->attempts > 0 ? f->attempts - 1 : 0;
    if (f->state == FIRMWARE_InstallRebooting)
        take_over(f);
    else if (f->state == FIRMWARE_Downloading)
        download_when_due(f);
    else if (f->state == FIRMWARE_Installing || (f->waits && f->state == FIRMWARE_InstallScheduled))
        install_when_idle(f);
    else if (f->state == FIRMWARE_DownloadScheduled)
        vclock_arm_at(clock_of(f), &f->timer, rtc_due_ms(f->s, f->order.retrieve_ms));
    else
        vclock_arm_at(clock_of(f), &f->timer, rtc_due_ms(f->s, f->order.install_ms));
}

static void forget(struct station *s)
{
    if (!s->firmware)
        return;
    forget_order(s->firmware);
    free(s->firmware);
    s->firmware = NULL;
}

const struct station_part part_firmware = {
    .forget = forget,
    .hears = {[HAPPENS_boots] = boots,
              [HAPPENS_status] = goes_on,
              [HAPPENS_transaction_told] = goes_on,
              [HAPPENS_can_tell] = can_tell,
              [HAPPENS_goes_down] = goes_down,
              [HAPPENS_clock_set] = clock_set},
};
