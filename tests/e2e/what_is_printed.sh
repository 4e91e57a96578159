#!/usr/bin/env bash
# title: end to end: a run says what is broken first, how far it is, and on its last line how it went
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
python3 - "$CHARGERIG" "$SOURCE_DIR" <<'P' || exit 1
import fcntl, os, pty, re, struct, subprocess, sys, termios

program, source = sys.argv[1:]
happy, late = (f"{source}/scenarios/{name}.lua" for name in ("happy-session", "late-van"))
COUNTS = r"(\d+) passed, (\d+) failed, (\d+) errors?, (\d+) inconclusive, (\d+) skipped in \d+\.\d s"
bad = []

def expect(holds, words):
    if not holds:
        bad.append(words)

def run(*args, code):
    done = subprocess.run([program, *args], capture_output=True, text=True)
    expect(done.returncode == code, f"{args}: exit code {done.returncode}, not {code}: {done.stderr}")
    return done

def counts(text, *want):
    last = text.splitlines()[-1] if text else ""
    got = re.fullmatch(COUNTS, last)
    expect(got and [int(n) for n in got.groups()] == list(want), f"the last line is {last!r}, not {want}")
    expect(text.endswith("\n"), "the last line has no end")

def terminal(*args):
    """What somebody sees who sits at a terminal of 60 columns, and the exit code."""
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.execv(program, [program, *args])
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    seen = b""
    while True:
        try:
            part = os.read(fd, 65536)
        except OSError:  # it has ended
            part = b""
        if not part:
            break
        seen += part
    return seen.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

open("broken.lua", "w").write('scenario "broken" { source = "a slip", begins = "2026-03-06 18:30 UTC" }\nsite "Hall" { bay = 2 }\n')
open("other.lua", "w").write('scenario "other" { source = "a station of 2.0.1", begins = "2026-03-06 18:30 UTC" }\n'
                             'station "NL-EXA-0001" { ocpp = "2.0.1" }\n')

passes = run("run", happy, "--out", "out", code=0)
expect("happy session" not in passes.stdout, "a play that passes has a line though nobody asked")
counts(passes.stdout, 2, 0, 0, 0, 0)
expect("\nverdict: pass\n" in "\n" + passes.stdout and "digest: " in passes.stdout, "no verdict, no digest")
rows = run("run", happy, "--out", "out", "--verbose", code=0).stdout
expect(len(re.findall(r"^happy session, OCPP \S+ +pass ", rows, re.M)) == 2, "--verbose shows no row of a play")
counts(rows, 2, 0, 0, 0, 0)
quiet = run("run", happy, "--out", "out", "--quiet", code=0)
expect(quiet.stdout.count("\n") == 1 and not quiet.stderr, "--quiet says more than one line")
counts(quiet.stdout, 2, 0, 0, 0, 0)

# What is broken stands first, whatever was played first; the broken script is told once in each stream.
mixed = run("run", happy, late, "broken.lua", "other.lua", "--ocpp", "1.6", "--mutant", "never-escalates", "--out", "mixed", code=3)
counts(mixed.stdout, 1, 1, 1, 0, 1)
lines = mixed.stdout.splitlines()
expect(lines[0].endswith("broken.lua") or lines[0] == "broken", f"first is {lines[0]!r}, not what is worst")
expect(mixed.stdout.index("sla.escalation") < mixed.stdout.index("skipped, 1 play"), "reasons stand before what failed")
expect(mixed.stdout.count("bay: ") + mixed.stdout.count("'bay'") <= 2, "one slip is told several times")
expect(mixed.stderr.count("broken.lua:2") == 1, f"stderr tells of the slip so: {mixed.stderr}")
again = run("score", "mixed/run.db", code=3)
counts(again.stdout, 1, 1, 1, 0, 1)
rows = run("report", "mixed/run.db", "--format", "table", code=0).stdout.splitlines()
expect(rows[2].startswith("late van, OCPP 1.6  "), "the rows are not worst first")

# What is inconclusive for one reason is one thing to read.
unknown = run("run", happy, late, "--ocpp", "1.6", "--without", "billing.invoices", "--out", "unknown", code=2).stdout
expect(re.search(r"^inconclusive, by reason\n  2 plays, invoice\.\S+: .*\n +happy session, OCPP 1.6; late van, OCPP 1.6$", unknown, re.M), f"not by reason:\n{unknown}")

# With --format json stdout is JSON and stderr is silent.
for command in (["run", happy, "--out", "out"], ["mutants", "--mutant", "taxes_twice", happy]):
    told = run(*command, "--format", "json", code=0)
    expect(told.stdout.startswith("{") and not told.stderr, f"{command}: with json there is talk: {told.stderr}")

# At a terminal the line of progress is never wider than it, and gone at the end.
stories = [f"{source}/scenarios/{name}" for name in ("happy-session.lua", "late-van.lua", "stack")]
for jobs in ("1", "2"):
    seen, code = terminal("run", *stories, "--jobs", jobs, "--out", "out")
    told = re.findall(r"\r\x1b\[K(\[[^\r]*)", seen)
    expect(code == 0, f"at a terminal: exit code {code}")
    expect(told and all(re.match(r"\[\d+/\d+\] after \d+ s", line) for line in told), f"progress: {told[:3]}")
    expect(all(len(line) < 60 for line in told), f"a line that is too wide: {max(told, key=len)}")
    expect("\x1b[K" in seen.split(told[-1])[-1] if told else False, "the line of progress stays")
    expect(re.search(r"\n" + COUNTS + r"\r\n$", seen), f"the last line is {seen.splitlines()[-1]!r}")

caught = run("mutants", "--mutant", "taxes_twice", happy, code=0).stdout
expect(re.fullmatch(r"1 caught, 0 not caught, 0 broken claims, honest stack: pass in \d+\.\d s\n", caught), f"mutants: {caught}")
free = run("mutants", "--mutant", "never_escalates", happy, code=1).stdout
expect(free.startswith("never_escalates is not caught by sla.escalation: ") and "0 caught, 1 not caught" in free.splitlines()[-1], f"mutants: {free}")

for words in bad:
    print("FAILED:", words)
sys.exit(1 if bad else 0)
P
