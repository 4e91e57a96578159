/* mutant.h - names of the deliberate misbehaviours of the embedded stack (table: mutant.def). */
#ifndef SIM_MUTANT_H
#define SIM_MUTANT_H

#define MUTANT(name, part, sentence, rule) MUTANT_##name,
enum mutant {
    MUTANT_none,
#include "log/mutant.def"
    MUTANT_COUNT
};
#undef MUTANT

struct mutant_info {
    const char *name; /* with underscores; people may type hyphens */
    const char *part;
    const char *sentence;
    const char *rule;
};

/** Facts of @p m, which is not MUTANT_none. */
const struct mutant_info *mutant_info(enum mutant m);
/** The mutant typed @p name; MUTANT_COUNT when there is none. */
enum mutant mutant_of(const char *name);

#endif
