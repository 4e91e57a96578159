/* html_sections.h - the sections of the HTML report, in the order of the page; a file each.
 *
 * Each is bounded: a long run shows its beginning and what the findings point to, and says how much
 * is left out. A section about which the run file tells nothing is not written at all.
 */
#ifndef REPORTS_HTML_SECTIONS_H
#define REPORTS_HTML_SECTIONS_H

#include "html/html.h"

/** How the plays ended, what is wrong, and the table of plays with what each scorer says of them:
 * those that are not green first. */
void html_summary(struct html *h);
/** What came of the plays in earlier runs. */
void html_history(struct html *h);
/** The cell of a row of the table that tells it of one play. */
void html_before(struct html *h, int scenario);
/** What the words mean. */
void html_legend(struct html *h);
/** All plays in short, as data for the page's script. */
void html_index(struct html *h);

/** The section of the play @p row: its title, its findings, and, @p detailed, all that follows
 * below. @return its text, owned */
char *html_story(struct html *h, const struct verdicts_row *row, bool detailed);
/** The same as data that the page's script unpacks when somebody asks for it; false: it is not
 * written, since it is larger than @p room bytes. */
bool html_block(struct html *h, const struct verdicts_row *row, size_t room);

/* Of the play at hand: */

/** The findings, worst first, with the events that show them. */
void html_findings(struct html *h);
/** The drawing: a lane for each actor, time from left to right. */
void html_timeline(struct html *h);
/** The support tickets with their steps and clocks. */
void html_tickets(struct html *h);
/** The invoices and credit notes beside what is due by our own reckoning. */
void html_invoices(struct html *h);
/** The sequence diagram of the OCPP frames. */
void html_frames(struct html *h);
/** What happened, line by line. */
void html_events(struct html *h);

#endif
