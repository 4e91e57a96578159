"""Who may notice a mutant, cheapest first.

Stories: stock scenarios on the mutated program. A mutant is noticed when a play has a failing finding that it does not
have on the unbroken stack: by a rule, that is, not by another digest.
Tests: the unit tests whose program holds the mutated object; run files of all stock scenarios and of the program's own
mutants, scored again (what "chargerig mutants" and a stock run look at, without playing them anew for each mutant);
the cases of tests/verdicts, whose run files are kept and scored, too; then end-to-end tests, by name."""
import glob
import json
import os
import re
import shutil
import sqlite3

import workshop

# End-to-end tests that look at verdicts, cheapest first; those that are there.
SCRIPTS = ("known_failures", "junit", "failures_first", "annotations", "bundle", "score_again", "wrong_expectations",
           "wrong_waits")
CASES = ("scenarios/protocol", "scenarios/security", "scenarios/conformance")
NO_SCENARIOS = ("scenarios/playbooks",)
IN_ONE_RUN = 120  # test cases of conformance
QUICK_SHARE = 0.4  # of the time that the stories take: the quickest of them come first


class Seen:
    """What a judge saw. how: noticed, crash, hung, inconclusive, error or nothing; words say where."""

    def __init__(self, how, words=""):
        self.how, self.words = how, words

    def __bool__(self):
        return self.how in ("noticed", "crash")


NOTHING = Seen("nothing")


class Stories:
    """A number of scenario files, played in one run."""

    kind = "story"

    def __init__(self, name, files):
        self.name, self.files, self.cost, self.failing = name, files, 0.0, set()

    def play(self, bench, seconds):
        """@return how the run ended, and its failing findings"""
        out = os.path.join(bench.scratch(), "out")
        command = [bench.program("chargerig"), "run", "--jobs", "1", "--log", "error", "--out", out, *self.files]
        ended = workshop.run(command, seconds, bench.folder)
        try:
            with open(os.path.join(out, "report.json"), encoding="utf-8") as file:
                report = json.load(file)
        except (OSError, ValueError):
            return ended, []
        return ended, [
            ((play["file"], play["name"], finding["rule"]), f"{play['name']}: {finding['rule']}: {finding['sentence']}")
            for play in report["scenarios"]
            for finding in play.get("findings", [])
            if finding["verdict"] == "fail"
        ]

    def measure(self, bench):
        begin = workshop.spent()
        ended, fails = self.play(bench, 600)
        self.cost = workshop.spent() - begin
        self.failing = {key for key, _ in fails}
        if ended.code != 0:
            return f"the stock scenarios do not pass on the unbroken stack (exit {ended.code})\n{ended.out[-2000:]}"
        return None

    def judge(self, bench, limit):
        ended, fails = self.play(bench, limit + 3 * self.cost)
        new = [words for key, words in fails if key not in self.failing]
        if new:
            return Seen("noticed", new[0] + (f" (and {len(new) - 1} more)" if len(new) > 1 else ""))
        if ended.hung:
            return Seen("hung", f"{self.name}: not over after {limit + 3 * self.cost:.0f} s of processor time")
        if ended.crashed:
            last = re.findall(r"^.*(?:[Aa]ssert|smashing|corrupt|double free).*$", ended.out, re.M)
            return Seen("crash", f"{self.name}: exit {ended.code} {last[-1].strip() if last else ''}".strip())
        # What the program says of the stack as a whole: it ended what never would, or there is none to test.
        for end in ("does not come back", "time stands still", "the reference stack does not start",
                    "cannot set up the system under test"):
            if end in ended.out:
                return Seen("crash", f"{self.name}: {end}")
        if ended.code in (2, 3):
            return Seen({2: "inconclusive", 3: "error"}[ended.code], self.name)
        return NOTHING


class UnitTest:
    kind = "test"

    def __init__(self, target):
        self.name, self.target, self.cost = os.path.basename(target), target, 0.0

    def play(self, bench, seconds):
        return workshop.run([bench.program(self.target), "--color=never"], seconds, bench.scratch())

    def measure(self, bench):
        begin = workshop.spent()
        ended = self.play(bench, 300)
        self.cost = workshop.spent() - begin
        return f"{self.name} fails on the unbroken tree\n{ended.out[-2000:]}" if ended.code else None

    def judge(self, bench, limit):
        ended = self.play(bench, limit + 3 * self.cost)
        if ended.hung:
            return Seen("noticed", f"{self.name}: time-out")
        if ended.code == 0:
            return NOTHING
        names = re.findall(r"^\[(?:FAIL|CRASH)\] ([^:\n]+)|^\[----\].*Assertion", ended.out, re.M)
        failed = [name for name in names if name]
        return Seen("noticed", f"{self.name} {', '.join(failed[:2]) or f'exit {ended.code}'}")


