/* title: the hour that a message names is read as people write it, and held against the record */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(clock_words);

#define MIN  60000LL
#define HOUR (60 * MIN)

/* What Pat is told after a minute of somebody who will come by 19:05, today or later. */
static const struct {
    const char *words;
    int64_t told_ms, written_ms;
} rows[] = {
    {"They come by 19:05.", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"They come by 9:05.", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"They come by 09:05.", 9 * HOUR + 5 * MIN, 9 * HOUR + 5 * MIN},
    {"19:05 it is", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"They come by 19:06", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"They come by 18:05", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"They come by 23:59", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"They come by 0:00", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    /* no hours of a day */
    {"They come by 24:05", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"Case 118:06 it is", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"It costs 1.18:06", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"It took 18:06:59", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"It took 18:060", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"It took 18:6", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"It took 18:x6", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"As of :06", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"At 18h06", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    /* of several nobody knows which is meant */
    {"Between 18:05 and 18:35", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    {"By 18:05, I repeat, by 18:05", 19 * HOUR + 5 * MIN, 19 * HOUR + 5 * MIN},
    /* another moment than was written down: a minute is the same */
    {"They come.", 19 * HOUR + 6 * MIN, 19 * HOUR + 5 * MIN},
    {"They come.", 19 * HOUR + 6 * MIN + 1, 19 * HOUR + 5 * MIN},
    {"They come.", 19 * HOUR + 4 * MIN, 19 * HOUR + 5 * MIN},
    {"They come.", 19 * HOUR + 4 * MIN - 1, 19 * HOUR + 5 * MIN},
    /* the hour of another day: it is told after a minute, and a day later is another day */
    {"They come by 00:01.", 24 * HOUR + MIN, 24 * HOUR + MIN},
    {"They come by 00:02.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come at 00:02.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come before 00:02.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"Ze komen om 00:02.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come by 00:02 tomorrow.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come by 00:02 tonight.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come by 00:02 today.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come on Friday by 00:02.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come next week by 00:02.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come on 2 January by 00:02.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come on 02-01 by 00:02.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come on 12 January by 00:02.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
    {"They come on 12 January by 00:02.", 11 * 24 * HOUR + 2 * MIN, 11 * 24 * HOUR + 2 * MIN},
    {"They come on 11 January by 00:02.", 11 * 24 * HOUR + 2 * MIN, 11 * 24 * HOUR + 2 * MIN},
    {"They come on 112 January by 00:02.", 11 * 24 * HOUR + 2 * MIN, 11 * 24 * HOUR + 2 * MIN},
    {"They come by then.", 24 * HOUR + 2 * MIN, 24 * HOUR + 2 * MIN},
};

Test(clock_words, are_held_against_what_was_written_down)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *written = mem_printf("{\"due_ms\":%lld}", (long long)rows[i].written_ms);
        char *told = mem_printf("{\"topic\":\"eta\",\"due_ms\":%lld}", (long long)rows[i].told_ms);
        struct maker m;

        maker_init(&m, "{}");
        maker_step(&m, 1, 0, "contact", "{}");
        maker_step(&m, 1, MIN, "eta", written);
        maker_step(&m, 1, MIN, "message", told);
        maker_sql(&m, "UPDATE ticket_event SET text='%s' WHERE name='message'", rows[i].words);
        maker_step(&m, 1, 2 * MIN, "released", "{}");
        maker_keep_title(rows[i].words);
        maker_score(&m, "sla");
        maker_fini(&m);
        free(written);
        free(told);
    }
    page_of_test(PAGE("clock_words"));
}
