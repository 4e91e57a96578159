"""Finds sources that do not say what they are: neither they nor the header of their name begins with a comment.

opening.txt names those that are still to be written; it only gets shorter.
"""
import os
import re
import sys

FOLDERS = ("sim", "harness", "reports", "tests/fixture")
LIST = "tests/rules/opening.txt"
WORDS = 6  # fewer are a name, not a description


def opens(path):
    """Does a file begin with a comment that says something?"""
    if not os.path.exists(path):
        return False
    text = open(path, encoding="utf-8").read()
    comment = re.match(r"\s*/\*(.*?)\*/", text, re.S)
    return bool(comment) and len(re.findall(r"[\w'-]+", comment.group(1))) >= WORDS


def silent():
    """The sources without an opening of their own or of their header, and the headers without one."""
    found = set()
    for ring in FOLDERS:
        for folder, _, names in os.walk(ring):
            for name in names:
                path = f"{folder}/{name}"
                if name.endswith(".h") and not opens(path):
                    found.add(path)
                if name.endswith(".c") and not opens(path) and not opens(path[:-2] + ".h"):
                    found.add(path)
    return found


named = {line.strip() for line in open(LIST, encoding="utf-8") if line.strip() and not line.startswith("#")}
found = silent()
bad = [f"{path} does not say what it is: begin it with a comment, or give it a header that does" for path in sorted(found - named)]
for path in sorted(named - found):
    print(f"{LIST}: {path} has its opening now, or is gone: the line may go")
print("\n".join(bad) if bad else f"every source says what it is, but {len(named)} that are named")
sys.exit(bool(bad))
