/* Zone rules, zone files, moments: what a rule says is consistent with itself, RFC 3339 that is
 * read is written as the same moment. The first byte says what the rest is. */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tz.h"
#include "host/zone.h"
#include "ocpp/message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define DAY_MS ((int64_t)86400000)

/* Wall time and back again lands on the same wall time, unless the clock skipped it. */
static void check_moment(const struct tz *tz, int64_t ms)
{
    struct tz_local at;
    int64_t back;

    tz_local(tz, ms, &at);
    assert(at.month >= 1 && at.month <= 12 && at.day >= 1 && at.day <= 31);
    assert(at.hour >= 0 && at.hour < 24 && at.minute >= 0 && at.minute < 60);
    assert(at.second >= 0 && at.second < 60 && at.ms >= 0 && at.ms < 1000);
    assert(at.weekday >= 0 && at.weekday < 7 && at.offset_s == tz_offset_s(tz, ms));
    back = tz_utc_ms(tz, at.year, at.month, at.day, at.hour * 3600 + at.minute * 60 + at.second);
    assert(llabs(back + at.ms - ms) <= 4 * DAY_MS); /* a rule may claim odd offsets */
}

static void check_rule(const char *rule)
{
    struct tz tz;

    if (!tz_parse(&tz, rule))
        return;
    for (int i = -40; i < 40; i++)
        check_moment(&tz, 1772818200000 + i * (DAY_MS * 9 + 12345678));
}

static void check_moment_text(const char *text)
{
    int64_t ms, again;
    char out[25];

    if (tz_parse_rfc3339(text, &ms) && ms > -62135596800000 && ms < 253402300799000) {
        tz_rfc3339(ms, out);
        assert(tz_parse_rfc3339(out, &again) && again == ms);
        assert(ocpp_is_datetime(out));
    }
    (void)ocpp_is_datetime(text);
    (void)ocpp_is_uri(text);
}

static void check_file(const uint8_t *data, size_t size)
{
    FILE *in = fmemopen((void *)(uintptr_t)data, size, "rb");
    char rule[64];

    if (in && zone_footer(in, rule))
        check_rule(rule);
    if (in)
        fclose(in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text;

    if (size < 2)
        return 0;
    if (data[0] == 'f') {
        check_file(data + 1, size - 1);
        return 0;
    }
    text = mem_text_n((const char *)data + 1, size - 1);
    if (data[0] == 'r')
        check_rule(text);
    else
        check_moment_text(text);
    free(text);
    return 0;
}
