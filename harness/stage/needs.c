#include "stage/needs.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "stage/conformance.h"
#include "stage/play_choice.h"
#include "station/station.h"

/* What a verb establishes before the story begins: the word in the head, the verb, in plain words.
 */
static const struct fact {
    const char *word;
    enum sut_verb by;
    const char *what;
} facts[] = {
    {"token Accepted", SUT_csms_enrol, "a token that it accepts"},
    {"token Blocked", SUT_csms_enrol, "a token that is blocked"},
    {"token Expired", SUT_csms_enrol, "a token that has expired"},
    {"token NoCredit", SUT_csms_enrol, "a token without credit"},
    {"token Unknown", SUT_csms_enrol, "a token that it does not know"},
    {"token group", SUT_csms_enrol, "two tokens of one group"},
    {"password", SUT_csms_provision, "a station whose password it knows"},
    {"tariff", SUT_billing_tariff, "a tariff that it charges by"},
};
#define FACTS (sizeof(facts) / sizeof(facts[0]))

static const char tls[] = "tls"; /* of the transport: nobody can establish it */

const char *const *needs_words(void)
{
    static const char *words[SUT_VERB_COUNT + FACTS + 2];
    size_t n = 0;

    for (int verb = 0; verb < SUT_VERB_COUNT; verb++)
        words[n++] = sut_verb_whole_name((enum sut_verb)verb);
    for (size_t i = 0; i < FACTS; i++)
        words[n++] = facts[i].word;
    words[n++] = tls;
    words[n] = NULL;
    return words;
}

static const struct fact *fact_of(const char *word)
{
    for (size_t i = 0; i < FACTS; i++)
        if (strcmp(facts[i].word, word) == 0)
            return &facts[i];
    return NULL;
}

bool needs_is_fact(const char *word)
{
    return fact_of(word) != NULL;
}

/* --- what is needed ----------------------------------------------------------------------------
 */

static void add(cJSON *needs, const char *word)
{
    if (!play_has(needs, word))
        cJSON_AddItemToArray(needs, cJSON_CreateString(word));
}

static void add_tokens(cJSON *needs, const struct stage *st)
{
    const char *const *unknown = setting_names(st->setting, "unknown token");
    const cJSON *row;
    char *word;

    cJSON_ArrayForEach (row, setting_rows(st->setting, SETTING_tokens)) {
        word = mem_printf("token %s", json_text(row, "status"));
        /* any system has some card: one that refuses ours is judged by what it says (story.needs)
         */
        if (fact_of(word) && !json_is(row, "status", "Accepted"))
            add(needs, word);
        free(word);
        if (json_text(row, "parent"))
            add(needs, "token group");
    }
    if (*unknown)
        add(needs, "token Unknown");
}

static void add_stations(cJSON *needs, const struct stage *st)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, setting_rows(st->setting, SETTING_stations)) {
        if (json_text(row, "password") || json_text(row, "authorization_key"))
            add(needs, "password");
        if (json_int(row, "security", 0) >= 2)
            add(needs, tls);
    }
}

cJSON *needs_of(const struct stage *st)
{
    cJSON *needs = st->head.needs ? cJSON_Duplicate(st->head.needs, true) : cJSON_CreateArray();

    if (cJSON_GetArraySize(setting_rows(st->setting, SETTING_answers)) > 0)
        add(needs, sut_verb_whole_name(SUT_csms_script));
    add_tokens(needs, st);
    add_stations(needs, st);
    /* in a story it is the bills that need one, and they say so */
    if (st->head.conformance && cJSON_GetArraySize(setting_rows(st->setting, SETTING_tariffs)) > 0)
        add(needs, "tariff");
    return needs;
}

/* --- whether it applies ------------------------------------------------------------------------
 */

static char *misfit_version(const struct stage *st)
{
    const cJSON *speaks = st->options->speaks;

    for (const struct station *s = speaks ? world_next_station(st->world, NULL) : NULL; s;
         s = world_next_station(st->world, s))
        if (!play_has(speaks, station_profile(s)->ocpp))
            return mem_printf("Its stations speak OCPP %s, and this system is not asked for that.",
                              station_profile(s)->ocpp);
    return NULL;
}

