#include "log/statement_topic.h"

#include <assert.h>
#include <string.h>

static const struct statement_topic_info infos[STATEMENT_COUNT] = {
#define STATEMENT_TOPIC(name, deed, told, needs, words)                                            \
    [STATEMENT_##name] = {#name, deed, told, needs, words},
#include "log/statement_topic.def"
#undef STATEMENT_TOPIC
};

const struct statement_topic_info *statement_topic_info(enum statement_topic topic)
{
    assert((unsigned)topic < STATEMENT_COUNT);
    return &infos[topic];
}

enum statement_topic statement_topic_of(const char *word)
{
    int topic = 0;

    while (topic < STATEMENT_COUNT && word && *word && strcmp(infos[topic].name, word) != 0 &&
           strcmp(infos[topic].deed, word) != 0)
        topic++;
    return word && *word ? (enum statement_topic)topic : STATEMENT_COUNT;
}

enum statement_topic statement_topic_told(const char *word)
{
    int topic = 0;

    while (topic < STATEMENT_COUNT && word && strcmp(infos[topic].told, word) != 0)
        topic++;
    return word ? (enum statement_topic)topic : STATEMENT_COUNT;
}
