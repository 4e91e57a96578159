"""A WebSocket end by hand, over the standard library alone: it says what no library would.

raw_ws.py csms CASE       a CSMS: prints its port, answers CALLs, sends CASE behind its first answer to each station, and
                          prints how each connection then ends: "close 1007", "cut" or "goes on"
raw_ws.py station URL CASE   a station at chargerig serve: sends CASE, and prints the same

CASE is LENGTH:WHERE[:FRAGMENT][:deflate]: one CALL of that many bytes, 0xff at WHERE (none: "-", then it is full of
characters of several bytes), in fragments of that many bytes (0: one), compressed. Or "binary", or "reason": a close
frame whose reason is no UTF-8.
"""
import base64, hashlib, json, os, re, socket, ssl, struct, sys, threading, zlib
from urllib.parse import urlparse

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, BINARY, CLOSE = 1, 2, 8


class Lost(Exception):
    pass


class End:
    """One end of an open connection; @masks: it is the client's."""

    def __init__(self, sock, rest, masks, deflates):
        self.sock, self.bytes, self.masks, self.deflates = sock, rest, masks, deflates

    def take(self, n):
        while len(self.bytes) < n:
            try:
                more = self.sock.recv(65536)
            except OSError:
                raise Lost()
            if not more:
                raise Lost()
            self.bytes += more
        head, self.bytes = self.bytes[:n], self.bytes[n:]
        return head

    def read(self):
        """-> opcode, payload of a whole frame"""
        first, second = self.take(2)
        length = second & 127
        if length == 126:
            length = struct.unpack(">H", self.take(2))[0]
        elif length == 127:
            length = struct.unpack(">Q", self.take(8))[0]
        mask = self.take(4) if second & 128 else b"\0\0\0\0"
        payload = bytes(c ^ mask[i & 3] for i, c in enumerate(self.take(length)))
        if first & 0x40:
            payload = zlib.decompressobj(-15).decompress(payload + b"\0\0\xff\xff")
        return first & 15, payload

    def write(self, opcode, payload, fragment=0, deflate=False):
        if deflate:
            z = zlib.compressobj(9, zlib.DEFLATED, -15)
            payload = (z.compress(payload) + z.flush(zlib.Z_SYNC_FLUSH))[:-4]
        step = fragment or max(len(payload), 1)
        pieces = [payload[i:i + step] for i in range(0, len(payload), step)] or [b""]
        for i, piece in enumerate(pieces):
            first = (opcode if i == 0 else 0) | (0x80 if i == len(pieces) - 1 else 0) | (0x40 if deflate and i == 0 else 0)
            mask, flag = (os.urandom(4), 128) if self.masks else (b"\0\0\0\0", 0)
            n = len(piece)
            size = bytes([flag | n]) if n < 126 else bytes([flag | 126]) + struct.pack(">H", n)
            self.sock.sendall(bytes([first]) + size + (mask if self.masks else b"") +
                              bytes(c ^ mask[j & 3] for j, c in enumerate(piece)))


def call(case):
    """The text of the CALL that @case asks for: LENGTH bytes, for a station or for a CSMS alike."""
    length, where = case[0], case[1]
    head, tail = b'[2,"q","DataTransfer",{"vendorId":"v","data":"', b'"}]'
    room = int(length) - len(head) - len(tail)
    body = ("\u00e9\u20ac\U0001f600" * room).encode()[:room // 9 * 9] if where == "-" else b""
    text = bytearray(head + body + b"x" * (room - len(body)) + tail)
    if where != "-":
        text[int(where)] = 0xff
    return bytes(text)


def misbehave(end, case):
    """Sends @case, and says how the other end takes it. What that end says meanwhile has no answer where it hangs up: a
    write to somebody who is gone would cost us what they said last."""
    calm = ":-" in case
    if case == "binary":
        end.write(BINARY, b"[]")
    elif case == "reason":
        end.write(CLOSE, struct.pack(">H", 1000) + b"bye \xff\xfe")
    else:
        parts = case.split(":")
        fragment = int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else 0
        if "deflate" in parts and not end.deflates:
            return "no compression"
        try:
            end.write(TEXT, call(parts), fragment, "deflate" in parts)
        except OSError:
            pass  # it has hung up already; it may have said why
    while True:
        opcode, payload = end.read()
        if opcode == CLOSE:
            return "close %d" % struct.unpack(">H", payload[:2])
        if opcode == TEXT and json.loads(payload)[0] in (3, 4):
            return "goes on"
        if opcode == TEXT and calm:
            reply(end, json.loads(payload))


def answer(end):
    opcode, text = end.read()
    if opcode == CLOSE:
        raise Lost()  # a station says goodbye at the end of its story
    return reply(end, json.loads(text))


def reply(end, message):
    """Answers a CALL; of anything else it says False."""
    if message[0] != 2:
        return False
    now = "2026-03-06T17:30:00Z"
    known = {"BootNotification": {"status": "Accepted", "currentTime": now, "interval": 3600},
             "Heartbeat": {"currentTime": now},
             "Authorize": {"idTagInfo": {"status": "Accepted"}}}
    end.write(TEXT, json.dumps([3, message[1], known.get(message[2], {})]).encode())
    return True


def header(request, name):
    found = re.search(rb"(?im)^" + name + rb": *([^\r]+)", request)
    return found.group(1).decode() if found else ""


def to_head(sock, bytes_=b""):
    while b"\r\n\r\n" not in bytes_:
        more = sock.recv(4096)
        if not more:
            raise Lost()
        bytes_ += more
    return bytes_.split(b"\r\n\r\n", 1)


def serve_one(sock, case):
    how = "cut"
    try:
        request, rest = to_head(sock)
        accept = base64.b64encode(hashlib.sha1((header(request, b"Sec-WebSocket-Key") + GUID).encode()).digest()).decode()
        protocol = header(request, b"Sec-WebSocket-Protocol").split(",")[0].strip()
        deflates = "deflate" in case and "permessage-deflate" in header(request, b"Sec-WebSocket-Extensions")
        sock.sendall(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: %s\r\nSec-WebSocket-Protocol: %s\r\n%s\r\n" % (
                          accept, protocol, "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; "
                          "client_no_context_takeover\r\n" if deflates else "")).encode())
        end = End(sock, rest, False, deflates)
        while not answer(end):
            pass
        how = misbehave(end, case)
        while how == "goes on":
            answer(end)
    except (Lost, OSError):
        pass
    os.write(1, (how + "\n").encode())  # in one piece: stations come at the same time
    sock.close()


def csms(case):
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(16)
    print("port", listener.getsockname()[1], flush=True)
    while True:
        sock, _ = listener.accept()
        threading.Thread(target=serve_one, args=(sock, case), daemon=True).start()


def station(url, case):
    at = urlparse(url)
    sock = socket.create_connection((at.hostname, at.port), 10)
    if at.scheme == "wss":
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        sock = context.wrap_socket(sock)
    login = ("Authorization: Basic %s\r\n" % base64.b64encode(("%s:%s" % (at.username, at.password)).encode()).decode()
             if at.username else "")
    sock.sendall(("GET %s HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ocpp1.6\r\n%s%s\r\n" % (
                      at.path, "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover; "
                      "server_no_context_takeover\r\n" if "deflate" in case else "", login)).encode())
    reply, rest = to_head(sock)
    try:
        print(misbehave(End(sock, rest, True, b"permessage-deflate" in reply), case))
    except Lost:
        print("cut")


if __name__ == "__main__":
    csms(sys.argv[2]) if sys.argv[1] == "csms" else station(sys.argv[2], sys.argv[3])
