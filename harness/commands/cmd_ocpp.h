/* cmd_ocpp.h - the three questions of `chargerig ocpp`, and what was asked.
 */
#ifndef HARNESS_CMD_OCPP_H
#define HARNESS_CMD_OCPP_H

#include <stdbool.h>

#include "commands/args.h"
#include "ocpp/message.h"

struct ocpp_question {
    const struct command *command;      /* that asks, for its errors */
    const struct ocpp_version *version; /* NULL: all of them */
    bool json;
    char **args; /* what is no option */
    int count;
    int jobs; /* worker processes that play */
};

/* Each prints its answer. @return the exit code */

/** Which messages are on the wire of these scenarios, folders and run files? */
int ocpp_coverage(const struct ocpp_question *q);
/** What does a message look like? */
int ocpp_show(const struct ocpp_question *q);
/** Are the frames of a file, one a line, as the standard wants them? */
int ocpp_check(const struct ocpp_question *q);

#endif
