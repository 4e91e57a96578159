/* title: reports for people, programs and CI, and narrations, say all that a run file can hold */
#include "fixture/tale.h"
#include "report_all.h"
#include "write/markup.h"
#include "write/narrate.h"

/* A story for each state and each verdict, names of all lengths, findings of all depths. */
static void tell_states(struct maker *m)
{
    maker_event(m, 0, "Pat", "taps", "{\"token\":\"04A1\",\"connector\":\"CP-1/1\"}");
    maker_event(m, 1, "Pat", "note", "{\"text\":\"a\"}");
    maker_event(m, 2, "Pat", "note", "{\"text\":\"b\"}");
    maker_sql(
        m,
        "UPDATE event SET wall_us=1000000-seq*1000;"
        "INSERT INTO run VALUES('nothing',NULL),('wall_ms','7449'),('seed',7),('state','running');"
        "DELETE FROM scenario; ALTER TABLE scenario ADD COLUMN about;"
        "INSERT INTO scenario(scenario, name, file, source, zone, begins_ms, ends_ms, "
        "seed, state, error, catches, about) VALUES"
        "(1,'forty letters are what there is room for','a.lua','seed 1','UTC',0,5,1,"
        "'complete',NULL,'[\"late\"]','of it'),"
        "(2,'forty-one letters are one letter too many','b.lua','','UTC',0,5,1,'complete',"
        "NULL,'[]',''),"
        "(3,'ä','c.lua',NULL,NULL,NULL,NULL,NULL,'interrupted',NULL,NULL,NULL),"
        "(4,'forty-öne letters with öne that counts ö','d.lua','','',0,5,1,'running','',"
        "'[]',''),"
        "(5,'','e.lua','','',0,5,1,'cut','it <stops>','[]',''),"
        "(6,'x','f.lua','','',0,5,1,'skipped',NULL,'[]',''),"
        "(7,'y','g.lua','','',0,5,1,'skipped',NULL,'[]',''),"
        "(8,'z','h.lua','','',0,5,1,'lacking',NULL,'[]',''),"
        "(9,'w','i.lua','','',0,5,1,'error','no such <verb>','[]',''),"
        "(10,'forty-öne letters with öne that counts öné','j.lua','','',0,5,1,'complete',"
        "NULL,'[]','')");
    maker_sql(m, FINDING_TABLES
              "INSERT INTO score VALUES(1,'sla','fail','{\"late\":2}'),(1,'path','fail','{}'),"
              "(1,'story','error','{}'),(1,'invoice','none','{}'),(1,'experience','inconc','{}'),"
              "(2,'sla','fail',NULL),(3,'sla','pass','{}'),(4,'sla','pass','{}'),"
              "(5,'sla','pass','{}'),(6,'story','skipped','{}'),(7,'story','skipped','{}'),"
              "(8,'story','inconc','{}'),(10,'protocol','fail','{}');"
              "INSERT INTO finding VALUES"
              "(1,1,'sla','fail','r.1','first','[1,2,3,1]','of it',2,NULL,'a'),"
              "(1,2,'path','fail','r.2','from it','[1,99,2,3]','',1,1,'b'),"
              "(1,3,'path','fail','r.3','from that','[1]','',1,2,'c'),"
              "(1,4,'story','error','r.4','an <error>','[]','',1,NULL,'d'),"
              "(1,5,'experience','inconc','r.5','not asked','[]','',3,NULL,'e'),"
              "(1,6,'sla','pass','r.6','a note','[1]','',1,NULL,'f'),"
              "(6,1,'story','skipped','story.skipped','it speaks 2.0.1','[]','',1,NULL,'g'),"
              "(7,1,'story','skipped','story.skipped','it speaks 2.0.1','[]','',1,NULL,'h'),"
              "(8,1,'story','inconc','story.lacking','it has no desk','[]','',1,NULL,'i'),"
              "(10,1,'protocol','fail','r.1','first','[]','',1,NULL,'a'),"
              "(10,2,'protocol','inconc','r.5','not asked','[]','',1,NULL,'e')");
}

