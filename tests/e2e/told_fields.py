"""Compares what a run file holds of the system under test's words with the rows of judged.def: told_fields.py RUN.db RULES.json"""
import json
import sqlite3
import sys

db = sqlite3.connect(sys.argv[1])
rows = {(row["object"], row["field"]) for row in json.load(open(sys.argv[2], encoding="utf-8"))["fields"]}
told = set()
NOTE = ", a credit note"


def add(name, data):
    """Notes the fields of data; those of lists of objects in it item by item."""
    for field, value in data.items():
        items = value if isinstance(value, list) else []
        for item in items:
            if isinstance(item, dict):
                add(f"{name}{'.' if ': ' in name else ': '}{field}", item)
        if not items and value != [] or any(not isinstance(item, dict) for item in items):
            told.add((name, field))


def read(sql):
    """The rows of sql, with what is JSON in them read."""
    for row in db.execute(sql):
        yield [json.loads(cell) if isinstance(cell, str) and cell[:1] in "[{" else cell for cell in row]


for (data,) in read("SELECT data FROM sut_session"):
    add("csms.sessions: sessions", data)
for (data,) in read("SELECT data FROM ticket"):
    add("ticket", data)
for name, data in read("SELECT name, data FROM ticket_event"):
    add(f"event {name}", data or {})
for kind, data in read("SELECT kind, data FROM invoice"):
    add("billing.invoices: invoices" + (NOTE if kind == "credit_note" else ""), {field: value for field, value in data.items() if field != "lines"})
    for line in data["lines"]:
        add("billing.invoices: invoices.lines", line)
TABLES = {
    "invoice": ("billing.invoices: invoices", {"scenario", "data"}, {}),
    "invoice_line": ("billing.invoices: invoices.lines", {"scenario", "invoice", "line"}, {"transaction_id": "transaction"}),
    "ticket_event": ("desk.events: events", {"scenario"}, {}),
}
for table, (name, ours, renamed) in TABLES.items():
    for _, column, *_ in db.execute(f"PRAGMA table_info({table})"):
        if column not in ours:
            told.add((name, renamed.get(column, column)))
for role, verb, answer in read(
    "SELECT json_extract(data, '$.role'), json_extract(data, '$.verb'), json_extract(data, '$.answer') FROM event "
    "WHERE kind='sut_answer' AND json_extract(data, '$.answer') IS NOT NULL"):
    name = f"{role}.{verb}"
    if name == "csms.command":
        told |= {(name, field) for field in answer}
    elif name not in ("desk.events", "billing.invoices"):  # told in tables of their own
        add(name, answer)

# What the CSMS says on the wire: its answers, and the CALLs that nobody ordered.
SHARED = ("idTagInfo", "idTokenInfo", "statusInfo")
calls, of_its_own = {}, set()


def leaves(data, before=""):
    """The fields of a payload, with those inside of them."""
    for field, value in data.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from leaves(item, f"{before}{field}.")
            else:
                yield before + field


ordered = set(db.execute(
    "SELECT scenario, json_extract(data, '$.args.station'), json_extract(data, '$.args.action') FROM event "
    "WHERE kind='sut_call' AND json_extract(data, '$.verb')='command'"))
for scenario, actor, name, way, text in db.execute(
    "SELECT f.scenario, f.actor, a.name, f.dir, f.text FROM frame f JOIN actor a ON a.scenario=f.scenario AND a.id=f.actor "
    "ORDER BY f.scenario, f.seq"):
    try:
        frame = json.loads(text)
    except ValueError:
        continue
    if not isinstance(frame, list) or len(frame) < 3 or not isinstance(frame[1], str):
        continue
    if frame[0] == 2 and way == "out":
        calls[scenario, actor, frame[1]] = frame[2]
    elif frame[0] == 2 and len(frame) > 3 and (scenario, name, frame[2]) not in ordered:
        of_its_own.add(frame[2])
        told |= {(f"wire: {frame[2]}", field.split(".")[0]) for field in leaves(frame[3])}
    elif frame[0] == 3 and way == "in" and isinstance(frame[2], dict):
        action = calls.get((scenario, actor, frame[1]))
        for field in leaves(frame[2]) if action else ():
            top, _, rest = field.partition(".")
            if top in SHARED:
                told.add((f"wire: {top}", rest))
            if top != "statusInfo":
                told.add((f"wire: answer to {action}", top if top in SHARED else field))

missing = [(name, field) for name, field in sorted(told)
           if not rows & {(name, field), (name, "*"), (name.split(NOTE)[0], field), (name + NOTE, field)}]
for name, field in missing:
    print(f"the stock stories tell {field} of {name}; judged.def has no row for it")
print(f"{len(told)} fields are told; CALLs that the CSMS thinks of itself: {', '.join(sorted(of_its_own))}")
if len(told) < 150:
    sys.exit("this test does not find what is told any more")
sys.exit(bool(missing))