class Script:
    kind = "test"

    def __init__(self, name, source):
        self.name, self.source, self.cost, self.failing = name + ".sh", source, 0.0, set()

    def play(self, bench, seconds):
        env = dict(os.environ, CHARGERIG=bench.program("chargerig"), SOURCE_DIR=self.source, BUILD_DIR=bench.build)
        env.update(TMPDIR=bench.scratch(), PYTHONDONTWRITEBYTECODE="1")
        path = os.path.join(self.source, "tests", "e2e", self.name)
        return workshop.run(["bash", path], seconds, bench.folder, env)

    def measure(self, bench):
        begin = workshop.spent()
        ended = self.play(bench, 900)
        self.cost = workshop.spent() - begin
        self.failing = {(line,) for line in self._failed(ended)}
        trouble = ended.code not in (0, 77) and not self.failing
        return f"{self.name} fails on the unbroken tree\n{ended.out[-2000:]}" if trouble else None

    def _failed(self, ended):
        """What it names as failed: what it names on the unbroken tree is nobody's notice."""
        return re.findall(r"^FAILED: (.{1,50})", ended.out, re.M)

    def judge(self, bench, limit):
        ended = self.play(bench, 2 * limit + 3 * self.cost)
        if ended.hung:
            return Seen("noticed", f"{self.name}: time-out")
        new = [line for line in self._failed(ended) if (line,) not in self.failing]
        if ended.code in (0, 77) or (self.failing and not new):
            return NOTHING
        lines = [line for line in ended.out.split("\n") if line.strip()]
        told = new or [line for line in lines if "FAIL" in line] or lines or [f"exit {ended.code}"]
        return Seen("noticed", f"{self.name}: {told[0][:160]}")


class Verdicts(Script):
    """The cases of tests/verdicts: their run files are made once, by the unbroken program, and only scored anew."""

    def __init__(self, shop):
        super().__init__("verdicts", shop.src)
        self.name, self.kept = "the cases of tests/verdicts", os.path.join(shop.folder, "verdicts")
        self.digest = shop.program_digest

    def play(self, bench, seconds):
        env = dict(os.environ, CHARGERIG=bench.program("chargerig"), SOURCE_DIR=self.source, PYTHONDONTWRITEBYTECODE="1")
        env.update(TMPDIR=bench.scratch())
        program = os.path.join(self.source, "tests", "e2e", "verdicts.py")
        return workshop.run(["python3", program, "--kept", self.kept], seconds, bench.folder, env)

    def measure(self, bench):
        mark = os.path.join(self.kept, "digest")
        if not os.path.exists(mark) or open(mark, encoding="utf-8").read() != self.digest:
            shutil.rmtree(self.kept, ignore_errors=True)
            ended = self.play(bench, 900)  # plays what is kept
            if ended.code:
                return f"{self.name} fail on the unbroken tree\n{ended.out[-2000:]}"
            with open(mark, "w", encoding="utf-8") as file:
                file.write(self.digest)
        return super().measure(bench)


class KeptRuns:
    """Run files of the unbroken program, scored again by the mutated one: what passed must pass, and what a scenario
    says it catches must be caught, by its rule."""

    kind = "test"

    def __init__(self, name, runs):
        self.name, self.runs, self.cost = name, runs, 0.0

    def play(self, bench, seconds):
        """@return how the last one ended, and what is wrong in words, or None"""
        scratch = bench.scratch()
        ended = None
        for path, mutant, rule in self.runs:
            copy = os.path.join(scratch, "run.db")
            shutil.copy(path, copy)
            ended = workshop.run([bench.program("chargerig"), "score", copy], seconds, scratch)
            wrong = self._wrong(ended, copy, mutant, rule)
            if wrong:
                return ended, wrong
        return ended, None

    def _wrong(self, ended, copy, mutant, rule):
        if ended.hung or ended.crashed:
            return f"scoring {mutant or 'the stock run'}: " + ("time-out" if ended.hung else f"exit {ended.code}")
        if not mutant:
            return f"the stock run is scored with exit {ended.code}" if ended.code else None
        db = sqlite3.connect(copy)
        caught = {row[0] for row in db.execute("SELECT scenario FROM finding WHERE rule=? AND verdict IN ('fail','error')", (rule,))}
        plays = db.execute("SELECT scenario, name, catches FROM scenario").fetchall()
        db.close()
        for number, name, catches in plays:
            if mutant in json.loads(catches or "[]") and number not in caught:
                return f"{name} does not catch {mutant} by {rule}"
        return None

    def measure(self, bench):
        begin = workshop.spent()
        wrong = self.play(bench, 600)[1]
        self.cost = workshop.spent() - begin
        return f"on the unbroken tree: {wrong}" if wrong else None

    def judge(self, bench, limit):
        wrong = self.play(bench, limit + 3 * self.cost)[1]
        return Seen("noticed", f"{self.name}: {wrong}") if wrong else NOTHING


