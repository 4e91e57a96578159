#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "score/protocol.h"

/* clang-format off */
static const struct section {
    const char *rule, *v16, *v2;
} sections[] = {
    {"protocol.schema",          "OCPP 1.6 JSON schemas",    "OCPP 2.0.1 JSON schemas"},
    {"protocol.unanswered",      "OCPP-J 1.6 4.1.1",         "OCPP 2.0.1 part 4 4.1.1"},
    {"protocol.late_answer",     "OCPP-J 1.6 4.1.1",         "OCPP 2.0.1 part 4 4.1.1"},
    {"protocol.concurrent_call", "OCPP-J 1.6 4.1.1",         "OCPP 2.0.1 part 4 4.1.1"},
    {"protocol.error_code",      "OCPP-J 1.6 4.2.3",         "OCPP 2.0.1 part 4 4.3"},
    {"protocol.unexpected",      "OCPP-J 1.6 4.2",           "OCPP 2.0.1 part 4 4.2"},
    {"protocol.boot",            "OCPP 1.6 4.2",             "OCPP 2.0.1 B01, B02, B03"},
    {"protocol.token",           "OCPP 1.6 4.8, 4.10",       "OCPP 2.0.1 C01, E05"},
    {"protocol.lenient",         "OCPP-J 1.6 4.2.3",         "OCPP 2.0.1 part 4 4.2.3"},
    {"protocol.station",         "OCPP 1.6",                 "OCPP 2.0.1"},
};
/* clang-format on */

static const char *section_of(const char *rule, const struct ocpp_version *v)
{
    for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
        if (strcmp(sections[i].rule, rule) == 0)
            return strcmp(v->name, "1.6") == 0 ? sections[i].v16 : sections[i].v2;
    return "";
}

void protocol_tell(struct protocol *p, const struct conversation *c, enum verdict verdict,
                   const char *rule, const uint64_t *seqs, const char *format, ...)
{
    const char *source = p->source ? p->source : section_of(rule, c->version);
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
