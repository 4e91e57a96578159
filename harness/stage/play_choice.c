#include "stage/play_choice.h"

#include <string.h>

#include "base/mem.h"
#include "ocpp/message.h"

char *play_file(const char *play, const char **version)
{
    const char *at = strrchr(play, '@');
    const struct ocpp_version *v = at ? ocpp_version(at + 1) : NULL;

    *version = v ? v->name : NULL;
    return v ? mem_text_n(play, (size_t)(at - play)) : mem_text(play);
}

bool play_has(const cJSON *versions, const char *version)
{
    const cJSON *one;

    cJSON_ArrayForEach (one, versions) {
        if (strcmp(one->valuestring, version) == 0)
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
