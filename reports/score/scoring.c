#include "score/scoring.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/field.h"
#include "score/consequence.h"

struct scoring {
    struct scoring_scene *scene;
    const struct scorer *scorer;
    enum verdict worst; /* of its findings */
    cJSON *figures;
};

const char *rule_kind_name(enum rule_kind kind)
{
    static const char *const names[RULE_KIND_COUNT] = {
#define X(name) [RULE_##name] = #name,
        RULE_KIND_LIST(X)
#undef X
    };

    assert((unsigned)kind < RULE_KIND_COUNT);
    return names[kind];
}

struct runfile *scoring_runfile(struct scoring *sc)
{
    return sc->scene->rf;
}

int scoring_scenario(struct scoring *sc)
{
    return sc->scene->scenario;
}

const cJSON *scoring_known(const struct scoring *sc)
{
    return sc->scene->known;
}

bool scoring_broken_off(const struct scoring *sc)
{
    return sc->scene->broken_off;
}

cJSON *scoring_rows(struct scoring *sc, const char *sql)
{
    return runfile_rows(sc->scene->rf, sql, sc->scene->scenario);
}

const cJSON *scoring_expectation(struct scoring *sc, const char *name)
{
    return field(sc->scene->expect, name);
}

const cJSON *scoring_expect(struct scoring *sc)
{
    return scoring_expectation(sc, sc->scorer->name);
}

bool scoring_can(struct scoring *sc, const char *role_verb)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, sc->scene->can)
        if (cJSON_IsString(item) && strcmp(item->valuestring, role_verb) == 0)
            return true;
    return false;
}

const struct oracle_book *scoring_truth(struct scoring *sc)
{
    struct scoring_books *books = &sc->scene->books;

    if (!books->truth) {
        books->truth = mem_new(sizeof(*books->truth));
        oracle_book_init(books->truth, sc->scene->rf, sc->scene->scenario);
    }
    return books->truth;
}

const struct ticket_book *scoring_tickets(struct scoring *sc)
{
    struct scoring_books *books = &sc->scene->books;

    if (!books->tickets) {
        books->tickets = mem_new(sizeof(*books->tickets));
        ticket_book_init(books->tickets, sc->scene->rf, sc->scene->scenario);
    }
    return books->tickets;
}

const struct token_book *scoring_tokens(struct scoring *sc)
{
    struct scoring_books *books = &sc->scene->books;

    if (!books->tokens) {
        books->tokens = mem_new(sizeof(*books->tokens));
        token_book_init(books->tokens, sc->scene->rf, sc->scene->scenario);
    }
    return books->tokens;
}

static void close_books(struct scoring_books *books)
{
    if (books->truth)
        oracle_book_fini(books->truth);
    if (books->tickets)
        ticket_book_fini(books->tickets);
    if (books->tokens)
        token_book_fini(books->tokens);
    free(books->truth);
    free(books->tickets);
    free(books->tokens);
    *books = (struct scoring_books){0};
}

int64_t scoring_end_ms(struct scoring *sc)
{
    cJSON *row = runfile_row(sc->scene->rf,
                             "SELECT coalesce((SELECT ends_ms FROM scenario WHERE scenario=?1), "
                             "(SELECT max(virt_ms) FROM event WHERE scenario=?1)) AS ends_ms",
                             sc->scene->scenario);
    int64_t ms = field_int(row, "ends_ms");

    cJSON_Delete(row);
    return ms;
}

static const struct rule *rule_of(const struct scorer *scorer, const char *id)
{
    const struct rule *rule = scorer->rules;

    while (rule->id && strcmp(rule->id, id) != 0)
        rule++;
    assert(rule->id);
    return rule;
}

/* What @p finding of @p rule is worth, as far as the story was played. */
static enum verdict as_far_as_played(const struct scoring *sc, const struct rule *rule,
                                     const struct finding *finding)
{
    bool missing = rule->kind == RULE_absence || (rule->kind == RULE_either && finding->missing);
    bool may_come = missing && sc->scene->broken_off;

    bool shaky = sc->scene->shaky && !sc->scorer->by_frames;

    return (may_come || shaky) && finding->verdict == VERDICT_fail ? VERDICT_inconc
                                                                   : finding->verdict;
}

