/* spread.h - a number from a text, for tables that find a text quickly.
 *
 * Different texts nearly always have different numbers; no secret hangs on it, and no order may.
 */
#ifndef REPORTS_SPREAD_H
#define REPORTS_SPREAD_H

#include <stdint.h>

/** The number of @p text, all 64 bits of which count. @source FNV-1a (Fowler, Noll, Vo) */
uint64_t spread(const char *text);

#endif