Test(report_forms, say_all_that_there_is)
{
    static const char *const writers[][2] = {
        {"table", PAGE("states.txt")},          {"summary", PAGE("states_summary.txt")},
        {"json", PAGE("states.json")},          {"github", PAGE("states_github.txt")},
        {"gitlab", PAGE("states_gitlab.json")}, {"junit", PAGE("states.xml")}};

    for (size_t i = 0; i < COUNT(writers); i++) {
        struct maker m;

        maker_init(&m, "{}");
        tell_states(&m);
        page_expect(page_written(&m, writers[i][0]), writers[i][1]);
        maker_fini(&m);
    }
}

/* No story at all, one of which nothing is known, and one whose name is wider than its column's. */
Test(report_forms, say_what_there_is_where_there_is_little)
{
    static const char *const writers[] = {"table", "summary", "json", "junit"};
    static const char *const changes[] = {
        "UPDATE scenario SET name=NULL, file=NULL, state=NULL",
        "DELETE FROM scenario; DELETE FROM run WHERE key='state'",
        "UPDATE scenario SET name='longer than scenario'",
    };
    char *all = mem_text("");

    for (size_t i = 0; i < COUNT(changes) * COUNT(writers); i++) {
        struct maker m;
        char *text, *longer;

        maker_init(&m, "{}");
        maker_sql(&m, "%s", changes[i % COUNT(changes)]);
        text = page_written(&m, writers[i / COUNT(changes)]);
        longer = mem_printf("%s%s\n", all, text);
        free(all);
        free(text);
        all = longer;
        maker_fini(&m);
    }
    page_expect(all, PAGE("states_none.txt"));
}

/* A full disk is told of by all who write, and hides no other trouble. */
Test(report_forms, a_report_that_cannot_be_written_is_an_error)
{
    struct maker m;
    char *why = NULL;
    struct runfile *rf;
    FILE *full = fopen("/dev/full", "w");

    cr_assert(full != NULL);
    setvbuf(full, NULL, _IONBF, 0);
    maker_init(&m, "{}");
    maker_event(&m, 0, "Pat", "note", "{\"text\":\"x\"}");
    maker_sql(&m,
              FINDING_TABLES "INSERT INTO score VALUES(1,'sla','fail','{}');"
                             "INSERT INTO finding VALUES(1,1,'sla','fail','r.1','late','[1]','',1,"
                             "NULL,'a')");
    rf = runfile_open(m.path, false, &why);
    cr_assert(rf != NULL, "%s", why);
    for (const struct report_writer *const *w = report_all; *w; w++)
        cr_expect(S_SYSTEM == (*w)->write(rf, full), "%s", (*w)->name);
    cr_expect(narrate(rf, 1, NULL, false, full) == S_SYSTEM);
    cr_expect(narrate(rf, 2, NULL, false, full) == S_NOTFOUND);
    fclose(full);
    runfile_close(rf);
    maker_fini(&m);
}

/* The column of names is as wide as the widest, be it the first or the last, up to forty. */
Test(report_forms, the_table_is_as_wide_as_its_widest_name)
{
    static const struct {
        const char *first, *last, *head;
    } rows[] = {
        {"x", "y", "scenario  verdict "},
        {"nine more", "y", "scenario   verdict "},
        {"x", "nine more", "scenario   verdict "},
        {"forty letters are what there is room for", "y",
         "scenario                                  verdict "},
        {"forty letters are what there is no room in", "y",
         "scenario                                  verdict "},
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct maker m;
        char *text;

        maker_init(&m, "{}");
        maker_sql(&m,
                  "UPDATE scenario SET name='%s'; INSERT INTO scenario(scenario, name, state) "
                  "VALUES(2,'%s','complete')",
                  rows[i].first, rows[i].last);
        text = page_written(&m, "table");
        cr_expect(strncmp(text, rows[i].head, strlen(rows[i].head)) == 0, "row %zu: %s", i, text);
        free(text);
        maker_fini(&m);
    }
}

