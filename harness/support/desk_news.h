/* desk_news.h - what follows from an event of the desk: it is written down, its message reaches the
 * customer, an alarm rings, a technician is sent, and whoever waits for it wakes.
 */
#ifndef HARNESS_DESK_NEWS_H
#define HARNESS_DESK_NEWS_H

#include <cjson/cJSON.h>

struct support;

/** One event of desk.events. */
void desk_news_hear(struct support *su, const cJSON *ev);

#endif
