/* title: what became of a promise is told by what came, up to the moment in which it was due */
#include "fixture/tale.h"

PAGES_OF_SUITE(statement_fates);

#define CONTACT       STEP(0, "Pat #1", "contact")
#define TOLD(ms, who) DATA(ms, who, "message", "{\"topic\":\"progress\"}")
#define MADE(ms, topic, rest)                                                                      \
    DATA(ms, "Ann #1", "promise", "{\"promise\":7,\"topic\":\"" topic "\"," rest "}")
#define DUE      "\"due_ms\":3600000"
#define PROMISES "{\"sla\":{\"promises\":\"kept, or renewed before they break\"}}"

/* --- deeds -------------------------------------------------------------------------------------
 */

static const struct tale deeds[] = {
    {"of two deeds the first, of two at once the first", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "resolution", DUE), STEP(AT(62), "Ann #1", "close"),
          STEP(AT(62), "Ann #1", "reopen"), STEP(AT(62), "Ann #1", "close"),
          STEP(AT(70), "Ann #1", "close")),
     PROMISES, NULL},
    {"a deed that was done when it was promised, and told later", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), STEP(AT(1), "Van #1", "on_site")), PROMISES, NULL},
    {"a deed that was done when it was promised, and told before", VERDICT_fail,
     TALE(CONTACT, STEP(AT(1), "Van #1", "on_site"), MADE(AT(1), "arrival", DUE)), PROMISES, NULL},
    {"a deed that is dated later, and told before", VERDICT_pass,
     TALE(CONTACT, STEP(AT(1) + 1, "Van #1", "on_site"), MADE(AT(1), "arrival", DUE)), PROMISES,
     NULL},
    {"a deed that is dated later, and told first of all", VERDICT_pass,
     TALE(STEP(AT(1) + 1, "Van #1", "on_site"), MADE(AT(1), "arrival", DUE)), PROMISES, NULL},
    {"a deed that is due when the story ends", VERDICT_inconc,
     TALE(CONTACT, MADE(AT(1), "resolution", "\"due_ms\":36000000")), PROMISES, NULL},
    {"a deed that is due a moment before the story ends", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "resolution", "\"due_ms\":35999999")), PROMISES, NULL},
    {"a deed that is dated before, and told later", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), STEP(AT(1) - 1, "Van #1", "on_site")), PROMISES,
     NULL},
    {"an arrival of the world when it was promised", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), DATA(AT(1), "Van", "arrives", "{\"ticket\":1}")),
     PROMISES, NULL},
    {"an arrival of the world before it was promised", VERDICT_fail,
     TALE(CONTACT, DATA(AT(1) - 1, "Van", "arrives", "{\"ticket\":1}"),
          MADE(AT(1), "arrival", DUE)),
     PROMISES, NULL},
    {"an arrival for another ticket", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), DATA(AT(2), "Van", "arrives", "{\"ticket\":2}"),
          STEP(AT(3), "Van #1", "on_site")),
     PROMISES, NULL},
    {"an arrival of which nobody knows for which ticket", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), STEP(AT(2), "Van", "arrives")), PROMISES, NULL},
    {"of two arrivals the first", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), DATA(AT(70), "Van", "arrives", "{\"ticket\":1}"),
          DATA(AT(80), "Van", "arrives", "{\"ticket\":1}")),
     PROMISES, NULL},
    {"of two arrivals at once the first", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), DATA(AT(70), "Van", "arrives", "{\"ticket\":1}"),
          DATA(AT(70), "Bus", "arrives", "{\"ticket\":1}")),
     PROMISES, NULL},
};

Test(statement_fates, a_deed_is_the_first_that_comes_after_the_promise)
{
    tales_judged(deeds, COUNT(deeds), "sla");
    page_of_test(PAGE("statement_fates"));
}

