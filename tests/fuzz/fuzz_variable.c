/* Any text as the value of any variable of the device model: what is taken is what the data type
 * says.
 *
 * The first byte names the variable, the rest is the value.
 */
/* decoder */
#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tz.h"
#include "station201/model/device_model.h"
#include "station201/model/variable_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void judge(const struct variable_info *info, const char *list, const char *value)
{
    const char *rest = *value ? value : NULL, *at;
    double number;
    int64_t ms;
    size_t len;

    if (info->type == DATA_integer || info->type == DATA_decimal) {
        assert(value_decimal(value, &number) && isfinite(number));
        assert((info->min == 0 && info->max == 0) ||
               (number >= (double)info->min && number <= (double)info->max));
    } else if (info->type == DATA_dateTime) {
        assert(tz_parse_rfc3339(value, &ms));
    } else if (info->type == DATA_boolean) {
        assert(strcmp(value, "true") == 0 || strcmp(value, "false") == 0);
    } else if (info->type != DATA_string) {
        while ((at = list_next(&rest, &len)))
            assert(len > 0 && (!list || list_has(list, at, len)));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct variable_info *info;
    const char *list;
    char *value;

    if (size == 0)
        return 0;
    info = variable_info((enum variable)(data[0] % VARIABLE_COUNT));
    list = info->list && strcmp(info->list, "*") == 0 ? "Voltage,SoC" : info->list;
    value = mem_text_n((const char *)data + 1, size - 1);
    if (value_fits(info, list, value))
        judge(info, list, value);
    free(value);
    return 0;
}
