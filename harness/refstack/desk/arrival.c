#include "refstack/desk/arrival.h"

#include <stdlib.h>

#include "base/mem.h"
#include "refstack/desk/message.h"
#include "refstack/desk/ticket_log.h"
#include "refstack/stack/api.h"

#define MINUTE_MS INT64_C(60000)
#define DAY_MS    INT64_C(86400000)

/* Whom the customer is told of, and when: mutants say something else than is written down. */
static struct arrival told_as(struct desk *d, const struct arrival *a, char **name)
{
    struct arrival told = *a;
    sqlite3_stmt *q;

    if (mutant_is(d->rs, MUTANT_tells_another_arrival))
        told.due_ms += 30 * MINUTE_MS;
    if (!mutant_is(d->rs, MUTANT_announces_another_technician))
        return told;
    q = db_ask(d->rs->db,
               "SELECT name FROM desk_staff WHERE role = 'technician' AND name != ? ORDER BY place "
               "LIMIT 1",
               db_t(a->technician));
    if (db_row(d->rs->db, q)) {
        *name = mem_text(db_text(q, 0));
        told.technician = *name;
        db_done(q);
    }
    return told;
}

/* "11:18", with its day where that is another one: whoever reads it tomorrow knows, too. */
static char *time_words(const struct desk *d, int64_t at_ms)
{
    static const char *const days[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                       "Thursday", "Friday", "Saturday"};
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct tz_local now, at;

    tz_local(&d->rs->tz, desk_now_ms(d), &now);
    tz_local(&d->rs->tz, at_ms, &at);
    if ((at.day == now.day && at_ms < desk_now_ms(d) + DAY_MS) ||
        mutant_is(d->rs, MUTANT_leaves_out_the_day))
        return mem_printf("%02d:%02d", at.hour, at.minute);
    return mem_printf("%02d:%02d on %s %d %s", at.hour, at.minute, days[at.weekday], at.day,
                      months[at.month - 1]);
}

/* The caller frees it. */
static char *words_of(const struct desk *d, const struct arrival *a)
{
    char *when = time_words(d, a->due_ms);
    char *words =
        mem_printf("%s is on the way and will be there by %s%s%s.", a->technician, when,
                   a->reason ? ", later than promised: " : "", a->reason ? a->reason : "");

    free(when);
    return words;
}

void arrival_tell(struct desk *d, int64_t ticket, const struct arrival *a)
{
    cJSON *data = cJSON_CreateObject();
    char *text = words_of(d, a), *name = NULL;
    struct arrival told = told_as(d, a, &name);

    api_put_int(data, "due_ms", a->due_ms);
    api_put_int(data, "promise", a->promise);
    api_put_text(data, "technician", a->technician);
    api_put_text(data, "reason", a->reason);
    ticket_note(d, ticket, "eta", text, data);
    free(text);
    text = words_of(d, &told);
    ticket_tell(d, ticket,
                &(struct ticket_message){.by = "desk",
                                         .role = "desk",
                                         .text = text,
                                         .topic = "eta",
                                         .reason = told.reason,
                                         .promise = told.promise,
                                         .due_ms = told.due_ms});
    free(text);
    free(name);
}
