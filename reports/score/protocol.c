#include "score/protocol.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Where @p rule ("protocol.boot") stands in @p v; "" where it is about no topic of a version. */
static const char *section_of(const struct ocpp_version *v, const char *rule)
{
    static const char *const rules[OCPP_TOPIC_COUNT] = {
#define X(name) [OCPP_TOPIC_##name] = "protocol." #name,
        OCPP_TOPIC_LIST(X)
#undef X
    };

    for (int topic = 0; topic < OCPP_TOPIC_COUNT; topic++)
        if (strcmp(rules[topic], rule) == 0)
            return v->sections[topic];
    return "";
}

/* Is @p word of a sentence the same wherever the fault is: no id, no number, no name of a station?
 */
static bool stays(const struct conversation *c, const char *word)
{
    size_t len = strlen(c->name);

    if (len && strncmp(word, c->name, len) == 0 && strspn(word + len, ":,.") == strlen(word + len))
        return false;
    return !strpbrk(word, "0123456789") || ocpp_message(c->version, word);
}

/* What is wrong, without where and when: @p text with "*" for what changes from one fault of this
 * kind to the next. Of a path ("$.meterValue[3].value") that is the numbers in it. */
static char *key_of(const struct conversation *c, const char *text)
{
    char *key = mem_new(2 * strlen(text) + 1), *end = key;

    while (*text) {
        size_t len = strcspn(text, " ");
        char *word = mem_text_n(text, len);

        for (const char *p = *word == '$' ? word : ""; *p; p++)
            *end++ = (char)(*p >= '0' && *p <= '9' ? '*' : *p);
        if (*word != '$')
            end = stpcpy(end, stays(c, word) ? word : "*");
        free(word);
        text += len + (text[len] == ' ');
        *end++ = ' ';
    }
    return key;
}

void protocol_tell(struct protocol *p, const struct conversation *c, enum verdict verdict,
                   const char *rule, const uint64_t *seqs, const char *format, ...)
{
    const char *section = section_of(c->version, rule);
    const char *source = p->source ? p->source : section;
    const char *version = c->version->name;
    bool whole = !p->source || strncmp(source, version, strlen(version)) == 0;
    char text[512], *key;
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    key = key_of(c, text);
    scoring_tell(
        p->sc,
        &(struct finding){
            .verdict = verdict, .rule = rule, .seqs = seqs, .key = key, .station = c->name},
        "%s (%s%s%s%s).", text, p->source ? "OCPP " : "", whole ? "" : version, whole ? "" : " ",
        source);
    free(key);
    p->source = NULL;
}

bool protocol_before_boot(const struct conversation *c, const char *action)
{
    return strcmp(c->boot, "Accepted") == 0 || strcmp(action, "BootNotification") == 0 ||
           (strcmp(c->boot, "Pending") == 0 && c->triggered);
}
