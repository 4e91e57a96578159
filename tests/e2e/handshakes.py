"""Servers that are no CSMS: each takes the connection and does one thing that no handshake of WebSocket is.

The run must end by itself, soon, with the exit code of an error and one sentence that says what the server did.
"""
import os, socket, subprocess, sys, threading, time

RUN = [os.environ["CHARGERIG"], "run", "--ocpp", "1.6", "--dial-ms", "400", "--log", "error",
       os.path.join(os.environ["SOURCE_DIR"], "scenarios", "happy-session.lua")]
LONGEST = 30  # seconds of wall time, all attempts together
SWITCH = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
SLOW, NOT_OPEN = "the handshake was not over in time", "the server closed the connection before"
NO_HTTP, NO_WEBSOCKET = "the server cannot be reached: ", "the server's answer to the handshake is no WebSocket: "


def refused(status):
    return f"the server refused the handshake with HTTP status {status}"


def say(*parts):
    """Reads the request, says the parts, and waits for the other end."""

    def serve(sock):
        request = b""
        while b"\r\n\r\n" not in request:
            more = sock.recv(4096)
            if not more:
                return
            request += more
        for part in parts:
            sock.sendall(part)
        sock.recv(1)

    return serve


def dribble(sock):
    for byte in SWITCH + b"X-Wait: a little\r\n" * 1000:
        sock.sendall(bytes([byte]))
        time.sleep(0.05)


def elsewhere(status, location):
    return say(f"HTTP/1.1 {status} Elsewhere\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode())


SERVERS = [  # what it does, what is said of it
    ("closes at once", lambda sock: None, NOT_OPEN),
    ("says nothing", lambda sock: sock.recv(1 << 20) and time.sleep(LONGEST), SLOW),
    ("says nothing, and reads nothing", lambda sock: time.sleep(LONGEST), SLOW),
    ("speaks SSH", say(b"SSH-2.0-OpenSSH_9.2\r\n"), SLOW),
    ("speaks SMTP", say(b"220 mail ready\r\n"), SLOW),
    ("speaks HTTP/2", say(b"\0\0\x12\x04\0\0\0\0\0" + b"\0" * 18), SLOW),
    ("answers byte by byte", dribble, SLOW),
    ("says to go on", say(b"HTTP/1.1 100 Continue\r\n\r\n"), NO_HTTP),
    ("says that all is well", say(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"), NO_HTTP),
    ("says so without end", say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), NO_HTTP),
    ("says what is no text", say(bytes(range(256)) * 20), NO_HTTP),
    ("has a header that is too long", say(SWITCH + b"X-A: " + b"y" * 1000000 + b"\r\n\r\n"), NO_HTTP),
    ("moved", elsewhere(301, "ws://127.0.0.1:1/"), refused(301)),
    ("moved to itself", elsewhere(302, "/ocpp/x"), refused(302)),
    ("moved to where TLS is", elsewhere(307, "wss://127.0.0.1:1/"), refused(307)),
    ("moved for good, to nowhere", elsewhere(308, ""), refused(308)),
    ("wants a password", say(b"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\n\r\n"), refused(401)),
    ("has enough", say(b"HTTP/1.1 429 Too Many\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n"), refused(429)),
    ("is out of order", say(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"), refused(503)),
    ("does not prove that it read", say(SWITCH + b"\r\n"), NO_WEBSOCKET),
    ("proves another key", say(SWITCH + b"Sec-WebSocket-Accept: AAAA\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n"),
     NO_WEBSOCKET),
]


def listen(serve):
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(50)

    def one(sock):
        with sock:
            try:
                serve(sock)
            except OSError:
                pass

    def all_of_them():
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(sock,), daemon=True).start()

    threading.Thread(target=all_of_them, daemon=True).start()
    return listener


def judge(number, what, serve, sentence):
    """@return what is wrong, or None"""
    with listen(serve) as listener:
        url = f"ws://127.0.0.1:{listener.getsockname()[1]}/ocpp/{{station}}"
        try:
            ended = subprocess.run(RUN + ["--csms", url, "--out", f"out{number}"], capture_output=True, text=True,
                                   timeout=LONGEST, check=False)
        except subprocess.TimeoutExpired:
            return f"it had not ended after {LONGEST} s"
    if ended.returncode != 3:
        return f"exit code {ended.returncode}, not 3\n{ended.stdout[:600]}"
    first = ended.stderr.split("\n")[0] + ended.stdout.split("\n")[0]
    return None if sentence in first else f"it does not say \"{sentence}\"\n{first}"


bad = 0
for number, (what, serve, sentence) in enumerate(SERVERS):
    wrong = judge(number, what, serve, sentence)
    if wrong:
        bad = 1
        print(f"FAILED: a server that {what}: {wrong}")
sys.exit(bad)
