/* html.h - the page that is being written, and the small things that its sections share.
 *
 * Whatever comes from a run file goes through markup_*(). report_html.c puts the page together, the
 * sections stand in html_sections.h.
 *
 * Anchors: s<scenario> a play, s<scenario>e<seq> an event, s<scenario>f<id> a finding. Links that
 * hold over runs have the name of the play instead (play_names.h): #FILE@VERSION is an anchor of
 * the page, #FILE@VERSION#SEQ (an event) and #FILE@VERSION#fID are read by its script.
 */
#ifndef REPORTS_HTML_H
#define REPORTS_HTML_H

#include <stdio.h>

#include "facts/cast.h"
#include "facts/story.h"
#include "score/recurring.h"
#include "score/verdicts.h"
#include "write/history.h"
#include "write/play_names.h"

struct html {
    FILE *out;
    struct runfile *rf;
    const struct verdicts *verdicts;
    const struct verdicts_row **order; /* its rows, worst first, then as they were played */
    struct play_names names;
    struct history history;
    struct recurring *groups; /* what is wrong, each kind once, worst first */
    size_t group_count;
    /* the scenario that is being written */
    const struct verdicts_row *row;
    int scenario;
    struct cast cast;
    struct story story;
    bool open; /* parts stand open */
};

/** A pill with the verdict's word. */
void html_pill(FILE *out, enum verdict v);
/** The sign of a verdict, by the first letter of its word; '-' where nothing was judged, "" for
 * none.
 */
const char *html_sign(char letter);
/** Opens a part that can be folded; to be closed with html_part_end(). @p note may be NULL. It
 * stands open where h->open says so. */
void html_part(struct html *h, const char *title, const char *note);
void html_part_end(struct html *h);
/** Local "18:30:04" or, with @p day, "2026-03-06 18:30:04", in an element of its own. */
void html_time(struct html *h, int64_t ms, bool day);
/** A link to event @p seq around @p text, which is escaped and cut at 300 characters. */
void html_event_link(struct html *h, int64_t seq, const char *text);

#endif
