"""odd_csms.py FLAW - a CSMS in a process of its own that is honest but for one flaw, over the standard library alone.

It prints its port, takes any station that offers ocpp1.6 or ocpp2.0.1, and answers what a station says as the standard
wants; FLAW changes one thing (the functions below, each with its sentence; "none": nothing).  Each connection is a
thread, so that a slow one holds up no other.
"""
import base64, collections, datetime, hashlib, json, os, socket, struct, sys, threading, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from raw_ws import CLOSE, End, GUID, Lost, TEXT, header, to_head

BINARY, PING, PONG = 2, 9, 10
lock = threading.Lock()
numbers = collections.defaultdict(int)
listener = socket.socket()
beat_s = 600  # between the heartbeats that it asks for


def count(name):
    with lock:
        numbers[name] += 1
        return numbers[name]


def tell(to, *words):
    """A line in one piece: what print() writes of two connections at once may be mixed."""
    to.write(" ".join(str(w) for w in words) + "\n")
    to.flush()


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def token_info(connection):
    return {"status": "Accepted"}


def right(connection, action, payload):
    """The payload that answers a CALL as the standard wants."""
    new = connection.protocol == "ocpp2.0.1"
    if action == "BootNotification":
        return {"status": "Accepted", "currentTime": now(), "interval": beat_s}
    if action == "Heartbeat":
        return {"currentTime": now()}
    if action == "Authorize":
        return {"idTokenInfo" if new else "idTagInfo": token_info(connection)}
    if action == "StartTransaction":
        return {"transactionId": count("transaction"), "idTagInfo": token_info(connection)}
    if action == "TransactionEvent":
        return {"idTokenInfo": token_info(connection)} if "idToken" in payload else {}
    if action in ("DataTransfer", "NotifyEVChargingNeeds"):
        return {"status": "Accepted"}
    return {}


class Connection:
    def __init__(self, sock):
        self.sock, self.number, self.open = sock, count("connection"), True
        request, rest = to_head(sock)
        self.path = request.split()[1].decode()
        self.offered = [p.strip() for p in header(request, b"Sec-WebSocket-Protocol").split(",") if p.strip()]
        self.protocol = next((p for p in self.offered if p in ("ocpp1.6", "ocpp2.0.1")), None)
        self.key = header(request, b"Sec-WebSocket-Key")
        self.end = End(sock, rest, False, False)

    def accept(self, chosen):
        hashed = base64.b64encode(hashlib.sha1((self.key + GUID).encode()).digest()).decode()
        self.sock.sendall(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                           "Sec-WebSocket-Accept: %s\r\n%s\r\n" % (
                               hashed, "Sec-WebSocket-Protocol: %s\r\n" % chosen if chosen else "")).encode())

    def say(self, frame):
        self.end.write(TEXT, (frame if isinstance(frame, str) else json.dumps(frame)).encode())

    def raw(self, first, payload):
        """A frame whose first byte is as given: final, RSV bits, opcode."""
        n = len(payload)
        size = bytes([n]) if n < 126 else bytes([126]) + struct.pack(">H", n) if n < 65536 else bytes([127]) + struct.pack(">Q", n)
        self.sock.sendall(bytes([first]) + size + payload)

    def close(self, code, why=""):
        self.end.write(CLOSE, struct.pack(">H", code) + why.encode())

    def cut(self):
        self.open = False
        self.sock.shutdown(socket.SHUT_RDWR)


class Flaw:
    """The honest CSMS."""

    def opens(self, c):
        c.accept(c.protocol)

    def hears(self, c, id, action, payload):
        self.answers(c, id, action, payload)

    def answers(self, c, id, action, payload):
        c.say([3, id, right(c, action, payload)])

    def ping(self, c, payload):
        c.end.write(PONG, payload)


flaws = {"none": Flaw}


def flaw(cls):
    flaws[cls.__name__.replace("_", "-")] = cls
    return cls


# --- what it answers


