"""Tables of mutants: blocks of lines with a blank line between them.

    harness/refstack/billing/rating.c in_hours
    - if (e->from_min == e->to_min)
    + if (e->from_min != e->to_min)
    equivalent: why no verdict can depend on it

The first line may name a line, FILE:LINE#N, for readers; a row is found by file, function and text, so that it lives
through edits elsewhere in the file. A change of several lines has several - and +. What follows is a class, a colon and
a sentence of one or more lines:
    equivalent     the program does the same for every input
    out of reach   no stock story (or test) can bring about what it needs, and why
    open           a story or test ought to notice it, and none does yet
    noticed        must be noticed (tests of the tool)"""
import re

CLASSES = ("equivalent", "out of reach", "open", "noticed")


class Row:
    def __init__(self, path, function, before, after, verdict, why, place):
        self.path, self.function, self.before, self.after = path, function, before, after
        self.verdict, self.why, self.place, self.used = verdict, why, place, False

    @property
    def key(self):
        return self.path, self.function, self.before, self.after


class Broken(Exception):
    """A row that is not as the form wants it, in a sentence."""


def row_of(block, place):
    head = re.fullmatch(r"([\w./-]+?\.\w+)(?::\d+#\d+)? +(\w+)(?: .*)?", block[0])
    before = [line[2:].strip() for line in block if line.startswith("- ")]
    after = [line[1:].strip() for line in block if line.startswith("+")]
    rest = " ".join(line.strip() for line in block[1:] if line[0] not in "-+")
    why = re.fullmatch(rf"({'|'.join(CLASSES)}): *(.*)", rest)
    if not head or not before or not after or not why or not why[2]:
        raise Broken(f"{place}: expected FILE FUNCTION, lines with - and +, and a class with its reason")
    return Row(head[1], head[2], " ".join(before), " ".join(after), why[1], why[2], place)


def read(path):
    """The rows of one table; lines that begin with # are comments."""
    rows, block, began = [], [], 0
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n") + [""]
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        if line.strip():
            began = began if block else number
            block.append(line)
        elif block:
            rows.append(row_of(block, f"{path}:{began}"))
            block = []
    return rows


def block_of(mutant, note):
    """A mutant as such a block."""
    before, after = mutant.changed()
    lines = [f"{mutant.name} {mutant.function}"]
    lines += [f"- {line}" for line in before] + [f"+ {line}" for line in after]
    return "\n".join(lines + [note])
