#include "score/protocol.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "score/protocol_dialect.h"

void protocol_tell(struct protocol *p, const struct conversation *c, enum verdict verdict,
                   const char *rule, const uint64_t *seqs, const char *format, ...)
{
    const char *section = protocol_dialect_section(protocol_dialect_of(c->version), rule);
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
