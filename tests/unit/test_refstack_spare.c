/* title: a stack on the database that another one left finds nothing of it */
#include <sqlite3.h>

#include "fixture/yard.h"
#include "refstack/stack/stack.h"

static void open_on(struct yard *yard, struct refstack_spare *spare)
{
    struct refstack_config config = {.clk = vclock_new(YARD_MS),
                                     .crypto = yard_crypto(),
                                     .spare = spare,
                                     .quiet = true,
                                     .heartbeat_s = 60};
    char *why = NULL;

    yard->clk = config.clk;
    yard->rs = refstack_new(&config, &why);
    cr_assert(yard->rs != NULL, "%s", why);
}

/* Every table with its number of rows: "station 0;session 0;". Statements are found again by the
 * address of their text, so the texts stay. */
static char *rows_of(struct refstack *rs)
{
    static char texts[400][80];
    static size_t used;
    char *all = mem_text("");
    sqlite3_stmt *q =
        db_ask(rs->db, "SELECT name FROM sqlite_schema WHERE type = 'table'", DB_NONE);

    while (db_row(rs->db, q)) {
        char *sql = texts[used++], *more;

        cr_assert(used < sizeof(texts) / sizeof(texts[0]));
        snprintf(sql, sizeof(texts[0]), "SELECT count(*) FROM \"%s\"", db_text(q, 0));
        more = mem_printf("%s%s %lld;", all, db_text(q, 0),
                          (long long)db_number(rs->db, -1, sql, DB_NONE));

        free(all);
        all = more;
    }
    return all;
}

/* A driver charges, has a ticket and a bill. @return what the API says of all of it */
static char *story(struct yard *yard)
{
    static const char *const shown[] = {"/api/csms/stations", "/api/csms/sessions",
                                        "/api/csms/commands", "/api/desk/tickets",
                                        "/api/desk/events",   "/api/billing/invoices"};
    struct puppet puppet;
    char status[20], *all = mem_text("");
    int id;

    yard_station(yard, "CP-1");
    yard_token(yard, "AA", "Accepted");
    cr_assert(puppet_open(&puppet, yard, "CP-1"));
    puppet_boot(&puppet);
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    cr_expect(eq(int, id, 1), "sessions are numbered from 1");
    puppet_status(&puppet, "Faulted", "GroundFailure");
    yard_wait(yard, 600);
    puppet_stop(&puppet, id, 3000, T1);
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        cJSON *answer = yard_ask(yard, "GET", shown[i], NULL);
        char *text = cJSON_PrintUnformatted(answer), *more = mem_printf("%s%s\n", all, text);

        cJSON_Delete(answer);
        free(text);
        free(all);
        all = more;
    }
    puppet_lose(&puppet);
    return all;
}

Test(spare, every_table_is_as_in_a_stack_of_its_own)
{
    struct refstack_spare *spare = refstack_spare_new();
    struct yard yard;
    char *fresh, *dirty, *again;

    open_on(&yard, NULL);
    fresh = rows_of(yard.rs);
    yard_end(&yard);
    open_on(&yard, spare);
    free(story(&yard));
    dirty = rows_of(yard.rs);
    cr_expect(ne(str, dirty, fresh), "the story left something");
    yard_end(&yard);
    open_on(&yard, spare);
    again = rows_of(yard.rs);
    cr_expect(eq(str, again, fresh));
    yard_end(&yard);
    refstack_spare_free(spare);
    free(fresh);
    free(dirty);
    free(again);
}

Test(spare, the_same_story_is_the_same_on_it)
{
    struct refstack_spare *spare = refstack_spare_new();
    char *first = NULL;

    for (int i = 0; i < 3; i++) {
        struct yard yard;
        char *told;

        open_on(&yard, spare);
        told = story(&yard);
        if (first)
            cr_expect(eq(str, told, first), "time %d", i);
        else
            first = mem_text(told);
        free(told);
        yard_end(&yard);
    }
    cr_expect(strstr(first, "GroundFailure") != NULL, "%s", first);
    free(first);
    refstack_spare_free(spare);
}

Test(spare, two_stacks_at_a_time_have_a_database_each)
{
    struct refstack_spare *spare = refstack_spare_new();
    struct yard one, two;
    char *of_one, *of_two;

    open_on(&one, spare);
    yard_end(&one);
    open_on(&one, spare);
    open_on(&two, spare);
    of_one = story(&one);
    of_two = story(&two);
    cr_expect(eq(str, of_one, of_two));
    yard_end(&one);
    yard_end(&two);
    free(of_one);
    free(of_two);
    refstack_spare_free(spare);
}
