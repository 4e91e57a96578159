/* title: who took part, which token was whose when, and what an event says in words */
#include <limits.h>
#include <time.h>

#include "facts/call_tally.h"
#include "facts/cast.h"
#include "facts/duration.h"
#include "facts/field.h"
#include "facts/sentence.h"
#include "facts/service_hours.h"
#include "facts/story.h"
#include "facts/token_book.h"
#include "fixture/runfile_maker.h"

#define MIN 60000LL
#define DAY 86400000LL

static struct runfile *opened(struct maker *m)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(m->path, false, &why);

    cr_assert(rf != NULL, "%s", why);
    return rf;
}

Test(facts, actors_are_called_by_their_numbers)
{
    struct maker m;
    struct runfile *rf;
    struct cast cast;

    maker_init(&m, "{}");
    maker_sql(
        &m,
        "INSERT INTO actor VALUES(1,0,'x','nobody','{}'),(1,1,'station','CP-1','{}'),"
        "(1,7,'connector','CP-1/2','{}'),(1,7,'station','later','{}'),"
        "(1,9,'site','CP-1','{}'),(1,1000000,'driver','Pat','{}'),(1,1000001,'driver','Sam','{}'),"
        "(2,3,'driver','of another story','{}')");
    rf = opened(&m);
    cast_init(&cast, rf, 1);
    cr_expect(strcmp(cast_name(&cast, 1), "CP-1") == 0);
    cr_expect(strcmp(cast_kind(&cast, 1), "station") == 0);
    cr_expect(strcmp(cast_name(&cast, 7), "CP-1/2") == 0, "the first has the number");
    cr_expect(strcmp(cast_kind(&cast, 7), "connector") == 0);
    cr_expect(strcmp(cast_name(&cast, 1000000), "Pat") == 0);
    cr_expect(strcmp(cast_name(&cast, 1000001), "?") == 0, "no log has so many");
    cr_expect(strcmp(cast_name(&cast, 0), "?") == 0 && strcmp(cast_name(&cast, -1), "?") == 0);
    cr_expect(strcmp(cast_name(&cast, 3), "?") == 0 && *cast_kind(&cast, 3) == '\0');
    cr_expect(cast_is(&cast, 1, "CP-1") && cast_is(&cast, 7, "CP-1"));
    cr_expect(false == (cast_is(&cast, 1, "CP-11") || cast_is(&cast, 1, "CP")));
    cr_expect(cast_called(&cast, "CP-1") == 1, "not the site that is called the same");
    cr_expect(cast_called(&cast, "Pat") == 1000000);
    cr_expect(cast_called(&cast, "Sam") == 0 && cast_called(&cast, "?") == 0);
    cast_fini(&cast);
    runfile_close(rf);
    maker_fini(&m);
}

