/* title: a station takes charging profiles in, or says by which rule it does not */
#include "charging/charging_store.h"
#include "fixture/charging_rows.h"

static const struct charging_terms terms16 = {.lenient = true,
                                              .places = 2,
                                              .most_level = 10,
                                              .most_periods = 4,
                                              .most_profiles = 3,
                                              .amperes = true,
                                              .phases = 3,
                                              .transaction_runs = true,
                                              .transaction = "7"};

static struct charging_terms terms201(void)
{
    struct charging_terms t = terms16;

    t.lenient = false;
    return t;
}

/* A profile that both versions take in, changed in one way each. */
static struct charging_profile *good(void)
{
    return made_profile(&(struct made){.id = 1,
                                       .place = 1,
                                       .purpose = CHARGING_tx_default,
                                       .start = 0,
                                       .periods = {{0, 160, 3, 0}, {H, 100, 3, 0}}});
}

struct spoiled {
    const char *how;
    void (*spoil)(struct charging_profile *p);
    enum charging_refusal in16, in201;
};

static void nothing(struct charging_profile *p)
{
    (void)p;
}
static void place_3(struct charging_profile *p)
{
    p->place = 3;
}
static void external(struct charging_profile *p)
{
    p->purpose = CHARGING_external;
}
static void max_at_1(struct charging_profile *p)
{
    p->purpose = CHARGING_max;
}
static void tx(struct charging_profile *p)
{
    p->purpose = CHARGING_tx;
}
static void tx_at_0(struct charging_profile *p)
{
    tx(p), p->place = 0;
}
static void tx_7(struct charging_profile *p)
{
    tx(p), memcpy(p->transaction, "7", 2);
}
static void tx_8(struct charging_profile *p)
{
    tx(p), memcpy(p->transaction, "8", 2);
}
static void level_11(struct charging_profile *p)
{
    p->level = 11;
}
static void level_below(struct charging_profile *p)
{
    p->level = -1;
}
static void watts(struct charging_profile *p)
{
    p->schedules[0].unit = CHARGING_watts;
}
static void five_periods(struct charging_profile *p)
{
    for (int i = 2; i < 5; i++)
        charging_profile_period(p, 0, (struct charging_period){i * H, 60, 3, 0});
}
static void no_periods(struct charging_profile *p)
{
    p->schedules[0].count = 0;
}
static void late(struct charging_profile *p)
{
    p->schedules[0].periods[0].start_s = 1;
}
static void twice(struct charging_profile *p)
{
    p->schedules[0].periods[1].start_s = 0;
}
static void below_0(struct charging_profile *p)
{
    p->schedules[0].periods[1].limit = -1;
}
static void ends_first(struct charging_profile *p)
{
    p->from_s = T0, p->to_s = T0;
}
static void recurring(struct charging_profile *p)
{
    p->kind = CHARGING_Recurring;
}
static void daily_from_nowhere(struct charging_profile *p)
{
    p->kind = CHARGING_Recurring, p->recurrency = CHARGING_Daily;
    p->schedules[0].has_start = false;
}
static void absolute_without_start(struct charging_profile *p)
{
    p->schedules[0].has_start = false;
}
static void relative_with_start(struct charging_profile *p)
{
    p->kind = CHARGING_Relative;
}
static void relative_max(struct charging_profile *p)
{
    p->kind = CHARGING_Relative, p->schedules[0].has_start = false;
    p->purpose = CHARGING_max, p->place = 0;
}
static void two_schedules(struct charging_profile *p)
{
    p->count = 2, p->schedules[1].has_start = true;
    charging_profile_period(p, 1, (struct charging_period){0, 60, 3, 0});
}
static void one_phase(struct charging_profile *p)
{
    p->schedules[0].periods[1].phases = 1;
}
static void phase_2(struct charging_profile *p)
{
    p->schedules[0].periods[1].phase = 2;
}

