"""mutate.py [OPTIONS] [FILE or FOLDER]... - breaks the program in one place at a time, and sees who notices.

Each mutant is one small change of a C source: a comparison, an operator or a constant is another, a condition is
negated, a statement, a call or a field of an answer is missing. They are drawn at random over all places where such a
change is possible, built in a copy of the tree, and judged: those of harness/refstack by the stock scenarios (noticed
is what turns a verdict to fail by a rule), all others by the tests. A changed digest is nobody's notice. What does
not compile is drawn anew. A crash counts as noticed, because the exit code tells it, and so do a stack that does not
start or cannot be set up, and a step that never returns, which the program says in so many words; a story that goes
on and on does not, because nothing tells it; a test that never ends does, because ctest ends it.

  --part PART        refstack or reports, in place of files and folders
  --count N          how many mutants are judged (20); 0 takes all
  --seed N           of the drawing; without it one is made up and printed. Same seed, same sources: same mutants
  --only FILE:LINE#N exactly this one; may be given several times
  --table FILE       exactly those that stand in a table (the form is told in left.py); says where its class is untrue
  --list             prints the mutants that are possible, and judges none
  --judges WHICH     stories, tests or both; both judges each mutant twice, for two figures
  --quick            of the tests asks unit tests and the cases of tests/verdicts only
  --jobs N           how many at a time (1)
  --time-limit S     how much longer than on the unbroken tree a judge may run, in seconds of processor time (20)
  --seconds S        draws no further mutant when judging has taken this much processor time
  --no-coverage      also judges mutants of lines that none of the judges runs
  --classified FILE  the table of survivors that are left, each with its reason (left.txt beside this program)
  --survivors FILE   writes the survivors there, too, as such a table
  --floor PERCENT    exit code 1 when fewer of those that are not equivalent are noticed
  --work FOLDER      where the copy is kept between runs (a folder of /tmp named after the tree)

Survivors are printed with their change, in the form of the table; at the end come the figures of each file.
Exit code: 0; 1 below the floor, or when a class of --table is untrue; 3 bad usage, or a tree that is not green."""
import argparse
import json
import os
import random
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import coverage
import judges
import left
import sites
import workshop

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))
PARTS = {"refstack": "harness/refstack", "reports": "reports"}
HUNG_JUDGES = 3  # that may hang before the others are not asked any more


def arguments():
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--part", choices=PARTS, action="append", default=[])
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--table")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--judges", choices=("stories", "tests", "both"))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--time-limit", type=float, default=20)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--no-coverage", action="store_true")
    parser.add_argument("--classified", default=os.path.join(HERE, "left.txt"))
    parser.add_argument("--survivors")
    parser.add_argument("--floor", type=float)
    parser.add_argument("--work")
    return parser.parse_args()


# ---- which mutants ----


def sources(root, paths):
    """The C sources under these paths, as names below @p root."""
    found = []
    for path in paths:
        there = os.path.join(root, path)
        if os.path.isfile(there):
            found.append(os.path.relpath(there, root))
        elif os.path.isdir(there):
            for folder, _, names in os.walk(there):
                found += [os.path.relpath(os.path.join(folder, n), root) for n in names if n.endswith(".c")]
        else:
            raise workshop.Trouble(f"there is no {path} in {root}")
    return sorted(set(found))


def mutants_of(root, files):
    found = []
    for path in files:
        with open(os.path.join(root, path), encoding="utf-8") as file:
            found += sites.find(path, file.read())
    return found