class Answering(Flaw):
    """Instead of the right answer to @action: what frame() gives, None: nothing."""
    action = "Heartbeat"

    def answers(self, c, id, action, payload):
        if action != self.action:
            return super().answers(c, id, action, payload)
        frame = self.frame(c, id, right(c, action, payload))
        if frame is not None:
            c.say(frame)


@flaw
class list_as_answer(Answering):
    def frame(self, c, id, payload): return [3, id, []]


@flaw
class deep_answer(Answering):
    def frame(self, c, id, payload): return '[3,"%s",{"currentTime":%s}]' % (id, "[" * 10000 + "]" * 10000)


@flaw
class cut_answer(Answering):
    def frame(self, c, id, payload): return '[3,"%s",{"currentTime":' % id


@flaw
class broken_calls(Flaw):
    """Three CALLs after the boot whose payload is no object."""
    def answers(self, c, id, action, payload):
        super().answers(c, id, action, payload)
        if action == "BootNotification":
            for text in ('7', '"x"', '[]'):
                c.say('[2,"c-%d","ClearCache",%s]' % (count("call"), text))


@flaw
class remembers_ids(Flaw):
    """No flaw: to a message id that it has heard before it gives the answer that it gave then, as a CSMS may that takes
    the message for a repetition."""
    told = {}

    def answers(self, c, id, action, payload):
        with lock:
            known = self.told.get(id)
        answer = known or right(c, action, payload)
        self.told[id] = answer
        c.say([3, id, answer])


class Strict(Flaw):
    """It looks at what a few CALLs hold, and refuses what does not fit with @code."""
    def fits(self, action, payload):
        if action == "Authorize":
            tag = payload.get("idTag")
            return isinstance(tag, str) and len(tag) <= 20 and set(payload) == {"idTag"}
        if action == "StatusNotification":
            return payload.get("status") in ("Available", "Preparing", "Charging", "Finishing", "Unavailable", "Faulted")
        if action == "MeterValues":
            return all("T" in value["timestamp"] for value in payload["meterValue"])
        return True

    def answers(self, c, id, action, payload):
        if self.fits(action, payload):
            super().answers(c, id, action, payload)
        else:
            c.say([4, id, self.code, "", {}])


@flaw
class says_format_violation(Strict): code = "FormatViolation"


@flaw
class says_not_supported(Strict): code = "NotSupported"


# --- the bytes


class Bytes(Flaw):
    """Once, behind its first Heartbeat, bytes that no CSMS may send."""
    def answers(self, c, id, action, payload):
        super().answers(c, id, action, payload)
        if action == "Heartbeat" and count("call") == 1:
            self.bad(c)


@flaw
class not_utf8(Bytes):
    def bad(self, c): c.raw(0x81, b'[2,"q","ClearCache",{"a":"\xff"}]')


@flaw
class binary(Bytes):
    def bad(self, c): c.raw(0x82, b'[2,"q","ClearCache",{}]')


@flaw
class rsv_bit(Bytes):
    def bad(self, c): c.raw(0xa1, b'[2,"q","ClearCache",{}]')


@flaw
class bad_opcode(Bytes):
    def bad(self, c): c.raw(0x83, b'[2,"q","ClearCache",{}]')


@flaw
class too_long(Bytes):
    def bad(self, c): c.raw(0x81, b'[2,"q","DataTransfer",{"vendorId":"v","data":"%s"}]' % (b"x" * 100000))


@flaw
class long_ping(Bytes):
    def bad(self, c): c.raw(0x89, b"x" * 200)


@flaw
class lone_continuation(Bytes):
    def bad(self, c): c.raw(0x80, b"[]")


@flaw
class masked(Bytes):
    def bad(self, c): c.sock.sendall(b"\x81\x82\0\0\0\0[]")


@flaw
class cuts(Bytes):
    """The socket is cut behind the first Heartbeat."""
    def bad(self, c): c.cut()


