#include "base/hex.h"

#include <string.h>

static const char digits[] = "0123456789abcdef";

void hex_put(const void *bytes, size_t len, char *out)
{
    const unsigned char *from = bytes;

    for (size_t i = 0; i < len; i++) {
        *out++ = digits[from[i] >> 4];
        *out++ = digits[from[i] & 15];
    }
    *out = '\0';
}

static int digit_of(char c)
{
    const char *at = c ? strchr(digits, c | 0x20) : NULL;

    return at && (c > '9' ? c >= 'A' : c >= '0') ? (int)(at - digits) : -1;
}

size_t hex_read(const char *hex, void *bytes, size_t room)
{
    unsigned char *to = bytes;
    size_t n = strlen(hex) / 2;

    if (strlen(hex) % 2 || n > room)
        return 0;
    for (size_t i = 0; i < n; i++) {
        int high = digit_of(hex[2 * i]), low = digit_of(hex[2 * i + 1]);

        if (high < 0 || low < 0)
            return 0;
        to[i] = (unsigned char)(high << 4 | low);
    }
    return n;
}