def chosen(options, root, table):
    """(the mutants in the order in which they are judged, all that are possible in their files)"""
    paths = [PARTS[part] for part in options.part]
    paths += [os.path.relpath(path, TREE) if os.path.exists(path) else path for path in options.paths]
    paths += [name.split(":")[0] for name in options.only] + [row.path for row in table or ()]
    if not paths:
        paths = list(PARTS.values())
    if table is not None:
        paths = [path for path in paths if os.path.exists(os.path.join(root, path))]
    possible = mutants_of(root, sources(root, paths))
    if options.only:
        named = {mutant.name: mutant for mutant in possible}
        missing = [name for name in options.only if name not in named]
        if missing:
            raise workshop.Trouble(f"there is no mutant {missing[0]}; --list shows them")
        return [named[name] for name in options.only], possible
    if table is not None:
        wanted = {row.key for row in table}
        return [mutant for mutant in possible if mutant.key() in wanted], possible
    order = list(possible)
    random.Random(options.seed).shuffle(order)
    return order[: 2 * options.count + 20] if options.count else order, possible


# ---- judging ----


class Trial:
    """What became of one mutant: what the stories and the tests saw (None: not asked), or that it does not compile."""

    def __init__(self, mutant):
        self.mutant, self.compiles, self.story, self.test, self.note = mutant, True, None, None, ""

    @property
    def noticed(self):
        return bool(self.story) or bool(self.test)

    def words(self):
        if not self.compiles:
            return "does not compile"
        seen = [s for s in (self.story, self.test) if s]
        return "noticed: " + "; ".join(s.words for s in seen) if seen else "SURVIVES" + (f" ({self.note})" if self.note else "")


class Court:
    """The judges of a run, and what they were asked before."""

    def __init__(self, shop, options):
        self.shop, self.options, self.lock = shop, options, threading.Lock()
        self.costs_file = os.path.join(shop.folder, "costs.json")
        self.costs = self._read_costs()
        self.story_judges, self.test_judges = None, {}
        self.coverage, self.hits = {}, {}

    def _read_costs(self):
        try:
            with open(self.costs_file, encoding="utf-8") as file:
                kept = json.load(file)
        except (OSError, ValueError):
            return {}
        return kept["costs"] if kept.get("digest") == self.shop.digest else {}

    def _keep_costs(self):
        with open(self.costs_file, "w", encoding="utf-8") as file:
            json.dump({"digest": self.shop.digest, "costs": self.costs}, file)

    def kinds(self, path):
        if self.options.judges:
            return ("stories", "tests") if self.options.judges == "both" else (self.options.judges,)
        return ("stories",) if path.startswith(PARTS["refstack"]) else ("tests",)

    def prepare(self, paths, bench):
        """Builds what is needed and asks each judge about the unbroken tree."""
        wants = {kind for path in paths for kind in self.kinds(path)}
        targets = ["chargerig"] + (self.shop.programs() + ["tests/runfile"] if "tests" in wants else [])
        workshop.say("mutation: building a copy")
        self.shop.make(targets)
        workshop.say("mutation: judging the unbroken copy")
        if "stories" in wants:
            self.story_judges = judges.stories(self.shop, bench, self.costs)
        if "tests" in wants:
            bench.take_nothing()
            bench.program("tests/runfile")
            for path in sorted(paths):
                scripts = judges.SCRIPTS if path.startswith(PARTS["reports"]) and not self.options.quick else ()
                self.test_judges[path] = judges.tests(self.shop, bench, path, self.costs, scripts)
        self._keep_costs()
        if not self.options.no_coverage:
            self._measure_coverage(paths, wants)

    def _measure_coverage(self, paths, wants):
        for kind in wants:
            part = sorted(path for path in paths if kind in self.kinds(path))
            asked = self.story_judges if kind == "stories" else [j for path in part for j in self.test_judges[path]]
            every = list({judge.name: judge for judge in asked}.values())
            self.coverage[kind] = coverage.measure(self.shop, kind, part, every)

    def ask(self, bench, mutant, kind):
        """@return what the first judge to notice saw, else the worst that any saw"""
        ran, worst = self.coverage.get(kind), judges.NOTHING
        if ran is not None and not ran.runs(mutant):
            return judges.Seen("nothing", "no stock story runs this line" if kind == "stories" else "no test runs this line")
        patience = HUNG_JUDGES
        for judge in self._in_order(mutant, kind):
            seen = judge.judge(bench, self.options.time_limit)
            if seen:
                with self.lock:
                    self.hits[mutant.path, judge.name] = self.hits.get((mutant.path, judge.name), 0) + 1
                return seen
            patience -= seen.how == "hung"
            if patience == 0:
                return seen
            if seen.how != "nothing":
                worst = seen
        return worst

    def _in_order(self, mutant, kind):
        """Cheapest first; those that have noticed mutants of the file before count as cheaper."""
        asked = self.story_judges if kind == "stories" else self.test_judges[mutant.path]
        with self.lock:
            return sorted(asked, key=lambda judge: judge.cost / (1 + 3 * self.hits.get((mutant.path, judge.name), 0)))

    def judge(self, bench, mutant):
        trial = Trial(mutant)
        trial.compiles = bench.take(mutant.path, mutant.text())
        for kind in self.kinds(mutant.path) if trial.compiles else ():
            seen = self.ask(bench, mutant, kind)
            if kind == "stories":
                trial.story = seen
            else:
                trial.test = seen
            if not seen and (seen.words or seen.how != "nothing"):
                trial.note = f"{seen.how}: {seen.words}" if seen.how != "nothing" else seen.words
        return trial


