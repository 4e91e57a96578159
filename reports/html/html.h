/* html.h - the parts of the HTML report, one file each; report_html.c puts them together.
 *
 * One page that needs nothing else: styles and a few lines of script are in it, no font, picture or
 * address is loaded from anywhere (and its own policy forbids it).  Whatever comes from a run file
 * goes through markup_*().  Parts are bounded: a long run shows its beginning and what the findings
 * point to, and says how much is left out.
 *
 * Anchors: s<scenario> a scenario, s<scenario>e<seq> an event, s<scenario>f<id> a finding.
 */
#ifndef REPORTS_HTML_H
#define REPORTS_HTML_H

#include <stdio.h>

#include "facts/story.h"
#include "score/verdicts.h"

struct html {
    FILE *out;
    struct runfile *rf;
    const struct verdicts *verdicts;
    /* the scenario that is being written */
    const struct verdicts_row *row;
    int scenario;
    struct cast cast;
    struct story story;
};

void html_style(FILE *out);
void html_script(FILE *out);

void html_summary(struct html *h);

void html_findings(struct html *h);
void html_timeline(struct html *h);
void html_tickets(struct html *h);
void html_invoices(struct html *h);
void html_frames(struct html *h);
void html_events(struct html *h);

/* Small things the parts share. */

/** A pill with the verdict's word. */
void html_pill(FILE *out, enum verdict v);
/** Opens a part that can be folded; to be closed with html_part_end(). @p note may be NULL. */
void html_part(struct html *h, const char *title, const char *note);
void html_part_end(struct html *h);
/** Local "18:30:04" or, with @p day, "2026-03-06 18:30:04", in an element of its own. */
void html_time(struct html *h, int64_t ms, bool day);
/** A link to event @p seq around @p text, which is escaped and cut at 300 characters. */
void html_event_link(struct html *h, int64_t seq, const char *text);

#endif
