"""Finds what somebody wrote and forgot to list: a record that no list names, a row that nothing prints."""
import glob
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house

build = sys.argv[1]
bad = []

# One file, one record, one list: files, record of a file, the object whose list names it, files that are none of these.
KINDS = (
    ("command", "harness/commands/cmd_*.c", r"cmd_(\w+)", "command_{}", "harness/commands/command_list.c", ()),
    ("scorer", "reports/*/score_*.c", r"score_(\w+)", "score_{}", "reports/score/score_all.c", ("all", "run")),
    ("SUT adapter", "harness/sut/sut_*.c", r"sut_(\w+)", "sut_{}", "harness/sut/sut_all.c", ("all",)),
    ("report writer", "reports/*/report_*.c", r"report_(\w+)", "report_{}", "reports/report_all.c", ()),
)
# A list of faults that no scenario can choose from.
INNER_FAULTS = {"FRAME_FAULT_LIST"}
# What stands at the top of the tree: all else is litter of somebody who ran something there.
TOP = set("""harness packaging reports scenarios sim tests vendor-profiles rig CMakeLists.txt CMakePresets.json
CHANGELOG.md CONTRIBUTING.md DESIGN.md README.md STYLE.md .ci .clang-format .clang-tidy .gitignore""".split())
# What each rule says of itself.
RULE_FIELDS = ("id", "sentence", "kind", "verdict", "evidence", "source")