class Hall:
    """Benches that work through one list of mutants side by side."""

    def __init__(self, court, order, count, seconds):
        self.court, self.order, self.count, self.seconds = court, list(order), count, seconds
        self.next, self.begun, self.trials, self.lock = 0, 0, {}, threading.Lock()
        self.trouble, self.start = None, workshop.spent()

    def take(self):
        """The next mutant with its place in the order; None when there is none to be begun."""
        with self.lock:
            over = self.seconds and workshop.spent() - self.start > self.seconds
            if self.next >= len(self.order) or self.begun >= self.count or over or self.trouble:
                return None
            self.next, self.begun = self.next + 1, self.begun + 1
            return self.next - 1, self.order[self.next - 1]

    def work(self, bench):
        try:
            while (taken := self.take()) is not None:
                place, mutant = taken
                begin = time.monotonic()
                trial = self.court.judge(bench, mutant)
                with self.lock:
                    self.trials[place] = trial
                    self.begun -= not trial.compiles  # another is drawn
                    done = sum(t.compiles for t in self.trials.values())
                    workshop.say(f"{done:4}  {mutant.name} {mutant.kind}: {trial.words()[:200]} [{time.monotonic() - begin:.1f} s]")
        except Exception as trouble:  # handed to the main thread
            self.trouble = trouble

    def judge_all(self, benches):
        threads = [threading.Thread(target=self.work, args=(bench,)) for bench in benches]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.trouble:
            raise self.trouble
        return [self.trials[place] for place in sorted(self.trials)]


# ---- what is told in the end ----


def print_figures(trials, possible, classes):
    """A row a file: how many are possible, were tried, were noticed by whom, and survive."""
    columns = ("places", "tried", "no build", "verdict", "crash", "test", "survive", "hung", "equivalent")
    rows, total = {}, dict.fromkeys(columns, 0)
    for mutant in possible:
        rows.setdefault(mutant.path, dict.fromkeys(columns, 0))["places"] += 1
    for trial in trials:
        row = rows[trial.mutant.path]
        row["tried"] += trial.compiles
        row["no build"] += not trial.compiles
        story, test = trial.story, trial.test
        row["verdict"] += bool(story) and story.how == "noticed"
        row["crash"] += bool(story) and story.how == "crash"
        row["test"] += bool(test)
        row["survive"] += trial.compiles and not trial.noticed
        row["hung"] += story is not None and story.how == "hung"
        row["equivalent"] += trial.compiles and not trial.noticed and classes.get(trial.mutant.key()) == "equivalent"
    print(f"\n{'':44}" + "".join(f"{name:>11}" for name in columns))
    for path, row in rows.items():
        for name in columns:
            total[name] += row[name]
        if row["tried"] or row["no build"]:
            print(f"{path:44}" + "".join(f"{row[name]:11}" for name in columns))
    print(f"{'together':44}" + "".join(f"{total[name]:11}" for name in columns))
    return total