# ---- which judges there are ----


def kept_runs(shop):
    """Plays the stock scenarios, and each of the program's mutants in those that catch it, on the unbroken program."""
    program, folder = os.path.join(shop.build, "chargerig"), os.path.join(shop.folder, "kept")
    mark, index = shop.program_digest, os.path.join(folder, "index.json")
    try:
        with open(index, encoding="utf-8") as file:
            old = json.load(file)
        if old["mark"] == mark:
            return old["honest"], old["mutants"]
    except (OSError, ValueError, KeyError):
        pass
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    workshop.say("mutation: playing what is scored again")
    listed = json.loads(workshop.quietly([program, "list", "--format", "json"], folder, "list"))
    names = json.loads(workshop.quietly([program, "mutants", "--names", "--format", "json"], folder, "mutants"))
    honest, broken = [[keep(program, folder, "honest", []), None, None]], []
    for row in names:
        name = row["name"].replace("_", "-")
        files = [os.path.join(shop.src, s["file"]) for s in listed if name in s.get("catches", ())]
        if files:
            broken.append([keep(program, folder, name, ["--mutant", row["name"], *files]), name, row["rule"]])
    with open(index, "w", encoding="utf-8") as file:
        json.dump({"mark": mark, "honest": honest, "mutants": broken}, file)
    return honest, broken


def keep(program, folder, name, arguments):
    """Plays them. @return the run file"""
    out = os.path.join(folder, name)
    workshop.run([program, "run", "--log", "error", "--out", out, *arguments], 900, folder)
    path = os.path.join(out, "run.db")
    if not os.path.exists(path):
        raise workshop.Trouble(f"{name} leaves no run file")
    return path


def scenario_files(source, folders):
    found = []
    for folder in folders:
        found += sorted(glob.glob(os.path.join(source, folder, "**", "*.lua"), recursive=True))
    return found


def story_files(source):
    """All scenarios that are no test cases, in whichever folder they are."""
    others = scenario_files(source, CASES + NO_SCENARIOS)
    return [path for path in scenario_files(source, ("scenarios",)) if path not in others]


def stories(shop, bench, costs):
    """The stock scenarios in some runs: quick stories, other stories, test cases: of the CSMS first, then of stations."""
    files = story_files(shop.src)
    if "stories" not in costs:
        costs["stories"] = {}
        for path in files:
            one = Stories(path, [path])
            trouble = one.measure(bench)
            if trouble:
                raise workshop.Trouble(trouble)
            costs["stories"][os.path.relpath(path, shop.src)] = one.cost
    files.sort(key=lambda path: costs["stories"][os.path.relpath(path, shop.src)])
    whole = sum(costs["stories"].values())
    quick, spent = [], 0.0
    for path in files:
        spent += costs["stories"][os.path.relpath(path, shop.src)]
        if spent <= QUICK_SHARE * whole or not quick:
            quick.append(path)
    runs = [Stories("quick stories", quick), Stories("other stories", [f for f in files if f not in quick])]
    cases = scenario_files(shop.src, CASES)
    cases.sort(key=lambda path: (path.endswith("_CS.lua"), "conformance" in path))
    for begin in range(0, len(cases), IN_ONE_RUN):
        end = min(begin + IN_ONE_RUN, len(cases))
        runs.append(Stories(f"test cases {begin + 1} to {end}", cases[begin:end]))
    return measured(runs, bench, costs)


def tests(shop, bench, path, costs, scripts):
    """The tests that can see the object of @p path; without @p scripts those that score little."""
    units = [UnitTest(target) for target in shop.programs() if shop.holds(target, path)]
    there = [s for s in scripts if os.path.exists(os.path.join(shop.src, "tests", "e2e", s + ".sh"))]
    ends = [Script(name, shop.src) for name in there]
    if path.startswith("reports/"):
        ends.append(Verdicts(shop))
    if scripts:
        honest, broken = kept_runs(shop)
        ends += [KeptRuns("the stock run", honest), KeptRuns("the program's mutants", broken)]
    return measured(units + ends, bench, costs)


def measured(judges, bench, costs):
    """Each is played once on the unbroken tree, which must please it. @return those that can judge"""
    for judge in judges:
        if judge.name not in costs:
            bench.take_nothing()
            trouble = judge.measure(bench)
            if trouble and judge.kind == "story":
                raise workshop.Trouble(trouble)
            if trouble:
                print(f"not asked: {trouble[:600]}", flush=True)
            costs[judge.name] = [None if trouble else judge.cost, sorted(getattr(judge, "failing", ()))]
        judge.cost, failing = costs[judge.name]
        judge.failing = {tuple(key) for key in failing}
    return [judge for judge in judges if judge.cost is not None]