static const struct tale needless[] = {
    {"it comes free when somebody is due", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), STEP(AT(60), "Ann #1", "released")), PROMISES,
     NULL},
    {"it comes free a moment later", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), STEP(AT(60) + 1, "Ann #1", "released")), PROMISES,
     NULL},
    {"it charges, and the cable is back", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), STEP(AT(50), "Ann #1", "confirm_charge"),
          STEP(AT(1), "Pat #2", "contact"),
          DATA(AT(2), "Ann #2", "promise", "{\"topic\":\"arrival\"," DUE "}"),
          STEP(AT(50), "Ann #2", "returned")),
     PROMISES, NULL},
    {"it is closed when somebody is due, and the customer knows", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), TOLD(AT(60), "Ann #1"),
          STEP(AT(60), "Ann #1", "close")),
     PROMISES, NULL},
    {"it is closed a moment later", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), TOLD(AT(60), "Ann #1"),
          STEP(AT(60) + 1, "Ann #1", "close")),
     PROMISES, NULL},
    {"it is closed, and the customer hears of it a moment later", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE), STEP(AT(50), "Ann #1", "close"),
          TOLD(AT(50) + 1, "Ann #1")),
     PROMISES, NULL},
    {"it is closed, and the customer had heard of the promise only", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "arrival", DUE),
          DATA(AT(2), "Ann #1", "message", "{\"topic\":\"eta\"," DUE "}"),
          STEP(AT(50), "Ann #1", "close")),
     PROMISES, NULL},
    {"it is closed, and nobody waits", VERDICT_pass,
     TALE(STEP(0, "desk #1", "alarm"), MADE(AT(1), "arrival", DUE),
          STEP(AT(50), "Ann #1", "close")),
     PROMISES, NULL},
};

Test(statement_fates, nobody_need_come_when_it_is_over)
{
    tales_judged(needless, COUNT(needless), "sla");
    page_of_test(PAGE("statement_fates"));
}

#define HELD(who) DATA(0, who, "plug_locked", "{\"connector\":\"CP-1/1\"}")

static const struct tale returns[] = {
    {"its owner unplugs when it is due", VERDICT_pass,
     TALE(HELD("Pat"), CONTACT, MADE(AT(1), "return", DUE), STEP(AT(60), "Pat", "unplugs")),
     PROMISES, NULL},
    {"its owner unplugs a moment later", VERDICT_fail,
     TALE(HELD("Pat"), CONTACT, MADE(AT(1), "return", DUE), STEP(AT(60) + 1, "Pat", "unplugs")),
     PROMISES, NULL},
    {"another unplugs", VERDICT_fail,
     TALE(HELD("Pat"), CONTACT, MADE(AT(1), "return", DUE), STEP(AT(2), "Sam", "unplugs"),
          STEP(AT(3), "Ann #1", "returned")),
     PROMISES, NULL},
    {"it is handed over to its owner", VERDICT_pass,
     TALE(HELD("Pat"), CONTACT, MADE(AT(1), "return", DUE),
          DATA(AT(2), "Van", "hands_over", "{\"driver\":\"Pat\"}")),
     PROMISES, NULL},
    {"no plug was held: the ticket tells", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "return", DUE), STEP(AT(70), "Pat", "unplugs"),
          STEP(AT(60), "Ann #1", "released")),
     PROMISES, NULL},
};

Test(statement_fates, a_cable_is_back_when_its_owner_has_it)
{
    tales_judged(returns, COUNT(returns), "sla");
    page_of_test(PAGE("statement_fates"));
}

static const struct tale words[] = {
    {"the next word of a person", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "call_back", DUE), TOLD(AT(2), "desk #1"),
          STEP(AT(3), "Ann #1", "note"), TOLD(AT(60), "Ann #1"), TOLD(AT(90), "Ann #1")),
     PROMISES, NULL},
    {"a receipt is no word", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "call_back", DUE),
          DATA(AT(2), "Ann #1", "message", "{\"topic\":\"received\"}"), TOLD(AT(70), "Ann #1"),
          TOLD(AT(90), "Ann #1")),
     PROMISES, NULL},
    {"the word that tells of it is not the one", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "call_back", DUE),
          DATA(AT(2), "Ann #1", "message", "{\"topic\":\"call_back\"," DUE "}")),
     PROMISES, NULL},
    {"a word is the very last step", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "call_back", DUE), TOLD(AT(2), "Ann #1")), PROMISES, NULL},
};