def symbols():
    """Source -> (data symbols that it defines, symbols that it takes from elsewhere)."""
    found = {source: (set(), set()) for source in house.objects(build)}
    paths = {path: source for source, path in house.objects(build).items()}
    out = subprocess.run(["nm", "-A", *paths], capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        path, _, rest = line.partition(":")
        kind, name = rest.split()[-2:]
        if kind in "RDB":
            found[paths[path]][0].add(name)
        elif kind == "U":
            found[paths[path]][1].add(name)
    return found


def said(*words):
    """What chargerig prints."""
    return subprocess.run([f"{build}/chargerig", *words], capture_output=True, text=True, check=True).stdout


def text_of(path):
    return open(path, encoding="utf-8").read()


found = symbols()
unbuilt = [path for path in house.sources() if path.endswith(".c") and path not in found and path != "harness/main.c"]
if unbuilt:
    sys.exit(f"{build} has no object of {unbuilt[0]}: build first")
used = set().union(*(needs for _, needs in found.values()))
for source, (records, _) in sorted(found.items()):
    for name in sorted(records - used):
        if len(re.findall(rf"\b{name}\b", text_of(source))) == 1:
            bad.append(f"{source}: {name} is in no list: nobody else names it")

names = {}
for what, files, file_name, record, roof, others in KINDS:
    names[what] = []
    for source in sorted(glob.glob(files)):
        name = re.fullmatch(file_name + r"\.c", os.path.basename(source))[1]
        if name in others:
            continue
        names[what].append(name)
        if record.format(name) not in found[source][0]:
            bad.append(f"{source}: a {what} defines {record.format(name)}")
        elif record.format(name) not in found[roof][1]:
            bad.append(f"{source}: the {what} {record.format(name)} is not in the list of {roof}")
    if len(names[what]) < 2:
        bad.append(f"{files}: only {len(names[what])} files: this test looks in the wrong place")
for source in sorted(glob.glob("harness/verbs/*.c")):
    for name in sorted(found[source][0] - found["harness/verbs/verbs_all.c"][1]):
        bad.append(f"{source}: {name} is not in the list of harness/verbs/verbs_all.c")

commands = [line.split()[0] for line in said("help").splitlines()]
for name in names["command"]:
    if name not in commands:
        bad.append(f"chargerig help does not know {name}")
    for page in (f"{build}/docs/chargerig-{name}.1", f"harness/commands/help/{name}.txt"):
        if not os.path.exists(page) or not os.path.getsize(page):
            bad.append(f"the command {name} has no {page}")
    if rf"chargerig\-{name} (1)" not in text_of(f"{build}/docs/chargerig.1"):
        bad.append(f"chargerig.1 does not name {name}")
for path in glob.glob("harness/commands/help/*.txt"):
    if os.path.basename(path)[:-4] not in [*commands, "chargerig"]:
        bad.append(f"{path}: help for no command")

rules = said("list", "--rules")
rows = json.loads(said("list", "--rules", "--format", "json"))["scorers"]
tests = "".join(text_of(path) for path in glob.glob("tests/unit/*.c") + glob.glob("tests/e2e/*.sh"))
for name in names["scorer"]:
    if name not in [row["name"] for row in rows] or not re.search(rf"^{name}: ", rules, re.M):
        bad.append(f"chargerig list --rules does not print {name}")
for scorer in rows:
    for rule in scorer["rules"]:
        if not rule["id"].startswith(scorer["name"] + "."):
            bad.append(f"the rule {rule['id']} of {scorer['name']} does not begin with its scorer")
        if rule["id"] not in tests:
            bad.append(f"no test names the rule {rule['id']}")
        for field in RULE_FIELDS:
            if not rule.get(field):
                bad.append(f"the rule {rule['id']} does not say its {field}")
            elif field != "kind" and rule[field] not in rules:
                bad.append(f"chargerig list --rules does not print the {field} of {rule['id']}")
        if not re.match(r"(fails|inconclusive|a note|skipped)\b", rule["verdict"]):
            bad.append(f"the rule {rule['id']} says neither that it fails nor that it is inconclusive, skipped or a note")
for name in names["report writer"]:
    if not re.search(rf"\b{name}\b", said("report", "--help")):
        bad.append(f"chargerig report --help does not name {name}")

verbs = re.findall(r"\bX\((\w+), (\w+)\)", re.search(r"define SUT_VERB_LIST.*?[^\\]\n", text_of("harness/sut/sut.h"), re.S)[0])
rows, role = [], ""
for line in text_of("harness/sut/sut.md").splitlines():
    if line.startswith("## "):
        role, in_table = line[3:], False
    if line.startswith("| verb |"):
        in_table = True
    row = re.match(r"\| `(\w+)` \|", line)
    if row and in_table:
        rows.append((role, row[1]))
    if not line:
        in_table = False
for role, verb in sorted(set(verbs) ^ set(rows)):
    where = "sut.md has no row" if (role, verb) in verbs else "SUT_VERB_LIST has no row, but sut.md has one,"
    bad.append(f"harness/sut: {where} for {role}.{verb}")
if len(verbs) < 10:
    bad.append("this test finds no verbs of a system under test any more")

manual, faults, lists = said("manual"), said("list", "--faults"), 0
stories = "".join(text_of(path) for path in glob.glob("tests/unit/*.c") + glob.glob("scenarios/**/*.lua", recursive=True))
for path in house.sources():
    for name, body, after in re.findall(r"^#define (\w*FAULT_LIST)\(X\)(.*?[^\\])\n(.*)$", text_of(path), re.M | re.S):
        if name in INNER_FAULTS:
            continue
        lists += 1
        enum = re.match(r"#define X\(.*?\) (\w+?)##name", after)
        if not enum:
            bad.append(f"{path}: no enum stands behind {name}")
            continue
        rows = re.findall(r'X\((\w+),\s*"([^"]*)",\s*"([^"]*)"\)', re.sub(r"\\\n\s*", "", body))
        if not rows:
            bad.append(f"{path}: {name} has no row X(name, \"words\", \"effect\")")
        for constant, words, effect in rows:
            row = f"the row \"{words}\" of {name}"
            if not re.search(rf"^\w+ +{re.escape(words)} +{re.escape(effect)}$", faults, re.M):
                bad.append(f"chargerig list --faults does not print {row}")
            if f'- `"{words}"` {effect}\n' not in manual:
                bad.append(f"chargerig manual does not say what {row} does")
            if not re.search(rf"\b{enum[1]}{constant}\b|[\"']{re.escape(words)}[\"']", stories):
                bad.append(f"{path}: no unit test and no scenario has {row}")
if lists < 3:
    bad.append("this test finds no lists of faults any more")

fields = []
for macro, first, word in re.findall(r'^([A-Z]+)\((\w+), (?:"(\w+)")?', text_of("sim/station/profile.def"), re.M):
    fields.append(word if macro == "NUMBER" else first)
    if f"- `{fields[-1]}` " not in manual:
        bad.append(f"chargerig manual does not name the field {fields[-1]} of a vendor profile")
if len(fields) < 50:
    bad.append("this test finds no fields of vendor profiles any more")

kept = subprocess.run(["git", "ls-files"], capture_output=True, text=True)  # silent where there is no git
for name in sorted({path.split("/")[0] for path in kept.stdout.splitlines()} - TOP):
    bad.append(f"{name}: stands at the top of the tree, where nobody looks for it")

print("\n".join(bad) if bad else ", ".join(f"{len(names[what])} {what}s" for what in names) + ": all listed")
sys.exit(bool(bad))