static void keep_evidence(struct found *one, const uint64_t *seqs)
{
    while (seqs && seqs[one->seq_count])
        one->seq_count++;
    one->first_seqs = one->seq_count;
    one->seqs = mem_new((one->seq_count + 1) * sizeof(*one->seqs));
    if (one->seq_count)
        memcpy(one->seqs, seqs, one->seq_count * sizeof(*one->seqs));
}

/* A failure that is known is none, and its sentence says who knows it. */
static void look_up(const struct scoring *sc, struct found *one)
{
    cJSON *entry = known_find(sc->scene->known, one->rule->id, one->sentence);
    char *longer;

    if (!entry || one->verdict < VERDICT_inconc)
        return;
    known_meet(entry);
    if (one->verdict != VERDICT_fail || known_is_over(entry))
        return;
    one->verdict = VERDICT_known;
    longer = mem_printf("%s Known until %s: %s (%s).", one->sentence, field_text(entry, "expires"),
                        field_text(entry, "reason"), field_text(entry, "at"));
    free(one->sentence);
    one->sentence = longer;
}

__attribute__((format(printf, 3, 0))) static void
tell(struct scoring *sc, const struct finding *finding, const char *format, va_list args)
{
    const struct rule *rule = rule_of(sc->scorer, finding->rule);
    struct found *one = mem_new(sizeof(*one));

    *one = (struct found){.scorer = sc->scorer->name,
                          .rule = rule,
                          .verdict = as_far_as_played(sc, rule, finding),
                          .sentence = mem_vprintf(format, args),
                          .times = 1};
    one->key = mem_text(finding->key ? finding->key : one->sentence);
    look_up(sc, one);
    keep_evidence(one, finding->seqs);
    about_add(&one->about, ABOUT_station, finding->station);
    about_add_number(&one->about, ABOUT_session, finding->session);
    about_add_number(&one->about, ABOUT_ticket, finding->ticket);
    sc->worst = verdict_worst(sc->worst, one->verdict);
    findings_add(&sc->scene->found, one);
}

void scoring_tell(struct scoring *sc, const struct finding *finding, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    tell(sc, finding, format, args);
    va_end(args);
}

void scoring_find(struct scoring *sc, enum verdict v, const char *rule, const uint64_t *seqs,
                  const char *format, ...)
{
    const struct finding finding = {.verdict = v, .rule = rule, .seqs = seqs};
    va_list args;

    va_start(args, format);
    tell(sc, &finding, format, args);
    va_end(args);
}

void scoring_find_missing(struct scoring *sc, enum verdict v, const char *rule,
                          const uint64_t *seqs, const char *format, ...)
{
    const struct finding finding = {.verdict = v, .rule = rule, .seqs = seqs, .missing = true};
    va_list args;

    va_start(args, format);
    tell(sc, &finding, format, args);
    va_end(args);
}

void scoring_end(struct scoring_scene *scene)
{
    consequence_find(&scene->found, scene->rf, scene->scenario);
    findings_write(&scene->found, scene->rf, scene->scenario);
    findings_free(&scene->found);
    close_books(&scene->books);
}

void scoring_figure(struct scoring *sc, const char *name, cJSON *value)
{
    cJSON_DeleteItemFromObjectCaseSensitive(sc->figures, name);
    cJSON_AddItemToObject(sc->figures, name, value);
}

static void store_score(struct scoring *sc, enum verdict v)
{
    char *data = cJSON_PrintUnformatted(sc->figures);
    sqlite3_stmt *st = runfile_take(
        sc->scene->rf, "INSERT INTO score(scenario, scorer, verdict, data) VALUES(?1,?2,?3,?4)");

    sqlite3_bind_int(st, 1, sc->scene->scenario);
    sqlite3_bind_text(st, 2, sc->scorer->name, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 3, verdict_name(v), -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 4, data, -1, SQLITE_STATIC);
    sqlite3_step(st);
    runfile_give(sc->scene->rf, st);
    free(data);
}

enum verdict scoring_judge(struct scoring_scene *scene, const struct scorer *scorer)
{
    struct scoring sc = {.scene = scene, .scorer = scorer, .figures = cJSON_CreateObject()};
    enum verdict v = scorer->judge(&sc);

    v = verdict_worst(v, sc.worst);
    store_score(&sc, v);
    cJSON_Delete(sc.figures);
    return v;
}
