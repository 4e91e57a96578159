/* title: what waits for an answer, and what a scenario ordered, holds until it is done */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "facts/conversation.h"

/* What waits has these ids, of one letter each, and is found by them. */
static void expect_waiting(struct pending_list *list, const char *want)
{
    cr_assert(list->count == strlen(want), "%zu", list->count);
    for (size_t i = 0; i < list->count; i++) {
        cr_expect(list->items[i].id[0] == want[i], "%zu: %s", i, list->items[i].id);
        cr_expect(pending_find(list, list->items[i].id) == &list->items[i]);
    }
}

Test(conversation, an_answer_takes_away_one_call_and_no_other)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e", "f", NULL};
    struct conversation c;

    conversation_init(&c, 7, "CP-1");
    for (int i = 0; ids[i]; i++)
        cr_expect(pending_add(&c.ours, ids[i], "Heartbeat", 10 + i, 100 + i)->fits);
    cr_expect(c.ours.items[2].seq == 12 && c.ours.items[2].at_ms == 102);
    cr_expect_str_eq(c.ours.items[2].action, "Heartbeat");
    expect_waiting(&c.ours, "abcdef");
    pending_remove(&c.ours, pending_find(&c.ours, "b"));
    expect_waiting(&c.ours, "acdef");
    pending_remove(&c.ours, pending_find(&c.ours, "f"));
    expect_waiting(&c.ours, "acde");
    pending_remove(&c.ours, pending_find(&c.ours, "a"));
    expect_waiting(&c.ours, "cde");
    cr_expect(!pending_find(&c.ours, "b") && !pending_find(&c.theirs, "c"));
    pending_clear(&c.ours);
    expect_waiting(&c.ours, "");
    conversation_fini(&c);
}

/* @return how often @p action is ordered, at most 9 */
static int holds(struct order_list *list, const char *action)
{
    int n = 0;

    for (struct order *o; n < 9 && (o = order_find(list, action)); n++)
        order_used(list, o);
    return n;
}

Test(conversation, an_order_holds_as_often_as_it_was_given)
{
    struct conversation c;

    conversation_init(&c, 7, "CP-1");
    order_add(&c.commands, "Reset", 1);
    order_add(&c.commands, "ClearCache", 0);
    order_add(&c.commands, "Reset", 3);
    order_add(&c.commands, "GetLog", 2);
    cr_expect(holds(&c.commands, "ClearCache") == 9);
    cr_expect(holds(&c.commands, "Reset") == 4);
    cr_expect(holds(&c.commands, "GetLog") == 2);
    cr_expect(holds(&c.commands, "Reset") == 0 && holds(&c.commands, "GetLog") == 0);
    cr_expect(!order_find(&c.commands, NULL) && !order_find(&c.scripts, "ClearCache"));
    conversation_fini(&c);
}

Test(conversation, nobody_has_said_anything_at_first)
{
    struct conversation c;

    memset(&c, 0x55, sizeof(c));
    conversation_init(&c, 7, "CP-1");
    cr_expect(c.actor == 7 && c.version == ocpp_versions()[0]);
    cr_expect_str_eq(c.name, "CP-1");
    cr_expect(c.answered_ms == -1); /* at no time of a story, which begins at 0 */
    cr_expect(!c.ours.count && !c.theirs.count && !c.stalled && !c.stalled_here && !c.open);
    conversation_fini(&c);
}

Test(conversation, what_waits_while_messages_do_not_pass_is_excused)
{
    struct conversation c;

    conversation_init(&c, 7, "CP-1");
    for (int i = 0; i < 3; i++) {
        pending_add(&c.ours, "a", "Heartbeat", 1, 0);
        pending_add(&c.theirs, "b", "Reset", 1, 0);
    }
    conversation_stall(&c, true);
    cr_expect(c.stalled && c.stalled_here);
    pending_add(&c.ours, "c", "Heartbeat", 1, 0);
    pending_add(&c.theirs, "d", "Reset", 1, 0);
    for (int i = 0; i < 4; i++)
        cr_expect(c.ours.items[i].excused == (i < 3) && c.theirs.items[i].excused == (i < 3));
    conversation_stall(&c, false);
    cr_expect(!c.stalled && c.stalled_here);
    for (int i = 0; i < 4; i++)
        cr_expect(c.ours.items[i].excused && c.theirs.items[i].excused);
    conversation_fini(&c);
}
