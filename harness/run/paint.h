/* paint.h - colours for who reads at a terminal: what failed is red, what passed green, and so is
 * what goes wrong in a story. The words are the same with and without.
 */
#ifndef HARNESS_PAINT_H
#define HARNESS_PAINT_H

#include <stdbool.h>
#include <stdio.h>

/** Is standard output a terminal that shows colours, and does nobody mind (NO_COLOR, TERM=dumb)? */
bool paint_wanted(void);

/** A stream that paints what is written to it line by line and passes it on to @p out: verdicts
 * where they stand alone, in a column or behind "verdict: ", and in a line of a story what is
 * behind the mark of what goes wrong. paint_close() passes on the rest. */
FILE *paint_open(FILE *out);
void paint_close(FILE *painted);

#endif
