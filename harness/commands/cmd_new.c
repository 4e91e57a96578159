#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"

static const char help[] =
    "Usage: chargerig new NAME\n"
    "\n"
    "Writes NAME.lua, a commented scenario to begin from. A file that is there is not touched.\n";

static const char text[] =
    "-- What happens here, in one sentence? Play it: chargerig run %s\n"
    "scenario \"%s\" {\n"
    "  source  = \"where the story comes from\",\n"
    "  begins  = \"2026-03-06 18:30 Europe/Amsterdam\",   -- local time and zone\n"
    "  catches = { },                                   -- mutants: chargerig mutants --names\n"
    "}\n"
    "\n"
    "-- The place and its post. Profiles are the files of vendor-profiles/.\n"
    "local hall = site \"Sports hall\" { bays = 2, at = { 52.09, 5.12 } }\n"
    "local post = station \"NL-EXA-0001\" { profile = \"neutral-ac-22\", bay = hall.bay[1] }\n"
    "\n"
    "-- What it costs. The driver below has an account; bills go there.\n"
    "tariff \"Day\" { energy = \"0.45 EUR/kWh\", idle = \"0.05 EUR/min after 15 min\", tax = \"21 "
    "%%\" }\n"
    "\n"
    "-- Things that break, if the story is about that:\n"
    "-- post:breaks(\"connector lock\", { from = \"end of session\", remote_unlock = \"fails\" })\n"
    "\n"
    "-- A person. Inside does(), verbs take time, one after the other.\n"
    "driver \"Ann\" { token = \"04A1B2C3D4\", phone = true, patience = \"20 min\" }\n"
    "  :does(function(me)\n"
    "    me:park(hall.bay[1])\n"
    "    me:plug(post)\n"
    "    me:tap(post)                       -- returns what the display says\n"
    "    wait \"1 h\"\n"
    "    me:tap(post)\n"
    "    check(me:pull_plug() == \"free\", \"the cable comes out\")\n"
    "    me:leave()\n"
    "  end)\n"
    "\n"
    "-- What the run is held against, apart from what must always hold.\n"
    "expect.invoice    { sessions = 1 }\n"
    "expect.experience { contacts = 0, surprises = 0 }\n";

static int write_new(const char *path, const char *title)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    FILE *out = fd < 0 ? NULL : fdopen(fd, "w");

    if (!out)
        return args_error(&command_new, "%s cannot be made: %s", path, strerror(errno));
    fprintf(out, text, path, title);
    if (fclose(out) != 0)
        return args_error(&command_new, "%s cannot be written: %s", path, strerror(errno));
    printf("%s\n", path);
    return 0;
}

static bool ends_in_lua(const char *name)
{
    size_t n = strlen(name);

    return n > 4 && name[n - 5] != '/' && strcmp(name + n - 4, ".lua") == 0;
}

static int run(const struct command_call *call)
{
    const struct arg rows[] = {{NULL, ARG_flag, NULL, NULL}};
    char *path, *title, *slash;
    int count, code;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (count != 1 || !call->argv[1][0])
        return args_error(&command_new, "wants one name, as in chargerig new night-shift");
    if (strpbrk(call->argv[1], "\"\\\n"))
        return args_error(&command_new, "a name has no quotes, backslashes or line ends");
    path =
        ends_in_lua(call->argv[1]) ? mem_text(call->argv[1]) : mem_printf("%s.lua", call->argv[1]);
    slash = strrchr(path, '/');
    title = mem_text(slash ? slash + 1 : path);
    title[strlen(title) - strlen(".lua")] = '\0';
    for (char *p = title; *p; p++)
        if (*p == '-' || *p == '_')
            *p = ' ';
    code = write_new(path, title);
    free(title);
    free(path);
    return code;
}

const struct command command_new = {"new", "writes a commented scenario to begin from", help, run};
