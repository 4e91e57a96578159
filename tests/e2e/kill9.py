"""kill9.py - kills runs and servers with SIGKILL at any moment, and looks at what is left.

A run: a CSMS of another process hears what its stations say, and when.  Whatever it heard a second before the death must
be in the run file; that file can be shown, is scored as inconclusive, and nothing lies about once it has been read.  With
one worker and with two in turn.  A server: what was acknowledged before the death is there when it is started again.

KILL9_RUNS and KILL9_SERVES say how often, KILL9_JOBS how many at a time.
"""
import contextlib, http.client, json, os, random, shutil, signal, socket, sqlite3, subprocess, sys, tempfile, threading, time, urllib.request
from concurrent.futures import ThreadPoolExecutor

source, program = os.path.abspath(os.environ["SOURCE_DIR"]), os.path.abspath(os.environ["CHARGERIG"])
sys.path.insert(0, os.path.join(source, "tests", "e2e"))
import odd_csms

RUNS, SERVES = int(os.environ.get("KILL9_RUNS", "6")), int(os.environ.get("KILL9_SERVES", "5"))
JOBS = int(os.environ.get("KILL9_JOBS", "3"))
OLD_S = 1.0
folder = tempfile.mkdtemp()
STORY = """
scenario "story %s" { begins = "2026-03-06 10:00 UTC" }
station "%s" { profile = "neutral-ac-22", overrides = { heartbeat = "6 s" } }
test(function() wait "20 h" end)
"""


class Wrong(Exception):
    pass


class Csms(odd_csms.Flaw):
    """Honest; it remembers when it heard which CALL."""

    def __init__(self):
        self.heard = []
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(16)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                sock, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=odd_csms.serve, args=(sock, self), daemon=True).start()

    def answers(self, c, id, action, payload):
        self.heard.append((time.monotonic(), id))
        answer = odd_csms.right(c, action, payload)
        c.say([3, id, dict(answer, interval=6) if "interval" in answer else answer])


def gone(pid):
    for _ in range(100):
        try:
            with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
                if stat.read().rsplit(")", 1)[1].split()[0] == "Z":
                    return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def children(pid):
    with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as names:
        return names.read().split()
    return []


def read(out, heard, killed, workers):
    path = os.path.join(out, "run.db")
    for command, code in (("show", 0), ("score", 2)):
        done = subprocess.run([program, command, path], capture_output=True, text=True, errors="replace", check=False)
        if done.returncode != code:
            raise Wrong(f"{command} gives {done.returncode}, not {code}: {done.stderr[:400]}{done.stdout[-400:]}")
    left = [name for name in os.listdir(out) if name.startswith("run.db") and name != "run.db"]
    if left:
        raise Wrong(f"{left} lie about")
    with contextlib.closing(sqlite3.connect(path)) as db:
        if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise Wrong("the run file is damaged")
        frames = "\n".join(text for text, in db.execute("SELECT text FROM frame WHERE dir='out'"))
        stories = {name for name, in db.execute("SELECT name FROM scenario")}
    if workers == 2 and len(stories) != 2:
        raise Wrong(f"of two stories {sorted(stories)} are left")
    old = [id for at, id in heard if at < killed - OLD_S]
    lost = [id for id in old if f'"{id}"' not in frames]
    if lost:
        raise Wrong(f"{len(lost)} of {len(old)} messages that were a second old are lost")
    return len(old)


def kill_a_run(n):
    workers, csms = 1 + n % 2, Csms()
    out = os.path.join(folder, f"out{n % JOBS}-{n}")
    stories = [os.path.join(folder, name + ".lua") for name in ("one", "two")]
    run = subprocess.Popen([program, "run", "--log", "error", "--jobs", str(workers), "--pace", "60x", "--out", out, "--csms",
                            f"ws://127.0.0.1:{csms.port}/{{station}}", *stories[:workers]],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while len({id.split("-")[0] for _, id in csms.heard}) < workers and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(random.uniform(1.1, 2.5))
        below = children(run.pid)
        run.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        run.wait()
        alive = [pid for pid in below if not gone(pid)]
        if alive:
            raise Wrong(f"{len(alive)} workers live on")
        old = read(out, csms.heard, killed, workers)
        shutil.rmtree(out)
        return old
    finally:
        csms.listener.close()


def ask(url, body=None):
    request = urllib.request.Request(url + "/api/csms/stations", json.dumps(body).encode() if body else None)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def serve_begins(db):
    serve = subprocess.Popen([program, "serve", "--port", "0", "--db", db], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    line = serve.stdout.readline()
    if not line:
        raise Wrong(f"serve does not begin: {serve.stderr.read()[:400]}")
    return serve, line.split()[2].rstrip("/")


def kill_servers():
    db, kept, n = os.path.join(folder, "stack.db"), set(), 0
    for _ in range(SERVES):
        serve, url = serve_begins(db)
        there = {row["station"] for row in ask(url)["stations"]}
        if kept - there:
            raise Wrong(f"{len(kept - there)} of {len(kept)} acknowledged stations are lost")
        timer = threading.Timer(random.uniform(0.02, 0.5), serve.kill)
        timer.start()
        try:
            while True:
                n += 1
                ask(url, {"station": f"S{n}", "protocol": "ocpp1.6", "connectors": 1})
                kept.add(f"S{n}")
        except (OSError, ValueError, http.client.HTTPException):
            pass
        timer.join()
        serve.wait()
        serve.stdout.close(), serve.stderr.close()
    serve, url = serve_begins(db)
    there = {row["station"] for row in ask(url)["stations"]}
    serve.terminate()
    serve.wait()
    left = [name for name in os.listdir(folder) if name.startswith("stack.db") and name != "stack.db"]
    if kept - there or left:
        raise Wrong(f"{len(kept - there)} of {len(kept)} acknowledged stations are lost; {left} lie about")
    return len(kept)


def judge(n):
    try:
        return kill_a_run(n), None
    except (Wrong, OSError, sqlite3.Error) as why:
        return 0, f"run {n}, {1 + n % 2} workers: {why}"


def main():
    for name, station in (("one", "K1"), ("two", "K2")):
        with open(os.path.join(folder, name + ".lua"), "w", encoding="ascii") as text:
            text.write(STORY % (name, station))
    with ThreadPoolExecutor(JOBS) as pool:
        results = list(pool.map(judge, range(RUNS)))
    bad = [why for _, why in results if why]
    try:
        stations = kill_servers()
    except (Wrong, OSError) as why:
        stations = 0
        bad.append(f"serve: {why}")
    print(*bad, sep="\n")
    print(f"{RUNS} runs were killed: {sum(old for old, _ in results)} messages were a second old; {SERVES} servers: "
          f"{stations} stations were acknowledged; {len(bad)} times something was lost")
    shutil.rmtree(folder)
    return 1 if bad or not any(old for old, _ in results) else 0


sys.exit(main())
