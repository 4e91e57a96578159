/* title: a foreign CSMS has a clock of its own, and remembers what earlier stories left */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(foreign_memory);

/* One Heartbeat: asked and answered at a moment of the story and one of the wall, in ms. */
struct beat {
    int64_t asked_ms, answered_ms, asked_wall_ms, answered_wall_ms, told_ms;
};

static void tell_beat(struct maker *m, int id, const struct beat *b)
{
    char *call = mem_printf("[2,\"%d\",\"Heartbeat\",{}]", id);
    char *answer = mem_printf("[3,\"%d\",{\"currentTime\":\"2026-03-06T%02d:%02d:%02d.%03dZ\"}]",
                              id, (int)(b->told_ms / 3600000), (int)(b->told_ms / 60000 % 60),
                              (int)(b->told_ms / 1000 % 60), (int)(b->told_ms % 1000));

    maker_frame(m, b->asked_ms, "CP-1", "out", call);
    maker_sql(m, "UPDATE event SET wall_us=%lld WHERE seq=%d", (long long)b->asked_wall_ms * 1000,
              (int)m->seq);
    maker_frame(m, b->answered_ms, "CP-1", "in", answer);
    maker_sql(m, "UPDATE event SET wall_us=%lld WHERE seq=%d",
              (long long)b->answered_wall_ms * 1000, (int)m->seq);
    free(call);
    free(answer);
}

#define S 1000LL
/* The story passes an hour while the wall passes a minute; the clock is told to have gone on. */
#define HOUR_TOLD(told)                                                                            \
    {                                                                                              \
        {0, 0, 0, 0, 0},                                                                           \
        {                                                                                          \
            3600 * S, 3600 * S, 60 * S, 60 * S, told                                               \
        }                                                                                          \
    }

static const struct {
    const char *what;
    struct beat beats[2];
} clocks[] = {
    {"goes as the wall does", HOUR_TOLD(60 * S)},
    {"gains 10 s on the wall", HOUR_TOLD(70 * S)},
    {"gains more than that", HOUR_TOLD(70 * S + 1)},
    {"loses 10 s", HOUR_TOLD(50 * S)},
    {"loses more than that", HOUR_TOLD(50 * S - 1)},
    {"stands still", HOUR_TOLD(0)},
    {"goes as the story does", HOUR_TOLD(3600 * S)},
    {"gains 10 s on the story", HOUR_TOLD(3610 * S)},
    {"gains more than that on the story", HOUR_TOLD(3610 * S + 1)},
    {"gains an hour on the wall, and ten minutes on the story", HOUR_TOLD(3660 * S + 600 * S)},
    {"gains an hour on the wall to the second", HOUR_TOLD(3660 * S)},
    {"gains an hour and a second", HOUR_TOLD(3661 * S)},
    {"gains an hour and 59 min", HOUR_TOLD(7199 * S + 60 * S)},
    {"gains two hours", HOUR_TOLD(7200 * S + 60 * S)},
    {"gains nearly three hours", HOUR_TOLD(9060 * S)},
    {"gains a second less than two minutes", HOUR_TOLD(179 * S)},
    {"gains two minutes", HOUR_TOLD(180 * S)},
    /* what may have passed between question and answer is no drift */
    {"answers after 5 s, each time",
     {{0, 0, 0, 5 * S, 0}, {3600 * S, 3600 * S, 60 * S, 65 * S, 80 * S}}},
    {"answers after 5 s, and gains more",
     {{0, 0, 0, 5 * S, 0}, {3600 * S, 3600 * S, 60 * S, 65 * S, 80 * S + 1}}},
    {"answers after 5 s of the story",
     {{0, 5 * S, 0, 0, 0}, {3600 * S, 3605 * S, 60 * S, 60 * S, 3620 * S}}},
    {"answers after 5 s of the story, and gains more",
     {{0, 5 * S, 0, 0, 0}, {3600 * S, 3605 * S, 60 * S, 60 * S, 3620 * S + 1}}},
};

Test(foreign_memory, its_clock_goes_as_the_one_on_the_wall_or_as_that_of_the_story)
{
    for (size_t i = 0; i < sizeof(clocks) / sizeof(clocks[0]); i++) {
        struct maker m;

        maker_init(&m, "{}");
        maker_sql(&m, "INSERT INTO run VALUES('sut','some-csms')");
        for (int k = 0; k < 2; k++)
            tell_beat(&m, k, &clocks[i].beats[k]);
        maker_keep_title(clocks[i].what);
        maker_score(&m, "invariant");
        maker_fini(&m);
    }
    page_of_test(PAGE("foreign_memory"));
}

/* The run began at 06:00 UTC by this machine's clock; two answers, a minute apart on the wall and
 * an hour in the story, of a clock that is this far ahead. */
#define AHEAD(ms)                                                                                  \
    {                                                                                              \
        {0, 0, 0, 0, 6 * H + (ms)},                                                                \
        {                                                                                          \
            H, H, 60 * S, 60 * S, 6 * H + 60 * S + (ms)                                            \
        }                                                                                          \
    }
#define H (3600 * S)
#define Q (900 * S)

