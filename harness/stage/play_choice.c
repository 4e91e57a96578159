#include "stage/play_choice.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/message.h"

/* Takes "[ROW]" off the end of @p file, behind ".lua"; NULL: there is none. */
static char *take_row(char *file)
{
    static const char mark[] = ".lua[";
    char *open = strstr(file, mark);
    size_t n = strlen(file);

    if (!open || file[n - 1] != ']')
        return NULL;
    file[n - 1] = '\0';
    open += strlen(mark);
    open[-1] = '\0';
    return mem_text(open);
}

struct play_choice play_choice(const char *play)
{
    const char *at = strrchr(play, '@');
    const struct ocpp_version *v = at ? ocpp_version(at + 1) : NULL;
    struct play_choice choice = {.version = v ? v->name : NULL};

    choice.file = v ? mem_text_n(play, (size_t)(at - play)) : mem_text(play);
    choice.row = take_row(choice.file);
    return choice;
}

void play_choice_fini(struct play_choice *choice)
{
    free(choice->file);
    free(choice->row);
    *choice = (struct play_choice){0};
}

char *play_file(const char *play)
{
    struct play_choice choice = play_choice(play);

    free(choice.row);
    return choice.file;
}

char *play_title(const char *name, const char *row, const char *version)
{
    return mem_printf("%s%s%s%s%s%s", name, row ? " [" : "", row ? row : "", row ? "]" : "",
                      version ? ", OCPP " : "", version ? version : "");
}

/* --- all that a file has ----------------------------------------------------------------------
 */

static void add_play(cJSON *plays, const struct play_choice *choice, const char *row,
                     const char *version)
{
    char *play = mem_printf("%s%s%s%s%s%s", choice->file, row ? "[" : "", row ? row : "",
                            row ? "]" : "", version ? "@" : "", version ? version : "");

    cJSON_AddItemToArray(plays, cJSON_CreateString(play));
    free(play);
}

static void add_versions(cJSON *plays, const struct play_choice *choice, const char *row,
                         const cJSON *versions, const char *only)
{
    const cJSON *version;

    if (choice->version || cJSON_GetArraySize(versions) < 2) {
        add_play(plays, choice, row, choice->version);
        return;
    }
    cJSON_ArrayForEach (version, versions) {
        if (!only || strcmp(only, version->valuestring) == 0)
            add_play(plays, choice, row, version->valuestring);
    }
}

cJSON *play_choices(const char *play, const cJSON *rows, const cJSON *versions, const char *only)
{
    struct play_choice choice = play_choice(play);
    cJSON *plays = cJSON_CreateArray();
    const cJSON *row;

    if (choice.row || cJSON_GetArraySize(rows) == 0)
        add_versions(plays, &choice, choice.row, versions, only);
    else
        cJSON_ArrayForEach (row, rows)
            add_versions(plays, &choice, row->valuestring, versions, only);
    play_choice_fini(&choice);
    return plays;
}

bool play_has(const cJSON *words, const char *word)
{
    const cJSON *one;

    cJSON_ArrayForEach (one, words) {
        if (strcmp(one->valuestring, word) == 0)
            return true;
    }
    return false;
}

const char *play_choose(const cJSON *versions, const char *asked, char **why)
{
    if (!asked && cJSON_GetArraySize(versions) == 1)
        return versions->child->valuestring;
    if (asked && play_has(versions, asked))
        return asked;
    *why =
        asked
            ? mem_printf("ocpp: this story is not played in OCPP %s", asked)
            : mem_text("ocpp needs its versions written out, as in ocpp = { \"1.6\", \"2.0.1\" }");
    return NULL;
}