Test(statement_fates, a_word_is_the_next_of_a_person)
{
    tales_judged(words, COUNT(words), "sla");
    page_of_test(PAGE("statement_fates"));
}

/* --- prices ------------------------------------------------------------------------------------
 */

#define PRICED(price, rest) MADE(AT(1), "price", "\"price\":\"" price "\"" rest)
#define LINE(invoice, kind, price, tax, from)                                                      \
    "INSERT INTO invoice_line(scenario, invoice, line, station, kind, price, tax_percent, "        \
    "from_ms) VALUES(1,'" invoice "',1,'CP-1','" kind "','" price "','" tax "'," from ");"
#define BILLED(price)                                                                              \
    LINE("A", "energy", price, "21", "7200000")                                                    \
    ACCOUNTS
#define ACCOUNTS                                                                                   \
    "INSERT INTO account VALUES(1,'P','Pat','email'),(1,'S','Sam','email'); INSERT INTO "          \
    "invoice(scenario, invoice, account, kind, issued_ms, currency) VALUES"                        \
    "(1,'A','P','invoice',9000000,'EUR'),(1,'B','S','invoice',9000000,'EUR'),"                     \
    "(1,'C','P','credit_note',9000000,'EUR'),(1,'D','P','invoice',9000000,'CHF'),"                 \
    "(1,'E','P','invoice',9100000,'EUR')"
#define QUOTED TALE(CONTACT, PRICED("0.60 EUR/kWh", ""))