char *needs_misfit(const struct stage *st)
{
    const struct conformance_case *c =
        st->head.conformance ? conformance_find(st->head.conformance) : NULL;
    const char *url = st->options->csms_url;
    char *why = misfit_version(st);
    cJSON *needs;

    if (why)
        return why;
    if (url && c && strcmp(conformance_side(c), "CS") == 0)
        return mem_text("It tests stations, and the stations here are our own.");
    needs = needs_of(st);
    if (url && play_has(needs, tls) && strncasecmp(url, "wss:", 4) != 0)
        why = mem_text("It is about TLS, and this system is reached without.");
    else if (play_has(needs, sut_verb_whole_name(SUT_csms_api)) && !sut_can(st->sut, SUT_csms_api))
        why = mem_text("It tests the reference stack, and this is another system.");
    else if (play_has(needs, sut_verb_whole_name(SUT_csms_api)) && st->options->wire &&
             strcmp(st->options->wire, "mem") != 0)
        why = mem_text("It tests the reference stack to the millisecond, as only wire mem keeps.");
    cJSON_Delete(needs);
    return why;
}

/* --- whether it is met -------------------------------------------------------------------------
 */

static char *unmet(const struct stage *st, const char *word)
{
    enum sut_verb verb = sut_verb_of(word);
    const struct fact *fact = fact_of(word);

    if (play_has(st->options->provides, word))
        return NULL;
    if (verb != SUT_VERB_COUNT && !sut_can(st->sut, verb))
        return mem_printf("It needs %s, and this system cannot be asked that.", word);
    if (fact && !sut_can(st->sut, fact->by))
        return mem_printf(
            "It needs %s: %s would see to that, and this system cannot be asked that; "
            "nor does its profile say provides = { \"%s\" }.",
            fact->what, sut_verb_whole_name(fact->by), word);
    return NULL;
}

bool needs_binding(const struct stage *st)
{
    return st->head.needs || st->head.conformance;
}

cJSON *needs_unmet(const struct stage *st)
{
    cJSON *sentences = cJSON_CreateArray(), *needs;
    const cJSON *need;

    needs = needs_of(st);
    cJSON_ArrayForEach (need, needs) {
        const struct fact *fact = fact_of(need->valuestring);
        char *why = NULL;
        if (needs_binding(st) || (fact && fact->by == SUT_csms_enrol))
            why = unmet(st, need->valuestring);
        if (why)
            cJSON_AddItemToArray(sentences, cJSON_CreateString(why));
        free(why);
    }
    cJSON_Delete(needs);
    return sentences;
}

/* --- the list ----------------------------------------------------------------------------------
 */

static cJSON *listed_stations(const struct stage *st)
{
    static const char *const fields[] = {"station",  "protocol", "connectors",       "evses",
                                         "security", "password", "authorization_key"};
    cJSON *list = cJSON_CreateArray();
    const cJSON *row;

    cJSON_ArrayForEach (row, setting_rows(st->setting, SETTING_stations)) {
        cJSON *one = cJSON_CreateObject();
        for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
            if (json_item(row, fields[i]))
                cJSON_AddItemToObject(one, fields[i],
                                      cJSON_Duplicate(json_item(row, fields[i]), true));
        cJSON_AddItemToArray(list, one);
    }
    return list;
}

static cJSON *listed_tokens(const struct stage *st)
{
    cJSON *list = cJSON_Duplicate(setting_rows(st->setting, SETTING_tokens), true);

    for (const char *const *token = setting_names(st->setting, "unknown token"); *token; token++)
        cJSON_AddItemToArray(list, json_object(jtext("token", *token), jtext("status", "Unknown")));
    return list;
}

static cJSON *listed_versions(const struct stage *st)
{
    cJSON *list = cJSON_CreateArray();

    for (const struct station *s = world_next_station(st->world, NULL); s;
         s = world_next_station(st->world, s))
        add(list, station_profile(s)->ocpp);
    return list;
}

cJSON *needs_list(const struct stage *st)
{
    cJSON *list = json_object(jtext("file", st->head.file), jtext("name", st->head.name));

    cJSON_AddItemToObject(list, "needs", needs_of(st));
    cJSON_AddItemToObject(list, "ocpp", listed_versions(st));
    cJSON_AddItemToObject(list, "stations", listed_stations(st));
    cJSON_AddItemToObject(list, "tokens", listed_tokens(st));
    cJSON_AddItemToObject(list, "accounts",
                          cJSON_Duplicate(setting_rows(st->setting, SETTING_accounts), true));
    cJSON_AddItemToObject(list, "tariffs",
                          cJSON_Duplicate(setting_rows(st->setting, SETTING_tariffs), true));
    return list;
}
