/* digest.h - MD5, as OCPP 2.0.1 wants it to tell firmware files apart (L03): no secret hangs on it.
 * The digest of a run is another: harness/host/store.h.
 */
#ifndef SIM_DIGEST_H
#define SIM_DIGEST_H

#include <stddef.h>

/** Lower-case hex of the MD5 of @p len bytes. @source RFC 1321 */
void digest_md5(const void *bytes, size_t len, char out[33]);

#endif
