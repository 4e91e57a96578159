/* basic_auth.h - the header of HTTP Basic authentication (RFC 7617), as stations log in with it.
 *
 * A password is a row of bytes, not text: the AuthorizationKey of OCPP 1.6 is 16 to 20 of any kind,
 * NUL among them.
 */
#ifndef HARNESS_BASIC_AUTH_H
#define HARNESS_BASIC_AUTH_H

#include <stdbool.h>
#include <stddef.h>

struct basic_auth {
    char *user;     /* NULL: there was no header */
    char *password; /* NULL when the user is NULL; a NUL stands behind it */
    size_t password_len;
};

/** Reads "Basic base64(user:password)", divided at the first colon; @p header may be NULL.
 * @return false when there is a header that cannot be read; then @p auth is empty. */
bool basic_auth_read(const char *header, struct basic_auth *auth);
/** Frees what was read. */
void basic_auth_fini(struct basic_auth *auth);

/** The header for @p user (without a colon) and @p len bytes of @p password (NULL: none); the
 * caller frees it. */
char *basic_auth_write(const char *user, const char *password, size_t len);

#endif
