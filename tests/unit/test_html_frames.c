/* title: the drawing of messages ties answers to calls, and says what it leaves out */
#include "fixture/tale.h"

#define PATRIARCH "A station with a name of more than thirty letters"

/* What stands in @p page from @p first up to @p behind; the caller frees it. */
static char *between(const char *page, const char *first, const char *behind)
{
    const char *from = strstr(page, first), *to = from ? strstr(from + 1, behind) : NULL;

    cr_assert(from && to, "\"%s\" up to \"%s\" in %s", first, behind, page);
    return mem_text_n(from, (size_t)(to - from));
}

static size_t count_of(const char *text, const char *words)
{
    size_t n = 0;

    for (; (text = strstr(text, words)); text++)
        n++;
    return n;
}

/* --- messages ----------------------------------------------------------------------------------
 */

struct line {
    int64_t ms;
    const char *station, *dir, *text;
};

static void tell_lines(struct maker *m, const struct line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        maker_frame(m, lines[i].ms, lines[i].station, lines[i].dir, lines[i].text);
}

#define NOW       "1970-01-01T00:00:00Z"
#define BEAT(id)  "[2,\"" id "\",\"Heartbeat\",{}]"
#define BEATS(id) "[3,\"" id "\",{\"currentTime\":\"" NOW "\"}]"
#define RESET(id) "[2,\"" id "\",\"Reset\",{\"type\":\"Soft\"}]"
#define DONE(id)  "[3,\"" id "\",{\"status\":\"Accepted\"}]"
#define VALUES(id)                                                                                 \
    "[2,\"" id "\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"" NOW       \
    "\",\"sampledValue\":[{\"value\":\"1\"}]}]}]"

/* Each answer is that of the last CALL with its id that went the other way on its connection. */
static const struct line answers[] = {
    {1, "CP-1", "out", BEAT("x")},
    {2, "CP-2", "out", "[2,\"x\",\"Authorize\",{\"idTag\":\"04A1\"}]"},
    {3, "CP-1", "in", RESET("x")},
    {4, "CP-1", "in", BEATS("x")},
    {5, "CP-1", "out", DONE("x")},
    {6, "CP-2", "in", "[3,\"x\",{\"idTagInfo\":{\"status\":\"Invalid\"}}]"},
    {7, "CP-2", "in", DONE("x")},
    {8, "CP-2", "out", RESET("x")},
    {9, "CP-2", "in", DONE("y")},
    {10, "CP-2", "in", "[4,\"x\",\"NotSupported\",\"\",{}]"},
    {11, "CP-2", "out", "[5,\"x\",\"GenericError\",\"\",{}]"},
    {12, "CP-2", "out", "[7,\"x\",{}]"},
    {13, "CP-2", "out", "[2,\"z\"]"},
    {14, "CP-2", "out", "[3,7,{}]"},
    {15, "CP-2", "in", "[2,\"u\",\"NoSuchAction\",{\"a\":1}]"},
};

