/* misbehave.h - documents as a biller writes them who misbehaves: what the mutants of mutant.def
 * make of an honest one after it was written.
 */
#ifndef REFSTACK_MISBEHAVE_H
#define REFSTACK_MISBEHAVE_H

#include "refstack/billing/billing.h"

/** Spoils document @p number as the running mutant does, if any does. */
void billing_misbehave(struct billing *b, int64_t number);

#endif