Test(facts, a_duration_is_told_in_the_largest_units_that_matter)
{
    static const struct {
        int64_t ms;
        const char *words;
    } rows[] = {
        {0, "0 s"},
        {1, "1 ms"},
        {999, "999 ms"},
        {1000, "1 s"},
        {1999, "1 s"},
        {119999, "119 s"},
        {120000, "2 min"},
        {3599999, "59 min"},
        {3600000, "1 h 00 min"},
        {2 * 3600000 + 61 * 60000, "3 h 01 min"},
        {86399999, "23 h 59 min"},
        {86400000, "1 d 00 h"},
        {3 * DAY + 25 * 60 * MIN + 30 * MIN, "4 d 01 h"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char words[32];

        duration_words(rows[i].ms, words);
        cr_expect(strcmp(words, rows[i].words) == 0, "row %zu: %s", i, words);
    }
}

Test(facts, what_is_left_of_a_moment_is_never_below_zero)
{
    cr_expect(duration_rest(0, 7) == 0 && duration_rest(6, 7) == 6 && duration_rest(7, 7) == 0);
    cr_expect(duration_rest(-1, 7) == 6 && duration_rest(-7, 7) == 0 && duration_rest(-8, 7) == 6);
}

Test(facts, the_minute_is_that_of_the_local_day)
{
    struct runfile *rf;
    struct maker m;

    maker_init(&m, "{}");
    maker_sql(&m, "UPDATE zone SET offset_s=3600");
    rf = opened(&m);
    cr_expect(runfile_minute(rf, 1, 0) == 60);
    cr_expect(runfile_minute(rf, 1, 59999) == 60 && runfile_minute(rf, 1, 60000) == 61);
    cr_expect(runfile_minute(rf, 1, 23 * 60 * MIN - 1) == 1439);
    cr_expect(runfile_minute(rf, 1, 23 * 60 * MIN) == 0);
    cr_expect(runfile_minute(rf, 1, 3 * DAY) == 60);
    runfile_close(rf);
    maker_fini(&m);
}

Test(facts, a_token_is_what_was_said_of_it_last)
{
    struct maker m;
    struct runfile *rf;
    struct token_book book;

    maker_init(&m, "{}");
    maker_sql(&m, "INSERT INTO token VALUES(1,'04A1','Pat','Blocked'),(1,'04B2','Sam',''),"
                  "(1,'04C3','Kim',NULL)");
    maker_event(&m, 0, "SUT", "sut_call",
                "{\"verb\":\"enrol\",\"args\":{\"token\":\"04a1\",\"account\":\"Ann\","
                "\"expires_ms\":5000}}");
    maker_event(&m, 1, "SUT", "sut_call",
                "{\"verb\":\"enrol\",\"args\":{\"token\":\"04A1\",\"account\":\"Bob\","
                "\"status\":\"Expired\"}}");
    rf = opened(&m);
    token_book_init(&book, rf, 1);
    cr_expect(strcmp(token_book_status(&book, "04a1", 1), "Blocked") == 0);
    cr_expect(strcmp(token_book_status(&book, "04A1", 2), "Accepted") == 0);
    cr_expect(strcmp(token_book_status(&book, "04A1", 3), "Expired") == 0);
    cr_expect(strcmp(token_book_status(&book, "04B2", 3), "Accepted") == 0);
    cr_expect(strcmp(token_book_status(&book, "04C3", 3), "Unknown") == 0);
    cr_expect(strcmp(token_book_status(&book, "04D4", 3), "Unknown") == 0);
    cr_expect(token_book_told(&book, "04A1", 1) == NULL);
    cr_expect(token_book_told(&book, "04B2", 3) == NULL);
    cr_expect(token_book_expires_ms(&book, "04A1", 1) == INT64_MAX);
    cr_expect(token_book_expires_ms(&book, "04A1", 2) == 5000);
    cr_expect(token_book_expires_ms(&book, "04A1", 3) == INT64_MAX, "told anew, without an end");
    cr_expect(token_book_had(&book, "04a1", "Pat") && token_book_had(&book, "04a1", "Ann"));
    cr_expect(token_book_had(&book, "04a1", "Bob") && !token_book_had(&book, "04a1", "Sam"));
    cr_expect(token_book_had(&book, "04b2", "Sam") && !token_book_had(&book, "04b2", "Pat"));
    cr_expect(token_book_had(&book, "04d4", "Sam") == false);
    cr_expect(strcmp(token_book_account(&book, "04A1"), "Bob") == 0);
    cr_expect(strcmp(token_book_account(&book, "04b2"), "Sam") == 0);
    cr_expect(token_book_account(&book, "04d4") == NULL);
    token_book_fini(&book);
    runfile_close(rf);
    maker_fini(&m);
}

/* Open from 09:00 to 17:00 UTC on the days of each row, in the week of Monday 1970-01-05. */
Test(facts, days_of_service_are_lists_or_spans)
{
    static const struct {
        const char *days, *holidays, *open; /* the days from Monday to Sunday */
    } rows[] = {
        {"\"1-5\"", "null", "xxxxx.."},
        {"\"6,7\"", "null", ".....xx"},
        {"\"1, 3-4\"", "null", "x.xx..."},
        {"\"7\"", "null", "......x"},
        {"[1,7]", "null", "x.....x"},
        {"[0,2,8,\"3\"]", "null", ".x....."},
        {"[]", "null", "xxxxxxx"},
        {"\"weekdays\"", "null", "xxxxxxx"},
        {"\"2-9\"", "null", ".xxxxxx"},
        {"null", "[\"1970-01-06\",7,\"1970-1-7\"]", "x.xxxxx"},
        {"\"1-5\"", "[\"1970-01-05\",\"1970-01-09\"]", ".xxx..."},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *text = mem_printf("{\"from_min\":540,\"to_min\":1020,\"days\":%s,\"holidays\":%s}",
                                rows[i].days, rows[i].holidays);
        cJSON *hours = cJSON_Parse(text);
        struct maker m;
        struct runfile *rf;
        struct service_hours op;
        char open[8] = "";

        maker_init(&m, "{}");
        rf = opened(&m);
        service_hours_init(&op, rf, 1, hours, NULL);
        for (int day = 0; day < 7; day++) {
            struct span span;

            cr_expect(service_hours_next(&op, (4 + day) * DAY, &span), "row %zu", i);
            open[day] = span.from_ms == (4 + day) * DAY + 540 * MIN ? 'x' : '.';
        }
        cr_expect(strcmp(open, rows[i].open) == 0, "row %zu: %s", i, open);
        cJSON_Delete(hours);
        free(text);
        runfile_close(rf);
        maker_fini(&m);
    }
}

Test(facts, a_service_that_is_never_open_never_begins)
{
    cJSON *hours = cJSON_Parse("{\"from_min\":540,\"to_min\":1020,\"days\":\"4\"}"),
          *all = cJSON_CreateArray();
    const struct pauses none = {NULL, 0};
    struct maker m;
    struct runfile *rf;
    struct service_hours op;
    struct span span;

    for (int week = 0; week < 120; week++) { /* every Thursday is a holiday for two years */
        time_t seconds = (time_t)week * 7 * 86400;
        char day[16];
        struct tm tm;

        gmtime_r(&seconds, &tm);
        strftime(day, sizeof(day), "%Y-%m-%d", &tm);
        cJSON_AddItemToArray(all, cJSON_CreateString(day));
    }
    maker_init(&m, "{}");
    rf = opened(&m);
    service_hours_init(&op, rf, 1, hours, all);
    cr_expect(service_hours_next(&op, DAY, &span) == false);
    cr_expect(service_hours_due(&op, &none, DAY, MIN) == INT64_MAX);
    cr_expect(service_hours_elapsed(&op, &none, (struct span){DAY, 50 * DAY}) == 0);
    cJSON_Delete(hours);
    cJSON_Delete(all);
    runfile_close(rf);
    maker_fini(&m);
}

Test(facts, calls_of_one_name_and_their_answers_are_counted_station_by_station)
{
    static const struct {
        int64_t actor;
        uint64_t seq;
        int calls, answers;
    } rows[] = {{2, 6, 1, 1}, {1, 7, 1, 2}, {1, 8, 2, 0}};
    struct maker m;
    struct runfile *rf;
    struct call_tallies all;

    maker_init(&m, "{}");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"out\",\"type\":2,\"id\":\"a\"}");
    maker_event(&m, 0, "CP-2", "frame", "{\"dir\":\"out\",\"type\":2,\"id\":\"a\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"out\",\"type\":2,\"id\":\"b\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"in\",\"type\":3,\"id\":\"a\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"in\",\"type\":2,\"id\":\"a\"}");
    maker_event(&m, 0, "CP-2", "frame", "{\"dir\":\"in\",\"type\":4,\"id\":\"a\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"in\",\"type\":4,\"id\":\"a\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"out\",\"type\":2,\"id\":\"b\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"out\",\"type\":3,\"id\":\"a\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"in\",\"type\":5,\"id\":\"a\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"in\",\"type\":3}");
    rf = opened(&m);
    call_tally_read(&all, rf, 1);
    cr_assert(all.count == 3, "%zu", all.count);
    for (size_t i = 0; i < 3; i++)
        cr_expect(all.list[i].actor == rows[i].actor && all.list[i].seq == rows[i].seq &&
                      all.list[i].calls == rows[i].calls && all.list[i].answers == rows[i].answers,
                  "row %zu: actor %d, %d calls, %d answers, last %d", i, (int)all.list[i].actor,
                  (int)all.list[i].calls, (int)all.list[i].answers, (int)all.list[i].seq);
    free(all.list);
    runfile_close(rf);
    maker_fini(&m);
}

