/* title: a trace is aligned with the cheapest allowed path, as brute force finds it */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/rng.h"
#include "facts/process.h"

#define CABLE                                                                                      \
    "contact identify unlock (released | reset unlock? (released | dispatch eta+ on_site test "    \
    "returned)) close"

static size_t split(char *text, const char **words)
{
    size_t n = 0;

    for (char *w = strtok(text, " "); w; w = strtok(NULL, " "))
        words[n++] = w;
    return n;
}

Test(process, known_traces_have_known_costs)
{
    static const struct {
        const char *model, *trace;
        size_t cost;
        double fitness;
    } rows[] = {
        {CABLE, "contact identify unlock released close", 0, 1.0},
        {CABLE, "contact identify unlock reset unlock dispatch eta eta on_site test returned close",
         0, 1.0},
        {CABLE, "contact close", 3, 1 - 3.0 / 7},
        {CABLE, "contact identify dispatch eta on_site test returned close", 2, 1 - 2.0 / 13},
        {CABLE, "", 5, 0.0},
        {"", "", 0, 1.0},
        {"", "a", 1, 0.0},
        {"a*", "a a a a", 0, 1.0},
        {"(a b?)+ | c", "c", 0, 1.0},
        {"(a|)b", "b", 0, 1.0},
        {"((a)*)*?+ b", "b", 0, 1.0},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char trace[256], *why = NULL;
        const char *words[32];
        struct process *p = process_new(rows[i].model, &why);
        struct process_alignment a;

        strcpy(trace, rows[i].trace);
        cr_assert(p != NULL, "row %zu: %s", i, why);
        process_align(p, words, split(trace, words), &a);
        cr_expect(a.cost == rows[i].cost, "row %zu: cost %zu", i, a.cost);
        cr_expect(a.fitness > rows[i].fitness - 1e-9 && a.fitness < rows[i].fitness + 1e-9,
                  "row %zu: fitness %f", i, a.fitness);
        process_alignment_fini(&a);
        process_free(p);
    }
}

Test(process, an_alignment_names_what_was_skipped_and_what_is_extra)
{
    static const char *const trace[] = {"contact", "dispatch", "unlock", "released", "close"};
    char story[256] = "", *why = NULL;
    struct process *p = process_new(CABLE, &why);
    struct process_alignment a;

    process_align(p, trace, 5, &a);
    for (size_t i = 0; i < a.count; i++) {
        static const char mark[] = {' ', '-', '+'};

        snprintf(story + strlen(story), sizeof(story) - strlen(story), "%c%s",
                 mark[a.moves[i].kind], a.moves[i].name);
    }
    cr_expect(strcmp(story, " contact+dispatch-identify unlock released close") == 0 ||
                  strcmp(story, " contact-identify+dispatch unlock released close") == 0,
              "%s", story);
    process_alignment_fini(&a);
    process_free(p);
}

Test(process, a_model_has_the_names_of_its_steps)
{
    char *why = NULL;
    struct process *p = process_new("( alarm | contact ) test+ ( )", &why);

    cr_assert(p != NULL, "%s", why);
    cr_expect(process_names(p, "alarm") && process_names(p, "contact") && process_names(p, "test"));
    cr_expect(false == process_names(p, "close") && false == process_names(p, "tes"));
    cr_expect(false == process_names(p, ""));
    process_free(p);
}

Test(process, what_cannot_be_read_says_where)
{
    static const char *const rows[] = {"a (b", "a ) b", "*", "a | B", "a , b", "(((", "?a"};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *why = NULL;

        cr_expect(process_new(rows[i], &why) == NULL, "row %zu", i);
        cr_expect(why && strstr(why, "at character") != NULL, "row %zu", i);
        free(why);
    }
}

/* @p depth brackets around one name. */
static char *nested(int depth)
{
    char *text = mem_new(2 * (size_t)depth + 2);

    memset(text, '(', (size_t)depth);
    text[depth] = 'a';
    memset(text + depth + 1, ')', (size_t)depth);
    return text;
}

Test(process, brackets_stand_in_each_other_up_to_64_deep)
{
    char *most = nested(64), *too_many = nested(65), *why = NULL;
    struct process *p = process_new(most, &why);

    cr_assert(p != NULL, "%s", why);
    cr_expect(process_shortest(p) == 1);
    process_free(p);
    cr_expect(process_new(too_many, &why) == NULL);
    cr_expect(why && strstr(why, "too many brackets at character 65") != NULL, "%s", why);
    free(why);
    free(most);
    free(too_many);
}

