"""verdicts.py [--kept FOLDER] [FILE...] - plays the cases of tests/verdicts, each of which says in its first line what it must get.

NAME.sql breaks the run file of a story that passes, which is then scored:
    -- late-van: fail sla.on_site          (STORY as under scenarios/, in 1.6 where it speaks that; or STORY@2.0.1)
NAME.lua is a story, played in all its versions:
    -- fail sla.on_site     -- pass     -- inconc invoice.missing     -- error words of the message
A further line of either demands that a finding of a rule so named has these words in its sentence:
    -- says: the first reply was due at 2026-03-06 19:43:40

The rules named after fail have failing findings, and no other has one that does not follow from another finding: one
cause must not give five rules. Those named after inconc have inconclusive ones, and none fails. A case that changes
nothing, or whose story does not pass unbroken, tests nothing and is a failure.  CHARGERIG and SOURCE_DIR say where the
program and the sources are.

With --kept the run files to be scored are left in FOLDER, and those that are there already are scored and not played
again; the first case that is judged wrong is the last. So tests/mutation asks about a scorer at the cost of scoring.
"""
import glob, os, re, shutil, sqlite3, subprocess, sys, tempfile

CODES = {"pass": 0, "fail": 1, "inconc": 2, "error": 3}
program, source = os.path.abspath(os.environ["CHARGERIG"]), os.path.abspath(os.environ["SOURCE_DIR"])
folder = tempfile.mkdtemp()
kept = None
played = {}


class Wrong(Exception):
    """What is not as the case says, in a sentence."""


def run(*args):
    done = subprocess.run([program, *args], cwd=folder, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout + done.stderr


def speaks(path):
    """The @VERSION that a story without one is played in: 1.6 where it has the choice."""
    head = re.search(r"\bocpp\s*=\s*\{([^}]*)\}", open(path, encoding="utf-8").read())
    versions = re.findall(r'"([\d.]+)"', head.group(1)) if head else []
    return "@1.6" if len(versions) > 1 and "1.6" in versions else ""


def passing_run(story):
    """The run file of a story that passes; each is played once."""
    if story not in played:
        name, _, version = story.partition("@")
        path = os.path.join(source, "scenarios", name + ".lua")
        out = os.path.join(folder, "of-" + re.sub(r"\W", "-", story))
        code, said = run("run", path + ("@" + version if version else speaks(path)), "--out", out, "--log", "error")
        if code:
            raise Wrong(f"{story} does not pass unbroken (exit {code}):\n{said}")
        played[story] = os.path.join(out, "run.db")
    return played[story]


def rules(db, verdict, more=""):
    return {row[0] for row in db.execute("SELECT rule FROM finding WHERE verdict=?" + more, (verdict,))}


def hold_words(path, db, verdict, wanted):
    """Each `-- says: WORDS` of the case stands in the sentence of a finding of a rule that the case names."""
    words = re.findall(r"^-- says: (.+?)\s*$", open(path, encoding="utf-8").read(), re.MULTILINE)
    rows = sqlite3.connect(db).execute("SELECT rule, sentence FROM finding WHERE verdict=?", (verdict,)) if words else ()
    told = [sentence for rule, sentence in rows if rule in wanted]
    for wish in words:
        if not any(wish in sentence for sentence in told):
            raise Wrong(f"\"{wish}\" is in no sentence of {' '.join(sorted(wanted))}:\n" + "\n".join(told))


def hold(code, said, db, verdict, wanted):
    if code != CODES[verdict]:
        raise Wrong(f"exit {code}, not {CODES[verdict]} ({verdict} {' '.join(sorted(wanted))}):\n{said}")
    if verdict == "error":
        return
    db = sqlite3.connect(db)
    failing, open_ones = rules(db, "fail"), rules(db, "inconc")
    if verdict == "inconc" and not wanted <= open_ones:
        raise Wrong(f"inconclusive by {sorted(open_ones)}, not by {sorted(wanted)}")
    causes = rules(db, "fail", " AND parent IS NULL")
    if verdict != "inconc" and not causes <= wanted <= failing:
        raise Wrong(f"fails by {sorted(failing)}, not by {sorted(wanted)}:\n{said}")


def broken_run(path, first):
    story, says = re.fullmatch(r"-- ([\w/@.-]+): (.*)", first).groups()
    verdict, *wanted = says.split()
    db = os.path.join(folder, "broken.db")
    if not take_kept(path, db):
        shutil.copy(passing_run(story), db)
        connection = sqlite3.connect(db)
        connection.executescript(open(path, encoding="utf-8").read())
        connection.commit()
        if connection.total_changes == 0:
            raise Wrong("it changes nothing in the run file")
        connection.execute("DELETE FROM run WHERE key = 'digest'")  # it is not what the run wrote any more
        connection.commit()
        connection.close()
        keep(path, db)
    code, said = run("score", db)
    hold(code, said, db, verdict, set(wanted))
    hold_words(path, db, verdict, set(wanted))


def story(path, first):
    verdict, *wanted = re.fullmatch(r"-- (.*)", first).group(1).split()
    out = os.path.join(folder, "story")
    db = os.path.join(out, "run.db")
    os.makedirs(out, exist_ok=True)
    if verdict != "error" and take_kept(path, db):
        code, said = run("score", db)
    else:
        code, said = run("run", path, "--out", out, "--log", "error")
        keep(path, db)
    if verdict == "error" and " ".join(wanted) not in said:
        raise Wrong(f"\"{' '.join(wanted)}\" is not said:\n{said}")
    hold(code, said, db, verdict, set(wanted))
    hold_words(path, db, verdict, set(wanted))


def keep(path, db):
    if kept and os.path.exists(db):
        shutil.copy(db, os.path.join(kept, os.path.basename(path) + ".db"))


def size_kept(path):
    """Short ones first, where they are kept."""
    there = kept and os.path.join(kept, os.path.basename(path) + ".db")
    return os.path.getsize(there) if there and os.path.exists(there) else 0, path


def take_kept(path, db):
    there = kept and os.path.join(kept, os.path.basename(path) + ".db")
    if there and os.path.exists(there):
        shutil.copy(there, db)
        return True
    return False


def main():
    global kept
    words = sys.argv[1:]
    if words[:1] == ["--kept"]:
        kept, words = os.path.abspath(words[1]), words[2:]
        os.makedirs(kept, exist_ok=True)
    cases = [os.path.abspath(path) for path in words]
    if not cases:
        cases = sorted(glob.glob(os.path.join(source, "tests", "verdicts", "*.*")), key=size_kept)
    bad = 0
    for path in cases:
        with open(path, encoding="utf-8") as text:
            first = text.readline().strip()
        try:
            (broken_run if path.endswith(".sql") else story)(path, first)
        except (Wrong, AttributeError, KeyError, sqlite3.Error, subprocess.TimeoutExpired) as why:
            print(f"FAILED: {os.path.basename(path)} ({first}): {why}")
            bad += 1
            if kept:
                break
    print(f"{len(cases) - bad} of {len(cases)} cases are judged right")
    shutil.rmtree(folder)
    return 1 if bad or not cases else 0


sys.exit(main())
