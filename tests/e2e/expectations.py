"""expectations.py - holds every row of `chargerig list --expectations` against the program: its example is taken, and
values that mean nothing (several for each kind) end the scenario before it begins, at their line, with what is allowed.
Where what a field speaks of never came about (nobody charges, calls, is sent or billed) its verdict is the one of its row.
"""
import json, os, re, subprocess, sys, tempfile

program = os.path.abspath(os.environ["CHARGERIG"])
folder = tempfile.mkdtemp()

# By kind: values that mean nothing, as a scenario writes them.
NOTHING = {
    "duration": ('"soon"', "5", '"-1 min"', '"10"', "true", "{}", '"10 EUR"', '"under"'),
    "word": ('"None"', "3", '""', '"999 EUR"', "true", '{ "none" }'),
    "idle": ('"None"', '"999"', '"EUR"', '"-1 EUR"', '"0.75 EUR each"', "0", '"none at all"'),
    "money": ('"none"', '"22.99"', '"EUR"', '"-1 EUR"', '"22.99 EUR in all"', "22.99", '""'),
    "yes": ("false", '"yes"', "1", "{}"),
    "count": ("-1", "1.5", '"1"', "true", '"none"', "1e9"),
    "share": ("2", "-0.1", '"much"', "true", '"90 %"'),
    "hours": ('"8-18"', '"08:00"', '"25:00-26:00"', "8", '"08:00-08:00"', "{}"),
    "days": ('"Mo-Fr"', '"8"', '"0"', "5", "{ 1, 2 }", '"Mon-"', '"always"'),
    "dates": ('"2026-12-25"', '{ "2026-02-30" }', '{ "25.12.2026" }', "{}", "{ 1 }", '{ "Christmas" }', '{ x = "2026-12-25" }'),
    "limits": ("{}", '"10 min"', '{ answer = "30 s" }', '{ on_site = "soon" }', '{ "10 min" }'),
    "model": ('""', '"(contact"', '"contact -> close"', '"kontact close"', '"contact breach"', "1", "{}"),
    "models": ("{}", '{ parking = "contact close" }', '{ billing = "kontact" }', '"contact close"', "{ billing = 1 }"),
    "steps": ('"dispatch"', '{ "dispach" }', "{}", "{ 1 }", "{ dispatch = true }"),
    "demands": ('{ "credit during verify_cdr" }', '{ "verify_cdr credit" }', '{ "kredit" }', '"credit"', "{}",
                '{ "a before b" }', '{ "verify_cdr before credit and more" }'),
    "technician": ('"Nobody"', "5", "true", "{}", '{ "Van 3" }'),
    "tag": ('"nobody"', '{ token = "04A1B2C3" }', '{ token = "04A1B2C3", account = "Nobody" }', "true",
            '{ token = "00000000", account = "Ann" }', '{ token = "04A1B2C3", account = "Ann", more = 1 }', '{ "Ann" }'),
}
HEAD = """scenario "it means nothing" { begins = "2026-03-06 18:30 Europe/Amsterdam" }
local hall = site "Hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", bay = hall.bay[1] }
technician "Van 3" { at = hall:away("6 km") }
tariff "Day" { energy = "0.45 EUR/kWh", tax = "21 %" }
driver "Ann" { token = "04A1B2C3" } :does(function(me) me:park(hall.bay[1]) end)
"""
LINE = HEAD.count("\n") + 1
# What a field needs beside it to be complete.
BESIDE = {"hours": 'on_site = "2 h"', "days": 'on_site = "2 h"', "holidays": 'on_site = "2 h"', "fitness": 'model = "contact close"'}

bad, cases = [], []


def case(text, judge):
    """One scenario more; @judge gets what the program said of it, "" when it loaded."""
    cases.append(judge)
    with open(os.path.join(folder, f"n{len(cases):03}.lua"), "w", encoding="utf-8") as f:
        f.write(HEAD.replace("it means nothing", f"it means nothing {len(cases)}") + text + "\n")


def refused(text, words):
    def judge(name, said):
        if not re.match(rf"{name}:{LINE}: ", said) or words not in said:
            bad.append(f"{text}: {said or 'not a word'}")
    case(text, judge)


def taken(text):
    case(text, lambda name, said: said and bad.append(f"the example {text} is refused: {said}"))


