/* to_come.h - what a story arranged and was over before it came.
 *
 * Whoever writes `from = "18:50"` into a story that begins at 19:00 means tomorrow, perhaps without
 * knowing. A fault that never showed proves nothing about who has to notice it.
 */
#ifndef HARNESS_TO_COME_H
#define HARNESS_TO_COME_H

#include "stage/stage.h"

/** States of each station whose next fault comes after the present moment that this could not be
 * judged. To be asked when the story is over. */
void stage_tell_faults_to_come(const struct stage *st);

#endif