Test(charging_store, each_rule_refuses_what_breaks_it)
{
    /* clang-format off */
    static const struct spoiled rows[] = {
        {"nothing", nothing, REFUSAL_none, REFUSAL_none},
        {"place 3 of 2", place_3, REFUSAL_place, REFUSAL_place},
        {"external", external, REFUSAL_external, REFUSAL_external},
        {"Max at 1", max_at_1, REFUSAL_max_place, REFUSAL_max_place},
        {"Tx without an id", tx, REFUSAL_none, REFUSAL_no_tx_id},
        {"Tx at 0", tx_at_0, REFUSAL_tx_place, REFUSAL_tx_place},
        {"Tx of what runs", tx_7, REFUSAL_none, REFUSAL_none},
        {"Tx of another", tx_8, REFUSAL_other_tx, REFUSAL_other_tx},
        {"level 11 of 10", level_11, REFUSAL_level, REFUSAL_level},
        {"level below 0", level_below, REFUSAL_level, REFUSAL_level},
        {"watts", watts, REFUSAL_unit, REFUSAL_unit},
        {"5 periods of 4", five_periods, REFUSAL_periods, REFUSAL_periods},
        {"no periods", no_periods, REFUSAL_periods, REFUSAL_periods},
        {"first period at 1", late, REFUSAL_first_period, REFUSAL_first_period},
        {"two periods at 0", twice, REFUSAL_order, REFUSAL_order},
        {"limit below 0", below_0, REFUSAL_limit, REFUSAL_limit},
        {"ends as it begins", ends_first, REFUSAL_validity, REFUSAL_validity},
        {"Recurring, never", recurring, REFUSAL_recurrency, REFUSAL_recurrency},
        {"Daily from nowhere", daily_from_nowhere, REFUSAL_start, REFUSAL_start},
        {"Absolute from nowhere", absolute_without_start, REFUSAL_none, REFUSAL_start},
        {"Relative with start", relative_with_start, REFUSAL_none, REFUSAL_no_start},
        {"Relative Max", relative_max, REFUSAL_none, REFUSAL_relative_max},
        {"two schedules", two_schedules, REFUSAL_schedules, REFUSAL_schedules},
        {"one phase of three", one_phase, REFUSAL_none, REFUSAL_phases},
        {"phase 2", phase_2, REFUSAL_none, REFUSAL_phase},
    };
    /* clang-format on */
    const struct charging_terms v201 = terms201();

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct charging_store store = {0};
        struct charging_profile *p = good();

        rows[i].spoil(p);
        cr_expect(eq(int, (int)charging_store_judge(&store, p, &terms16), (int)rows[i].in16),
                  "1.6: %s", rows[i].how);
        cr_expect(eq(int, (int)charging_store_judge(&store, p, &v201), (int)rows[i].in201),
                  "2.0.1: %s", rows[i].how);
        charging_profile_free(p);
    }
}

Test(charging_store, a_tx_profile_needs_a_transaction)
{
    struct charging_terms idle = terms16;
    struct charging_store store = {0};
    struct charging_profile *p = good();

    idle.transaction_runs = false;
    tx_7(p);
    cr_expect(eq(int, (int)charging_store_judge(&store, p, &idle), REFUSAL_no_tx));
    charging_profile_free(p);
}

Test(charging_store, what_a_station_can_do_is_not_refused)
{
    struct charging_terms can = terms201();
    struct charging_store store = {0};
    struct charging_profile *p = good();

    can.watts = can.switches_phases = can.negotiates = true;
    watts(p), one_phase(p), two_schedules(p);
    p->schedules[0].periods[1].phase = 2;
    cr_expect(eq(int, (int)charging_store_judge(&store, p, &can), REFUSAL_none));
    p->schedules[0].periods[0].phase = 2; /* K01.FR.19: with three phases */
    cr_expect(eq(int, (int)charging_store_judge(&store, p, &can), REFUSAL_phase));
    can.dc = true; /* K01.FR.44 */
    cr_expect(eq(int, (int)charging_store_judge(&store, p, &can), REFUSAL_none));
    charging_profile_free(p);
}

Test(charging_store, fewer_phases_are_no_choice_of_a_phase)
{
    struct charging_terms can = terms201();
    struct charging_store store = {0};
    struct charging_profile *p = good();

    can.fewer_phases = true;
    one_phase(p);
    cr_expect(eq(int, (int)charging_store_judge(&store, p, &can), REFUSAL_none));
    p->schedules[0].periods[1].phase = 2;
    cr_expect(eq(int, (int)charging_store_judge(&store, p, &can), REFUSAL_phase));
    charging_profile_free(p);
}

Test(charging_store, a_phase_that_no_outlet_has_is_refused)
{ /* ChargingSchedulePeriodType: 1 to 3; K01.FR.46, .48 */
    static const struct {
        int phases, phase;
        bool switches;
        enum charging_refusal want;
    } rows[] = {
        {3, 1, true, REFUSAL_none},   {3, 3, true, REFUSAL_none},    {3, 4, true, REFUSAL_phase},
        {3, 99, true, REFUSAL_phase}, {3, 1, false, REFUSAL_phases}, {1, 1, false, REFUSAL_none},
        {1, 2, false, REFUSAL_phase}, {1, 2, true, REFUSAL_phase},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct charging_terms can = terms201();
        struct charging_store store = {0};
        struct charging_profile *p = made_profile(&(struct made){
            .id = 1, .place = 1, .purpose = CHARGING_tx_default, .periods = {{0, 160, 1, 0}}});

        can.phases = rows[i].phases;
        can.switches_phases = rows[i].switches;
        p->schedules[0].periods[0].phase = rows[i].phase;
        cr_expect(eq(int, (int)charging_store_judge(&store, p, &can), (int)rows[i].want), "row %zu",
                  i);
        charging_profile_free(p);
    }
}

