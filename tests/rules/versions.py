"""Finds names of OCPP versions in the code of rooms that know none; comments may cite any standard."""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house

FREE = (  # what differs stands in the record of a dialect
    "harness/refstack/stack",
    "harness/refstack/csms",
    "harness/refstack/desk",
    "harness/refstack/billing",
)
NAME = re.compile(r"\b(?!u?int16_t)[A-Za-z_]+(?:16|201|21)(?:_\w+)?\b|\"[^\"\n]*\b(?:ocpp)?(?:1\.6|2\.0\.1|2\.1)\b[^\"\n]*\"")


def code(text):
    """The text without comments, its lines kept."""
    return re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment[0].count("\n"), text, flags=re.S)


paths = [path for path in house.sources() if os.path.dirname(path) in FREE]
bad = []
for path in paths:
    for number, line in enumerate(code(open(path, encoding="utf-8").read()).split("\n"), 1):
        bad += [f"{path}:{number}: {found[0]} names a version" for found in NAME.finditer(line)]
if len(paths) < 80:
    bad.append(f"only {len(paths)} files in {', '.join(FREE)}")
print("\n".join(bad) if bad else f"{len(paths)} files name no version")
sys.exit(bool(bad))
