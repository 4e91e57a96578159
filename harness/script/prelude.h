/* prelude.h - the Lua files of harness/prelude/, put into the program when it is built.
 *
 * They are sugar in the language of the scenarios itself, run before a scenario's first line. The
 * order is that of CMakeLists.txt; a global that begins with _ is seen by the files behind it only.
 */
#ifndef HARNESS_PRELUDE_H
#define HARNESS_PRELUDE_H

/* What the names of its chunks begin with; a scenario's begins with @. */
#define PRELUDE_CHUNK "=prelude/"

#include <stddef.h>

struct script_prelude;

struct prelude_part {
    const char *chunk, *text;
};

/** All of them, in order; NULL behind the last. */
extern const struct prelude_part prelude_parts[];

/** What part @p i was compiled to (script.h, script_prelude_new()), *@p len bytes, borrowed. */
const char *prelude_compiled(const struct script_prelude *prelude, size_t i, size_t *len);

#endif
