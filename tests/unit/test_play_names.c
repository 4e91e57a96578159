/* title: a play is called the same in every run, and no two of one run are called the same */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "fixture/runfile_maker.h"
#include "score/verdicts.h"
#include "write/markup.h"
#include "write/play_id.h"
#include "write/play_names.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void expect_names(const char *sql, const char *const *names, const char *const *versions,
                         size_t count)
{
    struct play_names n;
    struct maker m;
    char *why = NULL;
    struct runfile *rf;

    maker_init(&m, "{}");
    maker_sql(&m, "DELETE FROM scenario; %s", sql);
    rf = runfile_open(m.path, false, &why);
    play_names_init(&n, rf);
    cr_assert(n.count == count, "%zu plays", n.count);
    for (size_t i = 0; i < count; i++) {
        const struct play_name *play = play_names_of(&n, (int)i + 1);

        cr_expect(strcmp(play->name, names[i]) == 0, "play %zu: %s", i + 1, play->name);
        cr_expect(strcmp(play->version, versions[i]) == 0, "play %zu: %s", i + 1, play->version);
    }
    cr_expect(play_names_of(&n, (int)count + 1) == NULL);
    play_names_fini(&n);
    runfile_close(rf);
    maker_fini(&m);
}

/* The version is the one the play was made for, else the one that all of its stations speak. */
Test(play_names, are_file_and_version)
{
    static const char *const names[] = {"a.lua@1.6", "a.lua@2.0.1", "b.lua@2.0.1", "c.lua",
                                        "d.lua",     "no file",     "e.lua",       "f.lua@1.6"};
    static const char *const versions[] = {"1.6", "2.0.1", "2.0.1", "1.6,2.0.1", "", "", "", "1.6"};

    expect_names("INSERT INTO scenario(scenario, name, file, seed) VALUES"
                 "(1,'a, OCPP 1.6','a.lua',1),(2,'a, OCPP 2.0.1','a.lua',1),(3,'b','b.lua',1),"
                 "(4,'c','c.lua',1),(5,'d, OCPP 9','d.lua',1),(6,'no file',NULL,1),"
                 "(7,'e','e.lua',1),(8,'of, OCPP 2.0.1, OCPP 1.6','f.lua',1);"
                 "INSERT INTO actor VALUES(2,1,'station','CP-1','{\"ocpp\":\"1.6\"}'),"
                 "(3,1,'station','CP-1','{\"ocpp\":\"2.0.1\"}'),"
                 "(3,2,'station','CP-2','{\"ocpp\":\"2.0.1\"}'),"
                 "(4,1,'station','CP-1','{\"ocpp\":\"1.6\"}'),"
                 "(4,2,'station','CP-2','{\"ocpp\":\"2.0.1\"}'),"
                 "(7,1,'station','CP-1','broken')",
                 names, versions, COUNT(names));
}

Test(play_names, are_told_apart_by_seed_and_then_by_count)
{
    static const char *const names[] = {"a.lua~7",   "a.lua~8", "b.lua~1",
                                        "b.lua~1~2", "a.lua~9", "c.lua"};
    static const char *const versions[] = {"", "", "", "", "", ""};

    expect_names("INSERT INTO scenario(scenario, name, file, seed) VALUES"
                 "(1,'a','a.lua',7),(2,'a','a.lua',8),(3,'b','b.lua',1),(4,'b','b.lua',1),"
                 "(5,'a','a.lua',9),(6,'c','c.lua',1)",
                 names, versions, COUNT(names));
}

/* --- text in a script element ------------------------------------------------------------------
 */

Test(markup_json, lets_nothing_end_the_string_or_the_script)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {NULL, "\"\""},
        {"plain \xc3\xa9 \xf0\x9f\x9a\x97", "\"plain \xc3\xa9 \xf0\x9f\x9a\x97\""},
        {"\"\\", "\"\\u0022\\u005c\""},
        {"</script><!--&", "\"\\u003c/script\\u003e\\u003c!--\\u0026\""},
        {"a\nb\tc", "\"a\\u000ab\\u0009c\""},
        {"\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaa", "\"\\u2028\\u2029\xe2\x80\xaa\""},
        {"\x01\x7f\xff", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
        {"ten letters", "\"ten lette\xe2\x80\xa6\""},
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        char *text = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&text, &size);

        markup_json(out, rows[i].text, i == COUNT(rows) - 1 ? 9 : 100);
        fclose(out);
        cr_expect(strcmp(text, rows[i].want) == 0, "row %zu: %s", i, text);
        free(text);
    }
}

static void expect_ids(const char *sql, const char *const *ids, size_t count)
{
    struct verdicts v;
    struct maker m;
    char *why = NULL, **are;
    struct runfile *rf;

    maker_init(&m, "{}");
    maker_sql(&m, FINDING_TABLES "DELETE FROM scenario; %s", sql);
    rf = runfile_open(m.path, false, &why);
    verdicts_init(&v, rf);
    are = play_ids(&v);
    cr_assert(v.count == count, "%zu plays", v.count);
    for (size_t i = 0; i < count; i++)
        cr_expect(strcmp(are[i], ids[i]) == 0, "play %zu: %s", i + 1, are[i]);
    play_ids_free(are, v.count);
    verdicts_fini(&v);
    runfile_close(rf);
    maker_fini(&m);
}

/* Programs know a play by its id; those that would have the same are counted in their order. */
Test(play_ids, that_are_the_same_are_counted_wherever_they_stand)
{
    static const char *const apart[] = {"b.lua",   "a.lua",     "a.lua#2",    "b.lua#2",
                                        "a.lua#3", "c.lua@1.6", "c.lua@2.0.1"};
    static const char *const seeded[] = {"a.lua~1", "a.lua~2", "a.lua~1#2"};

    expect_ids("INSERT INTO scenario(scenario, name, file, seed) VALUES(1,'b','b.lua',1),"
               "(2,'a','a.lua',1),(3,'a','a.lua',1),(4,'b','b.lua',1),(5,'a','a.lua',1),"
               "(6,'c, OCPP 1.6','c.lua',1),(7,'c, OCPP 2.0.1','c.lua',1)",
               apart, COUNT(apart));
    expect_ids("INSERT INTO scenario(scenario, name, file, seed) VALUES(1,'a','a.lua',1),"
               "(2,'a','a.lua',2),(3,'a','a.lua',1)",
               seeded, COUNT(seeded));
}
