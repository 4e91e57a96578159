#include <stdio.h>
#include <string.h>

#include "commands/args.h"
#include "commands/command_list.h"
#include "host/version.h"

static const char help[] =
    "Usage: chargerig help [COMMAND]\n"
    "       chargerig help --man [COMMAND]\n"
    "\n"
    "Explains a command; with --man prints the man page of the program, or of\n"
    "one command of it.\n";

/* roff takes \ and a leading . or ' for itself. */
static void print_roff(const char *text)
{
    bool begins = true;

    for (; *text; text++) {
        if (begins && (*text == '.' || *text == '\''))
            printf("\\&");
        if (*text == '\\')
            printf("\\e");
        else if (*text == '-')
            printf("\\-");
        else
            putchar(*text);
        begins = *text == '\n';
    }
}

static void print_exit_status(void)
{
    printf(".SH EXIT STATUS\n0 pass, 1 fail, 2 inconclusive, 3 error (bad usage, a scenario that "
           "does not load, a system that cannot be reached), 130 after SIGINT.\n");
}

static void print_man(const struct command *const *all)
{
    printf(".TH CHARGERIG 1 \"\" \"chargerig %s\"\n.SH NAME\nchargerig \\- charging\\-network "
           "simulator and end\\-to\\-end test harness\n.SH SYNOPSIS\n.B chargerig\nCOMMAND "
           "[OPTIONS] [ARGUMENTS]\n.SH DESCRIPTION\nPuts a whole charging network on one desk: "
           "stations, vehicles, drivers, agents and technicians live on one virtual clock, talk "
           "OCPP to a CSMS, ring a support desk, receive invoices, and are scored.\n.SH COMMANDS\n",
           chargerig_version);
    for (; *all; all++) {
        printf(".TP\n.BR chargerig\\-%s (1)\n", (*all)->name);
        print_roff((*all)->summary);
        printf("\n");
    }
    print_exit_status();
    printf(".SH ENVIRONMENT\nCHARGERIG_DATA: the folder with scenarios/ and vendor\\-profiles/. "
           "CHARGERIG_LOG: as \\-\\-log. NO_COLOR: no colours.\n");
}

static void print_command_man(const struct command *c)
{
    printf(".TH CHARGERIG\\-%s 1 \"\" \"chargerig %s\"\n.SH NAME\nchargerig\\-%s \\- ", c->name,
           chargerig_version, c->name);
    print_roff(c->summary);
    printf("\n.SH DESCRIPTION\n.nf\n");
    print_roff(c->help);
    printf(".fi\n");
    print_exit_status();
    printf(".SH SEE ALSO\n.BR chargerig (1)\n");
}

static int run(const struct command_call *call)
{
    bool man = false;
    const struct arg rows[] = {{"--man", ARG_flag, &man, NULL}, {NULL, ARG_flag, NULL, NULL}};
    const struct command *c;
    int count;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (man && count == 0) {
        print_man(call->all);
        return 0;
    }
    if (count == 0) {
        for (size_t i = 0; call->all[i]; i++)
            printf("%-9s %s\n", call->all[i]->name, call->all[i]->summary);
        return 0;
    }
    c = command_of(call->all, call->argv[1]);
    if (!c)
        return args_error(&command_help, "there is no command '%s'", call->argv[1]);
    if (man)
        print_command_man(c);
    else
        printf("%s", c->help);
    return 0;
}

const struct command command_help = {"help", "explains a command", help, run};
