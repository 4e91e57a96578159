#include "score_list.h"

const struct scorer *const score_all[] = {
    &score_path,
    &score_story,
    NULL,
};
