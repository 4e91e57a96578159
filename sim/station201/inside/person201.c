#include "station201/inside/person201.h"

#include <stdio.h>

#include "station201/inside/fields201.h"
#include "station201/inside/port201.h"

/* The newer of both. */
static const char *personal_message(const cJSON *answer)
{
    const char *updated = json_text(json_item(answer, "updatedPersonalMessage"), "content");
    const cJSON *info = json_item(answer, "idTokenInfo");

    return updated ? updated : json_text(json_item(info, "personalMessage"), "content");
}

void person201_learn(struct connector *c, const cJSON *answer)
{
    struct port201 *port = port201_of(c);
    const char *language = json_text(json_item(answer, "idTokenInfo"), "language1");
    const char *personal = personal_message(answer);

    if (language || !answer)
        snprintf(port->language, sizeof(port->language), "%s", language ? language : "");
    if (personal || !answer)
        snprintf(port->personal, sizeof(port->personal), "%s", personal ? personal : "");
    if (personal)
        c->cost[0] = '\0';
}

void person201_cost(struct connector *c, bool total, double cost)
{
    snprintf(c->cost, sizeof(c->cost),
             total ? "Session ended, total cost %.2f: take the cable"
                   : "Charging, cost so far %.2f",
             cost);
}

const char *person201_text(const struct connector *c, const char *own)
{
    const struct port201 *port = port201_of(c);
    bool theirs = c->authorized || (c->transaction && c->transaction->running);

    return theirs && port->personal[0] && !c->cost[0] ? port->personal : own;
}
