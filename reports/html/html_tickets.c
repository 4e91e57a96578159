/* The life of each ticket: its steps one below the other, and its service clocks as bars. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/duration.h"
#include "facts/field.h"
#include "facts/service.h"
#include "facts/service_limit.h"
#include "html/html_sections.h"
#include "write/markup.h"

#define TICKETS_MAX 40
#define STEPS_MAX   80 /* steps shown of one ticket */

struct desk {
    struct html *h;
    struct ticket_book book;
    struct service_limits limits;
    struct service_hours opening;
    int64_t end_ms;
};

/* --- clocks --------------------------------------------------------------------------------- */

struct clock_row {
    const char *name;
    int64_t limit_ms, took_ms, due_ms, late_ms;
    bool stopped, late;
};

static void put_clock_name(FILE *out, const char *name)
{
    for (const char *p = name; *p; p++)
        fputc(*p == '_' ? ' ' : *p, out);
}

static void put_clock(struct desk *d, const struct clock_row *c)
{
    FILE *out = d->h->out;
    int64_t share = c->limit_ms > 0 ? c->took_ms * 100 / c->limit_ms : 100;
    char took[32], limit[32], late[32], due[32] = "never";

    duration_words(c->took_ms, took);
    duration_words(c->limit_ms, limit);
    if (c->due_ms != INT64_MAX)
        runfile_local(d->h->rf, d->h->scenario, c->due_ms, false, due);
    fprintf(out, "<div class=\"clock %s\"><b>", c->late ? "late" : c->stopped ? "kept" : "runs");
    put_clock_name(out, c->name);
    duration_words(c->late_ms, late);
    fprintf(out,
            "</b><span class=\"bar\"><span style=\"width:%d%%\"></span></span><span>%s of %s"
            "</span><small>due %s%s%s%s</small></div>\n",
            (int)number_most(1, number_least(share, 100)), took, limit, due, c->late ? ", " : "",
            c->late ? late : "", c->late ? c->stopped ? " late" : " over" : "");
}

static void put_cycle_clocks(struct desk *d, const struct service_cycle *cycle,
                             const struct pauses *pauses)
{
    for (int i = 0; i < SERVICE_COUNT; i++) {
        enum service_clock clock = (enum service_clock)i;
        struct clock_row row = {.name = service_clock_name(clock)};
        const struct ticket_step *stop;
        struct span run;

        if (!service_run(cycle, clock, &run, &stop))
            continue;
        row.limit_ms = service_limit(&d->limits, cycle->ticket, row.name, run);
        if (row.limit_ms < 0)
            continue;
        row.stopped = stop != NULL;
        row.due_ms = service_hours_due(&d->opening, pauses, run.from_ms, row.limit_ms);
        run = span_cut(run, run.from_ms, d->end_ms);
        row.took_ms = service_hours_elapsed(&d->opening, pauses, run);
        row.late = run.to_ms > row.due_ms;
        row.late_ms = row.late ? run.to_ms - row.due_ms : 0;
        put_clock(d, &row);
    }
}

static void put_clocks(struct desk *d, const struct ticket *t)
{
    struct pauses pauses = service_pauses(t, d->end_ms, true);
    struct service_cycle cycle = service_cycle_at(t, 0);

    fputs("<div class=\"clocks\">", d->h->out);
    for (; cycle.first < t->count; cycle = service_cycle_at(t, cycle.end))
        put_cycle_clocks(d, &cycle, &pauses);
    fputs("</div>\n", d->h->out);
    free(pauses.spans);
}

/* --- steps ---------------------------------------------------------------------------------- */

static const char *step_class(const struct ticket_step *step)
{
    if (strcmp(step->name, "breach") == 0 || strcmp(step->name, "escalate") == 0)
        return "bad";
    return ticket_is_activity(step->name) ? "activity" : "record";
}

static void put_details(struct desk *d, const struct ticket_step *step)
{
    static const char *const names[] = {"technician", "result", "clock",   "topic", "channel",
                                        "station",    "km",     "outcome", "to",    NULL};
    FILE *out = d->h->out;
    int64_t due_ms = json_int(step->data, "due_ms", -1);

    for (const char *const *name = names; *name; name++) {
        char *text = field_spelling(step->data, *name);

        if (text) {
            fputs(" <small>", out);
            if (strcmp(*name, "km") != 0)
                fprintf(out, "%s ", *name);
            markup_text_n(out, text, 60);
            fputs(strcmp(*name, "km") == 0 ? " km</small>" : "</small>", out);
        }
        free(text);
    }
    if (due_ms >= 0) {
        fputs(" <small>due ", out);
        html_time(d->h, due_ms, false);
        fputs("</small>", out);
    }
}

