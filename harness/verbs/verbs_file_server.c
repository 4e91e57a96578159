/* verbs_file_server.c - files that stations fetch, and places that they send to. */
#include <string.h>

#include "script/option.h"
#include "stage/stage.h"
#include "verbs/verbs.h"
#include "world/file_server.h"

static const char *const faults[] = {
#define X(name, word, effect) word,
    FILE_SERVER_FAULT_LIST(X)
#undef X
        NULL,
};

static int make_file(lua_State *L)
{
    struct world *w = stage_world(L, "file");
    struct file_server_file file = {.name = lua_tostring(L, 1)};
    const char *fault = "none";
    int64_t failures = 0;
    const struct option rows[] = {{"version", OPTION_text, &file.version},
                                  {"content", OPTION_text, &file.content},
                                  {"transfer", OPTION_duration, &file.transfer_ms},
                                  {"failures", OPTION_integer, &failures},
                                  {"fault", OPTION_text, &fault},
                                  {NULL, OPTION_any, NULL}};

    option_read(L, 2, "file", rows);
    if (strpbrk(file.name, "/?#"))
        script_raise(L, "file: a file is named by the last part of its address, not \"%.60s\"",
                     file.name);
    if (file.version && strlen(file.version) > 50)
        script_raise(L, "file: a version has at most 50 characters");
    file.failures = failures > 1000 ? 1000 : (int)failures;
    file.fault = file_server_fault_of(fault);
    if (file.fault == FILE_SERVER_FAULT_COUNT)
        script_raise(L, "file: \"%.40s\" is not a fault of a file%s", fault,
                     script_hint(L, fault, faults));
    if (!script_started(script_of(L)) && file_server_find(*world_file_server(w), file.name))
        script_raise(L, "file: there is already a file \"%.60s\"; in mid-story it can change",
                     file.name);
    file_server_put(world_file_server(w), &file);
    return 0;
}

/*** file(name) { ... }
 * A file that stations can fetch, or a place they can send one to: whatever the address, its last
 * part is the name. What is not stated cannot be fetched, and everything can be sent anywhere.
 * @param name string "ac-2.bin" stands for "https://depot.example/fw/ac-2.bin" too
 * @option version? string of the firmware in it; its name
 * @option content? string what is signed; made from name and version
 * @option transfer? string how long it takes ("30 s")
 * @option failures? integer how many attempts fail before one succeeds (0)
 * @option fault? file_fault what is wrong with it ("none")
 * @rows FILE_SERVER_FAULT_LIST fault
 */
static int verb_file(lua_State *L)
{
    return script_named(L, "file", make_file);
}

const struct script_verb verbs_file_server[] = {
    {NULL, "file", verb_file},
    {NULL, NULL, NULL},
};
