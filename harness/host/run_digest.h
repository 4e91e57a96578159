/* run_digest.h - what two runs of one seed must agree in, as one number.
 *
 * It stands in the run file, so that a file whose bytes have changed since is known by it.
 */
#ifndef HARNESS_RUN_DIGEST_H
#define HARNESS_RUN_DIGEST_H

#include <sqlite3.h>

/** SHA-256 over every table of the run file @p db but run, finding and score, without the columns
 * wall_us, as 64 hex digits; the caller frees it. */
char *run_digest(sqlite3 *db);

#endif
