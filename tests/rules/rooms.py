"""Holds every include against rooms.txt: who sees whom, that nothing runs in a circle, and that no room is a hall."""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house

MODULES = 32  # a header and its source count once; scenarios and conformance tables are no code
EXCEPTIONS = 0  # there is none; a first one needs a better reason than these words
LIBC = "assert ctype errno inttypes limits math stdarg stdbool stddef stdint stdio stdlib string strings".split()
SYSTEM = (  # the first that a path begins with counts: what it may take of the system beside libc
    ("sim/", r"cjson/cJSON\.h"),
    ("reports/", r"cjson/cJSON\.h|sqlite3\.h|openssl/[a-z]+\.h|time\.h|zlib\.h"),
    ("harness/refstack/", r"cjson/cJSON\.h|sqlite3\.h"),
    ("harness/", r".*"),
)
bad = []


def plan():
    """rooms.txt as (room -> rooms it may use, (room, room) -> headers, (file, room) -> reason)."""
    may, only, but = {}, {}, {}
    for number, line in enumerate(open("tests/rules/rooms.txt", encoding="utf-8"), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, _, rest = (part.strip() for part in line.partition(":"))
        arrow = re.fullmatch(r"(only|except)\s+(\S+)\s+->\s+(\S+)", name)
        if arrow and arrow[1] == "only":
            only[arrow[2], arrow[3]] = rest.split()
        elif arrow:
            but[arrow[2], arrow[3]] = rest or bad.append(f"rooms.txt:{number}: an exception needs its reason")
        else:
            may[name] = rest.split()
    return may, only, but


may, only, but = plan()
known = set(house.sources())
rooms = {os.path.dirname(path) for path in known}
for room in sorted(rooms - may.keys()):
    bad.append(f"{room}: a room that rooms.txt does not know")
for room in sorted(may.keys() - rooms):
    bad.append(f"{room}: rooms.txt names a room that is not there")
for part in house.circles({room: set(uses) for room, uses in may.items()}):
    bad.append(f"rooms.txt lets these rooms use each other: {' '.join(part)}")
used = set()
for path in sorted(known):
    room = os.path.dirname(path)
    for number, name, meant in house.included(path, known):
        at = f"{path}:{number}"
        if not meant:
            bad.append(f"{at}: includes {name}, which is none of our files")
            continue
        to = os.path.dirname(meant)
        if to == room:
            continue
        if (path, to) in but:
            used.add((path, to))
        elif to not in may.get(room, []):
            bad.append(f"{at}: {room} may not use {to} ({name})")
        elif os.path.basename(meant) not in only.get((room, to), [os.path.basename(meant)]):
            bad.append(f"{at}: of {to}, {room} may use only {' '.join(only[room, to])}")
    allowed = next(pattern for start, pattern in SYSTEM if path.startswith(start))
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        system = re.match(r"#\s*include\s+<([^>]+)>", line)
        if system and system[1][:-2] not in LIBC and not re.fullmatch(allowed, system[1]):
            bad.append(f"{path}:{number}: <{system[1]}> is not for {room}")
for path, to in sorted(but.keys() - used):
    bad.append(f"rooms.txt: nobody needs the exception {path} -> {to} any more")
if len(but) > EXCEPTIONS:
    bad.append(f"rooms.txt: {len(but)} exceptions; the limit is {EXCEPTIONS}")
for room in sorted(rooms):
    modules = {os.path.splitext(path)[0] for path in known if os.path.dirname(path) == room}
    if len(modules) > MODULES:
        bad.append(f"{room} holds {len(modules)} modules; the limit is {MODULES}")
print("\n".join(bad) if bad else f"{len(known)} files in {len(rooms)} rooms, {len(but)} exceptions")
sys.exit(bool(bad))
