/* protocol_dialect.h - where the versions of OCPP differ in what the protocol scorer may demand,
 * and where each rule stands in each of them.
 *
 * One row a version. What a version demands is here alone: the judges ask the row and know no
 * version by its name. A version without a row is judged by the last, which is the newest.
 */
#ifndef REPORTS_PROTOCOL_DIALECT_H
#define REPORTS_PROTOCOL_DIALECT_H

#include <stdbool.h>

#include "ocpp/message.h"
#include "score/verdict.h"

struct protocol_dialect {
    const char *version;        /* "1.6" */
    enum verdict early_service; /* of a CALL that is served before the boot was accepted */
    bool knows_all;             /* a message of the version is never answered NotImplemented */
    const char *must_serve; /* profile that every CSMS serves, "Core"; NULL: the version has none */
    const char *const (*sections)[2]; /* rule, section; ended by a row of NULL */
};

const struct protocol_dialect *protocol_dialect_of(const struct ocpp_version *v);

/** The section in which @p rule stands, as findings name it; "" where the row names none. */
const char *protocol_dialect_section(const struct protocol_dialect *d, const char *rule);

#endif
