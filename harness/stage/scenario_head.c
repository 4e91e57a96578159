#include "stage/scenario_head.h"

#include <stdlib.h>

#include "base/vclock.h"
#include "stage/play_choice.h"

void scenario_head_init(struct scenario_head *head, const char *play)
{
    struct play_choice choice = play_choice(play);

    *head = (struct scenario_head){.file = choice.file,
                                   .row = choice.row,
                                   .asked = choice.version,
                                   .catches = cJSON_CreateArray(),
                                   .ends_ms = VCLOCK_NEVER};
}

void scenario_head_fini(struct scenario_head *head)
{
    free(head->file);
    free(head->row);
    free(head->name);
    free(head->about);
    free(head->source);
    free(head->conformance);
    free(head->zone);
    free(head->zone_rule);
    cJSON_Delete(head->catches);
    cJSON_Delete(head->tags);
    cJSON_Delete(head->needs);
    cJSON_Delete(head->versions);
    cJSON_Delete(head->rows);
}
