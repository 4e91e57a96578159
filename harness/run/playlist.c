#include "run/playlist.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "run/filter.h"
#include "run/play.h"
#include "stage/play_choice.h"
#include "stage/stage_rows.h"

enum { FOLDERS_DEEP = 8 };

static void add(struct playlist *l, char *play)
{
    l->plays = mem_resize(l->plays, l->count + 2, sizeof(*l->plays));
    l->plays[l->count++] = play;
    l->plays[l->count] = NULL;
}

void playlist_fini(struct playlist *l)
{
    folder_free(l->plays);
    free(l->ids);
    free(l->seeds);
    *l = (struct playlist){0};
}

/* --- files, and the plays of each -------------------------------------------------------------
 */

/* What stands beside scenarios and is none: what agents do, words that they share, their own
 * stations and service levels. */
static bool holds_no_stories(const char *folder)
{
    static const char *const names[] = {"playbooks", "modules", "vendor-profiles", "sla", NULL};
    size_t i = 0;

    while (names[i] && strcmp(names[i], folder) != 0)
        i++;
    return names[i];
}

/* Scenarios of @p dir, then those of the folders below it; playbooks/ holds what agents do. Folders
 * are few and shallow. NOLINTNEXTLINE(misc-no-recursion) */
static void add_folder(struct playlist *l, const char *dir, int depth)
{
    char **names = folder_files(dir, ".lua"), **folders = folder_folders(dir);
    size_t n = strlen(dir);

    while (n > 1 && dir[n - 1] == '/')
        n--;
    for (size_t i = 0; names[i]; i++)
        if (strcmp(names[i], "chargerig.lua") != 0) /* the project's, or the editor's */
            add(l, mem_printf("%.*s/%s", (int)n, dir, names[i]));
    for (size_t i = 0; folders[i] && depth > 0; i++) {
        char *below = mem_printf("%.*s/%s", (int)n, dir, folders[i]);
        if (!holds_no_stories(folders[i]))
            add_folder(l, below, depth - 1);
        free(below);
    }
    folder_free(names);
    folder_free(folders);
}

/* Puts the plays of a story in the place of its file. */
static void tell_apart(struct playlist *l, const struct stage_options *options)
{
    struct playlist plays = {.plays = mem_new(sizeof(char *))};

    for (size_t i = 0; i < l->count; i++) {
        cJSON *all = play_plays(options, l->plays[i]);
        const cJSON *play;

        cJSON_ArrayForEach (play, all)
            add(&plays, mem_text(play->valuestring));
        cJSON_Delete(all);
        free(l->plays[i]);
    }
    free(l->plays);
    *l = plays;
}

/* --- filters ----------------------------------------------------------------------------------
 */

/* A play that filters ask about; its head is read when one needs it. */
struct candidate {
    struct filter_play play; /* first: a filter sees no more of it */
    const struct stage_options *options;
    const char *name;
    struct scenario_head head;
    const char **tags;
};

static void read_candidate(struct filter_play *play)
{
    struct candidate *c = (struct candidate *)play;
    const cJSON *tag;
    size_t n = 0;
    char *why = NULL;

    if (play_head(c->options, c->name, &c->head, &why) && c->head.name)
        play->title = c->head.name;
    free(why);
    c->tags = mem_new(((size_t)cJSON_GetArraySize(c->head.tags) + 1) * sizeof(*c->tags));
    cJSON_ArrayForEach (tag, c->head.tags)
        c->tags[n++] = tag->valuestring;
    play->tags = c->tags;
}

static bool is_meant(const struct stage_options *options, struct filter *const *filters,
                     const char *name)
{
    struct candidate c = {.play = {.path = stage_short(options, name), "", NULL, read_candidate},
                          .options = options,
                          .name = name};
    bool meant = true;

    for (; meant && *filters; filters++)
        meant = filter_takes(*filters, &c.play);
    if (c.play.is_read)
        scenario_head_fini(&c.head);
    free(c.tags);
    return meant;
}

static void keep_meant(struct playlist *l, const struct stage_options *options,
                       struct filter *const *filters)
{
    size_t kept = 0;

    for (size_t i = 0; i < l->count; i++) {
        if (is_meant(options, filters, l->plays[i]))
            l->plays[kept++] = l->plays[i];
        else
            free(l->plays[i]);
    }
    l->count = kept;
    l->plays[kept] = NULL;
}

/* @return the words of all filters, in quotes; the caller frees it */
static char *filter_words(const char *const *words)
{
    char *all = mem_text("");

    for (; *words; words++) {
        char *longer = mem_printf("%s%s\"%s\"", all, *all ? " and " : "", *words);
        free(all);
        all = longer;
    }
    return all;
}

/* @return false with @p why when words are no filter, or nothing is left */
static bool filter_all(struct playlist *l, const struct stage_options *options,
                       const char *const *words, char **why)
{
    size_t count = 0;
    struct filter **filters;
    char *all;

    while (words && words[count])
        count++;
    filters = mem_new((count + 1) * sizeof(struct filter *));
    for (size_t i = 0; i < count && !*why; i++)
        filters[i] = filter_new(words[i], why);
    if (*why) {
        char *sentence = mem_printf("--filter: %s", *why);
        free(*why);
        *why = sentence;
    } else if (count) {
        keep_meant(l, options, filters);
        all = filter_words(words);
        if (l->count == 0)
            *why = mem_printf("no scenario found with %s in its file name, title or tags", all);
        free(all);
    }
    for (size_t i = 0; i < count; i++)
        filter_free(filters[i]);
    free(filters);
    return !*why;
}

