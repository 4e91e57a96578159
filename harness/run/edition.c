#include "run/edition.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "ocpp/message.h"

char *edition_file(const char *play, const char **version)
{
    const char *at = strrchr(play, '@');
    const struct ocpp_version *v = at ? ocpp_version(at + 1) : NULL;

    *version = v ? v->name : NULL;
    return v ? mem_text_n(play, (size_t)(at - play)) : mem_text(play);
}

/* Few of many files have editions, and running a head takes a while: only where "ocpp = {" stands
 * it is run. */
static bool may_have(const char *text)
{
    for (const char *p = strstr(text, "ocpp"); p; p = strstr(p + 1, "ocpp")) {
        const char *sign = p + 4 + strspn(p + 4, " \t\r\n");
        if (*sign == '=' && sign[1 + strspn(sign + 1, " \t\r\n")] == '{')
            return true;
    }
    return false;
}

cJSON *edition_list(const struct stage_options *options, const char *file)
{
    char *why = NULL, *text = folder_read(file, SCENARIO_BYTES, &why);
    struct stage_head head = {0};
    cJSON *list = NULL;

    if (text && may_have(text) && stage_read(options, file, &head, &why)) {
        list = head.versions;
        head.versions = NULL;
    }
    stage_head_fini(&head);
    free(text);
    free(why);
    return list;
}

bool edition_has(const cJSON *versions, const char *version)
{
    const cJSON *one;

    cJSON_ArrayForEach (one, versions) {
        if (strcmp(one->valuestring, version) == 0)
            return true;
    }
    return false;
}

const char *edition_choose(const cJSON *versions, const char *asked, char **why)
{
    if (!asked && cJSON_GetArraySize(versions) == 1)
        return versions->child->valuestring;
    if (asked && edition_has(versions, asked))
        return asked;
    *why = asked
               ? mem_printf("ocpp: this story is not told in OCPP %s", asked)
               : mem_text("ocpp wants its versions in place, as in ocpp = { \"1.6\", \"2.0.1\" }");
    return NULL;
}
