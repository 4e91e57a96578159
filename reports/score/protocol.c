#include "score/protocol.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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

void protocol_tell(struct protocol *p, const struct conversation *c, enum verdict verdict,
                   const char *rule, const uint64_t *seqs, const char *format, ...)
{
    const char *section = section_of(c->version, rule);
    const char *source = p->source ? p->source : section;
    const char *version = c->version->name;
    bool whole = !p->source || strncmp(source, version, strlen(version)) == 0;
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    scoring_find(p->sc, verdict, rule, seqs, "%s (%s%s%s%s).", text, p->source ? "OCPP " : "",
                 whole ? "" : version, whole ? "" : " ", source);
    p->source = NULL;
}

bool protocol_before_boot(const struct conversation *c, const char *action)
{
    return strcmp(c->boot, "Accepted") == 0 || strcmp(action, "BootNotification") == 0 ||
           (strcmp(c->boot, "Pending") == 0 && c->triggered);
}