/* What repeats the exchange before it is counted; what is another is drawn. */
static const struct line repeats[] = {
    {1, "CP-1", "out", BEAT("1")},
    {2, "CP-1", "in", BEATS("1")},
    {3, "CP-1", "out", VALUES("2")},
    {4, "CP-1", "in", "[3,\"2\",{}]"},
    {5, "CP-1", "out", BEAT("3")},
    {6, "CP-1", "in", BEATS("3")},
    {7, "CP-1", "in", RESET("4")},
    {8, "CP-1", "out", DONE("4")},
    {9, "CP-2", "in", RESET("4")},
    {10, "CP-2", "out", DONE("4")},
    {11, "CP-2", "in", RESET("5")},
    {12, "CP-2", "out", "[3,\"5\",{\"status\":\"Rejected\"}]"},
    {13, "CP-2", "in", "[2,\"6\",\"Reset\",{\"type\":\"Hard\"}]"},
    {14, "CP-2", "out", "[3,\"6\",{\"status\":\"Rejected\"}]"},
    {15, "CP-2", "in", "[2,\"7\",\"Reset\",{\"type\":\"Hard\"}]"},
    {16, "CP-2", "out", "[3,\"7\",{\"status\":\"Rejected\"}]"},
    {17, "CP-2", "out", "[3,\"7\",{\"status\":\"Rejected\"}]"},
    {18, "CP-2", "in", "[2,\"8\",\"Reset\",{}]"},
    {19, "CP-2", "out", "[3,\"8\",{\"status\":\"Never\"}]"},
    {20, "CP-2", "in", "[2,\"9\",\"Reset\",{}]"},
    {21, "CP-2", "out", "[3,\"9\",{\"status\":\"Never\"}]"},
    {22, "CP-2", "in", "[3,\"10\",{}]"},
    {23, "CP-2", "in", "[3,\"11\",{}]"},
    {24, "CP-2", "in", "[3,\"12\",{}]"},
    {25, "CP-2", "in", "[3,\"13\",{}]"},
    {26, "CP-1", "out", "[2,\"14\",\"ClearCache\",{}]"},
    {27, "CP-1", "out", "[2,\"15\",\"ClearCache\",{}]"},
    {28, "CP-1", "in", DONE("14")},
    {29, "CP-1", "in", DONE("15")},
    {30, "CP-1", "in", RESET("16")},
    {31, "CP-1", "out", DONE("16")},
    {32, "CP-1", "in", RESET("17")},
    {33, "CP-1", "out", DONE("17")},
    {34, "CP-2", "in", RESET("18")},
    {35, "CP-2", "out", DONE("nobodys")},
    {36, "CP-2", "in", RESET("19")},
    {37, "CP-2", "out", DONE("nobodys")},
};

Test(html_frames, answers_are_held_against_what_they_answer)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    tell_lines(&m, answers, COUNT(answers));
    page = page_written(&m, "html");
    page_expect(between(page, "<svg class=\"frames\"", "</svg>"), PAGE("frames_answers.html"));
    free(page);
    maker_fini(&m);
}

Test(html_frames, exchanges_that_repeat_themselves_are_counted)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    tell_lines(&m, repeats, COUNT(repeats));
    page = page_written(&m, "html");
    page_expect(between(page, "<svg class=\"frames\"", "</svg>"), PAGE("frames_repeats.html"));
    free(page);
    maker_fini(&m);
}

/* CP-1 speaks 1.6 until it connects anew; CP-2 says nothing of what it speaks. */
Test(html_frames, each_message_is_read_in_the_version_of_its_connection)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    maker_event(&m, 0, "CP-1", "connected", "{\"protocol\":\"ocpp1.6\"}");
    maker_event(&m, 0, "CP-3", "connected", "{\"protocol\":\"ocpp2.0.1\"}");
    maker_frame(&m, 1, "CP-1", "in", RESET("1"));
    maker_frame(&m, 2, "CP-2", "in", RESET("2"));
    maker_frame(&m, 3, "CP-3", "in", RESET("3"));
    maker_event(&m, 4, "CP-1", "connected", "{\"protocol\":\"ocpp2.0.1\"}");
    maker_frame(&m, 5, "CP-1", "in", RESET("4"));
    maker_frame(&m, 6, "CP-1", "in", "[2,\"5\",\"Reset\",{\"type\":\"Immediate\"}]");
    maker_event(&m, 7, "CP-1", "connected", "{\"protocol\":\"ocpp7\"}");
    maker_frame(&m, 8, "CP-1", "in", RESET("6"));
    page = page_written(&m, "html");
    page_expect(between(page, "<h3>OCPP messages", "<p class=\"up\">"),
                PAGE("frames_versions.html"));
    free(page);
    maker_fini(&m);
}

#define TEN(text) text text text text text text text text text text
#define LONG_FRAME                                                                                 \
    "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"a\",\"data\":\"" TEN(                               \
        TEN("eighteen letters. ")) "\",\"messageId\":\"" TEN("m") "\"}]"

