"""Which lines the judges run at all: a mutant of any other need not be judged, and its note says so.

The sources are compiled once with gcc's counters, linked into the programs of the judges, and each judge plays once."""
import gzip
import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

import workshop


class Coverage:
    """path -> line -> how often it was run; lines without code are not in it."""

    def __init__(self, counts):
        self.counts = counts

    def runs(self, mutant):
        """Was the mutated line run? A line that stands in the middle of a statement counts as the one before."""
        lines = self.counts.get(mutant.path)
        if not lines:
            return True
        line = mutant.line
        while line > 0 and line not in lines:
            line -= 1
        return lines.get(line, 1) > 0


class Counting:
    """Looks like a bench to judges; its programs count."""

    def __init__(self, shop, kind, paths):
        self.shop, self.folder = shop, os.path.join(shop.folder, "coverage-" + kind)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.build, self.objects, self._linked = os.path.join(self.folder, "build"), {}, {}
        self.library = min(map(shop.library_of, paths), key=workshop.LIBRARIES.index)
        os.makedirs(os.path.join(self.build, "tests"))
        for path in paths:
            self.objects[path] = os.path.join(self.folder, path.replace("/", "+")[:-2] + ".o")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(self._compile, paths))

    def _compile(self, path):
        command = [word for word in self.shop.compile_command(path) if not word.startswith(("-O", "-D_FORTIFY"))]
        command += ["--coverage", "-O0", "-o", self.objects[path], "-c", os.path.join(self.shop.src, path)]
        workshop.quietly(command, self.folder, f"{path} does not compile with counters")

    def take_nothing(self):
        pass

    def program(self, target):
        out = os.path.join(self.build, target)
        if target not in self._linked:
            held = [made for path, made in self.objects.items() if self.shop.holds(target, path)]
            command = self.shop.link_command(target, self.library, held, out) + ["--coverage"]
            workshop.quietly(command, self.shop.build, f"{target} does not link with counters")
            self._linked[target] = True
        return out

    def scratch(self):
        folder = os.path.join(self.folder, "scratch")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        return folder

    def lines(self, path):
        """line -> count, by gcov's words on one object."""
        notes = self.objects[path][:-2] + ".gcno"
        done = subprocess.run(["gcov", "--json-format", "--stdout", notes], cwd=self.folder, capture_output=True)
        data = done.stdout
        found = {}
        for document in json_lines(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data):
            for file in document["files"]:
                if os.path.relpath(os.path.join(document.get("current_working_directory", ""), file["file"]), self.shop.src) == path:
                    for line in file["lines"]:
                        found[line["line_number"]] = found.get(line["line_number"], 0) + line["count"]
        return found


def json_lines(data):
    return [json.loads(line) for line in data.decode("utf-8", "replace").split("\n") if line.strip()]


def measure(shop, kind, paths, judges):
    """@return the coverage of these files by these judges, from the folder of @p shop where the tree is the same"""
    kept = os.path.join(shop.folder, f"coverage-{kind}.json")
    mark = [shop.digest, sorted(j.name for j in judges)]
    counts = {}
    try:
        with open(kept, encoding="utf-8") as file:
            old = json.load(file)
        if old["mark"] == mark:
            counts = {path: {int(n): c for n, c in lines.items()} for path, lines in old["counts"].items()}
    except (OSError, ValueError, KeyError):
        pass
    missing = sorted(set(paths) - set(counts))
    if missing and shutil.which("gcov"):
        workshop.say(f"mutation: seeing which lines of {len(missing)} files the {kind} run")
        counting = Counting(shop, kind, missing)
        for judge in judges:
            judge.play(counting, 900)
        counts.update({path: counting.lines(path) for path in missing})
        with open(kept, "w", encoding="utf-8") as file:
            json.dump({"mark": mark, "counts": counts}, file)
    return Coverage(counts)