static struct made row(int64_t id, int place, int level, enum charging_purpose purpose)
{
    return (struct made){
        .id = id, .place = place, .level = level, .purpose = purpose, .periods = {{0, 100, 3, 0}}};
}

static void take(struct charging_store *store, struct made m, bool lenient)
{
    charging_store_take(store, made_profile(&m), lenient, T0);
}

/* "1 2 3": the ids in the store */
static void expect_ids(const struct charging_store *store, const char *want)
{
    char got[80] = "";

    for (const struct charging_profile *p = store->first; p; p = p->next)
        snprintf(got + strlen(got), sizeof(got) - strlen(got), "%s%" PRId64, *got ? " " : "",
                 p->id);
    cr_expect(strcmp(got, want) == 0, "got \"%s\", want \"%s\"", got, want);
}

Test(charging_store, in_1_6_the_same_id_or_purpose_level_and_connector_replaces)
{ /* 1.6 3.13.1 */
    struct charging_store store = {0};

    take(&store, row(1, 1, 0, CHARGING_tx_default), true);
    take(&store, row(2, 1, 0, CHARGING_tx_default), true);
    expect_ids(&store, "2");
    take(&store, row(3, 2, 0, CHARGING_tx_default), true);
    take(&store, row(4, 1, 1, CHARGING_tx_default), true);
    take(&store, row(5, 0, 0, CHARGING_tx_default), true);
    expect_ids(&store, "2 3 4 5");
    take(&store, row(3, 0, 0, CHARGING_max), true);
    expect_ids(&store, "2 4 5 3");
    charging_store_fini(&store);
}

Test(charging_store, in_2_0_1_only_the_same_id_replaces_and_the_rest_is_a_duplicate)
{
    static const struct {
        struct made old, new;
        enum charging_refusal want;
        const char *rule;
    } rows[] = {
        {{.id = 1, .purpose = CHARGING_tx_default},
         {.id = 1, .purpose = CHARGING_tx_default},
         REFUSAL_none,
         "K01.FR.05"},
        {{.id = 1, .purpose = CHARGING_tx_default},
         {.id = 2, .purpose = CHARGING_tx_default},
         REFUSAL_duplicate,
         "K01.FR.06"},
        {{.id = 1, .purpose = CHARGING_tx_default, .to = H},
         {.id = 2, .purpose = CHARGING_tx_default, .from = H},
         REFUSAL_none,
         "K01.FR.06"},
        {{.id = 1, .purpose = CHARGING_tx_default, .to = H + 1},
         {.id = 2, .purpose = CHARGING_tx_default, .from = H},
         REFUSAL_duplicate,
         "K01.FR.06"},
        {{.id = 1, .purpose = CHARGING_tx_default},
         {.id = 2, .purpose = CHARGING_tx_default, .level = 1},
         REFUSAL_none,
         "K01.FR.06"},
        {{.id = 1, .place = 1, .purpose = CHARGING_tx_default},
         {.id = 2, .place = 2, .purpose = CHARGING_tx_default},
         REFUSAL_none,
         "K01.FR.06"},
        {{.id = 1, .place = 1, .purpose = CHARGING_tx_default},
         {.id = 2, .purpose = CHARGING_tx_default},
         REFUSAL_duplicate,
         "K01.FR.52"},
        {{.id = 1, .purpose = CHARGING_tx_default},
         {.id = 2, .place = 2, .purpose = CHARGING_tx_default},
         REFUSAL_duplicate,
         "K01.FR.53"},
        {{.id = 1, .purpose = CHARGING_max},
         {.id = 2, .purpose = CHARGING_max},
         REFUSAL_duplicate,
         "K01.FR.06"},
        {{.id = 1, .purpose = CHARGING_max},
         {.id = 2, .purpose = CHARGING_tx_default},
         REFUSAL_none,
         "K01.FR.06"},
        {{.id = -1, .purpose = CHARGING_external},
         {.id = -1, .purpose = CHARGING_tx_default},
         REFUSAL_taken_id,
         "K01.FR.05"},
    };
    const struct charging_terms v201 = terms201();

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct charging_store store = {0};
        struct charging_profile *p = made_profile(&rows[i].new);

        take(&store, rows[i].old, false);
        cr_expect(eq(int, (int)charging_store_judge(&store, p, &v201), (int)rows[i].want),
                  "row %zu: %s", i, rows[i].rule);
        charging_profile_free(p);
        charging_store_fini(&store);
    }
}

