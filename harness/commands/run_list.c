#include "commands/run_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "run/play.h"

enum { STATES = 4 };

static const struct {
    const char *state, *word;
} states[STATES] = {
    {"plays", "plays"}, {"skipped", "skips"}, {"lacking", "lacks"}, {"error", "error"}};

static int state_of(const cJSON *row)
{
    int i = 0;

    while (i < STATES - 1 && !json_is(row, "state", states[i].state))
        i++;
    return i;
}

static void print_row(const cJSON *row)
{
    const char *name = json_text(row, "name"), *why = json_text(row, "why");

    printf("%-6s %s%s%s\n", states[state_of(row)].word, json_text(row, "play"), name ? "  " : "",
           name ? name : "");
    if (why)
        printf("       %s\n", why);
}

static void print_sum(const cJSON *list, const int counts[STATES])
{
    int all = cJSON_GetArraySize(list);

    printf("\n%d %s: %d would be played, %d skipped, %d cannot be judged here", all,
           all == 1 ? "play" : "plays", counts[0], counts[1], counts[2]);
    printf(counts[3] ? ", %d do not load\n" : "\n", counts[3]);
}

int run_list(const struct stage_options *options, char *const *plays, bool json)
{
    int counts[STATES] = {0};
    cJSON *list = cJSON_CreateArray();
    char *text;

    for (; *plays; plays++) {
        cJSON *row = play_prospect(options, *plays);

        counts[state_of(row)]++;
        cJSON_AddItemToArray(list, row);
        if (!json)
            print_row(row);
    }
    if (json) {
        text = cJSON_Print(list);
        printf("%s\n", text);
        free(text);
    } else {
        print_sum(list, counts);
    }
    cJSON_Delete(list);
    return counts[3] ? 3 : 0;
}