def ratio_of(trials, classes):
    """(noticed, those that are not equivalent)"""
    noticed = sum(trial.noticed for trial in trials)
    equal = sum(not t.noticed and classes.get(t.mutant.key()) == "equivalent" for t in trials if t.compiles)
    return noticed, sum(t.compiles for t in trials) - equal


def note_of(trial, rows):
    row = rows.get(trial.mutant.key())
    return f"{row.verdict}: {row.why}" if row else f"open: {trial.note or 'judged, and nobody minds'}"


def tell(options, trials, possible, rows, table):
    """Prints survivors and figures. @return the exit code"""
    classes = {key: row.verdict for key, row in rows.items()}
    lost = [trial for trial in trials if trial.compiles and not trial.noticed]
    blocks = [left.block_of(trial.mutant, note_of(trial, rows)) for trial in lost]
    if blocks:
        print("\nThese survive:\n\n" + "\n\n".join(blocks))
    if options.survivors:
        with open(options.survivors, "w", encoding="utf-8") as out:
            out.write("\n\n".join(blocks) + "\n")
    print_figures(trials, possible, classes)
    noticed, wanted = ratio_of(trials, classes)
    percent = 100 * noticed / wanted if wanted else 100.0
    print(f"\n{noticed} of {wanted} that are not equivalent are noticed: {percent:.1f} %" + (f" (seed {options.seed})" if options.seed is not None else ""))
    code = 0
    for trial in trials if table is not None else ():
        row = next(row for row in table if row.key == trial.mutant.key())
        if not trial.compiles or trial.noticed != (row.verdict == "noticed"):
            print(f"{row.place}: called {row.verdict}; {trial.words()}")
            code = 1
    if options.floor is not None and percent < options.floor:
        print(f"that is below {options.floor:g} %")
        code = 1
    return code


def name_stale(rows, possible):
    """Rows that match nothing any more."""
    keys, paths = {mutant.key() for mutant in possible}, {mutant.path for mutant in possible}
    stale = [row for row in rows if row.key not in keys and (row.path in paths or not os.path.exists(os.path.join(TREE, row.path)))]
    for row in stale:
        print(f"{row.place}: {row.path} {row.function}: no such mutant any more: {row.before[:80]}")
    return stale


def judge(options):
    table = left.read(options.table) if options.table else None
    known = left.read(options.classified) if os.path.exists(options.classified) else []
    if options.list:
        for mutant in sorted(chosen(options, TREE, table)[1], key=lambda m: (m.path, m.start)):
            print(left.block_of(mutant, mutant.kind) + "\n")
        return 0
    if options.seed is None and not options.only and table is None:
        options.seed = random.SystemRandom().randrange(1, 10**6)
    shop = workshop.Workshop(TREE, options.work or workshop.default_folder(TREE))
    order, possible = chosen(options, shop.src, table)
    drawn = not options.only and table is None
    count = options.count if drawn and options.count else len(order)
    said = f"seed {options.seed}, " if drawn else ""
    print(f"{said}{count} mutants of {len(possible)} that are possible in {len({m.path for m in possible})} files", flush=True)
    benches = [workshop.Bench(shop, number) for number in range(max(1, options.jobs))]
    court = Court(shop, options)
    court.prepare({mutant.path for mutant in order}, benches[0])
    trials = Hall(court, order, count, options.seconds).judge_all(benches)
    stale = name_stale(known if table is None else table, possible)
    code = tell(options, trials, possible, {row.key: row for row in known + (table or [])}, table)
    return 1 if table is not None and stale else code


def main():
    options = arguments()
    if options.help:
        print(__doc__)
        return 0
    try:
        return judge(options)
    except (workshop.Trouble, left.Broken) as trouble:
        print(f"mutation: {trouble}", file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
