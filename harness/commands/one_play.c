#include "commands/one_play.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/field.h"
#include "write/play_names.h"

/* The play called @p word, or of this number; 0: none. */
static int exactly(const struct play_names *names, const char *word)
{
    char *end;
    long number = strtol(word, &end, 10);

    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->rows[i].name, word) == 0)
            return names->rows[i].scenario;
    for (size_t i = 0; *word && !*end && i < names->count; i++)
        if (names->rows[i].scenario == number)
            return names->rows[i].scenario;
    return 0;
}

/* How many plays have @p word in title or name; @p found is the last of them. */
static int matching(const struct play_names *names, const cJSON *titles, const char *word,
                    int *found)
{
    const cJSON *row;
    int n = 0;

    cJSON_ArrayForEach (row, titles) {
        int scenario = (int)field_int(row, "scenario");
        const struct play_name *play = play_names_of(names, scenario);

        if (!strstr(field_text(row, "name"), word) && !(play && strstr(play->name, word)))
            continue;
        *found = scenario;
        n++;
    }
    return n;
}

int one_play(struct runfile *rf, const char *word, char **why)
{
    struct play_names names;
    int found = 0, n = 1;

    play_names_init(&names, rf);
    found = exactly(&names, word);
    if (!found) {
        cJSON *titles = runfile_rows(
            rf, "SELECT scenario, name FROM scenario WHERE ?1=?1 ORDER BY scenario", 0);

        n = matching(&names, titles, word, &found);
        cJSON_Delete(titles);
    }
    if (n == 0)
        *why = mem_printf("\"%s\" is no play of this run file", word);
    else if (n > 1)
        *why = mem_printf("\"%s\" is in %d plays of this run file, such as %s: name one, as the "
                          "report links to it (FILE@VERSION), or by its number",
                          word, n, play_names_of(&names, found)->name);
    play_names_fini(&names);
    return n == 1 ? found : 0;
}