static const struct tale prices[] = {
    {"as it was told", VERDICT_pass, QUOTED, PROMISES, BILLED("0.6")},
    {"with the tax, to the cent", VERDICT_pass, QUOTED, PROMISES, BILLED("0.4959")},
    {"with the tax, rounded up", VERDICT_pass, QUOTED, PROMISES, BILLED("0.492")},
    {"with the tax, a cent less", VERDICT_fail, QUOTED, PROMISES, BILLED("0.491")},
    {"another, and the bill is an event", VERDICT_fail, QUOTED, PROMISES,
     BILLED("1.40") "; INSERT INTO event VALUES(1,3,9000000,0,1,'bill',0,'{\"invoice\":\"A\"}')"},
    {"as it was told to the cent, and no tax", VERDICT_pass, QUOTED, PROMISES,
     LINE("A", "energy", "0.601", "21",
          "7200000") "UPDATE invoice_line SET tax_percent=NULL;" ACCOUNTS},
    {"of a unit that no bill knows, for something that has no kind", VERDICT_inconc,
     TALE(CONTACT, PRICED("1.20 EUR/day", "")), PROMISES,
     LINE("A", "", "1.40", "21", "7200000") ACCOUNTS},
    {"in another currency", VERDICT_fail, QUOTED, PROMISES,
     LINE("D", "energy", "0.60", "21", "7200000") ACCOUNTS},
    {"on the bill of somebody else", VERDICT_inconc, QUOTED, PROMISES,
     LINE("B", "energy", "1.40", "21", "7200000") ACCOUNTS},
    {"on a credit note", VERDICT_inconc, QUOTED, PROMISES,
     LINE("C", "energy", "1.40", "21", "7200000") ACCOUNTS},
    {"of something else", VERDICT_inconc, QUOTED, PROMISES,
     LINE("A", "time", "1.40", "21", "7200000") ACCOUNTS},
    {"on two bills, of which the second is another", VERDICT_fail, QUOTED, PROMISES,
     LINE("A", "energy", "0.60", "21", "7200000") LINE("E", "energy", "0.70", "21", "7200000")
         ACCOUNTS},
    {"on two bills, of which the first is another", VERDICT_fail, QUOTED, PROMISES,
     LINE("A", "energy", "0.70", "21", "7200000") LINE("E", "energy", "0.60", "21", "7200000")
         ACCOUNTS},
    {"of the moment in which it was told", VERDICT_fail, QUOTED, PROMISES,
     LINE("A", "energy", "1.40", "21", "60000") ACCOUNTS},
    {"of a moment before", VERDICT_inconc, QUOTED, PROMISES,
     LINE("A", "energy", "1.40", "21", "59999") ACCOUNTS},
    {"of the moment until which it holds", VERDICT_fail,
     TALE(CONTACT, PRICED("0.60 EUR/kWh", "," DUE)), PROMISES,
     LINE("A", "energy", "1.40", "21", "3600000") ACCOUNTS},
    {"of a moment after", VERDICT_inconc, TALE(CONTACT, PRICED("0.60 EUR/kWh", "," DUE)), PROMISES,
     LINE("A", "energy", "1.40", "21", "3600001") ACCOUNTS},
    {"of the moment in which another is told", VERDICT_pass,
     TALE(CONTACT, PRICED("0.60 EUR/kWh", ""),
          DATA(AT(120), "Ann #1", "promise", "{\"topic\":\"price\",\"price\":\"1.40 EUR/kWh\"}"),
          DATA(AT(130), "Ann #1", "promise", "{\"topic\":\"price\",\"price\":\"2 EUR/kWh\"}")),
     PROMISES, BILLED("1.40")},
    {"of a moment before another is told", VERDICT_fail,
     TALE(CONTACT, PRICED("0.60 EUR/kWh", ""),
          DATA(AT(120) + 1, "Ann #1", "promise",
               "{\"topic\":\"price\",\"price\":\"1.40 EUR/kWh\"}")),
     PROMISES, BILLED("1.40")},
    {"at the station that it is about", VERDICT_fail,
     TALE(CONTACT, PRICED("0.60 EUR/kWh", ",\"about\":\"CP-1\"")), PROMISES, BILLED("1.40")},
    {"at another station", VERDICT_inconc,
     TALE(CONTACT, PRICED("0.60 EUR/kWh", ",\"about\":\"CP-2\"")), PROMISES, BILLED("1.40")},
    {"another, told of another station", VERDICT_fail,
     TALE(CONTACT, PRICED("0.60 EUR/kWh", ",\"about\":\"CP-1\""),
          DATA(AT(2), "Ann #1", "promise",
               "{\"topic\":\"price\",\"price\":\"1.40 EUR/kWh\",\"about\":\"CP-2\"}")),
     PROMISES, BILLED("1.40")},
    {"of an hour, a minute, a session", VERDICT_fail,
     TALE(CONTACT, PRICED("1.20 EUR/h", ""),
          DATA(AT(1), "Ann #1", "promise",
               "{\"topic\":\"price\",\"price\":\"0.10 EUR/min\","
               "\"about\":\"CP-1\"}"),
          DATA(AT(1), "Ann #1", "promise",
               "{\"topic\":\"price\",\"price\":\"5 EUR/session\","
               "\"to\":\"Pat\",\"about\":\"CP-1\"}")),
     PROMISES,
     LINE("A", "time", "1.30", "0", "7200000") LINE("A", "idle", "0.20", "0", "60000")
         LINE("A", "flat", "6", "0", "7200000") ACCOUNTS},
    {"of nothing that is billed", VERDICT_inconc, TALE(CONTACT, PRICED("1.20 EUR/day", "")),
     PROMISES, BILLED("1.40")},
    {"that is none", VERDICT_inconc, TALE(CONTACT, PRICED("cheap", "")), PROMISES, BILLED("1.40")},
    {"that is nearly one", VERDICT_inconc, TALE(CONTACT, PRICED("1.2.3 EUR/kWh", "")), PROMISES,
     BILLED("1.40")},
    {"of a line of which nobody knows when it began", VERDICT_fail, QUOTED, PROMISES,
     LINE("A", "energy", "1.40", "21", "NULL") ACCOUNTS},
};

