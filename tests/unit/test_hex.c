/* title: bytes are written in hexadecimal and read back, and nothing else is read */
#include <criterion/criterion.h>
#include <string.h>

#include "base/hex.h"

Test(hex, bytes_come_back_as_they_were)
{
    unsigned char bytes[256], back[256];
    char text[2 * sizeof(bytes) + 1];

    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (unsigned char)i;
    hex_put(bytes, sizeof(bytes), text);
    cr_expect(strncmp(text, "000102030405060708090a0b", 24) == 0);
    cr_expect(strlen(text) == 512);
    cr_expect(hex_read(text, back, sizeof(back)) == sizeof(back));
    cr_expect(memcmp(bytes, back, sizeof(bytes)) == 0);
}

Test(hex, only_whole_bytes_with_room_are_read)
{
    static const struct {
        const char *text;
        size_t count;
    } rows[] = {{"", 0},
                {"0", 0},
                {"00", 1},
                {"aBCd", 2},
                {"0g", 0},
                {"g0", 0},
                {" 0", 0},
                {"0x", 0},
                {"010203", 0},
                {"@0", 0},
                {"\x10"
                 "0",
                 0},
                {"01 2", 0}};
    unsigned char bytes[2];

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(hex_read(rows[i].text, bytes, sizeof(bytes)) == rows[i].count, "row %zu", i);
}