Test(facts, of_a_story_what_is_told_and_what_proves_something_is_kept)
{
    cJSON *findings = cJSON_Parse("[{\"evidence\":[4,2]},{\"evidence\":[4,\"1\"]},{}]");
    struct maker m;
    struct runfile *rf;
    struct story s;

    maker_init(&m, "{}");
    maker_event(&m, 10, "CP-1", "frame", "{\"dir\":\"out\",\"type\":2,\"id\":\"a\"}");
    maker_event(&m, 20, "CP-1", "frame", "{\"dir\":\"in\",\"type\":3,\"id\":\"a\"}");
    maker_event(&m, 30, "Pat", "contact", "{\"contact\":1}");
    maker_event(&m, 40, "Pat", "learns", "{\"ticket\":1}");
    maker_event(&m, 50, "CP-1", "online", "{}");
    maker_event(&m, 60, "CP-1", "connected", "{}");
    maker_sql(&m, "INSERT INTO event VALUES(1,7,70,0,1,NULL,0,'{}'),(1,8,80,0,1,'unheard',0,NULL)");
    rf = opened(&m);
    story_init(&s, rf, 1, findings);
    cr_expect(story_find(&s, 1) == NULL, "nothing that was told, and nobody's evidence");
    cr_expect(story_find(&s, 2) && story_find(&s, 2)->evidence && story_find(&s, 2)->told);
    cr_expect(story_find(&s, 3) && !story_find(&s, 3)->evidence && story_find(&s, 3)->told);
    cr_expect(story_find(&s, 4) && story_find(&s, 4)->evidence);
    cr_expect(story_find(&s, 4)->virt_ms == 40 && strcmp(story_find(&s, 4)->kind, "learns") == 0);
    cr_expect(story_find(&s, 5) && story_find(&s, 6), "spans end there");
    cr_expect(story_find(&s, 7) == NULL && story_find(&s, 8) == NULL);
    cr_expect(s.left_out == 0);
    story_fini(&s);
    cJSON_Delete(findings);
    runfile_close(rf);
    maker_fini(&m);
}

