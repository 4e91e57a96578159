/* basic_auth.h - the header of HTTP Basic authentication (RFC 7617), as stations log in with it.
 */
#ifndef HARNESS_BASIC_AUTH_H
#define HARNESS_BASIC_AUTH_H

#include <stdbool.h>

/** Reads "Basic base64(user:password)"; NULL (no header) gives NULL for both.
 * @return false when there is a header that cannot be read; then both are NULL. The caller frees
 * them. */
bool basic_auth_read(const char *header, char **user, char **password);

/** The header for @p user (without a colon) and @p password; the caller frees it. */
char *basic_auth_write(const char *user, const char *password);

#endif
