#include "score/known.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "score/play_title.h"

#define DAY_LETTERS 10 /* of YYYY-MM-DD */

void judging_init(struct judging *j, struct runfile *rf)
{
    char *known = runfile_fact(rf, "known");

    j->known = known ? cJSON_Parse(known) : NULL;
    j->only = runfile_fact(rf, "only");
    j->today = runfile_fact(rf, "started_wall");
    free(known);
}

void judging_fini(struct judging *j)
{
    cJSON_Delete(j->known);
    free(j->only);
    free(j->today);
    *j = (struct judging){0};
}

/* Is the word that begins at @p word, up to a comma, @p name? */
static bool is_word(const char *word, const char *name)
{
    size_t len = strcspn(word, ",");

    return strlen(name) == len && strncmp(word, name, len) == 0;
}

bool judging_asks(const struct judging *j, const char *scorer)
{
    if (!j->only)
        return true;
    for (const char *word = j->only; word; word = strchr(word, ',')) {
        word += *word == ',';
        if (is_word(word, scorer))
            return true;
    }
    return false;
}

/* Does @p text end in @p end, which begins it or stands behind a @p mark? */
static bool ends_in(const char *text, const char *end, const char *mark)
{
    size_t n = strlen(text), m = strlen(end), k = strlen(mark);

    if (n < m || strcmp(text + n - m, end) != 0)
        return false;
    return n == m || (n - m >= k && strncmp(text + n - m - k, mark, k) == 0);
}

/* The name of a play of several has its row and its version in it. */
static bool is_of(const cJSON *entry, const char *file, const char *name)
{
    const char *version = field_text(entry, "version"), *wanted = field_text(entry, "row");
    char *row = play_title_row(name);
    bool same_row = !*wanted || strcmp(wanted, row) == 0;

    free(row);
    return same_row && ends_in(file, field_text(entry, "file"), "/") &&
           (!*version || strcmp(version, play_title_version(name)) == 0);
}

static bool rule_is_asked(const struct judging *j, const char *rule)
{
    char *scorer = mem_text_n(rule, strcspn(rule, "."));
    bool asked = judging_asks(j, scorer);

    free(scorer);
    return asked;
}

cJSON *judging_known(const struct judging *j, const char *file, const char *name)
{
    cJSON *list = cJSON_CreateArray();
    const cJSON *entry;

    cJSON_ArrayForEach (entry, j->known) {
        cJSON *one;

        if (!is_of(entry, file, name) || !rule_is_asked(j, field_text(entry, "rule")))
            continue;
        one = cJSON_Duplicate(entry, true);
        cJSON_AddBoolToObject(one, "over",
                              j->today &&
                                  strncmp(field_text(entry, "expires"), j->today, DAY_LETTERS) < 0);
        cJSON_AddItemToArray(list, one);
    }
    return list;
}

cJSON *known_find(cJSON *known, const char *rule, const char *sentence)
{
    cJSON *entry;

    cJSON_ArrayForEach (entry, known)
        if (json_is(entry, "rule", rule) && strstr(sentence, field_text(entry, "says")))
            return entry;
    return NULL;
}

void known_meet(cJSON *entry)
{
    if (!known_is_met(entry))
        cJSON_AddBoolToObject(entry, "met", true);
}

bool known_is_met(const cJSON *entry)
{
    return field_flag(entry, "met");
}

bool known_is_over(const cJSON *entry)
{
    return field_flag(entry, "over");
}
