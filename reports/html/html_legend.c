/* What the words on the page mean: verdicts, scorers, the drawing, and the terms of the field. */
#include "html/html_sections.h"
#include "score/score_all.h"
#include "write/markup.h"

struct meaning {
    const char *word, *says;
};

static const struct meaning verdicts[] = {
    {"pass", "everything that was judged is as it should be"},
    {"fail", "the system under test did something wrong, and the page shows what"},
    {"known", "the same wrong that is listed as known, with its reason; nothing new is wrong"},
    {"inconc", "inconclusive: the system could not be asked, or it cannot be told who was wrong"},
    {"error", "the story itself could not be played"},
    {"skipped", "the story does not apply to this system, and was not played"},
    {NULL, NULL}};

static const struct meaning terms[] = {
    {"system under test",
     "what is judged: a CSMS, and where there is one its support desk and biller"},
    {"CSMS", "the charging station management system that stations talk to, in OCPP"},
    {"play", "a story that was played once, in one version of OCPP, with one seed"},
    {"finding",
     "something that broke a rule; from this follows: what would not be wrong without it"},
    {"EVSE", "the part of a station that charges one vehicle at a time"},
    {"triangle, dot, ring", "in the timeline: something goes wrong, something happens, a finding "
                            "points here; a bar is what somebody is in, such as Charging"},
    {"the truth",
     "beside a bill: what really happened in that session, which the biller does not see"},
    {"session on no bill", "a session of which no bill has a line"},
    {"due",
     "when a clock that was agreed runs out: opening hours and pauses are taken into account"},
    {"grade", "how urgent a ticket is: its clocks depend on it"},
    {"d, h, min, s",
     "days, hours, minutes, seconds; times are those of the place, in its time zone"},
    {NULL, NULL}};

static void put(struct html *h, const char *word, const char *says)
{
    fputs("<div><dt>", h->out);
    markup_text(h->out, word);
    fputs("</dt><dd>", h->out);
    markup_text(h->out, says);
    fputs("</dd></div>\n", h->out);
}

static void put_all(struct html *h, const struct meaning *list)
{
    for (; list->word; list++)
        put(h, list->word, list->says);
}

void html_legend(struct html *h)
{
    fputs("<details class=\"legend\"><summary><h2>What the words mean</h2></summary><dl>\n",
          h->out);
    put_all(h, verdicts);
    for (const struct scorer *const *s = score_all; *s; s++)
        put(h, (*s)->name, (*s)->judges);
    put_all(h, terms);
    fputs("</dl></details>\n", h->out);
}