Test(charging_store, is_full_when_nothing_is_replaced)
{
    struct charging_store store = {0};
    struct charging_profile *p;
    struct made m = row(4, 2, 3, CHARGING_tx_default);

    for (int id = 1; id <= 3; id++)
        take(&store, row(id, 1, id, CHARGING_tx_default), true);
    take(&store, row(-1, 0, 0, CHARGING_external), true); /* takes no room of the CSMS */
    p = made_profile(&m);
    cr_expect(eq(int, (int)charging_store_judge(&store, p, &terms16), REFUSAL_full));
    p->place = 1;
    cr_expect(eq(int, (int)charging_store_judge(&store, p, &terms16), REFUSAL_none));
    charging_profile_free(p);
    charging_store_fini(&store);
}

static void fill(struct charging_store *store)
{
    *store = (struct charging_store){0};
    take(store, row(1, 0, 0, CHARGING_max), true);
    take(store, row(2, 0, 1, CHARGING_tx_default), true);
    take(store, row(3, 1, 1, CHARGING_tx_default), true);
    take(store, row(4, 1, 2, CHARGING_tx), true);
    take(store, row(5, 2, 2, CHARGING_tx), true);
    take(store, row(-1, 0, 0, CHARGING_external), true);
}

Test(charging_store, clears_by_id_or_by_all_criteria_together)
{ /* 1.6 5.1, K10.FR.03, .04 */
    static const struct {
        struct charging_filter f;
        int count;
        const char *left;
    } rows[] = {
        {{.place = -1, .purpose = CHARGING_PURPOSE_COUNT}, 6, ""},
        {{.place = -1, .purpose = CHARGING_PURPOSE_COUNT, .spares_others = true}, 5, "-1"},
        {{.has_id = true, .id = 3, .place = 2, .purpose = CHARGING_max}, 1, "1 2 4 5 -1"},
        {{.has_id = true, .id = 9, .place = -1, .purpose = CHARGING_PURPOSE_COUNT},
         0,
         "1 2 3 4 5 -1"},
        {{.has_id = true, .id = -1, .spares_others = true}, 0, "1 2 3 4 5 -1"},
        {{.place = 1, .purpose = CHARGING_PURPOSE_COUNT}, 2, "1 2 5 -1"},
        {{.place = 0, .purpose = CHARGING_PURPOSE_COUNT, .spares_others = true}, 2, "3 4 5 -1"},
        {{.place = -1, .purpose = CHARGING_tx}, 2, "1 2 3 -1"},
        {{.place = -1, .has_level = true, .level = 1, .purpose = CHARGING_PURPOSE_COUNT},
         2,
         "1 4 5 -1"},
        {{.place = 1, .has_level = true, .level = 1, .purpose = CHARGING_tx_default},
         1,
         "1 2 4 5 -1"},
        {{.place = 1, .has_level = true, .level = 1, .purpose = CHARGING_tx}, 0, "1 2 3 4 5 -1"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct charging_store store;

        fill(&store);
        cr_expect(eq(int, charging_store_clear(&store, &rows[i].f), rows[i].count), "row %zu", i);
        expect_ids(&store, rows[i].left);
        charging_store_fini(&store);
    }
}

Test(charging_store, tx_profiles_go_with_their_transaction)
{
    struct charging_store store;

    fill(&store);
    cr_expect(eq(int, charging_store_over(&store, 1), 1));
    expect_ids(&store, "1 2 3 5 -1");
    charging_store_fini(&store);
}

Test(charging_store, profiles_that_bind_together_want_the_same_phase)
{ /* 2.0.1 K 3.7 */
    static const struct {
        enum charging_purpose purpose;
        int place, phase;
        enum charging_refusal want;
    } rows[] = {
        {CHARGING_tx_default, 1, 2, REFUSAL_conflict},
        {CHARGING_tx_default, 1, 1, REFUSAL_none},
        {CHARGING_tx_default, 1, 0, REFUSAL_none},
        {CHARGING_tx_default, 0, 3, REFUSAL_conflict},
        {CHARGING_max, 0, 2, REFUSAL_none}, /* of the same purpose: the higher leads */
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct charging_terms can = terms201();
        struct charging_store store = {0};
        struct made max = row(9, 0, 3, CHARGING_max), m = row(1, rows[i].place, 0, rows[i].purpose);
        struct charging_profile *p;

        can.switches_phases = true;
        max.periods[0] = (struct charging_period){0, 100, 1, 1};
        take(&store, max, false);
        m.periods[0] = (struct charging_period){0, 100, 1, rows[i].phase};
        p = made_profile(&m);
        cr_expect(eq(int, (int)charging_store_judge(&store, p, &can), (int)rows[i].want), "row %zu",
                  i);
        charging_profile_free(p);
        charging_store_fini(&store);
    }
}
