/* descriptors.h - how many files and sockets this process may have open, asked before it needs
 * them: who finds out in the middle of a story blames the wrong one.
 */
#ifndef HARNESS_DESCRIPTORS_H
#define HARNESS_DESCRIPTORS_H

#include <stdbool.h>
#include <stddef.h>

/* Files, loops, listeners, the run file and its journal: what a run or a server has open besides
 * the connections of stations. */
enum { DESCRIPTORS_ALWAYS = 64 };

/** May @p more descriptors be opened, besides what is open now? The soft limit is raised as far as
 * the hard one lets it. @return false with @p why, a sentence that begins with @p what needs them
 * and that the caller frees */
bool descriptors_allow(const char *what, size_t more, char **why);

#endif
