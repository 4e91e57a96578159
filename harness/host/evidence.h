/* evidence.h - one play of a run file, copied into a run file of its own that may be shown to
 * strangers.
 *
 * Who the people are is replaced, everywhere and each by one word: tokens ("token-1"), drivers and
 * accounts ("driver-1"), agents and technicians ("staff-1"), and what is written as an e-mail
 * address or a telephone number. What was sent and heard, when, and what was found stays as it is.
 * Keys and passwords are in no run file.
 */
#ifndef HARNESS_EVIDENCE_H
#define HARNESS_EVIDENCE_H

#include <stdbool.h>

/** Copies @p scenario of the run file @p from into @p to, which is made anew. @return false with
 * @p why, which the caller frees */
bool evidence_copy(const char *from, int scenario, const char *to, char **why);

#endif
