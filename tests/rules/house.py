"""house.py - the plan of the rooms, read from the sources and from the built objects.

A room is a folder below sim/, harness/ or reports/; a room's name is its path ("sim/station201/model").
rooms.txt says which rooms each may use. Includes tell what a file sees; what it calls is told by nm over
the objects, which no macro hides.
"""
import collections
import os
import re
import subprocess

RINGS = ("sim", "harness", "reports")


def sources():
    """The .c, .h and .def files of the three rings, as paths from the root of the repository."""
    found = []
    for ring in RINGS:
        for folder, _, names in os.walk(ring):
            found += [f"{folder}/{name}" for name in names if name.endswith((".c", ".h", ".def"))]
    return sorted(found)


def included(path, known):
    """What a file includes of ours: the path of the file meant, with the line; None where there is none."""
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        match = re.match(r'#\s*include\s+"([^"]+)"|#define OCPP_ROWS "([^"]+)"', line)
        if not match:
            continue
        name = match.group(1) or match.group(2)
        beside = os.path.normpath(os.path.join(os.path.dirname(path), name))
        meant = [p for p in [beside] + [f"{ring}/{name}" for ring in RINGS] if p in known]
        yield number, name, meant[0] if meant else None


def objects(build):
    """Path of the source -> path of its object, of the libraries of the rings in a build folder."""
    found = {}
    for folder, _, names in os.walk(f"{build}/CMakeFiles"):
        for name in names:
            path = f"{folder}/{name}"
            source = re.sub(r"^.*?\.dir/", "", path)[:-2]
            if name.endswith(".c.o") and source.split("/")[0] in RINGS and os.path.exists(source):
                found[source] = path
    return found


def symbols(paths):
    """What objects define and what they need of others: two lists of (path, kind, name), as nm tells them."""
    defines, needs = [], []
    for line in subprocess.run(["nm", "-A", *paths], capture_output=True, text=True, check=True).stdout.splitlines():
        path, _, rest = line.partition(":")
        kind, name = rest.split()[-2:]
        if kind == "U":
            needs.append((path, kind, name))
        elif kind in "TDRBC":
            defines.append((path, kind, name))
    return defines, needs


def calls(build):
    """The symbol graph: source -> {source: names used}, over all that both define and use."""
    sources = {path: source for source, path in objects(build).items()}
    defines, needs = symbols(sources)
    home = {name: sources[path] for path, _, name in defines}
    graph = {source: collections.defaultdict(set) for source in sources.values()}
    for path, _, name in needs:
        if home.get(name, sources[path]) != sources[path]:
            graph[sources[path]][home[name]].add(name)
    return graph


def circles(graph):
    """The strongly connected parts of more than one node (Tarjan, without recursion), largest first."""
    index, low, on, stack, found = {}, {}, set(), [], []
    for root in sorted(graph):
        if root in index:
            continue
        work = [(root, iter(sorted(graph[root])))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on.add(root)
        while work:
            node, rest = work[-1]
            for to in rest:
                if to not in index:
                    index[to] = low[to] = len(index)
                    stack.append(to)
                    on.add(to)
                    work.append((to, iter(sorted(graph.get(to, ())))))
                    break
                if to in on:
                    low[node] = min(low[node], index[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = []
                    while not part or part[-1] != node:
                        part.append(stack.pop())
                        on.discard(part[-1])
                    if len(part) > 1:
                        found.append(sorted(part))
    return sorted(found, key=len, reverse=True)
