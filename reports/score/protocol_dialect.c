#include "score/protocol_dialect.h"

#include <stddef.h>
#include <string.h>

/* clang-format off */
static const char *const sections16[][2] = {
    {"protocol.schema",          "OCPP 1.6 JSON schemas"},
    {"protocol.unanswered",      "OCPP-J 1.6 4.1.1"},
    {"protocol.late_answer",     "OCPP-J 1.6 4.1.1"},
    {"protocol.concurrent_call", "OCPP-J 1.6 4.1.1"},
    {"protocol.error_code",      "OCPP-J 1.6 4.2.3"},
    {"protocol.unexpected",      "OCPP-J 1.6 4.2"},
    {"protocol.boot",            "OCPP 1.6 4.2"},
    {"protocol.token",           "OCPP 1.6 4.8, 4.10"},
    {"protocol.lenient",         "OCPP-J 1.6 4.2.3"},
    {"protocol.station",         "OCPP 1.6"},
    {NULL, NULL},
};

static const char *const sections201[][2] = {
    {"protocol.schema",          "OCPP 2.0.1 JSON schemas"},
    {"protocol.unanswered",      "OCPP 2.0.1 part 4 4.1.1"},
    {"protocol.late_answer",     "OCPP 2.0.1 part 4 4.1.1"},
    {"protocol.concurrent_call", "OCPP 2.0.1 part 4 4.1.1"},
    {"protocol.error_code",      "OCPP 2.0.1 part 4 4.3"},
    {"protocol.unexpected",      "OCPP 2.0.1 part 4 4.2"},
    {"protocol.boot",            "OCPP 2.0.1 B01, B02, B03"},
    {"protocol.token",           "OCPP 2.0.1 C01, E05"},
    {"protocol.lenient",         "OCPP 2.0.1 part 4 4.2.3"},
    {"protocol.station",         "OCPP 2.0.1"},
    {NULL, NULL},
};
/* clang-format on */

static const struct protocol_dialect dialects[] = {
    /* that early CALLs are refused is recommended only (OCPP-J 1.6 errata 3.8) */
    {.version = "1.6", .early_service = VERDICT_pass, .must_serve = "Core", .sections = sections16},
    {.version = "2.0.1", .early_service = VERDICT_fail, .knows_all = true, .sections = sections201},
};

const struct protocol_dialect *protocol_dialect_of(const struct ocpp_version *v)
{
    const size_t last = sizeof(dialects) / sizeof(dialects[0]) - 1;
    size_t i = 0;

    while (i < last && strcmp(dialects[i].version, v->name) != 0)
        i++;
    return &dialects[i];
}

const char *protocol_dialect_section(const struct protocol_dialect *d, const char *rule)
{
    for (size_t i = 0; d->sections[i][0]; i++)
        if (strcmp(d->sections[i][0], rule) == 0)
            return d->sections[i][1];
    return "";
}
