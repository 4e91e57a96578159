"""What an editor says of the stock files with the types of the language, and what it completes.

editor_types.py SERVER STUBS FOLDER...: plays an editor to emmylua_ls (the Language Server Protocol, over pipes).
"""
import json
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time

ADVICE = ["need-check-nil", "unnecessary-if"]  # as `chargerig manual --help` has it
WARNING = 2

# a line of a story with | where the cursor is -> what must be among the words that are offered
COMPLETED = (
    ('expect.invoice { | }', "sessions"),
    ('expect.sla { | }', "first_reply"),
    ('station "Z" { | }', "profile"),
    ('station "Z" { profile = "|" }', "neutral-ac-22"),
    ('post:breaks("|")', "connector lock"),
    ('post:link("|")', "lose answers"),
    ('post:|', "breaks"),
    ('agents "D" { playbook = "|" }', "stuck-cable"),
)


class Server:
    def __init__(self, program, root):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, cwd=root)
        self.heard, self.asked = queue.Queue(), 0
        threading.Thread(target=self.listen, daemon=True).start()
        self.ask("initialize", {
            "processId": os.getpid(), "rootUri": root.as_uri(), "workspaceFolders": [{"uri": root.as_uri(), "name": "w"}],
            "capabilities": {"textDocument": {"diagnostic": {}, "completion": {}}, "workspace": {"configuration": True}}})
        self.send(method="initialized", params={})

    def listen(self):
        out = self.process.stdout
        while True:
            size = 0
            for line in iter(out.readline, b"\r\n"):
                if not line:
                    self.heard.put(None)
                    return
                if line.lower().startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            self.heard.put(json.loads(out.read(size)))

    def send(self, **message):
        text = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(text) + text)
        self.process.stdin.flush()

    def ask(self, method, params):
        self.asked += 1
        self.send(id=self.asked, method=method, params=params)
        while True:
            message = self.heard.get(timeout=120)
            if message is None:
                sys.exit("the language server is gone")
            if "method" not in message and message.get("id") == self.asked:
                return message.get("result")
            if "id" in message and message.get("method") == "workspace/configuration":
                self.send(id=message["id"], result=[None] * len(message["params"]["items"]))
            elif "id" in message and "method" in message:
                self.send(id=message["id"], result=None)

    def show(self, path, text):
        self.send(method="textDocument/didOpen", params={"textDocument": {
            "uri": path.as_uri(), "languageId": "lua", "version": 1, "text": text}})

    def warnings(self, path):
        report = self.ask("textDocument/diagnostic", {"textDocument": {"uri": path.as_uri()}}) or {}
        return [d for d in report.get("items", []) if d.get("severity", 1) <= WARNING]

    def words(self, path, line, character):
        found = self.ask("textDocument/completion", {
            "textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character},
            "context": {"triggerKind": 1}}) or []
        items = found.get("items", []) if isinstance(found, dict) else found
        return [item["label"].split("?")[0].strip('"') for item in items]


def workspace(root, stubs, folders):
    (root / "types").mkdir()
    shutil.copy(stubs, root / "types/chargerig.lua")
    (root / ".emmyrc.json").write_text(json.dumps({
        "workspace": {"library": [str(root / "types")]}, "diagnostics": {"disable": ADVICE}}))
    for folder in folders:
        shutil.copytree(folder, root / "stories" / pathlib.Path(folder).name)
    return sorted((root / "stories").rglob("*.lua"))


def main():
    program, stubs, *folders = sys.argv[1:]
    bad = 0
    with tempfile.TemporaryDirectory() as at:
        root = pathlib.Path(at).resolve()
        files = workspace(root, stubs, folders)
        server = Server(program, root)
        time.sleep(3)  # it reads the workspace; nothing tells when it has
        for path in files + [root / "types/chargerig.lua"]:
            server.show(path, path.read_text())
            for d in server.warnings(path):
                bad += 1
                print(f"FAILED: {path.relative_to(root)}:{d['range']['start']['line'] + 1}: {d['code']}: {d['message']}")
        for n, (line, wanted) in enumerate(COMPLETED):
            path = root / f"completed{n}.lua"
            server.show(path, f'local post = station "Y" {{}}\n{line.replace("|", "")}\n')
            words = server.words(path, 1, line.index("|"))
            if wanted not in words:
                bad += 1
                print(f"FAILED: {line}: {wanted} is not offered, but {', '.join(words[:12])}")
        server.process.kill()
        server.process.wait()
    print(f"{len(files)} files, {len(COMPLETED)} completions")
    return bad > 0


sys.exit(main())
