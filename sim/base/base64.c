#include "base/base64.h"

#include "base/mem.h"

char *base64_text(const void *bytes, size_t len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *in = bytes;
    char *text = mem_new((len + 2) / 3 * 4 + 1), *out = text;

    for (size_t i = 0; i < len; i += 3) {
        unsigned second = i + 1 < len ? in[i + 1] : 0, third = i + 2 < len ? in[i + 2] : 0;
        unsigned all = (unsigned)in[i] << 16 | second << 8 | third;
        *out++ = digits[all >> 18];
        *out++ = digits[all >> 12 & 63];
        *out++ = '=';
        *out++ = '=';
        if (i + 1 < len)
            out[-2] = digits[all >> 6 & 63];
        if (i + 2 < len)
            out[-1] = digits[all & 63];
    }
    *out = '\0';
    return text;
}