Test(facts, columns_are_read_as_what_they_are)
{
    struct maker m;
    struct runfile *rf;
    cJSON *row;
    char *why = NULL;

    maker_init(&m, "{}");
    rf = opened(&m);
    row = runfile_row(rf,
                      "SELECT 1.5 AS half, '[1]' AS data, '[1]' AS text, NULL AS none, "
                      "9007199254740993 AS much, -9007199254740993 AS little, ?1 AS scenario",
                      1);
    cr_expect(cJSON_GetObjectItem(row, "half")->valuedouble == 1.5);
    cr_expect(cJSON_IsArray(cJSON_GetObjectItem(row, "data")));
    cr_expect(cJSON_IsString(cJSON_GetObjectItem(row, "text")));
    cr_expect(cJSON_IsNull(cJSON_GetObjectItem(row, "none")));
    cr_expect(strcmp(cJSON_GetObjectItem(row, "much")->valuestring, "9007199254740993") == 0);
    cr_expect(strcmp(cJSON_GetObjectItem(row, "little")->valuestring, "-9007199254740993") == 0);
    cr_expect(field_evidence(cJSON_GetObjectItem(row, "scenario")) == 1);
    cr_expect(field_evidence(cJSON_GetObjectItem(row, "text")) == 0 && field_evidence(NULL) == 0);
    cr_expect(field_int(row, "none") == 0 && field_small(row, "none") == 0);
    cr_expect(field_small(row, "much") == INT_MAX && field_small(row, "scenario") == 1);
    cJSON_Delete(row);
    runfile_close(rf);
    maker_sql(&m, "UPDATE run SET value='2' WHERE key='format'");
    cr_expect(runfile_open(m.path, false, &why) == NULL);
    cr_expect(why && strstr(why, "has run file format 2; this program reads format 1"), "%s", why);
    free(why);
    maker_fini(&m);
}

Test(facts, an_event_is_a_sentence_in_which_what_is_missing_leaves_no_gap)
{
    static const struct {
        const char *kind, *data, *words;
        char mark;
    } rows[] = {
        {"unheard_of", "{\"a\":1}", "unheard_of {\"a\":1}", '.'},
        {"check", "{\"ok\":false,\"inconclusive\":true}", NULL, 0},
        {"check", "{\"ok\":true}", NULL, 0},
        {"check", "{\"ok\":true,\"what\":true,\"found\":false}", "check: yes (found no)", 0},
        {"check", "{\"ok\":true,\"what\":\"a\\nb\",\"outcome\":\"\"}", "check: a b", 0},
        {"check", "{\"ok\":false}", NULL, '!'},
        {"ticket", "{\"name\":\"breach\"}", NULL, '!'},
        {"ticket", "{\"name\":\"ok\"}", NULL, 0},
        {"contact", "{\"ok\":false}", NULL, 0},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *data = cJSON_Parse(rows[i].data);
        char *words = sentence_of(rows[i].kind, data), mark = sentence_mark_of(rows[i].kind, data);

        if (rows[i].words)
            cr_expect(strcmp(words, rows[i].words) == 0, "row %zu: %s", i, words);
        cr_expect(mark == (rows[i].mark ? rows[i].mark : sentence_mark(rows[i].kind)), "row %zu",
                  i);
        cr_expect(rows[i].mark != '!' || sentence_mark(rows[i].kind) != '!', "row %zu", i);
        free(words);
        cJSON_Delete(data);
    }
}
