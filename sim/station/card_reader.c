#include "station/card_reader.h"

#include <string.h>

#include "station/station_state.h"

/* What the display says to a token that may not charge, by AuthorizationStatus (1.6 7.2;
 * 2.0.1 AuthorizationStatusEnumType). */
static const struct {
    const char *status, *text;
} refusals[] = {
    {"Blocked", "Card blocked"},
    {"Expired", "Card expired"},
    {"Invalid", "Card not recognised"},
    {"ConcurrentTx", "Card is in use elsewhere"},
    {"NoCredit", "No credit left"},
    {"NotAllowedTypeEVSE", "Card not valid at this connector"},
    {"NotAtThisLocation", "Card not valid here"},
    {"NotAtThisTime", "Card not valid now"},
    {"Unknown", "Card not recognised"},
    {"no answer", "No connection: card cannot be checked"},
};

void card_reader_answers(struct connector *c, const char *outcome, const char *text,
                         int64_t delay_ms)
{
    struct tap *tap = c->tap;

    c->tap = NULL;
    c->asking = ASKING_nobody;
    if (tap)
        tap_answer(tap, outcome, station_broken(c->station, FAULT_display, c->n) ? "" : text,
                   delay_ms);
}

static const char *refusal_text(const char *status)
{
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
        if (strcmp(refusals[i].status, status) == 0)
            return refusals[i].text;
    return "Card refused";
}

/* The AuthorizationStatus @p status as text that lives for ever; an unknown one counts as Invalid.
 */
static const char *known_status(const char *status)
{
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
        if (strcmp(refusals[i].status, status) == 0)
            return refusals[i].status;
    return strcmp(status, "Accepted") == 0 ? "Accepted" : "Invalid";
}

const char *card_reader_refusal(const char *status, const char **text)
{
    const char *known = known_status(status);

    *text = refusal_text(known);
    return known;
}
