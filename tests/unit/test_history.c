/* title: a report tells what came of the same plays in earlier runs */
#include "fixture/page.h"

#include "report_all.h"
#include "write/history.h"

#define SCORES "CREATE TABLE score(scenario, scorer, verdict, data);"

/* A maker has one file a process: out of the way of the next one. */
static void keep(struct maker *m, const char *started)
{
    char *path = mem_printf("%s.%s", m->path, started);

    cr_assert(strlen(path) < sizeof(m->path) && rename(m->path, path) == 0, "%s", path);
    snprintf(m->path, sizeof(m->path), "%s", path);
    free(path);
}

/* Plays of four files: @p verdicts has a letter for each, '.' where it is not played. */
static void tell_run(struct maker *m, const char *started, const char *verdicts)
{
    static const char *const words[] = {['p'] = "pass", ['f'] = "fail", ['i'] = "inconc"};

    maker_init(m, "{}");
    maker_sql(m, "DELETE FROM scenario; " SCORES "INSERT INTO run VALUES('started_wall','%s')",
              started);
    for (int i = 0; verdicts[i]; i++) {
        if (verdicts[i] == '.')
            continue;
        maker_sql(m,
                  "INSERT INTO scenario(scenario, name, file, state) VALUES(%d,'play %c','%c.lua',"
                  "'complete'); INSERT INTO score VALUES(%d,'sla','%s','{}')",
                  i + 1, 'a' + i, 'a' + i, i + 1, words[(int)verdicts[i]]);
    }
    keep(m, started);
}

static struct runfile *opened(const struct maker *m)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(m->path, false, &why);

    cr_assert(rf != NULL, "%s", why);
    return rf;
}

static char *page_of(struct runfile *rf)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    cr_expect(report_all[0]->write(rf, out) == S_OK);
    fclose(out);
    return text;
}

static void expect_part(const char *text, const char *part)
{
    cr_expect(strstr(text, part) != NULL, "\"%s\" is not in\n%s", part, text);
}

#define BEFORE(signs) "<td class=\"before\" data-scorer=\"before\">" signs "</td>"

Test(history, tells_what_is_broken_mended_new_and_gone)
{
    struct maker now, older, oldest;
    struct runfile *rf, *one, *two;
    char *page;

    tell_run(&now, "2026-03-03", "fpp.p");
    tell_run(&older, "2026-03-02", "pf.pp");
    tell_run(&oldest, "2026-03-01", "ppp..");
    rf = opened(&now);
    one = opened(&older);
    two = opened(&oldest);
    history_add(rf, one, "older.db");
    history_add(rf, two, "oldest.db");
    page = page_of(rf);
    expect_part(page, "oldest.db</th><td>2026-03-01</td><td class=\"number\">3</td>");
    cr_expect(strstr(page, "oldest.db") < strstr(page, "older.db"));
    expect_part(page,
                "<p>1 passed in the run before and do not now: <a href=\"#a.lua\">play a</a></p>");
    expect_part(page, "<p>1 pass now and did not before: <a href=\"#b.lua\">play b</a></p>");
    expect_part(page, "<p>1 were not played before: <a href=\"#c.lua\">play c</a></p>");
    expect_part(page, "<p>1 were played before and are not in this run</p>");
    expect_part(page, "<th>before</th>");
    expect_part(page, "\"a.lua\",\"play a\",\"ff------\",\"\",-1,[],0,\"pp\"]");
    expect_part(page, ",0,\"pf\"]");
    expect_part(page, ",0,\"p \"]");
    expect_part(page, ",0,\" p\"]");
    expect_part(page, BEFORE("<i class=\"p\">✓</i><i class=\"p\">✓</i>"));
    expect_part(page, BEFORE("<i class=\"p\">✓</i><i class=\"f\">✗</i>"));
    expect_part(page, BEFORE("<i class=\"p\">✓</i><i class=\"n\"></i>"));
    expect_part(page, BEFORE("<i class=\"n\"></i><i class=\"p\">✓</i>"));
    free(page);
    runfile_close(two);
    runfile_close(one);
    runfile_close(rf);
    maker_fini(&oldest);
    maker_fini(&older);
    maker_fini(&now);
}

Test(history, is_not_there_where_no_run_is_given)
{
    struct maker m;
    char *page;

    tell_run(&m, "2026-03-03", "fp");
    page = page_written(&m, "html");
    cr_expect(strstr(page, "Over the runs") == NULL);
    cr_expect(strstr(page, "<th>before</th>") == NULL);
    free(page);
    maker_fini(&m);
}

/* A report of one play has no other, and is written of a file that is only read. */
Test(history, is_narrowed_to_one_play_with_all_that_belongs_to_it)
{
    struct maker now, old;
    struct runfile *rf, *earlier;
    char *page;

    tell_run(&now, "2026-03-03", "fpf");
    tell_run(&old, "2026-03-02", "ppp");
    rf = opened(&now);
    earlier = opened(&old);
    history_add(rf, earlier, "old.db");
    runfile_narrow(rf, 3);
    page = page_of(rf);
    expect_part(page, "<p class=\"counts\">1 play: 1 fail</p>");
    expect_part(page,
                "<p>1 passed in the run before and do not now: <a href=\"#c.lua\">play c</a></p>");
    cr_expect(strstr(page, "a.lua") == NULL);
    free(page);
    runfile_close(earlier);
    runfile_close(rf);
    maker_fini(&old);
    maker_fini(&now);
}
