/* title: the register of a meter is read in its unit, and nothing else is taken for it */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "facts/register.h"
#include "facts/stamp.h"

struct row {
    const char *sample;
    const char *wh; /* NULL: it is no reading of the register */
};

static void expect_row(size_t i, const struct row *row)
{
    cJSON *sample = cJSON_Parse(row->sample);
    struct decimal wh = decimal_parse(NULL);
    bool read = register_read(sample, &wh);
    char text[32];

    cr_assert(sample != NULL, "row %zu is no JSON", i);
    cr_expect(read == (row->wh != NULL), "row %zu: %s", i, row->sample);
    if (read && row->wh)
        cr_expect(strcmp(decimal_text(wh, 0, text), row->wh) == 0, "row %zu: %s", i, text);
    cJSON_Delete(sample);
}

Test(registers, are_read_in_watt_hours_whatever_their_unit)
{
    static const struct row rows[] = {
        /* 1.6: text, Wh where nothing is said */
        {"{\"value\":\"1234\"}", "1234"},
        {"{\"value\":\"1234\",\"unit\":\"Wh\"}", "1234"},
        {"{\"value\":\"1234\",\"unit\":\"kWh\"}", "1234000"},
        {"{\"value\":\"1.2345\",\"unit\":\"kWh\"}", "1234.5"},
        {"{\"value\":\"1.23\",\"unit\":\"kWh\"}", "1230"},
        {"{\"value\":\"0.5\"}", "0.5"},
        /* 2.x: numbers, a unit with a power of ten */
        {"{\"value\":1234}", "1234"},
        {"{\"value\":1234.5678}", "1234.568"},
        {"{\"value\":1234.25,\"unitOfMeasure\":{\"unit\":\"kWh\"}}", "1234250"},
        {"{\"value\":12,\"unitOfMeasure\":{\"multiplier\":2}}", "1200"},
        {"{\"value\":12,\"unitOfMeasure\":{\"unit\":\"kWh\",\"multiplier\":-1}}", "1200"},
        {"{\"value\":12345,\"unitOfMeasure\":{\"unit\":\"Wh\",\"multiplier\":-3}}", "12.345"},
        {"{\"value\":5,\"unitOfMeasure\":{\"unit\":\"Wh\",\"multiplier\":9}}", "5000000000"},
        {"{\"value\":5,\"unitOfMeasure\":{\"unit\":\"Wh\",\"multiplier\":-9}}", "0.000000005"},
        {"{\"value\":2,\"unit\":\"kWh\",\"unitOfMeasure\":{\"unit\":\"Wh\"}}", "2"},
        /* what a register is, said in words */
        {"{\"value\":7,\"measurand\":\"Energy.Active.Import.Register\"}", "7"},
        {"{\"value\":7,\"location\":\"Outlet\"}", "7"},
        {"{\"value\":\"7\",\"format\":\"Raw\"}", "7"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        expect_row(i, &rows[i]);
}

Test(registers, are_not_what_other_samples_say)
{
    static const struct row rows[] = {
        {"{\"value\":7,\"measurand\":\"Energy.Active.Export.Register\"}", NULL},
        {"{\"value\":7,\"measurand\":\"Power.Active.Import\"}", NULL},
        {"{\"value\":7,\"location\":\"Inlet\"}", NULL},
        {"{\"value\":\"7\",\"format\":\"SignedData\"}", NULL},
        {"{\"value\":7,\"phase\":\"L1\"}", NULL},
        {"{\"value\":7,\"unit\":\"W\"}", NULL},
        {"{\"value\":7,\"unitOfMeasure\":{\"unit\":\"W\"}}", NULL},
        {"{\"value\":7,\"unitOfMeasure\":{\"multiplier\":10}}", NULL},
        {"{\"value\":7,\"unitOfMeasure\":{\"multiplier\":-10}}", NULL},
        {"{\"value\":7,\"unitOfMeasure\":{\"unit\":\"kWh\",\"multiplier\":7}}", NULL},
        {"{\"value\":\"seven\"}", NULL},
        {"{\"value\":true}", NULL},
        {"{\"value\":1e300}", NULL},
        {"{}", NULL},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        expect_row(i, &rows[i]);
}

struct heard {
    char text[200];
};

static void hear(void *ctx, const struct reading *r)
{
    struct heard *heard = ctx;
    size_t n = strlen(heard->text);
    char wh[32];

    if (r->at_ms == STAMP_NONE)
        snprintf(heard->text + n, sizeof(heard->text) - n, "? %s %s\n", decimal_text(r->wh, 0, wh),
                 r->context);
    else
        snprintf(heard->text + n, sizeof(heard->text) - n, "%lld %s %s\n", (long long)r->at_ms,
                 decimal_text(r->wh, 0, wh), r->context);
}

Test(registers, of_many_values_come_in_order_with_moment_and_occasion)
{
    cJSON *values =
        cJSON_Parse("[{\"timestamp\":\"1970-01-01T00:00:01Z\",\"sampledValue\":["
                    "{\"value\":\"5\",\"measurand\":\"Voltage\"},"
                    "{\"value\":\"6\",\"context\":\"Transaction.Begin\"}]},"
                    "{\"timestamp\":\"1970-01-01T00:00:02Z\",\"sampledValue\":[{\"value\":\"7\"},"
                    "{\"value\":\"none\"},{\"value\":\"8\",\"context\":\"\"}]},"
                    "{\"sampledValue\":[{\"value\":\"9\",\"context\":\"Transaction.End\"}]},{}]");
    struct heard heard = {""};

    register_each(values, hear, &heard);
    cr_expect(strcmp(heard.text, "1000 6 Transaction.Begin\n2000 7 Sample.Periodic\n"
                                 "2000 8 Sample.Periodic\n? 9 Transaction.End\n") == 0,
              "%s", heard.text);
    heard.text[0] = '\0';
    register_each(NULL, hear, &heard);
    cr_expect(heard.text[0] == '\0');
    cJSON_Delete(values);
}