/* --- narration ---------------------------------------------------------------------------------
 */

#define TWENTY_SIX   "A name of 26 lettérs, no m"
#define TWENTY_SEVEN "A name of 27 letters, a bit"

static void tell_days(struct maker *m)
{
    maker_event(m, 86399000, "Pat", "note", "{\"text\":\"the last second of a day\"}");
    maker_event(m, 86400000, TWENTY_SEVEN, "note", "{\"text\":\"two\"}");
    maker_event(m, 86400001, "CP-1/1", "status", "{\"from\":\"a\",\"to\":\"b\"}");
    maker_event(m, 86400002, "CP-10", "note", "{\"text\":\"three\"}");
    maker_event(m, 3 * 86400000LL, "CP-1", "online", "{}");
    maker_frame(m, 3 * 86400000LL, "CP-1", "in", "");
    maker_sql(m, "UPDATE frame SET text=hex(zeroblob(200)) WHERE seq=%d", (int)m->seq);
    maker_frame(m, 3 * 86400000LL, "CP-1", "in", "");
    maker_sql(m, "UPDATE frame SET text=hex(zeroblob(200))||'1' WHERE seq=%d", (int)m->seq);
    maker_frame(m, 3 * 86400000LL, "CP-1", "in", "");
    maker_event(m, 3 * 86400000LL + 1, "Pat", "note", "{\"text\":\"four\"}");
    maker_event(m, 3 * 86400000LL + 2, "Pat", "note", "no JSON");
    maker_event(m, 3 * 86400000LL + 3, "Pat", "note", "{}");
    maker_sql(m, "UPDATE event SET data=NULL WHERE seq=%d", (int)m->seq);
    maker_event(m, 3 * 86400000LL + 4, "Pat", "note", "{}");
    maker_sql(m, "UPDATE event SET kind=NULL WHERE seq=%d", (int)m->seq);
    maker_event(m, 3 * 86400000LL + 5, "Pat", "note", "{}");
    maker_sql(m, "UPDATE event SET actor=99 WHERE seq=%d", (int)m->seq);
}

static const struct {
    const char *title, *sql;
    int scenario;
    const char *actor;
    bool all;
    enum status status;
} narrations[] = {
    {"all that is told", "SELECT 1", 1, NULL, false, S_OK},
    {"everything", "SELECT 1", 1, NULL, true, S_OK},
    {"of one station", "SELECT 1", 1, "CP-1", false, S_OK},
    {"of a name of 26 letters", "UPDATE actor SET name='" TWENTY_SIX "' WHERE name LIKE 'A%'", 1,
     NULL, false, S_OK},
    {"of the first that there is, and of the last", "DELETE FROM actor WHERE id>1", 1, "Pat", false,
     S_OK},
    {"of the last that there is", "SELECT 1", 1, "CP-1", false, S_OK},
    {"of nobody who is there", "SELECT 1", 1, "CP", false, S_NOTFOUND},
    {"of somebody to whom nothing happens", "DELETE FROM event", 1, "Pat", true, S_OK},
    {"of no such story", "SELECT 1", 2, NULL, false, S_NOTFOUND},
    {"without a log", "DROP TABLE event", 1, NULL, false, S_BADINPUT},
};

Test(report_forms, a_story_is_narrated_line_by_line)
{
    char *all = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&all, &len);

    for (size_t i = 0; i < COUNT(narrations); i++) {
        struct maker m;
        char *why = NULL;
        struct runfile *rf;

        maker_init(&m, "{}");
        tell_days(&m);
        maker_sql(&m, "%s", narrations[i].sql);
        rf = runfile_open(m.path, false, &why);
        cr_assert(rf != NULL, "%s", why);
        fprintf(out, "== %s\n", narrations[i].title);
        cr_expect(narrate(rf, narrations[i].scenario, narrations[i].actor, narrations[i].all,
                          out) == narrations[i].status,
                  "%s", narrations[i].title);
        runfile_close(rf);
        maker_fini(&m);
    }
    fclose(out);
    page_expect(all, PAGE("narrations.txt"));
}

