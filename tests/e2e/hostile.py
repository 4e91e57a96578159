"""hostile.py [MODE[@VERSION]...] - plays a short story against every mode of a hostile CSMS (hostile_modes.py), in 1.6 and
in 2.0.1, many at a time: each run must end by itself within its limit, with the exit code of what the mode is worth and a
run file that is whole and can be scored.  Of the rules exactly those of the mode may have been broken, and nothing is ever
said to be the fault of our own station.

HOSTILE_EVERY=N plays every Nth only; HOSTILE_JOBS=N so many at a time; HOSTILE_LONGEST=N seconds that a run may take.
"""
import contextlib, os, shutil, socket, sqlite3, subprocess, sys, tempfile, threading, time
from concurrent.futures import ThreadPoolExecutor

source, program = os.path.abspath(os.environ["SOURCE_DIR"]), os.path.abspath(os.environ["CHARGERIG"])
sys.path.insert(0, os.path.join(source, "tests", "e2e"))
import odd_csms
from hostile_modes import MODES
from hostile_tls import certificates

LONGEST = int(os.environ.get("HOSTILE_LONGEST", "60"))
EVERY, JOBS = int(os.environ.get("HOSTILE_EVERY", "1")), int(os.environ.get("HOSTILE_JOBS", "6"))
FEWEST_MODES, FEWEST_CLASSES = 60, 12
CODES = {"pass": 0, "fail": 1, "inconc": 2, "error": 3}
OPTIONS = ["--log", "error", "--dial-ms", "900", "--reconnect-ms", "50"]
LIMITS = ["--story-s", "30", "--answer-ms", "6000"]
SHORT = ["--story-s", "8", "--answer-ms", "2500"]  # who never answers is waited for to the end
STORY = """
scenario "a session" { begins = "2026-03-06 10:00 UTC", ocpp = { "1.6", "2.0.1" } }
local hall = site "Hall" { bays = 1 }
local post = station "CP-1" { profile = "neutral-ac-22", bay = hall.bay[1], %s overrides = { ping = "120 s" } }
driver "Ann" { token = "04A1B2C3D4E5F6" }:does(function(me)
  wait "5 min"
  me:park(hall.bay[1]); me:plug(post); me:tap(post)
  wait "10 min"
  me:tap(post); me:pull_plug(); me:leave()
end)
"""
SECURE = 'security = 2, password = "a password of twenty-four",'
folder = tempfile.mkdtemp()


class Wrong(Exception):
    pass


# --- the CSMS, in a process of its own


def serve_one(odd, sock):
    with contextlib.suppress(OSError):
        sock = odd.socket(sock) if hasattr(odd, "socket") else sock
        if sock:
            odd_csms.serve(sock, odd)


def serve(odd, listener):
    if hasattr(odd, "listens"):
        odd.listens(listener)
    while True:
        sock, _ = listener.accept()
        threading.Thread(target=serve_one, args=(odd, sock), daemon=True).start()