@flaw
class resets(Bytes):
    """TCP is reset behind the first Heartbeat."""
    def bad(self, c):
        c.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        c.open = False
        c.sock.close()


@flaw
class closes(Bytes):
    def bad(self, c): c.close(1001, "going away")


# --- pings, refusals, silence


@flaw
class no_pongs(Flaw):
    def ping(self, c, payload): pass


@flaw
class drops_at_every_frame(Flaw):
    """As a program that crashes in the thread of a connection: it answers nothing and is gone."""
    def answers(self, c, id, action, payload): c.cut()


@flaw
class closes_with_1011(Flaw):
    def answers(self, c, id, action, payload):
        if action == "BootNotification":
            return super().answers(c, id, action, payload)
        c.close(1011, "unhandled exception")


@flaw
class refuses_all(Flaw):
    def answers(self, c, id, action, payload): c.say([4, id, "InternalError", "database is locked", {}])


@flaw
class refuses_stops(Flaw):
    def answers(self, c, id, action, payload):
        if action == "StopTransaction" or payload.get("eventType") == "Ended":
            c.say([4, id, "InternalError", "", {}])
        else:
            super().answers(c, id, action, payload)


class StrangeId(Flaw):
    """The id of a transaction is @id; what comes back must be the same number."""
    def answers(self, c, id, action, payload):
        if action == "StartTransaction":
            return c.say('[3,"%s",{"transactionId":%s,"idTagInfo":{"status":"Accepted"}}]' % (id, self.id))
        if "transactionId" in payload and float(payload["transactionId"]) != float(self.id):
            tell(sys.stderr, "told", self.id, "and heard", payload["transactionId"])
        super().answers(c, id, action, payload)


@flaw
class id_beyond_2_to_the_53(StrangeId): id = "9007199254740992"


@flaw
class id_of_1e30(StrangeId): id = "1e30"


@flaw
class id_of_one_and_a_half(StrangeId): id = "1.5"


@flaw
class refuses_starts(Flaw):
    def answers(self, c, id, action, payload):
        if action == "StartTransaction" or payload.get("eventType") == "Started":
            c.say([4, id, "InternalError", "", {}])
        else:
            super().answers(c, id, action, payload)


@flaw
class limits_the_rate(Flaw):
    """More than 5 messages, and each further one is too many."""
    def answers(self, c, id, action, payload):
        if count("message") > 5:
            c.say([4, id, "GenericError", "Too many requests", {}])
        else:
            super().answers(c, id, action, payload)


@flaw
class rejects_boots(Flaw):
    def answers(self, c, id, action, payload):
        if action == "BootNotification":
            c.say([3, id, {"status": "Rejected", "currentTime": now(), "interval": 60}])
        else:
            c.say([4, id, "SecurityError", "", {}])


@flaw
class mute(Flaw):
    def answers(self, c, id, action, payload): pass


@flaw
class flood(Flaw):
    """Answers, and asks without end, whether it is answered or not."""

    def opens(self, c):
        super().opens(c)
        threading.Thread(target=self.asks, args=(c,), daemon=True).start()

    def asks(self, c):
        try:
            while True:
                c.say([2, f"flood-{count('call')}", "GetLocalListVersion", {}])
                time.sleep(0.002)
        except OSError:
            pass


@flaw
class garbage(Flaw):
    def answers(self, c, id, action, payload): c.say("hello")


@flaw
class wrong_id(Flaw):
    def answers(self, c, id, action, payload): c.say([3, "nope", right(c, action, payload)])


@flaw
class not_implemented(Flaw):
    def answers(self, c, id, action, payload): c.say([4, id, "NotImplemented", "", {}])


@flaw
class minutes_off(Flaw):
    """No flaw: its clock is four minutes behind that of this machine."""
    def answers(self, c, id, action, payload):
        answer = right(c, action, payload)
        if "currentTime" in answer:
            there = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=4)
            answer["currentTime"] = there.strftime("%Y-%m-%dT%H:%M:%SZ")
        c.say([3, id, answer])


