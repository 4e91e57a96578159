"""Finds functions and tables that no program uses, whether tests call them or nobody does, and unused.txt does not name."""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house


def text_of(path):
    """A source without its comments and texts."""
    text = open(path, encoding="utf-8").read()
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', " ", text, flags=re.S)


def uses_itself(name, text):
    """Does the source that defines a function also use it? Its declaration is no use."""
    text = re.sub(rf"^\w[^;{{}}()]*\b{name}\([^;{{}}]*\);", "", text, flags=re.M)
    return len(re.findall(rf"\b{name}\b", text)) > 1


def of_tests(build):
    """The names that tests need: of unit tests and tools by their objects, of fuzz targets by their text."""
    paths = [f"{folder}/{name}" for folder, _, names in os.walk(f"{build}/tests/CMakeFiles") for name in names
             if name.endswith(".o")]
    found = {name for _, _, name in house.symbols(paths)[1]}
    for folder in ("tests/fuzz", "tests/fixture"):
        for name in os.listdir(folder):
            if name.startswith("fuzz_") and name.endswith(".c"):
                found |= set(re.findall(r"\w+", text_of(f"{folder}/{name}")))
    return found


def unused(build):
    """Functions and tables of the rings that nothing else in the program needs, nor their own file: (name, source)."""
    sources = {path: source for source, path in house.objects(build).items()}
    if len(sources) < 250:
        sys.exit(f"only {len(sources)} objects in {build}: build first")
    defines, needs = house.symbols(sources)
    needed = {name for _, _, name in needs} | {"main"}
    left = sorted((sources[path], name) for path, kind, name in defines if kind in "TDR" and name not in needed)
    return [(name, source) for source, name in left if not uses_itself(name, text_of(source))]


def main(build):
    named = {}
    for line in open("tests/rules/unused.txt", encoding="utf-8"):
        name, _, why = line.split("#")[0].partition(":")
        if name.strip():
            named[name.strip()] = why.strip()
    tested, bad, seen = of_tests(build), [], set()
    for name, source in unused(build):
        seen.add(name)
        if not named.get(name):
            who = "by tests only" if name in tested else "by nobody"
            bad.append(f"{source}: {name} is used {who}: take it out, use it, or give a reason in unused.txt")
    for name in sorted(set(named) - seen):
        bad.append(f"unused.txt: {name} is used now, or gone: the line goes")
    print("\n".join(bad) if bad else f"every function is used but {len(named)}, each with its reason")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
