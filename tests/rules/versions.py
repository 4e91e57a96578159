"""Finds names of OCPP versions in code that knows none: all of sim/, harness/ and reports/ but the rooms of a
dialect. Comments and the sections that a text cites may name any standard. And no folder of a dialect is without
its row."""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house

DIALECT = re.compile(r"sim/station\d+(/.*)?|harness/refstack/csms\d+")
BUT = {  # what differs stands in the record of a dialect; these files name a version all the same
    "harness/refstack/dialects.c": "the list of the CSMS's dialects",
    "harness/stage/conformance.c": "the lists of test cases, a file a version",
    "harness/stage/conformance201_cs.def": "test cases are called TC_A_21_CS",
    "harness/stage/conformance201_csms.def": "test cases are called TC_B_21_CSMS",
    "sim/ocpp/readings.def": "each example is a payload of one version",
    "sim/station/profile.def": "the version that a station speaks where nobody says one",
}
VERSION = r"(?:1\.[56]|2\.0(?:\.1)?|2\.1)"
NAME = re.compile(rf"\b(?!u?int16_t)[A-Za-z_]+(?:16|201|21)(?:_\w+)?\b|(?<!\\)\"(?:ocpp)?{VERSION}\"|\"ocpp[12][^\"]*\"")


def code(text):
    """The text without comments, its lines kept."""
    return re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment[0].count("\n"), text, flags=re.S)


def read(path):
    return open(path, encoding="utf-8").read()


def folders(start):
    """The digits of the folders that are called that."""
    found = {re.match(rf"{start}(\d+)/", path) for path in house.sources()}
    return {match[1] for match in found if match}


bad, named = [], set()
paths = [path for path in house.sources() if not DIALECT.fullmatch(os.path.dirname(path))]
for path in paths:
    for number, line in enumerate(code(read(path)).split("\n"), 1):
        found = NAME.search(line)
        if found and path in BUT:
            named.add(path)
        elif found:
            bad.append(f"{path}:{number}: {found[0]} names a version")
bad += [f"versions.py: {path} names no version any more" for path in sorted(BUT.keys() - named)]
for start, rows, form in (
    ("sim/station", "sim/ocpp/versions.def", r"^VERSION\((\d+)\)"),
    ("harness/refstack/csms", "harness/refstack/dialects.c", r"&csms_dialect(\d+)\b"),
):
    listed, there = set(re.findall(form, code(read(rows)), re.M)), folders(start)
    bad += [f"{start}{of}: no row in {rows}" for of in sorted(there - listed)]
    bad += [f"{rows}: there is no {start}{of}" for of in sorted(listed - there)]
if len(paths) < 400:
    bad.append(f"only {len(paths)} files outside of the dialects")
print("\n".join(bad) if bad else f"{len(paths)} files name no version, {len(BUT)} excepted")
sys.exit(bool(bad))
