/* csms16_answers.h - what of answers to commands of 1.6 is kept in the records.
 */
#ifndef REFSTACK_CSMS16_ANSWERS_H
#define REFSTACK_CSMS16_ANSWERS_H

#include "refstack/csms/record_answered.h"

extern const struct csms_answer csms16_answers[]; /* ended by a row without action */

#endif
