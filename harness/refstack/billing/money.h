/* money.h - exact decimals for the reference biller: millionths in 64 bits.
 *
 * The invoice oracle in reports/ has its own arithmetic on purpose; do not share.
 */
#ifndef REFSTACK_MONEY_H
#define REFSTACK_MONEY_H

#include <stdbool.h>
#include <stdint.h>

/** Reads decimal text with at most 6 decimals; false for anything else. */
bool money_parse(const char *text, int64_t *out);

enum money_round { MONEY_HALF_UP, MONEY_HALF_EVEN, MONEY_DOWN };

/** @p a times @p b, both millionths, rounded to @p decimals (0..6). Half up rounds away from zero.
 */
int64_t money_times(int64_t a, int64_t b, int decimals, enum money_round how);

/** Decimal text with as few decimals as hold it, @p at_least of them; @p out has room for 32. */
void money_text(int64_t m, int at_least, char out[32]);

#endif
