/* csms201_answers.h - what of answers to commands of 2.0.1 is kept in the records.
 */
#ifndef REFSTACK_CSMS201_ANSWERS_H
#define REFSTACK_CSMS201_ANSWERS_H

#include "refstack/csms/record_answered.h"

extern const struct csms_answer csms201_answers[]; /* ended by a row without action */

#endif
