/* person201.h - what the station knows of the person at a connector, from what the CSMS answers.
 *
 * A language, a message of their own (the tariff: I01.FR.03), and what the transaction costs (I02,
 * I03).  All of it is forgotten when the person has gone.
 */
#ifndef SIM_PERSON201_H
#define SIM_PERSON201_H

#include <cjson/cJSON.h>
#include <stdbool.h>

struct connector;

/** @p answer may say which language the person at @p c prefers, and what to tell this person; NULL:
 * the person has gone. */
void person201_learn(struct connector *c, const cJSON *answer);
/** The display tells what the transaction costs, so far or (@p total) in the end. */
void person201_cost(struct connector *c, bool total, double cost);
/** What this person reads at @p c where the station itself would show @p own: what the CSMS tells
 * them, until there is an amount to read. Borrowed. */
const char *person201_text(const struct connector *c, const char *own);

#endif
