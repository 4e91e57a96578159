/* title: figures in the words of a bill are found, and only those that contradict it */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "invoice/line_text.h"

/* 14.721 kWh x 0.4537 EUR = 6.68 EUR; of an idle line 25 min, of another 1.5 h. */
static const struct line_text_figure figures[] = {
    {LINE_TEXT_money, {668, 2, true}},    {LINE_TEXT_money, {4537, 4, true}},
    {LINE_TEXT_energy, {14721, 3, true}}, {LINE_TEXT_minutes, {25, 0, true}},
    {LINE_TEXT_money, {123456, 2, true}}, {LINE_TEXT_hours, {15, 1, true}},
};

static const struct {
    const char *text;
    bool timed;
    const char *wrong; /* "": nothing */
} rows[] = {
    {"Energy at NL-EXA-0001/1, 2026-03-06 18:30 to 19:50: 14.721 kWh x 0.4537 EUR = 6.68 EUR",
     false, ""},
    {"14.721 kWh x 0.4537 EUR = 9.99 EUR", false, "9.99 EUR"},
    {"14.721 kWh x 0.5537 EUR = 6.68 EUR", false, "0.5537 EUR"},
    {"13.721 kWh x 0.4537 EUR = 6.68 EUR", false, "13.721 kWh"},
    {"Energie 14,721 kWh zu 0,4537 EUR", false, ""},
    {"Energie 14,7 kWh: € 6,68", false, ""},
    {"Energie 14,6 kWh", false, "14,6 kWh"},
    {"14721 Wh", false, ""},
    {"14722 Wh", false, "14722 Wh"},
    {"€6.68", false, ""},
    {"6.68€", false, ""},
    {"€ 7.68", false, "€ 7.68"},
    {"EUR 6.68", false, ""},
    {"EUR 7.68", false, "EUR 7.68"},
    {"Credit: -6.68 EUR", false, ""},
    {"Credit: -7.68 EUR", false, "7.68 EUR"},
    {"6.68 USD", false, "6.68 USD"},
    {"in all 1,234.56 EUR", false, ""},
    {"in all 1.234,56 EUR", false, ""},
    {"in all 1'234.56 EUR", false, ""},
    {"in all 1,334.56 EUR", false, "1,334.56 EUR"},
    {"7 EUR", false, ""}, /* rounded as far as it is written */
    {"8 EUR", false, "8 EUR"},
    {"25 min", true, ""},
    {"26 min", true, "26 min"},
    {"the first 15 min are free", false, ""}, /* of no line of time */
    {"INV-00017, card 04A1B2C3D4, bay 7, 99.5 %, 3 days, tel. 030 1234567", false, ""},
    {"", false, ""},
    {"99999999999999999999999 EUR", false, "99999999999999999999999 EUR"},
    /* every unit has its words, and their case does not matter */
    {"0.42 h", true, "0.42 h"},
    {"25 minutes", true, ""},
    {"25 MIN", true, ""},
    {"24 minutes", true, "24 minutes"},
    {"25 hours", true, "25 hours"},
    {"1.5 hours", true, ""},
    {"1.5 h", true, ""},
    {"1,5 HOURS", true, ""},
    {"2.5 h", true, "2.5 h"},
    {"1.5 min", true, "1.5 min"}, /* that many hours */
    {"14.721 KWH", false, ""},
    {"24 minutes", false, ""},
    /* money by sign or code, before or behind, of the bill or of its tariff only */
    {"$6.68", false, "$6.68"},
    {"6.68 $", false, "6.68 $"},
    {"6.68 GBP", false, "6.68 GBP"},
    {"\u00a3 6.68", false, "\u00a3 6.68"},
    {"6.68 kr", false, ""},
    {"7.68 kr", false, "7.68 kr"},
    {"NOK 6.68", false, "NOK 6.68"},
    {"6.68 eur", false, ""},
    {"6.68 EURO", false, ""},
    {"7.68 EURO", false, ""},
    {"6.68\u00a0EUR", false, ""},
    {"7.68\u00a0EUR", false, "7.68\u00a0EUR"},
    {"6.68  USD", false, ""},
    /* cut off, or rounded to the even digit */
    {"14.72 kWh", false, ""},
    {"14.73 kWh", false, "14.73 kWh"},
    {"0.45 EUR", false, ""},
    {"0.454 EUR", false, ""},
    {"0.453 EUR", false, ""},
    {"0.455 EUR", false, "0.455 EUR"},
    /* parts of dates, times, names and fractions */
    {"at 7:68 EUR", false, ""},
    {"7.68-EUR", false, ""},
    {"7-EUR", false, ""},
    {"1/7 EUR", false, ""},
    {"7/1 EUR", false, ""},
    {"7/x EUR", false, ""},
    {"#7 EUR", false, ""},
    {"no_7 EUR", false, ""},
    {"A7 EUR", false, ""},
    {"1.2.3 EUR", false, "1.2.3 EUR"},
    {"-7 EUR", false, ""},
    {" -8 EUR", false, "8 EUR"},
    {"x-8 EUR", false, ""},
    {"8, EUR", false, ""},
    {"6.68 EUR and 7.68 EUR", false, "7.68 EUR"},
    {"999999999999999999 EUR", false, "999999999999999999 EUR"},
};

Test(line_text, only_a_figure_with_a_unit_can_contradict)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct line_text t = {.text = rows[i].text,
                              .currency = "EUR",
                              .tariff_currency = "EUR",
                              .figures = figures,
                              .count = sizeof(figures) / sizeof(figures[0]),
                              .timed = rows[i].timed};
        char *wrong = line_text_contradiction(&t);

        cr_expect(strcmp(wrong ? wrong : "", rows[i].wrong) == 0, "row %zu: %s: %s", i,
                  rows[i].text, wrong ? wrong : "nothing");
        free(wrong);
    }
}
