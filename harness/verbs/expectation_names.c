/* expectation_names.c - what only the whole scenario shows of its expectations: that those whom
 * they name are in it, and that no field stands without the one that it is about.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "script/script_nearest.h"
#include "stage/stage.h"
#include "verbs/expectation.h"

enum { NAMES_TOLD = 20 };

/* "story.lua:12: expect.sla: " and so on. */
static char *objection(const struct stage *st, const char *scorer, char *owned)
{
    const char *place = setting_place_of(st->setting, scorer);
    char *text = mem_printf("%s%sexpect.%s: %s", place, *place ? ": " : "", scorer, owned);

    free(owned);
    return text;
}

/* The first of @p names, with commas; the caller frees it. */
static char *all_names(const char *const *names)
{
    char *all = mem_text("");

    for (size_t i = 0; i < NAMES_TOLD && names[i]; i++) {
        char *longer =
            mem_printf("%s%s%s", all, i ? ", " : "", i + 1 < NAMES_TOLD ? names[i] : "...");
        free(all);
        all = longer;
    }
    return all;
}

/* NULL when the scenario has a @p kind called @p name. */
static char *unknown_name(const struct stage *st, const char *scorer, const char *field,
                          const char *kind, const char *name)
{
    const char *const *names = setting_names(st->setting, kind);
    const char *nearest = script_nearest(name, names);
    char *all, *text;

    for (size_t i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return NULL;
    all = all_names(names);
    text = objection(st, scorer,
                     mem_printf("%s: the scenario has no %s called \"%.60s\"%s%s%s%s%s", field,
                                kind, name, nearest ? ", did you mean \"" : "",
                                nearest ? nearest : "", nearest ? "\"?" : "",
                                *all ? nearest ? " There are: " : "; there are: " : "", all));
    free(all);
    return text;
}

static char *wrong_names(const struct stage *st)
{
    const char *technician = json_text(setting_expected(st->setting, "dispatch"), "technician");
    const cJSON *tag = json_item(setting_expected(st->setting, "experience"), "tag");
    char *why = NULL;

    if (technician)
        why = unknown_name(st, "dispatch", "technician", "technician", technician);
    if (!why && cJSON_IsObject(tag))
        why = unknown_name(st, "experience", "tag", "token", json_text(tag, "token"));
    if (!why && cJSON_IsObject(tag))
        why = unknown_name(st, "experience", "tag", "account", json_text(tag, "account"));
    return why;
}

static bool has_limit(const cJSON *sla)
{
    static const char *const judged[] = {"answer_ms",  "first_reply_ms", "progress_ms",
                                         "on_site_ms", "resolution_ms",  "cable_returned_ms",
                                         "grades",     "escalation"};

    for (size_t i = 0; i < sizeof(judged) / sizeof(judged[0]); i++)
        if (json_item(sla, judged[i]))
            return true;
    return false;
}

char *expectation_objection(const struct stage *st)
{
    const cJSON *sla = setting_expected(st->setting, "sla");
    const cJSON *path = setting_expected(st->setting, "path");
    const cJSON *invoice = setting_expected(st->setting, "invoice");

    if (json_item(sla, "hours") && !has_limit(sla))
        return objection(st, "sla",
                         mem_text("hours, days and holidays say when clocks run, but no "
                                  "clock has a limit"));
    if (json_item(path, "fitness") && !json_item(path, "model") && !json_item(path, "kinds"))
        return objection(st, "path",
                         mem_text("fitness is measured against a model, but there is "
                                  "none"));
    if (json_item(invoice, "nothing") && json_int(invoice, "sessions", 0) > 0)
        return objection(st, "invoice", mem_text("nothing and sessions contradict each other"));
    return wrong_names(st);
}
