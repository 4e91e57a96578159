"""say_ws.py URL SUBPROTOCOLS: a station by hand, over the standard library alone (raw_ws.py).

Sends each line of stdin as a frame, and waits for the answer where it is a CALL; answers what the CSMS asks meanwhile
with what a simple station says. A line may also be "close CODE", "cut", "wait SECONDS" (listens that long) or "binary".
Prints what it hears, each on a line: a frame, or "closed CODE", "gone", "refused STATUS".
"""
import base64, json, os, socket, struct, sys, time
from urllib.parse import urlparse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import raw_ws

ANSWERS = {"GetConfiguration": {}, "UnlockConnector": {"status": "Unlocked"}, "TriggerMessage": {"status": "NotImplemented"}}


def come_in(url, protocols):
    at = urlparse(url)
    sock = socket.create_connection((at.hostname, at.port), 20)
    login = ("Authorization: Basic %s\r\n" % base64.b64encode(("%s:%s" % (at.username, at.password)).encode()).decode()
             if at.username else "")
    sock.sendall(("GET %s HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: %s\r\n%s\r\n" % (
                      at.path, protocols, login)).encode())
    head, rest = raw_ws.to_head(sock)
    status = head.split(b" ")[1].decode()
    if status != "101":
        print("refused", status)
        sys.exit(1)
    return raw_ws.End(sock, rest, True, False)


def hear(end):
    """-> the next text; what ends the connection ends the program"""
    opcode, payload = end.read()
    if opcode == raw_ws.CLOSE:
        print("closed %d" % struct.unpack(">H", payload[:2]), flush=True)
        sys.exit(0)
    if opcode != raw_ws.TEXT:
        return None
    print(payload.decode(), flush=True)
    message = json.loads(payload)
    if message[0] == 2:
        answer = ANSWERS.get(message[2], {"status": "Accepted"})
        end.write(raw_ws.TEXT, json.dumps([3, message[1], answer]).encode())
    return message


def listen(end, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        end.sock.settimeout(max(0.01, until - time.monotonic()))
        try:
            if not end.bytes:
                end.bytes = end.sock.recv(65536)
                if not end.bytes:
                    raise raw_ws.Lost()
        except TimeoutError:
            break
        end.sock.settimeout(20)
        hear(end)
    end.sock.settimeout(20)


def main():
    end = come_in(sys.argv[1], sys.argv[2])
    end.sock.settimeout(20)
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        if word == "cut":
            return
        if word == "close":
            end.write(raw_ws.CLOSE, struct.pack(">H", int(rest)))
        elif word == "wait":
            listen(end, float(rest))
        elif word == "binary":
            end.write(2, b"[]")
            listen(end, 5)
        else:
            try:
                end.write(raw_ws.TEXT, line.strip().encode())
            except OSError:
                pass  # it hung up, and may have said why
            try:
                call = json.loads(line)
                asked = call[1] if call[0] == 2 else None
            except (ValueError, IndexError, TypeError):
                asked = None
            while asked:
                message = hear(end)
                if message and message[0] in (3, 4) and message[1] == asked:
                    break


try:
    main()
except raw_ws.Lost:
    print("gone")
