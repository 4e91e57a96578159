#include "stage/scenario_head.h"

#include <stdlib.h>

#include "base/vclock.h"
#include "stage/play_choice.h"

void scenario_head_init(struct scenario_head *head, const char *play)
{
    *head = (struct scenario_head){.catches = cJSON_CreateArray(), .ends_ms = VCLOCK_NEVER};
    head->file = play_file(play, &head->asked);
}

void scenario_head_fini(struct scenario_head *head)
{
    free(head->file);
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
}
