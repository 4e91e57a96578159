"""Finds the files that call each other in a circle (nm over the built objects) and are not named in circles.txt."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house

graph = house.calls(sys.argv[1])
if len(graph) < 250:
    sys.exit(f"only {len(graph)} objects in {sys.argv[1]}: build first")
named = [line.split("#")[0].partition(":") for line in open("tests/rules/circles.txt", encoding="utf-8")]
named = [(set(files.split()), why.strip()) for files, _, why in named if files.strip()]
bad = [f"circles.txt: {' '.join(sorted(files))}: no reason" for files, why in named if not why]
found = house.circles(graph)
for part in found:
    if not any(set(part) <= files for files, _ in named):
        bad.append(f"{len(part)} files call each other in a circle:")
        bad += [f"  {a} -> {b}: {' '.join(sorted(graph[a][b])[:4])}" for a in part for b in sorted(graph[a]) if b in part]
for files, _ in named:
    if not any(set(part) <= files for part in found):
        bad.append(f"circles.txt: {' '.join(sorted(files))}: no circle any more")
print("\n".join(bad) if bad else f"{len(graph)} files, {len(found)} circles, each named")
sys.exit(bool(bad))
