"""Compares reports/score/judged.def with what sut.md and the tables of OCPP say is told, and with the rules that there are."""
import glob
import json
import re
import subprocess
import sys

build = sys.argv[1]
bad = []

# Fields that nobody judges yet, or not wholly: none. A new field needs a judge, or the reason why nobody can be one.
OPEN_AT_MOST = 0

# Parts of answers that are the same wherever they stand: their own rows are "wire: NAME".
SHARED = ("idTagInfo", "idTokenInfo", "statusInfo")


def said(*words):
    """What chargerig prints."""
    return subprocess.run([f"{build}/chargerig", *words], capture_output=True, text=True, check=True).stdout


def parts(text):
    """The items of "a, b: [{c, d}]", split at the commas that are not inside brackets."""
    depth, item = 0, ""
    for letter in text:
        depth += letter in "[{"
        depth -= letter in "]}"
        if letter == "," and not depth:
            yield item
            item = ""
        else:
            item += letter
    yield item


def fields_of(text, path=()):
    """The fields of an answer as sut.md writes it: (path of lists, field)."""
    for item in parts(re.sub(r"\([^()]*\)", "", text)):
        name, _, inner = item.strip().partition(":")
        name = name.strip().rstrip("?")
        if inner.strip().startswith("[{"):
            yield from fields_of(inner.strip()[2:-2], (*path, name))
        elif re.fullmatch(r"\w+", name):
            yield path, name


def sut_fields():
    """(object, field) of all that sut.md's tables say is told."""
    role, head = "", []
    for line in open("harness/sut/sut.md", encoding="utf-8"):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
        if line.startswith("## "):
            role = line[3:].strip()
        if not cells:
            head = []
        elif not head:
            head = cells
        elif cells[0].startswith("`"):
            if head == ["event", "data"]:
                told = [(f"event {cells[0][1:-1]}", cells[1])]
            elif head[0] == "verb":
                told = [(f"{role}.{cells[0][1:-1]}", cells[-1])]
            elif head[0] == "action":
                told = [(f"{role}.act", cells[-1])]
            else:
                continue
            for name, text in told:
                for piece in re.findall(r"`([^`]*)`", text):
                    for path, field in fields_of(piece):
                        yield (f"{name}: {'.'.join(path)}" if path else name), field


def wire_fields():
    """(object, field) of all that the answers of a CSMS may hold, in any version."""
    def leaves(fields, before=""):
        for field in fields:
            name = before + field["name"]
            if field.get("fields"):
                yield from leaves(field["fields"], name + ".")
            else:
                yield name

    actions = set()
    for path in glob.glob("sim/station*/messages/*.def"):
        actions |= set(re.findall(r"^MESSAGE\((\w+),", open(path, encoding="utf-8").read(), re.M))
    for action in sorted(actions):
        for message in json.loads(said("ocpp", "show", action, "--format", "json")):
            if message["direction"] == "CSMS to station":
                continue
            for name in leaves(message["response"]):
                top, _, rest = name.partition(".")
                if top in SHARED and rest:
                    yield f"wire: {top}", rest
                if top != "statusInfo":
                    yield f"wire: answer to {action}", top if top in SHARED else name


listed = json.loads(said("list", "--rules", "--format", "json"))
rules = {rule["id"] for scorer in listed["scorers"] for rule in scorer["rules"]}
rows = {}
for row in listed["fields"]:
    key = row["object"], row["field"]
    where = f"judged.def, {key[0]}, {key[1]}"
    if key in rows:
        bad.append(f"{where}: there are two rows")
    rows[key] = row
    for rule in row["rules"]:
        if rule not in rules:
            bad.append(f"{where}: no scorer has the rule {rule}")
    if row["judged"] == "by" and not (row["rules"] and row["truth"] and row["tolerance"]):
        bad.append(f"{where}: it names no rule, no truth or no tolerance")
    if row["judged"] != "by" and not row["why"]:
        bad.append(f"{where}: it does not say why")
    if row["field"] == "*" and row["judged"] != "nobody":
        bad.append(f"{where}: only what nobody can judge may be named in one breath")

told = set(sut_fields())
objects = {name for name, _ in told}
wire = set(wire_fields())
for name, field in sorted(told | wire):
    if not any((name, key) in rows or (f"{name}, a credit note", key) in rows for key in (field, "*")):
        bad.append(f"judged.def has no row for {field} of {name}")
for name, field in sorted(rows):
    base = name.split(", a credit note")[0]
    if name.startswith(("wire: answer to ", *(f"wire: {top}" for top in SHARED))):
        if (name, field) not in wire:
            bad.append(f"judged.def: no answer of a CSMS has {field} of {name}")
    elif not name.startswith("wire: ") and name != "ticket":
        if (base, field) not in told and f"{base}.{field}" not in objects:
            bad.append(f"judged.def: sut.md does not name {field} of {name}")

# What a ticket's event may hold stands in sut.md and in ticket_event.def.
text = open("sim/log/ticket_event.def", encoding="utf-8").read()
for event, fields in re.findall(r'^TICKET_EVENT\((\w+),.*"([^"]*)"\)$', text, re.M):
    for field in fields.split():
        if (f"event {event}", field) not in told:
            bad.append(f"sut.md does not name {field} of the event {event}, ticket_event.def does")

still_open = [key for key, row in rows.items() if row["judged"] == "open"]
if len(still_open) > OPEN_AT_MOST:
    bad.append(f"{len(still_open)} fields are not judged yet, {OPEN_AT_MOST} at most may be: a new field needs a judge")
if len(told) < 100 or len(wire) < 40 or len(rules) < 50:
    bad.append("this test reads sut.md, the messages or the rules no more")

print("\n".join(bad) if bad else f"{len(rows)} fields have a row; {len(still_open)} are not judged yet, or not wholly")
sys.exit(bool(bad))
