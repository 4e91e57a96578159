"""stock_scenarios.py - what all scenarios under scenarios/ have to keep together, since a system that keeps what it is told
meets one after the other.

- a station or a token stands in one file alone: what one story leaves behind is in nobody's way;
- a card has a number that a chip can have: 4, 7 or 10 bytes (ISO 14443-3), also in what a test writes by itself;
- whoever asks a verb of the CSMS in a test (commands, scripted answers) says so in `needs`, and whoever says so does it;
- a system that lacks a verb fails no story for it: with verbs taken away each ends in pass, inconclusive or skipped.
"""
import collections, json, os, re, sqlite3, subprocess, sys, tempfile

program, source = os.path.abspath(os.environ["CHARGERIG"]), os.path.abspath(os.environ["SOURCE_DIR"])
stock = os.path.join(source, "scenarios")
folder = tempfile.mkdtemp()
bad = []

UID = re.compile(r"[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20}")
# Whose use cannot be seen from what a scenario states before its story.
DECLARED = ("csms.command", "csms.script")


def run(*args):
    return subprocess.run([program, *args], cwd=folder, capture_output=True, text=True, timeout=600)


def file_of(play):
    return os.path.relpath(play["file"].split("@")[0], source)


plays = json.loads(run("list", "--needs", "--format", "json", stock).stdout)
if len(plays) < 800:
    sys.exit(f"only {len(plays)} plays are listed")

# Each station and token in one file.
for kind, key in (("stations", "station"), ("tokens", "token")):
    owners = collections.defaultdict(set)
    for play in plays:
        for item in play[kind]:
            owners[item[key].upper()].add(file_of(play))
    for name, files in sorted(owners.items()):
        if len(files) > 1:
            bad.append(f"the {key} {name} stands in {' and '.join(sorted(files))}")
        if kind == "tokens" and not UID.fullmatch(name):
            bad.append(f"no chip has the number {name} ({', '.join(files)})")

# Numbers of cards that a test writes by itself: what begins as those of the usual chips do.
for play in plays:
    for number in re.findall(r'"(04[0-9A-F]{6,22})"', open(os.path.join(source, file_of(play)), encoding="utf-8").read()):
        if not UID.fullmatch(number):
            bad.append(f"no chip has the number {number} ({file_of(play)})")

# What is declared is what is asked.
played = run("run", stock, "--out", "all", "--log", "error")
if played.returncode:
    bad.append(f"the stock scenarios do not pass:\n{played.stdout[-2000:]}")
db = sqlite3.connect(os.path.join(folder, "all", "run.db"))
asked = collections.defaultdict(set)
for file, verb in db.execute(
        "SELECT DISTINCT s.file, json_extract(e.data, '$.role') || '.' || json_extract(e.data, '$.verb') FROM event e "
        "JOIN scenario s USING (scenario) WHERE e.kind = 'sut_call'"):
    asked[os.path.join(source, file)].add(verb)
judged = {play["file"].split("@")[0]: set(play["needs"]) for play in plays if re.search(r"/(conformance|protocol|security)/", play["file"])}
for file, needed in judged.items():
    for verb in DECLARED:
        if (verb in asked[file]) != (verb in needed):
            bad.append(f"{os.path.relpath(file, source)} {'does not say that it needs' if verb in asked[file] else 'does not ask'} {verb}")

# Whoever lacks a verb is not accused.
counts = []
for without in ("csms.command,csms.script", "csms.enrol", "csms.sessions,desk.open,desk.reply,desk.act,desk.events,billing.account,"
                "billing.tariff,billing.invoices,billing.dispute"):
    done = run("run", stock, "--without", without, "--out", "less", "--log", "error")
    report = json.load(open(os.path.join(folder, "less", "report.json"), encoding="utf-8"))
    counts.append(f"without {without}: " + ", ".join(f"{n} {verdict}" for verdict, n in report["counts"].items() if n))
    for scenario in report["scenarios"]:
        if scenario["verdict"] in ("fail", "error"):
            found = [f["rule"] + ": " + f["sentence"] for f in scenario["findings"] if f["verdict"] in ("fail", "error")]
            bad.append(f"without {without} {scenario['file']} ends in {scenario['verdict']}: {scenario.get('error') or found[:2]}")

for line in bad:
    print("FAILS:", line)
print(f"{len(plays)} plays; {'; '.join(counts)}")
sys.exit(bool(bad))
