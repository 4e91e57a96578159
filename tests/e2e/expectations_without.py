"""expectations_without.py - each expectation in a story in which what it speaks of never comes about.

The table of expectations (log/expectation.def) says what that is worth: its verdict must be the one of the row, by the rule
of the row, and never green where the row does not say so.
"""
import json, os, re, sqlite3, subprocess, sys, tempfile

program = os.path.abspath(os.environ["CHARGERIG"])
folder = tempfile.mkdtemp()
HEAD = """scenario "nothing happens, {n}" {{ begins = "2026-03-06 18:30 Europe/Amsterdam" }}
local hall = site "Hall" {{ bays = 1, at = {{ 52.09, 5.12 }} }}
local post = station "NL-EXA-0001" {{ profile = "neutral-ac-22", bay = hall.bay[1] }}
technician "Van 3" {{ at = hall:away("6 km") }}
tariff "Day" {{ energy = "0.45 EUR/kWh", tax = "21 %" }}
account "Ann" {{ person = "Ann", period = "day" }}
driver "Ann" {{ token = "04A1B2C3D4", account = "Ann" }}
"""
BESIDE = {"hours": 'on_site = "2 h"', "days": 'on_site = "2 h"', "holidays": 'on_site = "2 h"', "fitness": 'model = "contact close"'}

said = subprocess.run([program, "list", "--expectations", "--format", "json"], capture_output=True, text=True, check=True)
rows = [row for row in json.loads(said.stdout) if row["without"] != "none"]
os.mkdir(os.path.join(folder, "stories"))
for n, row in enumerate(rows):
    with open(os.path.join(folder, "stories", f"n{n:03}.lua"), "w", encoding="utf-8") as f:
        f.write(HEAD.format(n=n) + f"expect.{row['scorer']} {{ {row['field']} = {row['example']} }}\n")
run = subprocess.run([program, "run", "stories", "--log", "error", "--out", "out", "--jobs", "1"], cwd=folder, capture_output=True,
                     text=True, timeout=300)
db = sqlite3.connect(os.path.join(folder, "out", "run.db"))
bad = 0
for number, file in db.execute("SELECT scenario, file FROM scenario").fetchall():
    row = rows[int(re.search(r"n(\d+)\.lua", file).group(1))]
    what = f"expect.{row['scorer']} {{ {row['field']} = {row['example']} }}"
    found = set(db.execute("SELECT verdict, rule FROM finding WHERE scenario=? AND verdict IN ('inconc', 'fail', 'error')", (number,)))
    green = {row["rule"]} if row["without"] == "pass" else set()
    wanted = {(row["without"], row["rule"])} if not green else set()
    if found != wanted:
        print(f"FAILS: {what} without its object: {sorted(found)}, not {sorted(wanted) or 'nothing'}")
        bad = 1
if db.execute("SELECT count(*) FROM scenario").fetchone()[0] != len(rows):
    print("FAILS: not all were played\n" + run.stdout + run.stderr)
    bad = 1
print(f"{len(rows)} expectations without what they speak of")
sys.exit(bad or len(rows) < 20)