Test(statement_fates, a_price_holds_for_what_is_charged_from_then_on)
{
    tales_judged(prices, COUNT(prices), "sla");
    page_of_test(PAGE("statement_fates"));
}

/* --- renewals ----------------------------------------------------------------------------------
 */

#define AGAIN(ms, topic, due)                                                                      \
    DATA(ms, "Ann #1", "promise_renewed", "{\"topic\":\"" topic "\",\"due_ms\":" due "}")
#define LATE STEP(AT(80), "Ann #1", "close")

static const struct tale renewals[] = {
    {"when it is due, and told when it is due", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "resolution", DUE), AGAIN(AT(60), "resolution", "5400000"),
          TOLD(AT(60), "Ann #1"), LATE),
     PROMISES, NULL},
    {"a moment later", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "resolution", DUE), AGAIN(AT(60) + 1, "resolution", "5400000"),
          TOLD(AT(60) + 1, "Ann #1"), LATE),
     PROMISES, NULL},
    {"in time, and told a moment later", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "resolution", DUE), AGAIN(AT(50), "resolution", "5400000"),
          TOLD(AT(60) + 1, "Ann #1"), LATE),
     PROMISES, NULL},
    {"in time, and told before", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "resolution", DUE), TOLD(AT(40), "Ann #1"),
          AGAIN(AT(50), "resolution", "5400000"), LATE),
     PROMISES, NULL},
    {"to the same moment: broken once", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "resolution", DUE), AGAIN(AT(50), "resolution", "3600000"),
          DATA(AT(51), "Ann #1", "promise", "{\"promise\":9,\"topic\":\"resolution\"," DUE "}"),
          TOLD(AT(52), "Ann #1"), LATE),
     PROMISES, NULL},
    {"to a moment before", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "resolution", DUE), AGAIN(AT(30), "resolution", "3599999"),
          TOLD(AT(52), "Ann #1"), LATE),
     PROMISES, NULL},
    {"twice, and kept then", VERDICT_pass,
     TALE(CONTACT, MADE(AT(1), "resolution", DUE), AGAIN(AT(30), "resolution", "4000000"),
          TOLD(AT(30), "Ann #1"), AGAIN(AT(31), "resolution", "4800000"), TOLD(AT(31), "Ann #1"),
          LATE),
     PROMISES, NULL},
    {"where nobody waits for a word", VERDICT_pass,
     TALE(STEP(0, "desk #1", "alarm"), MADE(AT(1), "resolution", DUE),
          AGAIN(AT(60), "resolution", "5400000"), LATE),
     PROMISES, NULL},
    {"on another ticket", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "resolution", DUE), STEP(AT(2), "Pat #2", "contact"),
          DATA(AT(3), "Ann #2", "promise_renewed", "{\"topic\":\"resolution\",\"due_ms\":5400000}"),
          TOLD(AT(4), "Ann #1"), TOLD(AT(4), "Ann #2"), LATE, STEP(AT(80), "Ann #2", "close")),
     PROMISES, NULL},
    {"about something else", VERDICT_fail,
     TALE(CONTACT, MADE(AT(1), "resolution", DUE),
          DATA(AT(3), "Ann #1", "promise_renewed",
               "{\"topic\":\"resolution\",\"due_ms\":5400000,\"about\":\"CP-2\"}"),
          TOLD(AT(4), "Ann #1"), LATE),
     PROMISES, NULL},
};

Test(statement_fates, a_promise_is_renewed_when_its_customer_hears_of_it_in_time)
{
    tales_judged(renewals, COUNT(renewals), "sla");
    page_of_test(PAGE("statement_fates"));
}
