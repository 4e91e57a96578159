/* display_messages.h - the messages that the CSMS wants drivers to read: what is kept of them (O).
 *
 * A message is gone after its end, or its transaction's; all others survive a reboot.  The oldest
 * is the first.
 */
#ifndef SIM_DISPLAY_MESSAGES_H
#define SIM_DISPLAY_MESSAGES_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct display_messages;
struct station;

struct display_message {
    cJSON *info; /* MessageInfoType */
    int64_t from_ms, until_ms;
};

/** Messages that are set (NumberOfDisplayMessages), without those that are over. */
int display_messages_count(const struct station *s);
/** The message in place @p i, NULL after the last. */
const struct display_message *display_messages_at(const struct station *s, size_t i);
/** Does @p info take the place of @p old: O06, or as the one that is always in front (O01.FR.16)?
 */
bool display_messages_replaces(const cJSON *info, const cJSON *old);
/** Keeps a copy of @p info, in place of those that it replaces. */
void display_messages_put(struct station *s, const cJSON *info);
/** Drops the message @p id; false when there is none. */
bool display_messages_drop(struct station *s, int id);
void display_messages_free(struct display_messages *m);

#endif