static const struct {
    const char *what;
    struct beat beats[2];
} zones[] = {
    {"is right", AHEAD(0)},
    {"is an hour ahead", AHEAD(H)},
    {"is an hour behind", AHEAD(-H)},
    {"is five hours and a half ahead", AHEAD(5 * H + 2 * Q)},
    {"is as far ahead as Kiritimati", AHEAD(14 * H)},
    {"is further ahead than any zone", AHEAD(14 * H + Q)},
    {"is 3 h 45 min behind, less 5 s", AHEAD(5 * S - 15 * Q)},
    {"is 3 h 45 min behind, less more than that", AHEAD(5 * S + 1 - 15 * Q)},
    {"is 3 h 45 min behind, and 5 s", AHEAD(-5 * S - 15 * Q)},
    {"is 3 h 45 min behind, and more than that", AHEAD(-5 * S - 1 - 15 * Q)},
    {"is three quarters of an hour ahead, as no zone is", AHEAD(3 * Q)},
    {"is seven minutes ahead", AHEAD(7 * 60 * S)},
    {"is eight minutes ahead", AHEAD(8 * 60 * S)},
    {"answers after 4 s, and may be late by as much",
     {{0, 0, 0, 4 * S, 7 * H - 5 * S}, {H, H, 60 * S, 64 * S, 7 * H + 55 * S}}},
    {"stands an hour ahead at first, and then does not",
     {{0, 0, 0, 0, 7 * H}, {H, H, 60 * S, 60 * S, 7 * H + 69 * S}}},
    {"follows the story, which is an hour ahead of the wall",
     {{7 * H, 7 * H, 0, 0, 7 * H}, {8 * H, 8 * H, H, H, 8 * H}}},
};

Test(foreign_memory, its_clock_may_stand_anywhere_but_a_zone_away_from_utc)
{
    for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++) {
        struct maker m;

        maker_init(&m, "{}");
        maker_sql(&m, "INSERT INTO run VALUES('sut','some-csms');"
                      "INSERT INTO run VALUES('started_wall','2026-03-06T06:00:00Z')");
        for (int k = 0; k < 2; k++) {
            struct beat b = zones[i].beats[k];

            /* the story's day is 1970-01-01, unless it is the day of the run */
            b.asked_ms += b.asked_ms >= 7 * H ? 1772755200 * S : 0;
            b.answered_ms += b.answered_ms >= 7 * H ? 1772755200 * S : 0;
            tell_beat(&m, k, &b);
        }
        maker_keep_title(zones[i].what);
        maker_score(&m, "invariant");
        maker_fini(&m);
    }
    page_of_test(PAGE("foreign_memory"));
}

/* In the first story 04A1 begins to charge, and ends or not; in the second it is refused. */
static const struct {
    const char *what, *sut, *stop, *token;
} left[] = {
    {"an embedded stack begins anew with each story", "embedded", NULL, "04A1"},
    {"a foreign one may remember", "some-csms", NULL, "04A1"},
    {"it was told the end, and heard it", "some-csms", "{}", "04A1"},
    {"it did not hear the end", "some-csms", "", "04A1"},
    {"another card was left charging", "some-csms", NULL, "04B2"},
};

static void tell_start(struct maker *m, const char *stop)
{
    maker_frame(m, 0, "CP-1", "out",
                "[2,\"a\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"04A1\","
                "\"meterStart\":0,\"timestamp\":\"1970-01-01T00:00:00Z\"}]");
    maker_frame(m, 0, "CP-1", "in",
                "[3,\"a\",{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}]");
    if (!stop)
        return;
    maker_frame(m, 60 * S, "CP-1", "out",
                "[2,\"b\",\"StopTransaction\",{\"transactionId\":7,\"meterStop\":9,"
                "\"timestamp\":\"1970-01-01T00:01:00Z\"}]");
    if (*stop)
        maker_frame(m, 60 * S, "CP-1", "in", "[3,\"b\",{}]");
}

Test(foreign_memory, a_token_that_an_earlier_story_left_charging_may_be_refused)
{
    for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++) {
        struct maker m;
        int seq;

        maker_init(&m, "{}");
        maker_sql(&m, "INSERT INTO run VALUES('sut','%s')", left[i].sut);
        tell_start(&m, left[i].stop);
        seq = (int)maker_event(&m, 0, "CP-1", "not_authorized",
                               "{\"token\":\"%s\",\"status\":\"ConcurrentTx\"}", left[i].token);
        maker_sql(&m,
                  "UPDATE scenario SET can='[]'; UPDATE event SET scenario=2 WHERE seq=%d;"
                  "INSERT INTO actor SELECT 2,id,kind,name,data FROM actor;"
                  /* the session that is refused begins where and when the one of old did */
                  "INSERT INTO truth VALUES(2,1,'Pat','04A1','Pat','CP-1',1,7,0,0,NULL,NULL,0,0,"
                  "NULL);"
                  "INSERT INTO scenario SELECT 2,'second',file,source,zone,zone_rule,begins_ms,"
                  "ends_ms,seed,state,error,expect,catches,can FROM scenario",
                  seq);
        maker_keep_title(left[i].what);
        maker_score(&m, "invariant");
        maker_fini(&m);
    }
    page_of_test(PAGE("foreign_memory"));
}
