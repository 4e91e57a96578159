"""foreign.py [FLAW...] - plays stories against a CSMS in another process that is honest but for one flaw (odd_csms.py),
and holds what is found against the table below: the verdict, and exactly the rules that have findings of that verdict.

A row is FLAW, STORY, VERDICT, RULES; with options of the program, and words that the summary must hold.  A flaw that is
none must be found by nobody.  CHARGERIG and SOURCE_DIR say where the program and the sources are.
"""
import os, re, shutil, sqlite3, subprocess, sys, tempfile, time

program, source = os.path.abspath(os.environ["CHARGERIG"]), os.path.abspath(os.environ["SOURCE_DIR"])
folder = tempfile.mkdtemp()
CODES = {"pass": 0, "fail": 1, "inconc": 2, "error": 3}

STORIES = {
    # two stations that say little for an hour
    "beats": """
scenario "beats" { begins = "2026-03-06 18:30 UTC", ends = "2026-03-06 19:30" }
station "F1" { profile = "neutral-ac-22" }
station "F2" { profile = "neutral-ac-22", ocpp = "2.0.1" }
""",
    "beat-16": """
scenario "beats of 1.6" { begins = "2026-03-06 18:30 UTC", ends = "2026-03-06 19:30" }
station "F1" { profile = "neutral-ac-22" }
""",
    "beat-201": """
scenario "beats of 2.0.1" { begins = "2026-03-06 18:30 UTC", ends = "2026-03-06 19:30" }
station "F2" { profile = "neutral-ac-22", ocpp = "2.0.1" }
""",
    # one connection that is pinged, and one that says much
    "two": """
scenario "one at peace" { begins = "2026-03-06 10:00 UTC" }
station "F1" { profile = "neutral-ac-22", overrides = { ping = "60 s", heartbeat = "6000 s", aligned_interval = "0 s" } }
local two = station "F2" { profile = "neutral-ac-22", overrides = { heartbeat = "6000 s", aligned_interval = "0 s" } }
test(function()
  for i = 1, 30 do
    check(two:calls("Heartbeat", {}) ~= nil, "heartbeat " .. i .. " is answered")
    wait "5 s"
  end
end)
""",
    # half an hour of charging, told in both versions
    "session": """
scenario "a session" { begins = "2026-03-06 10:00 UTC", ocpp = { "1.6", "2.0.1" } }
local hall = site "Hall" { bays = 1 }
local post = station "CP-1" { profile = "neutral-ac-22", bay = hall.bay[1] }
driver "Ann" { token = "04A1B2C3D4E5F6" }:does(function(me)
  me:park(hall.bay[1]); me:plug(post); me:tap(post)
  wait "30 min"
  me:tap(post); me:pull_plug(); me:leave()
end)
""",
}

with open(os.path.join(source, "scenarios", "protocol", "broken-calls.lua"), encoding="utf-8") as text:
    STORIES["broken-calls"] = text.read()
STORIES["session-16"] = STORIES["session"].replace(', ocpp = { "1.6", "2.0.1" }', "")

ROWS = [
    ("none", "beats", "pass", ""),
    ("none", "session", "pass", ""),
    # a clock that is not quite this machine's, which stations follow
    ("minutes-off", "beats", "pass", ""),
    ("minutes-off", "session", "pass", ""),
    ("minutes-off", "session", "pass", "", "--pace", "300x"),
    # one parser decides what a frame is: one finding a frame, and against who sent it
    ("list-as-answer", "beats", "fail", "protocol.schema"),
    ("deep-answer", "beats", "fail", "protocol.schema"),
    ("cut-answer", "beats", "fail", "protocol.schema"),
    ("broken-calls", "beats", "fail", "protocol.schema"),
    # what the scorer lets pass is let pass by the story, and the other way round
    ("says-format-violation", "broken-calls", "pass", ""),
    ("says-not-supported", "broken-calls", "fail", "protocol.error_code story.check"),
    # numbers that are no ids of a transaction go back as they were
    ("id-beyond-2-to-the-53", "session-16", "fail", "protocol.schema"),
    ("id-of-1e30", "session-16", "fail", "protocol.schema"),
    ("id-of-one-and-a-half", "session-16", "fail", "protocol.schema"),
    # ids are unique over all connections and runs
    ("remembers-ids", "session", "pass", "", {"times": 2}),
    # bytes that are no WebSocket
    ("not-utf8", "beat-16", "fail", "protocol.websocket"),
    ("binary", "beat-201", "fail", "protocol.websocket"),
    ("rsv-bit", "beat-16", "fail", "protocol.websocket"),
    ("bad-opcode", "beat-16", "fail", "protocol.websocket"),
    ("too-long", "beat-16", "fail", "protocol.websocket"),
    ("long-ping", "beat-16", "fail", "protocol.websocket"),
    ("lone-continuation", "beat-16", "fail", "protocol.websocket"),
    # connections that end
    ("cuts", "beat-16", "fail", "protocol.connection"),
    ("resets", "beat-16", "fail", "protocol.connection"),
    ("closes", "beat-16", "pass", ""),
    ("closes-with-1011", "beats", "fail", "protocol.connection", "--reconnect-ms", "0"),
    ("drops-at-every-frame", "session", "fail", "protocol.connection", "--reconnect-ms", "0"),
    # pings; one connection without pongs is no fault of another
    ("no-pongs", "two", "fail", "protocol.pong", "--answer-ms", "1200"),
    ("no-pongs-for-one", "two", "fail", "protocol.pong", "--pace", "60x", "--answer-ms", "6000"),
    # time-outs count wall time, at every pace; what is slow is waited for, and not made up for
    ("slow", "session", "pass", ""),
    ("slow", "session", "pass", "", "--pace", "300x"),
    ("slow-with-one", "two", "pass", "", "--pace", "60x"),
    ("slow-with-one", "two", "pass", ""),
    # CALLs that fit, and are not carried out
    ("refuses-all", "session", "fail", "protocol.refused"),
    ("refuses-stops", "session", "fail", "protocol.refused"),
    ("refuses-starts", "session", "fail", "protocol.refused"),
    ("limits-the-rate", "session", "fail", "protocol.refused"),
    ("rejects-boots", "session", "inconc", "protocol.accepted"),
    ("not-implemented", "beat-16", "fail", "protocol.error_code"),
    # the story in which it stops serving is the one that fails
    ("dies-at-a-start", "session", "fail", "protocol.sut_gone protocol.connection",
     {"words": "the system under test was gone before this story began"}),
    ("locks-itself-out", "session", "fail", "protocol.sut_gone",
     {"words": "the system under test was gone before this story began"}),
    ("falls-silent", "beat-16", "fail", "protocol.sut_gone", "--answer-ms", "2000"),
    ("comes-back", "session", "fail", "protocol.connection"),
    # the subprotocol
    ("no-subprotocol", "beats", "fail", "protocol.subprotocol"),
    ("wrong-subprotocol", "beat-16", "fail", "protocol.subprotocol"),
    ("wrong-subprotocol", "beat-201", "fail", "protocol.subprotocol"),
    ("own-subprotocol", "beats", "fail", "protocol.subprotocol"),
    ("leaves-without-subprotocol", "beats", "inconc", "protocol.subprotocol"),
]