class Csms:
    """Begun before there are any threads here: what is forked off is whole."""

    def __init__(self, name, version):
        self.name, self.version, self.odd = name, version, MODES[name]
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        if getattr(self.odd, "backlog", 64) is not None:
            listener.listen(getattr(self.odd, "backlog", 64))
        self.port = listener.getsockname()[1]
        self.pid = os.fork()
        if self.pid == 0:
            try:
                null = os.open(os.devnull, os.O_WRONLY)
                os.dup2(null, 1), os.dup2(null, 2)
                serve(self.odd(), listener)
            finally:
                os._exit(0)
        listener.close()

    def end(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


# --- a run against it


def wanted(odd, version):
    """@return the verdict and its words, of a mode in a version"""
    for part in odd.expect.split(" / "):
        if part.startswith(version + ": "):
            part = part[len(version) + 2:]
        elif part.startswith(("1.6: ", "2.0.1: ")):
            continue
        verdict, _, words = part.partition(" ")
        return verdict, words
    raise Wrong(f"nothing is expected in {version}")


def look(path, verdict, words):
    """Is the run file whole, and is what it tells right?"""
    db = sqlite3.connect(path)
    try:
        if db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise Wrong("the run file is damaged")
        state = db.execute("SELECT value FROM run WHERE key='state'").fetchone()[0]
        if state != "complete":
            raise Wrong(f"the run file says {state}")
        found = db.execute("SELECT verdict, rule, sentence FROM finding WHERE verdict IN ('fail','inconc')").fetchall()
    finally:
        db.close()
    told = "\n".join(" ".join(row) for row in found)
    failed, doubted = ({rule for kind, rule, _ in found if kind == this} for this in ("fail", "inconc"))
    if "own station" in told:
        raise Wrong(f"our own station is blamed:\n{told}")
    if verdict == "fail" and not (failed and failed <= set(words.split())):
        raise Wrong(f"fails by {sorted(failed)}, not by {words}:\n{told}")
    if verdict != "fail" and failed - ({"protocol.websocket"} if verdict == "error" else set()):
        raise Wrong(f"somebody fails:\n{told}")
    if verdict == "inconc" and not set(words.split()) <= doubted:
        raise Wrong(f"inconclusive by {sorted(doubted)}, not by {words}:\n{told}")


def play(csms):
    out = os.path.join(folder, f"{csms.name}-{csms.version}")
    secure = getattr(csms.odd, "secure", False)
    url = f"ws{'s' if secure else ''}://127.0.0.1:{csms.port}/{{station}}"
    story = os.path.join(folder, "secure.lua" if secure else "plain.lua")
    verdict, words = wanted(csms.odd, csms.version)
    try:
        done = subprocess.run([program, "run", f"{story}@{csms.version}", "--out", out, "--csms", url, *OPTIONS,
                               *(SHORT if verdict == "inconc" else LIMITS),
                               *(["--ca", os.path.join(folder, "believed.pem")] if secure else [])],
                              capture_output=True, text=True, errors="replace", timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired as why:
        raise Wrong(f"it had not ended after {LONGEST} s") from why
    said = done.stdout + done.stderr
    if "Sanitizer" in said or "runtime error" in said:
        raise Wrong(said)
    if done.returncode != CODES[verdict]:
        raise Wrong(f"exit {done.returncode}, not {CODES[verdict]} ({verdict} {words}):\n{said}")
    if verdict == "error" and not any(word in said for word in words.split("|")):
        raise Wrong(f"it does not say \"{words}\":\n{said}")
    look(os.path.join(out, "run.db"), verdict, words)
    again = subprocess.run([program, "score", os.path.join(out, "run.db")], capture_output=True, text=True, errors="replace",
                           check=False)
    if again.returncode != done.returncode:
        raise Wrong(f"scored again it gives {again.returncode}, not {done.returncode}:\n{again.stdout[:800]}{again.stderr[:800]}")
    shutil.rmtree(out)


def judge(csms):
    began = time.time()
    try:
        play(csms)
        why = None
    except (Wrong, OSError, sqlite3.Error) as wrong:
        why = wrong
    csms.end()
    if os.environ.get("VERBOSE"):
        print(f"{time.time() - began:6.2f} s  {csms.odd.kind:9} {csms.name}@{csms.version}", flush=True)
    if why:
        print(f"FAILED: {csms.odd.kind}: {csms.name}@{csms.version}: {why}\n", flush=True)
    return why is None


def main():
    certificates(folder)
    for name, secure in (("plain", ""), ("secure", SECURE)):
        with open(os.path.join(folder, name + ".lua"), "w", encoding="ascii") as text:
            text.write(STORY % secure)
    asked = sys.argv[1:]
    pairs = [(name, version) for name in MODES for version in ("1.6", "2.0.1")]
    pairs = [(name, version) for i, (name, version) in enumerate(pairs)
             if (name in asked or f"{name}@{version}" in asked if asked else (i // 2 + i % 2) % EVERY == 0)]
    all_of_them = [Csms(name, version) for name, version in pairs]
    with ThreadPoolExecutor(JOBS) as pool:
        results = list(pool.map(judge, all_of_them))
    shutil.rmtree(folder)
    classes = {odd.kind for odd in MODES.values()}
    print(f"{sum(results)} of {len(results)} runs against a hostile CSMS were right; "
          f"it has {len(MODES)} modes in {len(classes)} classes")
    return 0 if results and all(results) and len(MODES) >= FEWEST_MODES and len(classes) >= FEWEST_CLASSES else 1


sys.exit(main())
