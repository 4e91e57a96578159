#include "ocpp/path.h"

#include <ctype.h>
#include <string.h>

#define INDEX_MAX 9999

/* One step: ".name" (the first without the dot) or "[3]". */
struct step {
    char name[PATH_NAME_MAX + 1]; /* "": an index */
    int index;
};

/* Reads the step at @p at. @return what follows it, NULL when there is none */
static const char *read_index(const char *at, struct step *step)
{
    int n = 0;
    const char *digits = ++at;

    while (isdigit((unsigned char)*at) && n <= INDEX_MAX)
        n = n * 10 + (*at++ - '0');
    if (at == digits || *at != ']' || n < 1 || n > INDEX_MAX)
        return NULL;
    step->name[0] = '\0';
    step->index = n - 1;
    return at + 1;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '-';
}

static const char *read_name(const char *at, struct step *step)
{
    size_t n = 0;

    while (is_word(at[n]))
        n++;
    if (n == 0 || n > PATH_NAME_MAX)
        return NULL;
    memcpy(step->name, at, n);
    step->name[n] = '\0';
    step->index = 0;
    return at + n;
}

static const char *read_step(const char *at, bool first, struct step *step)
{
    if (*at == '[')
        return first ? NULL : read_index(at, step);
    if (!first && *at++ != '.')
        return NULL;
    return read_name(at, step);
}

bool path_is_valid(const char *path)
{
    struct step step;
    const char *at = path;

    do {
        at = read_step(at, at == path, &step);
    } while (at && *at);
    return at != NULL;
}

static bool take_step(cJSON *from, const struct step *step, struct path_place *place)
{
    memset(place, 0, sizeof(*place));
    place->parent = from;
    place->index = step->index;
    memcpy(place->name, step->name, sizeof(place->name));
    if (!step->name[0]) {
        place->item = cJSON_IsArray(from) ? cJSON_GetArrayItem(from, step->index) : NULL;
        return place->item != NULL;
    }
    place->item = cJSON_GetObjectItemCaseSensitive(from, step->name);
    return cJSON_IsObject(from);
}

bool path_find(cJSON *root, const char *path, struct path_place *place)
{
    const char *at = path;
    struct step step = {"", 0};

    if (!path_is_valid(path))
        return false;
    for (cJSON *from = root; from; from = place->item) {
        at = read_step(at, at == path, &step);
        if (!at || !take_step(from, &step, place))
            return false;
        if (!*at)
            return true;
    }
    return false;
}

void path_put(const struct path_place *place, cJSON *item)
{
    if (item && place->item && cJSON_IsArray(place->parent)) {
        cJSON_ReplaceItemViaPointer(place->parent, place->item, item);
        return;
    }
    if (place->item)
        cJSON_Delete(cJSON_DetachItemViaPointer(place->parent, place->item));
    if (item)
        cJSON_AddItemToObject(place->parent, place->name, item);
}
