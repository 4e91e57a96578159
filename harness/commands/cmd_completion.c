/* cmd_completion.c - chargerig completion: prints what has a shell complete commands, options and
 * their values. It is made from the tables by which the command line is read, so it knows them all.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "commands/args.h"
#include "commands/command_list.h"

/* A shell, and how its completion is printed. */
struct shell {
    const char *name;
    void (*print)(const struct command *const *all);
};

/* @p text in single quotes, with a \ before each of @p special. */
static void put_quoted(const char *text, const char *special)
{
    putchar('\'');
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\'", stdout);
        else if (strchr(special, *text))
            putchar('\\');
        putchar(*text);
    }
    putchar('\'');
}

static void put_names(const struct command *const *all)
{
    for (const struct command *const *c = all; *c; c++)
        printf("%s%s", c == all ? "" : " ", (*c)->name);
}

static void put_words(const char *const *words)
{
    for (int i = 0; words[i]; i++)
        printf("%s%s", i ? " " : "", words[i]);
}

/* Has the options of a command printed by @p fn, which gets the command. */
static void with_rows(const struct command *const *all, command_rows_fn *fn)
{
    for (; *all; all++) {
        const struct command *c = *all;
        command_rows(c, fn, (void *)(uintptr_t)c->name);
    }
}

/* --- bash and zsh: the same two tables, in a `case` each -------------------------------------- */

static void put_options(void *ctx, const struct arg *rows)
{
    printf("    %s) options=(", (const char *)ctx);
    for (; rows->name; rows++)
        printf("%s ", rows->name);
    printf("--help) ;;\n");
}

static void put_values(void *ctx, const struct arg *rows)
{
    for (; rows->name; rows++) {
        char letter = args_letter(rows->name);

        if (rows->kind != ARG_word)
            continue;
        printf("    '%s %s'", (const char *)ctx, rows->name);
        if (letter)
            printf("|'%s -%c'", (const char *)ctx, letter);
        printf(") values=(");
        put_words(rows->words);
        printf(") ;;\n");
    }
}

/* What stands where a command has words of its own. */
static void put_arguments(const struct command *const *all)
{
    printf("    'help help') values=(");
    put_names(all);
    printf(") ;;\n    'ocpp ocpp') values=(coverage show check) ;;\n"
           "    'completion completion') values=(bash zsh fish) ;;\n");
}

static void put_tables(const struct command *const *all, const char *command, const char *before)
{
    printf("    case %s in\n", command);
    with_rows(all, put_options);
    printf("    esac\n    case \"%s %s\" in\n", command, before);
    with_rows(all, put_values);
    put_arguments(all);
    printf("    esac\n");
}

static void print_bash(const struct command *const *all)
{
    printf("# bash completion for chargerig: source <(chargerig completion bash)\n"
           "_chargerig() {\n"
           "    local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
           "    local options=() values=()\n"
           "    [ \"$cur\" != = ] || cur=\n"
           "    [ \"$before\" != = ] || before=${COMP_WORDS[COMP_CWORD-2]}\n"
           "    [ \"${COMP_WORDS[COMP_CWORD]}\" != = ] || before=${COMP_WORDS[COMP_CWORD-1]}\n"
           "    if [ \"$COMP_CWORD\" = 1 ]; then\n"
           "        COMPREPLY=($(compgen -W '");
    put_names(all);
    printf(" --help --version' -- \"$cur\"))\n        return\n    fi\n");
    put_tables(all, "${COMP_WORDS[1]}", "$before");
    printf("    COMPREPLY=() # files: -o default\n"
           "    if [ \"${cur:0:1}\" = - ]; then\n"
           "        COMPREPLY=($(compgen -W \"${options[*]}\" -- \"$cur\"))\n"
           "    elif [ ${#values[@]} -gt 0 ]; then\n"
           "        COMPREPLY=($(compgen -W \"${values[*]}\" -- \"$cur\"))\n"
           "    fi\n"
           "}\n"
           "complete -o default -F _chargerig chargerig\n");
}

static void print_zsh(const struct command *const *all)
{
    printf(
        "#compdef chargerig\n"
        "# zsh completion for chargerig: chargerig completion zsh >a/folder/of/fpath/_chargerig\n"
        "_chargerig() {\n    local -a commands options values\n    commands=(\n");
    for (const struct command *const *c = all; *c; c++) {
        printf("        %s:", (*c)->name);
        put_quoted((*c)->summary, ":\\");
        putchar('\n');
    }
    printf("    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n"
           "        return\n    fi\n");
    put_tables(all, "${words[2]}", "${words[CURRENT-1]}");
    printf("    if [[ ${words[CURRENT]} == -* ]]; then\n        compadd -a options\n"
           "    elif (( ${#values} )); then\n        compadd -a values\n"
           "    else\n        _files\n    fi\n}\n"
           "if [[ ${funcstack[1]} == _chargerig ]]; then\n    _chargerig \"$@\"\n"
           "else\n    compdef _chargerig chargerig\nfi\n");
}

/* --- fish: a line each ------------------------------------------------------------------------ */

static void put_fish(void *ctx, const struct arg *rows)
{
    for (; rows->name; rows++) {
        char letter = args_letter(rows->name);

        printf("complete -c chargerig -n '__fish_seen_subcommand_from %s' -l %s", (const char *)ctx,
               rows->name + 2);
        if (letter)
            printf(" -s %c", letter);
        if (rows->kind == ARG_word) {
            printf(" -x -a '");
            put_words(rows->words);
            putchar('\'');
        } else if (rows->kind != ARG_flag) {
            printf(" -r");
        }
        putchar('\n');
    }
}

static void print_fish(const struct command *const *all)
{
    printf("# fish completion for chargerig: chargerig completion fish | source\n");
    for (const struct command *const *c = all; *c; c++) {
        printf("complete -c chargerig -n __fish_use_subcommand -f -a %s -d ", (*c)->name);
        put_quoted((*c)->summary, "\\");
        putchar('\n');
    }
    with_rows(all, put_fish);
    printf("complete -c chargerig -n '__fish_seen_subcommand_from help' -f -a '");
    put_names(all);
    printf("'\ncomplete -c chargerig -n '__fish_seen_subcommand_from ocpp' -a 'coverage show "
           "check'\ncomplete -c chargerig -n '__fish_seen_subcommand_from completion' -f -a 'bash "
           "zsh fish'\n");
}

/* --- the command ------------------------------------------------------------------------------ */

static const struct shell shells[] = {
    {"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}, {NULL, NULL}};

static const struct shell *shell_of(const char *name)
{
    const struct shell *s = shells;

    while (s->name && strcmp(s->name, name) != 0)
        s++;
    return s->name ? s : NULL;
}

static int run(const struct command_call *call)
{
    const struct arg rows[] = {{NULL, ARG_flag, NULL, NULL}};
    const struct shell *shell;
    int count;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (count != 1)
        return args_error(&command_completion, "needs one shell: bash, zsh or fish");
    shell = shell_of(call->argv[1]);
    if (!shell)
        return args_error(&command_completion, "expected bash, zsh or fish, got \"%s\"",
                          call->argv[1]);
    shell->print(call->all);
    return 0;
}

const struct command command_completion = {
    "completion", "prints what has bash, zsh or fish complete its words", help_completion, run};