/* --- markup ------------------------------------------------------------------------------------
 */

#define NO "\xef\xbf\xbd" /* in the place of what is no character, or none of XML */

static const struct {
    const char *text, *want;
} characters[] = {
    {"\x01", NO},
    {"\x1f", NO},
    {" ", " "},
    {"\t\n\r", "\t\n\r"},
    {"\x08\x0b\x0c\x0e", NO NO NO NO},
    {"~\x7f", "~" NO},
    {"\x80", NO},
    {"\xbf", NO},
    {"\xc1\xbf", NO NO},
    {"\xc2\x80", "\xc2\x80"},
    {"\xc2\x7f", NO NO},
    {"\xc2\xc0", NO NO},
    {"\xdf\xbf", "\xdf\xbf"},
    {"\xe0\x9f\xbf", NO NO NO},
    {"\xe0\xa0\x80", "\xe0\xa0\x80"},
    {"\xe1\x80\x80", "\xe1\x80\x80"},
    {"\xe1\x80", NO NO},
    {"\xe1\x80z", NO NO "z"},
    {"\xed\x9f\xbf", "\xed\x9f\xbf"},
    {"\xed\xa0\x80", NO NO NO},
    {"\xee\xa0\x80", "\xee\xa0\x80"},
    {"\xef\xbf\xbd", "\xef\xbf\xbd"},
    {"\xef\xbf\xbe", NO NO NO},
    {"\xef\xbf\xbf", NO NO NO},
    {"\xef\xbe\xbf", "\xef\xbe\xbf"},
    {"\xee\xbf\xbe", "\xee\xbf\xbe"},
    {"\xf0\x8f\xbf\xbf", NO NO NO NO},
    {"\xf0\x90\x80\x80", "\xf0\x90\x80\x80"},
    {"\xf1\x80\x80\x80", "\xf1\x80\x80\x80"},
    {"\xf1\x80\x80", NO NO NO},
    {"\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf"},
    {"\xf4\x90\x80\x80", NO NO NO NO},
    {"\xf3\x90\x80\x80", "\xf3\x90\x80\x80"},
    {"\xf5\x80\x80\x80", NO NO NO NO},
    {"<>&\"'", "&lt;&gt;&amp;&quot;&#39;"},
    {"", ""},
    {NULL, ""},
};

static char *marked(const char *text, size_t limit)
{
    char *got = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&got, &len);

    markup_text_n(out, text, limit);
    fclose(out);
    return got;
}

Test(report_forms, markup_has_no_character_that_xml_forbids)
{
    for (size_t i = 0; i < COUNT(characters); i++) {
        char *got = marked(characters[i].text, 100);

        cr_expect(strcmp(got, characters[i].want) == 0, "row %zu: %s", i, got);
        free(got);
    }
}

/* Characters count, whatever they are spelt as; what is cut says so. */
Test(report_forms, markup_is_cut_behind_so_many_characters)
{
    static const struct {
        const char *text;
        size_t limit;
        const char *want;
    } rows[] = {
        {"abc", 3, "abc"},
        {"abc", 2, "ab\xe2\x80\xa6"},
        {"abc", 0, "\xe2\x80\xa6"},
        {"<\xc3\xa4\x80>", 3, "&lt;\xc3\xa4" NO "\xe2\x80\xa6"},
        {"", 0, ""},
        {NULL, 0, ""},
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        char *got = marked(rows[i].text, rows[i].limit);

        cr_expect(strcmp(got, rows[i].want) == 0, "row %zu: %s", i, got);
        free(got);
    }
}
