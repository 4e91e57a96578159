"""Finds sources that do not say what they are: neither they nor the header of their name begins with a comment."""
import os
import re
import sys

FOLDERS = ("sim", "harness", "reports", "tests/fixture")
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


found = silent()
print("\n".join(f"{path} does not say what it is: begin it with a comment, or give it a header that does" for path in sorted(found)))
print(f"{len(found)} sources do not say what they are")
sys.exit(bool(found))