Test(process, brackets_beside_each_other_are_not_deep)
{
    static const char unit[] = "(a?)";
    char text[100 * (sizeof(unit) - 1) + 1] = "", *why = NULL;
    struct process *p;

    for (int i = 0; i < 100; i++)
        strcat(text, unit);
    p = process_new(text, &why);
    cr_assert(p != NULL, "%s", why);
    cr_expect(process_shortest(p) == 0);
    cr_expect(process_name(p, 99) != NULL && process_name(p, 100) == NULL);
    process_free(p);
}

/* An expression as a tree, matched without an automaton: the reference. */
struct node {
    char op; /* a b c: letters; . sequence, | choice, ? * + */
    struct node *left, *right;
};

static struct node *grow(struct rng *r, int depth)
{
    static const char ops[] = "abc.|?*+.|";
    struct node *n = mem_new(sizeof(*n));

    n->op = ops[rng_below(r, depth ? 10 : 3)];
    if (!strchr("abc", n->op))
        n->left = grow(r, depth - 1);
    if (n->op == '.' || n->op == '|')
        n->right = grow(r, depth - 1);
    return n;
}

static void fell(struct node *n)
{
    if (!n)
        return;
    fell(n->left);
    fell(n->right);
    free(n);
}

static void spell(const struct node *n, char *out)
{
    if (strchr("abc", n->op)) {
        sprintf(out + strlen(out), "%c ", n->op);
        return;
    }
    strcat(out, "(");
    spell(n->left, out);
    if (n->right) {
        strcat(out, n->op == '|' ? "|" : " ");
        spell(n->right, out);
    }
    strcat(out, ")");
    if (!n->right)
        sprintf(out + strlen(out), "%c ", n->op);
}

/* Set of positions in @p word reached from the set @p from. */
static unsigned matches(const struct node *n, const char *word, unsigned from)
{
    unsigned to = 0, more;

    switch (n->op) {
    case '.':
        return matches(n->right, word, matches(n->left, word, from));
    case '|':
        return matches(n->left, word, from) | matches(n->right, word, from);
    case '?':
        return from | matches(n->left, word, from);
    case '*':
    case '+':
        for (more = 0; more != from; from |= matches(n->left, word, from))
            more = from;
        return n->op == '*' ? from : matches(n->left, word, from);
    default:
        for (unsigned i = 0; word[i]; i++)
            to |= from >> i & 1 && word[i] == n->op ? 1u << (i + 1) : 0;
        return to;
    }
}

/* Steps to insert and delete to make one of the other. */
static size_t distance(const char *a, const char *b)
{
    size_t best;

    if (!*a || !*b)
        return strlen(a) + strlen(b);
    if (*a == *b)
        return distance(a + 1, b + 1);
    best = distance(a + 1, b);
    return 1 + (distance(a, b + 1) < best ? distance(a, b + 1) : best);
}

static void word_number(unsigned n, char *out)
{
    for (; n; n = (n - 1) / 3)
        *out++ = (char)('a' + (n - 1) % 3);
    *out = 0;
}

static size_t brute(const struct node *tree, const char *trace)
{
    size_t best = 99;

    for (unsigned n = 0; n < 1093; n++) { /* all words of up to 6 letters */
        char word[16];
        size_t cost;

        word_number(n, word);
        cost = matches(tree, word, 1) >> strlen(word) & 1 ? distance(word, trace) : 99;
        best = cost < best ? cost : best;
    }
    return best;
}

Test(process, the_cost_is_what_brute_force_finds)
{
    struct rng r;
    int compared = 0;

    rng_init(&r, 5, "process");
    for (int round = 0; round < 300; round++) {
        struct node *tree = grow(&r, 3);
        char text[512] = "", trace[8], *why = NULL;
        const char *names[8];
        struct process *p;
        struct process_alignment a;
        static const char *const letters[] = {"a", "b", "c"};

        word_number((unsigned)rng_below(&r, 40), trace); /* up to 3 letters */
        for (size_t i = 0; trace[i]; i++)
            names[i] = letters[trace[i] - 'a'];
        spell(tree, text);
        p = process_new(text, &why);
        cr_assert(p != NULL, "%s", why);
        process_align(p, names, strlen(trace), &a);
        /* An optimal word is no longer than the trace and the cost together. */
        if (strlen(trace) + a.cost <= 6 || brute(tree, trace) < a.cost) {
            size_t cost = brute(tree, trace);

            cr_expect(a.cost == cost, "round %d: %s on \"%s\": %zu, brute force %zu", round, text,
                      trace, a.cost, cost);
            compared++;
        }
        process_alignment_fini(&a);
        process_free(p);
        fell(tree);
    }
    cr_expect(compared > 200, "%d", compared);
}