/* --- what failed ------------------------------------------------------------------------------
 */

/* The file of @p failure as it can be opened: the run file has those of the data folder without it.
 */
static char *file_of(const struct failure *failure, const struct stage_options *options)
{
    char *file = mem_printf("%s/%s", options->data_dir, failure->file);

    if (folder_has(file))
        return file;
    free(file);
    return mem_text(failure->file);
}

static void add_failed(struct playlist *l, const struct failures *failed,
                       const struct stage_options *options)
{
    for (size_t i = 0; i < failed->count; i++)
        if (i == 0 || strcmp(failed->list[i].file, failed->list[i - 1].file) != 0)
            add(l, file_of(&failed->list[i], options));
}

/* The failure of @p play. What did not load then or does not now is known by its file. */
static const struct failure *failure_of(const struct failures *failed, const char *play,
                                        const struct stage_options *options)
{
    const struct failure *found = NULL;
    struct scenario_head head = {0};
    struct play_choice choice = play_choice(play);
    const char *file = stage_short(options, choice.file);
    char *why = NULL, *unread = play_title(file, choice.row, choice.version);
    bool loads = false;

    for (size_t i = 0; !found && i < failed->count; i++) {
        const struct failure *one = &failed->list[i];

        if (strcmp(one->file, file) != 0)
            continue;
        if (!loads && !why)
            loads = play_head(options, play, &head, &why);
        if (!loads || strcmp(one->name, head.name) == 0 || strcmp(one->name, one->file) == 0 ||
            strcmp(one->name, unread) == 0)
            found = one;
    }
    scenario_head_fini(&head);
    play_choice_fini(&choice);
    free(unread);
    free(why);
    return found;
}

static bool keep_failed(struct playlist *l, const struct stage_options *options,
                        const struct failures *failed, char **why)
{
    size_t kept = 0;

    l->seeds = mem_new((l->count + 1) * sizeof(*l->seeds));
    for (size_t i = 0; i < l->count; i++) {
        const struct failure *one = failure_of(failed, l->plays[i], options);

        if (one) {
            l->seeds[kept] = one->seed;
            l->plays[kept++] = l->plays[i];
        } else {
            free(l->plays[i]);
        }
    }
    l->count = kept;
    l->plays[kept] = NULL;
    if (!kept)
        *why = mem_text("none of the scenarios that failed is among those that are asked for");
    return kept;
}

/* --- shards -----------------------------------------------------------------------------------
 */

/* The shard of a story hangs by its path alone: it stays where it is when others come and go, and
 * all plays of a story are in one. */
static int shard_of(const char *play, const struct stage_options *options, int shards)
{
    uint64_t spread = 0xcbf29ce484222325u; /* FNV-1a */
    char *file = play_file(play);
    const char *path = stage_short(options, file);

    for (path += strncmp(path, "./", 2) == 0 ? 2 : 0; *path; path++)
        spread = (spread ^ (unsigned char)*path) * 0x100000001b3u;
    free(file);
    return (int)((spread ^ spread >> 32) % (uint64_t)shards) + 1;
}

static void keep_shard(struct playlist *l, const struct stage_options *options,
                       const struct playlist_wish *wish)
{
    size_t kept = 0;

    for (size_t i = 0; i < l->count; i++) {
        if (wish->shards && shard_of(l->plays[i], options, wish->shards) != wish->shard) {
            free(l->plays[i]);
            continue;
        }
        l->ids[kept] = l->ids[i];
        if (l->seeds)
            l->seeds[kept] = l->seeds[i];
        l->plays[kept++] = l->plays[i];
    }
    l->count = kept;
    l->plays[kept] = NULL;
}

/* --- the list ---------------------------------------------------------------------------------
 */

static void add_args(struct playlist *l, const struct stage_options *options,
                     const struct playlist_wish *wish, const char *all)
{
    if (wish->failed && wish->count == 0) {
        add_failed(l, wish->failed, options);
        return;
    }
    for (int i = 0; i < wish->count || (i == 0 && wish->count == 0); i++) {
        const char *arg = wish->count ? wish->args[i] : all;
        if (folder_is(arg))
            add_folder(l, arg, FOLDERS_DEEP);
        else
            add(l, mem_text(arg));
    }
}

bool playlist_make(struct playlist *l, const struct stage_options *options,
                   const struct playlist_wish *wish, char **why)
{
    char *all = mem_printf("%s/scenarios", options->data_dir);

    *l = (struct playlist){.plays = mem_new(sizeof(char *))};
    *why = NULL;
    add_args(l, options, wish, all);
    tell_apart(l, options);
    if (l->count == 0)
        *why = mem_printf("no scenario found in %s%s%s", wish->count ? wish->args[0] : all,
                          options->ocpp ? " that is played in OCPP " : "",
                          options->ocpp ? options->ocpp : "");
    else if (filter_all(l, options, wish->filters, why) && wish->failed)
        keep_failed(l, options, wish->failed, why);
    l->ids = mem_new((l->count + 1) * sizeof(*l->ids));
    for (size_t i = 0; i < l->count; i++)
        l->ids[i] = (int)i + 1;
    keep_shard(l, options, wish);
    free(all);
    return !*why;
}