/* Long names, long payloads, objects in objects, lists. */
Test(html_frames, what_is_too_long_for_the_drawing_is_cut)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    maker_frame(&m, 1, PATRIARCH, "out", LONG_FRAME);
    maker_frame(&m, 2, PATRIARCH, "out",
                "[2,\"2\",\"StatusNotification\",{\"a\":{\"b\":{\"c\":1},\"d\":[1],\"e\":true,"
                "\"f\":\"g\"},\"h\":[\"i\"],\"j\":1.5,\"k\":null,\"l\":\"m\"}]");
    maker_frame(&m, 3, PATRIARCH, "out",
                "[2,\"3\",\"AnActionWithANameThatIsLongerThanFortyLettersOfTheAlphabet\",{\"a\":"
                "\"0123456789\"}]");
    maker_frame(&m, 4, PATRIARCH, "in",
                "[4,\"3\",\"AnErrorCodeThatIsLongerThanFortyLettersOfTheAlphabet\",\"\",{}]");
    page = page_written(&m, "html");
    page_expect(between(page, "<svg class=\"frames\"", "<p class=\"up\">"),
                PAGE("frames_long.html"));
    free(page);
    maker_fini(&m);
}

/* Three columns leave little room for what is in a message, twelve letters at least. */
Test(html_frames, where_stations_stand_close_payloads_are_cut)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    for (int n = 1; n <= 3; n++) {
        char name[8];

        snprintf(name, sizeof(name), "CP-%d", n);
        maker_frame(&m, n, name, "out",
                    "[2,\"1\",\"ThirtyLettersAndThen\",{\"a\":\"0123456789"
                    "0123456789\"}]");
        maker_frame(&m, n, name, "out",
                    "[2,\"2\",\"ThirtyLettersAndThenSomeMore\",{\"a\":\"0123"
                    "4567890123456789\"}]");
        maker_frame(&m, n, name, "out",
                    "[2,\"3\",\"TwentySixLettersAndThenOne\",{\"a\":\"012345"
                    "67890123456789\"}]");
    }
    page = page_written(&m, "html");
    page_expect(between(page, "<svg class=\"frames\"", "</svg>"), PAGE("frames_close.html"));
    free(page);
    maker_fini(&m);
}

/* Six stations have a column; a message without a text or a direction, and beyond 160, has no row;
 * 4000 are read. */
Test(html_frames, messages_that_are_not_drawn_are_counted)
{
    static const struct {
        const char *sql;
        int drawn, left_out;
    } rows[] = {
        {"", 7, 0},
        {"UPDATE frame SET actor=seq", 6, 1},
        {"UPDATE frame SET text=NULL WHERE seq=1", 6, 1},
        {"UPDATE frame SET dir=NULL WHERE seq<3", 5, 2},
        {"WITH RECURSIVE n(i) AS (SELECT 101 UNION ALL SELECT i+1 FROM n WHERE i<4093) INSERT INTO "
         "frame SELECT 1, i, 1, 'out', '[2,\"a\",\"Heartbeat\",{}]' FROM n; INSERT INTO event "
         "SELECT 1, seq, 0, 0, 1, 'frame', 0, '{}' FROM frame WHERE seq>100",
         160, 3840},
        {"WITH RECURSIVE n(i) AS (SELECT 101 UNION ALL SELECT i+1 FROM n WHERE i<4096) INSERT INTO "
         "frame SELECT 1, i, 1, 'out', '[2,\"a\",\"Heartbeat\",{}]' FROM n; INSERT INTO event "
         "SELECT 1, seq, 0, 0, 1, 'frame', 0, '{}' FROM frame WHERE seq>100",
         160, 3843},
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        char *words = mem_printf("<p class=\"quiet\">%d further messages", rows[i].left_out);
        struct maker m;
        char *page;

        maker_init(&m, "{}");
        for (int k = 1; k <= 7; k++)
            maker_frame(&m, k, "CP-1", "out", "[2,\"a\",\"Heartbeat\",{}]");
        maker_sql(&m, "%s;", rows[i].sql);
        page = page_written(&m, "html");
        cr_expect(count_of(page, "class=\"tip\"") == (size_t)rows[i].drawn, "row %zu: %zu", i,
                  count_of(page, "class=\"tip\""));
        cr_expect(count_of(page, words) == (rows[i].left_out > 0), "row %zu", i);
        cr_expect(count_of(page, "further messages") == (rows[i].left_out > 0), "row %zu", i);
        free(words);
        free(page);
        maker_fini(&m);
    }
}