def play_all():
    done = subprocess.run([program, "run", ".", "--log", "error", "--out", "../out", "--jobs", "1"], cwd=folder,
                          capture_output=True, text=True, timeout=300)
    said = {}
    for line in done.stderr.splitlines():
        said.setdefault(os.path.basename(line.partition(":")[0]), re.sub(r"^\S*/(?=n\d)", "", line))
    for n, judge in enumerate(cases):
        judge(f"n{n + 1:03}.lua", said.get(f"n{n + 1:03}.lua", ""))


rows = json.loads(subprocess.run([program, "list", "--expectations", "--format", "json"], capture_output=True, text=True,
                                 check=True).stdout)
manual = subprocess.run([program, "manual"], capture_output=True, text=True, check=True).stdout
for row in rows:
    scorer, field, kind = row["scorer"], row["field"], row["kind"]
    beside = f", {BESIDE[field]}" if field in BESIDE else ""
    taken(f"expect.{scorer} {{ {field} = {row['example']}{beside} }}")
    for value in NOTHING[kind]:
        refused(f"expect.{scorer} {{ {field} = {value}{beside} }}", f"expect.{scorer}: {field}")
    entry = manual.partition(f"### expect.{scorer} {{ {field} = {row['example']} }}\n")[2].partition("\n### ")[0]
    for what in ("value", "rule", "because"):
        if row[what] not in entry:
            bad.append(f"the manual says another {what} of expect.{scorer}.{field} than the program: {entry}")
    if row["meaning"][1:] not in entry:
        bad.append(f"the manual does not say what expect.{scorer}.{field} means")

# What only the whole scenario shows, and what is no expectation at all.
for text, words in (
        ('expect.sla { hours = "08:00-18:00" }', "no clock has a limit"),
        ("expect.path { fitness = 0.9 }", "there is none"),
        ("expect.invoice { nothing = true, sessions = 2 }", "contradict"),
        ("expect.invoice { }", "expects nothing"),
        ("expect.invoice { sesions = 2 }", "did you mean \"sessions\"?"),
        ("expect.protocol { }", "unknown expectation 'protocol'"),
        ('expect.sla { grade = "L4" }', 'expected one of "L1", "L2", "L3", got "L4"'),
        ('expect.invoice { idle = "Nome" }', 'did you mean "none"?'),
        ('expect.dispatch { technician = "Van 4" }', 'did you mean "Van 3"?'),
        ('expect.path "contact dispach close"', 'did you mean "dispatch"?'),
        ("expect.dispatch { technician = post }", "expected a technician of the scenario"),
        ('agents "Desk" { sla = { L4 = { on_site = "1 h" } } }', "a grade is L1, L2 or L3"),
        ('agents "Desk" { sla = { L2 = { promises = "kept" } } }', "a grade has first_reply"),
        ('driver "Bob" {} :does(function(me) expect.invoice { sessions = 1 } end)', "beside the story, not in it")):
    refused(text, words)

play_all()
# Nothing that any field speaks of comes about in this story: a minute passes.
for row in rows:
    with open(os.path.join(folder, "quiet.lua"), "w", encoding="utf-8") as f:
        beside = f", {BESIDE[row['field']]}" if row["field"] in BESIDE else ""
        f.write(HEAD.replace("me:park(hall.bay[1])", 'wait "1 min"') + f"expect.{row['scorer']} {{ {row['field']} = {row['example']}{beside} }}\n")
    if row["without"] == "none":
        continue
    done = subprocess.run([program, "run", "quiet.lua", "--log", "error", "--out", "../quiet", "--format", "json"], cwd=folder,
                          capture_output=True, text=True, timeout=60)
    report = json.loads(done.stdout)
    found = [f"{f['verdict']} {f['rule']}" for f in report["scenarios"][0]["findings"]]
    if report["verdict"] != row["without"] or row["without"] != "pass" and f"{row['without']} {row['rule']}" not in found:
        bad.append(f"expect.{row['scorer']}.{row['field']} where {row['because']}: {report['verdict']} {found}, "
                   f"not {row['without']} by {row['rule']}")

for line in bad:
    print("FAILS:", line)
print(f"{len(rows)} fields, {len(cases)} scenarios")
sys.exit(bool(bad) or len(cases) < 200)
