/* hex.h - bytes as hexadecimal digits, two a byte, and back. */
#ifndef BASE_HEX_H
#define BASE_HEX_H

#include <stddef.h>

/** Writes @p len bytes in lower-case digits and a NUL behind them; @p out has room for
 * 2 * len + 1. */
void hex_put(const void *bytes, size_t len, char *out);

/** Reads digits of either case into @p bytes, which has @p room.
 * @return how many bytes there are; 0 when @p hex is not hexadecimal, empty or too long */
size_t hex_read(const char *hex, void *bytes, size_t room);

#endif
