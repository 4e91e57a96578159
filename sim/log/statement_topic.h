/* statement_topic.h - what somebody can be promised (table: statement_topic.def). */
#ifndef SIM_STATEMENT_TOPIC_H
#define SIM_STATEMENT_TOPIC_H

#define STATEMENT_TOPIC(name, deed, told, needs, words) STATEMENT_##name,
enum statement_topic {
#include "log/statement_topic.def"
    STATEMENT_COUNT
};
#undef STATEMENT_TOPIC

struct statement_topic_info {
    const char *name, *deed, *told, *needs, *words;
};

/** Facts of @p topic. */
const struct statement_topic_info *statement_topic_info(enum statement_topic topic);
/** The topic called @p word, or that of the deed @p word; STATEMENT_COUNT when there is none (NULL
 * is none). */
enum statement_topic statement_topic_of(const char *word);
/** The topic that a message about @p word tells of; STATEMENT_COUNT when there is none. */
enum statement_topic statement_topic_told(const char *word);

#endif