static void put_name(struct desk *d, const struct ticket_step *step)
{
    char *name = mem_text(step->name);

    for (char *low; (low = strchr(name, '_'));)
        *low = ' ';
    if (step->event && story_find(&d->h->story, (int64_t)step->event))
        html_event_link(d->h, (int64_t)step->event, name);
    else
        markup_text(d->h->out, name);
    free(name);
}

static void put_step(struct desk *d, const struct ticket_step *step)
{
    FILE *out = d->h->out;

    fprintf(out, "<li class=\"%s\">", step_class(step));
    html_time(d->h, step->at_ms, false);
    fputs(" ", out);
    put_name(d, step);
    if (*step->by) {
        fputs(" <small>by ", out);
        markup_text(out, step->by);
        fputs("</small>", out);
    }
    if (*step->text) {
        /* the table's own sentence ends with where its details stand: they follow here */
        const char *tail = strstr(step->text, "; data.");
        char *text =
            tail ? mem_text_n(step->text, (size_t)(tail - step->text)) : mem_text(step->text);

        fputs(": ", out);
        markup_text_n(out, text, 300);
        free(text);
    }
    put_details(d, step);
    fputs("</li>\n", out);
}

static void put_ticket(struct desk *d, const struct ticket *t)
{
    static const char *const names[] = {"requester", "channel", "category",
                                        "grade",     "station", NULL};
    const char *between = "";
    char *connector = field_spelling(t->data, "connector");
    FILE *out = d->h->out;

    fprintf(out, "<article class=\"ticket\"><h4>ticket %d</h4><p class=\"quiet\">", t->id);
    for (const char *const *name = names; *name; name++) {
        if (*field_text(t->data, *name)) {
            fputs(between, out);
            between = " \xc2\xb7 ";
            markup_text_n(out, field_text(t->data, *name), 80);
        }
    }
    if (connector && strcmp(connector, "0") != 0) {
        fputs(", connector ", out);
        markup_text_n(out, connector, 20);
    }
    free(connector);
    fputs("</p>\n", out);
    put_clocks(d, t);
    fputs("<ol class=\"steps\">\n", out);
    for (size_t i = 0; i < t->count && i < STEPS_MAX; i++)
        put_step(d, &t->steps[i]);
    fputs("</ol>", out);
    if (t->count > STEPS_MAX)
        fprintf(out, "<p class=\"quiet\">%zu further steps are left out.</p>",
                t->count - STEPS_MAX);
    fputs("</article>\n", out);
}

/* When the story ends; of one that was killed, whose end nobody wrote down, with its last event. */
static int64_t end_of_story(const struct html *h)
{
    cJSON *row = runfile_row(h->rf,
                             "SELECT coalesce(ends_ms, (SELECT max(virt_ms) FROM event WHERE "
                             "scenario=?1)) AS ends_ms FROM scenario WHERE scenario=?1",
                             h->scenario);
    int64_t ms = field_int(row, "ends_ms");

    cJSON_Delete(row);
    return ms;
}

void html_tickets(struct html *h)
{
    const cJSON *sla = field(field(h->row->facts, "expect"), "sla");
    struct desk d = {.h = h, .limits = service_limits_expected(sla), .end_ms = end_of_story(h)};

    ticket_book_init(&d.book, h->rf, h->scenario);
    service_hours_init(&d.opening, h->rf, h->scenario, field(sla, "hours"), NULL);
    if (d.book.count) {
        html_part(h, "Tickets", "each with its clocks as agreed");
        fputs("<div class=\"tickets\">\n", h->out);
        for (size_t i = 0; i < d.book.count && i < TICKETS_MAX; i++)
            put_ticket(&d, &d.book.tickets[i]);
        fputs("</div>\n", h->out);
        if (d.book.count > TICKETS_MAX)
            fprintf(h->out, "<p class=\"quiet\">%zu further tickets are left out.</p>\n",
                    d.book.count - TICKETS_MAX);
        html_part_end(h);
    }
    ticket_book_fini(&d.book);
}
