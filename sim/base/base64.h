/* base64.h - base64 as in RFC 4648, section 4, with padding and without line breaks.
 */
#ifndef SIM_BASE64_H
#define SIM_BASE64_H

#include <stddef.h>

/** The bytes as text on one line, with padding; the caller frees it. */
char *base64_text(const void *bytes, size_t len);

#endif