@flaw
class slow(Flaw):
    """No flaw: it takes two and a half seconds for an Authorize, as a CSMS may."""
    def answers(self, c, id, action, payload):
        if action == "Authorize":
            time.sleep(2.5)
        super().answers(c, id, action, payload)


@flaw
class slow_with_one(Flaw):
    """No flaw: one station waits two seconds for each status, the others wait for nothing."""
    def answers(self, c, id, action, payload):
        if action == "StatusNotification" and c.path.endswith("F1"):
            time.sleep(2)
        super().answers(c, id, action, payload)


@flaw
class no_pongs_for_one(Flaw):
    def ping(self, c, payload):
        if not c.path.endswith("F1"):
            super().ping(c, payload)


# --- it stops serving


@flaw
class dies_at_a_start(Flaw):
    """The process is gone with the first transaction."""
    def answers(self, c, id, action, payload):
        if action == "StartTransaction" or payload.get("eventType") == "Started":
            os._exit(1)
        super().answers(c, id, action, payload)


@flaw
class locks_itself_out(Flaw):
    """After a status it takes no connection any more, and goes on with those that it has."""
    def answers(self, c, id, action, payload):
        super().answers(c, id, action, payload)
        if action == "StatusNotification" and count("call") == 1:
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()


@flaw
class falls_silent(Flaw):
    """After the third Heartbeat it lets stations in and answers nothing."""
    def answers(self, c, id, action, payload):
        if action == "Heartbeat":
            count("call")
        if numbers["call"] < 3:
            super().answers(c, id, action, payload)


@flaw
class comes_back(Flaw):
    """It drops all connections with the first transaction and takes none for a second."""
    down_until, sockets = 0, []

    def opens(self, c):
        if time.time() < self.down_until:
            raise Lost()
        self.sockets.append(c)
        super().opens(c)

    def answers(self, c, id, action, payload):
        if action == "StartTransaction" and count("call") == 1:
            comes_back.down_until = time.time() + 1
            for other in self.sockets:
                other.cut()
        else:
            super().answers(c, id, action, payload)


# --- the subprotocol


@flaw
class no_subprotocol(Flaw):
    """It selects none and goes on as if it had."""
    def opens(self, c): c.accept(None)


@flaw
class leaves_without_subprotocol(Flaw):
    """It speaks another version, and says so as OCPP-J wants it: no subprotocol, and a goodbye."""
    def opens(self, c):
        c.accept(None)
        c.close(1002, "no common subprotocol")


@flaw
class wrong_subprotocol(Flaw):
    def opens(self, c): c.accept("ocpp1.6" if c.protocol == "ocpp2.0.1" else "ocpp2.0.1")


@flaw
class own_subprotocol(Flaw):
    def opens(self, c): c.accept("chargers")


def serve(sock, odd):
    c = None
    try:
        c = Connection(sock)
        odd.opens(c)
        while c.open:
            opcode, payload = c.end.read()
            if opcode == PING:
                odd.ping(c, payload)
            elif opcode == CLOSE:
                tell(sys.stdout, "closed", struct.unpack(">H", payload[:2])[0] if len(payload) > 1 else 1005)
                c.end.write(CLOSE, payload[:2])
                break
            elif opcode == TEXT:
                frame = json.loads(payload)
                if frame[0] == 2:
                    odd.hears(c, frame[1], frame[2], frame[3])
    except (Lost, OSError):
        pass
    except Exception as why:
        tell(sys.stderr, "broken:", repr(why))
    sock.close()


def main():
    odd = flaws[sys.argv[1]]()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", int(sys.argv[2]) if len(sys.argv) > 2 else 0))
    listener.listen(64)
    print("port", listener.getsockname()[1], flush=True)
    while True:
        try:
            sock, _ = listener.accept()
        except OSError:
            time.sleep(3600)
        threading.Thread(target=serve, args=(sock, odd), daemon=True).start()


if __name__ == "__main__":
    main()