class Wrong(Exception):
    pass


class Csms:
    """A CSMS with @flaw, ready to be dialled."""

    def __init__(self, flaw):
        self.errors = open(os.path.join(folder, "csms.err"), "w+")
        self.process = subprocess.Popen([sys.executable, os.path.join(source, "tests", "e2e", "odd_csms.py"), flaw],
                                        stdout=subprocess.PIPE, stderr=self.errors, text=True)
        self.port = int(re.fullmatch(r"port (\d+)\n", self.process.stdout.readline()).group(1))

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.errors.seek(0)
        told = self.errors.read()
        self.errors.close()
        if told:
            raise Wrong(f"the CSMS itself: {told}")


def rules(db, verdict):
    return {row[0] for row in db.execute("SELECT rule FROM finding WHERE verdict=?", (verdict,))}


def play(flaw, story, verdict, wanted, *options, words="", times=1):
    path, out = os.path.join(folder, story + ".lua"), os.path.join(folder, "out")
    with open(path, "w", encoding="utf-8") as text:
        text.write(STORIES[story])
    csms = Csms(flaw)
    try:
        for _ in range(times):
            done = subprocess.run([program, "run", path, "--out", out, "--log", "error", "--csms",
                                   f"ws://127.0.0.1:{csms.port}/{{station}}", *options],
                                  cwd=folder, capture_output=True, text=True, timeout=200)
    finally:
        csms.end()
    said, wanted = done.stdout + done.stderr, set(wanted.split())
    if done.returncode != CODES[verdict]:
        raise Wrong(f"exit {done.returncode}, not {CODES[verdict]} ({verdict}):\n{said}")
    db = sqlite3.connect(os.path.join(out, "run.db"))
    found = {"fail": rules(db, "fail"), "inconc": rules(db, "inconc")}
    db.close()
    if found["fail"] != (wanted if verdict == "fail" else set()):
        raise Wrong(f"fails by {sorted(found['fail'])}, not by {sorted(wanted)}:\n{said}")
    if verdict == "inconc" and found["inconc"] != wanted:
        raise Wrong(f"inconclusive by {sorted(found['inconc'])}, not by {sorted(wanted)}:\n{said}")
    if words not in said:
        raise Wrong(f"\"{words}\" is not said:\n{said}")


def main():
    rows = [row for row in ROWS if not sys.argv[1:] or row[0] in sys.argv[1:]]
    bad = 0
    for row in rows:
        began = time.time()
        more = row[-1] if isinstance(row[-1], dict) else {}
        row = row[:-1] if isinstance(row[-1], dict) else row
        try:
            play(*row, **more)
        except (Wrong, AttributeError, sqlite3.Error, subprocess.TimeoutExpired) as why:
            print(f"FAILED: {' '.join(row[:2])}: {why}")
            bad += 1
        if os.environ.get("VERBOSE"):
            print(f"{time.time() - began:6.2f} s  {' '.join(row)}", flush=True)
    print(f"{len(rows) - bad} of {len(rows)} foreign CSMSs are judged right")
    shutil.rmtree(folder)
    return 1 if bad or not rows else 0


sys.exit(main())
