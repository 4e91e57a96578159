"""What a hostile CSMS can do, one mode a function or class: honest as odd_csms.py is, but for this.

MODES is the table: the name of a mode -> its class, what a run against it is worth ("fail RULE...": a finding of one of
these rules and of no other; "pass", "inconc RULE..."; "error WORDS|WORDS": it says one of them), and what plays it.
The first word of the expectation may differ between the versions: then there is one for each, "1.6: ... / 2.0.1: ...".
"""
import json, os, socket, struct, threading, time

import odd_csms
from odd_csms import Connection, Flaw, PING, PONG, TEXT, count, now, right
from raw_ws import CLOSE, Lost, to_head

MODES = {}
odd_csms.beat_s = 60  # a short story hears several
LONG = 3600  # longer than any run


def mode(kind, expect):
    def add(cls):
        cls.kind, cls.expect = kind, expect
        assert cls.__name__ not in MODES, cls.__name__
        MODES[cls.__name__.replace("_", "-")] = cls
        return cls
    return add


def at_once(kind, expect):
    """The socket itself is given to the function: no handshake has been."""
    def add(fn):
        return mode(kind, expect)(type(fn.__name__, (Flaw,), {"socket": lambda self, sock: fn(sock)}))
    return add


def shaking(kind, expect):
    """The function answers the request of the handshake, of which it is given what Connection knows."""
    def add(fn):
        return mode(kind, expect)(type(fn.__name__, (Flaw,), {"opens": lambda self, c: fn(c)}))
    return add


class Once(Flaw):
    """Once, behind the answer to the boot: fn(c)."""
    def answers(self, c, id, action, payload):
        super().answers(c, id, action, payload)
        if action == "BootNotification" and count("call") == 1:
            type(self).fn(c)


def once(kind, expect):
    def add(fn):
        return mode(kind, expect)(type(fn.__name__, (Once,), {"fn": staticmethod(fn)}))
    return add


def instead(kind, expect, action="Heartbeat", first_only=False):
    """Instead of the answer to each @action (None: to all) fn(c, id, right answer, payload) says something."""
    def add(fn):
        def answers(self, c, id, asked, payload):
            if action not in (None, asked) or (first_only and count("first") > 1):
                return Flaw.answers(self, c, id, asked, payload)
            fn(c, id, right(c, asked, payload), payload)
        return mode(kind, expect)(type(fn.__name__, (Flaw,), {"answers": answers}))
    return add


def on_the_side(fn):
    """Runs beside what the connection does, until that is gone."""
    def run():
        try:
            fn()
        except OSError:
            pass
    threading.Thread(target=run, daemon=True).start()


def head(*lines):
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


SWITCH = ("HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade")
UNREACHABLE = "error the server cannot be reached"
NOT_OPEN = UNREACHABLE + "|the server closed the connection before"
SLOW = "error the handshake was not over in time"
NO_WEBSOCKET = "error the server's answer to the handshake is no WebSocket"

# --- dial


@at_once("dial", NOT_OPEN)
def closes_at_once(sock): sock.close()


@at_once("dial", NOT_OPEN)
def resets_at_once(sock):
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


@at_once("dial", SLOW)
def says_nothing_at_all(sock): time.sleep(LONG)


@mode("dial", UNREACHABLE)
class nobody_listens(Flaw):
    backlog = None


@mode("dial", SLOW)
class nobody_takes_calls(Flaw):
    backlog = 0
    """The port is open, and the program behind it hangs."""
    def listens(self, listener): time.sleep(LONG)


# --- handshake


def answers_with(name, expect, *lines, body=b"", read=True):
    @shaking("handshake", expect)
    def fn(c):
        c.sock.sendall(head(*lines) + body)
        c.sock.recv(1)
    fn.__name__ = name
    MODES[name.replace("_", "-")] = MODES.pop("fn")


answers_with("refuses_404", "error the server refused the handshake with HTTP status 404", "HTTP/1.1 404 Not Found", "Content-Length: 0")
answers_with("refuses_503", "error the server refused the handshake with HTTP status 503", "HTTP/1.1 503 Busy", "Content-Length: 0")
answers_with("moves_to_itself", "error the server refused the handshake with HTTP status 302", "HTTP/1.1 302 Found", "Location: /ocpp/x",
             "Content-Length: 0")
answers_with("says_200", UNREACHABLE, "HTTP/1.1 200 OK", "Content-Length: 5", body=b"hello")
answers_with("no_proof", NO_WEBSOCKET, *SWITCH)
answers_with("wrong_proof", NO_WEBSOCKET, *SWITCH, "Sec-WebSocket-Accept: AAAA")
answers_with("upgrades_to_h2c", NO_WEBSOCKET, "HTTP/1.1 101 Switching Protocols", "Upgrade: h2c", "Connection: Upgrade")
answers_with("binary_answer", SLOW, "\x00\x01\x02\x03" * 500)
answers_with("header_of_a_megabyte", UNREACHABLE, *SWITCH, "X-A: " + "y" * 1000000)


@shaking("handshake", SLOW)
def answers_byte_by_byte(c):
    for byte in head(*SWITCH, *["X-Wait: a little"] * 1000):
        c.sock.sendall(bytes([byte]))
        time.sleep(0.05)


def accept_with(c, *lines):
    protocol = c.protocol
    real = c.sock
    said = []

    class Catch:
        @staticmethod
        def sendall(data): said.append(data)
    c.sock = Catch
    c.accept(protocol)
    c.sock = real
    real.sendall(said[0][:-2] + "".join(line + "\r\n" for line in lines).encode() + b"\r\n")


@shaking("handshake", NO_WEBSOCKET)
def unasked_compression(c): accept_with(c, "Sec-WebSocket-Extensions: permessage-deflate")


@shaking("handshake", NO_WEBSOCKET)
def unknown_extension(c): accept_with(c, "Sec-WebSocket-Extensions: x-brotli; level=9")


@shaking("handshake", "fail protocol.subprotocol")
def other_subprotocol(c): c.accept("ocpp1.6" if c.protocol == "ocpp2.0.1" else "ocpp2.0.1")


@shaking("handshake", "fail protocol.subprotocol")
def subprotocol_of_its_own(c): c.accept("chargers")


@shaking("handshake", "fail protocol.subprotocol")
def no_subprotocol_at_all(c): c.accept(None)


@shaking("handshake", "inconc protocol.subprotocol")
def no_version_in_common(c):
    c.accept(None)
    c.close(1002, "no common subprotocol")


@shaking("handshake", "pass")
def frame_with_the_handshake(c):
    """No flaw: its first frame comes in one piece with its answer to the handshake."""
    said, real = [], c.sock

    class Catch:
        @staticmethod
        def sendall(data): said.append(data)
    c.sock = Catch
    c.accept(c.protocol)
    c.sock = real
    real.sendall(said[0] + b"\x89\x02hi")


# --- frames


def sends(kind, name, expect, *pieces, pause=0.0):
    def fn(c):
        for piece in pieces:
            c.sock.sendall(piece)
            time.sleep(pause)
    fn.__name__ = name
    once(kind, expect)(fn)


CLEAR = b'[2,"hostile-1","ClearCache",{}]'


def frame(first, payload):
    n = len(payload)
    size = bytes([n]) if n < 126 else bytes([126]) + struct.pack(">H", n) if n < 65536 else bytes([127]) + struct.pack(">Q", n)
    return bytes([first]) + size + payload


BREACH = "fail protocol.websocket"
sends("frames", "binary_frame", BREACH, frame(0x82, CLEAR))
sends("frames", "binary_frame_in_pieces", BREACH, frame(0x02, CLEAR[:9]), frame(0x80, CLEAR[9:]))
sends("frames", "reserved_bit", BREACH, frame(0xA1, CLEAR))
sends("frames", "compressed_unasked", BREACH, frame(0xC1, CLEAR))
sends("frames", "unknown_opcode", BREACH, frame(0x83, CLEAR))
sends("frames", "unknown_control_frame", BREACH, frame(0x8B, b"x"))
sends("frames", "continues_nothing", BREACH, frame(0x80, CLEAR))
sends("frames", "begins_twice", BREACH, frame(0x01, CLEAR[:9]), frame(0x81, CLEAR))
sends("frames", "ping_in_pieces", BREACH, frame(0x09, b"x"), frame(0x80, b"y"))
sends("frames", "ping_of_200_bytes", BREACH, frame(0x89, b"x" * 200))
sends("frames", "frame_of_100_kb", BREACH, frame(0x81, b'[2,"q","DataTransfer",{"vendorId":"v","data":"%s"}]' % (b"x" * 100000)))
sends("frames", "frame_of_a_petabyte", BREACH, b"\x81\x7f" + struct.pack(">Q", 1 << 50) + b"[2," * 30000)
sends("frames", "length_with_the_top_bit", BREACH, b"\x81\x7f" + struct.pack(">Q", 1 << 63) + b"[2,")
sends("frames", "message_without_end", BREACH, frame(0x01, b"[2,"), *[frame(0x00, b"x" * 1000)] * 100)
sends("frames", "close_of_one_byte", "fail protocol.websocket protocol.connection", frame(0x88, b"\x03"))
sends("frames", "close_with_a_reason_of_latin_1", BREACH, frame(0x88, b"\x03\xe8bye \xff"))
sends("frames", "close_with_code_1005", "inconc protocol.connection", frame(0x88, b"\x03\xed"))
sends("frames", "close_with_code_0", "inconc protocol.connection", frame(0x88, b"\0\0"))
sends("frames", "speaks_on_behind_its_close", "pass", frame(0x88, b"\x03\xe8"), frame(0x81, CLEAR), frame(0x81, b"\xff"))
sends("frames", "pongs_that_nobody_asked_for", "pass", *[frame(0x8A, b"x" * 125)] * 50)
sends("frames", "byte_by_byte", "pass", *[bytes([b]) for b in frame(0x81, CLEAR)], pause=0.003)
sends("frames", "fragments_of_a_byte", "pass", frame(0x01, b""), *[frame(0x00, CLEAR[i:i + 1]) for i in range(len(CLEAR))],
      frame(0x80, b""))
sends("frames", "ping_between_fragments", "pass", frame(0x01, CLEAR[:7]), frame(0x89, b"!"), frame(0x80, CLEAR[7:]))

# --- bytes

SCHEMA = "fail protocol.schema"
sends("bytes", "latin_1", BREACH, frame(0x81, b'[2,"q","ClearCache",{"a":"\xff"}]'))
sends("bytes", "latin_1_in_a_long_frame", BREACH, frame(0x81, b'[2,"q","DataTransfer",{"vendorId":"v","data":"%s\xff%s"}]' % (b"x" * 60, b"y" * 800)))
sends("bytes", "latin_1_in_pieces", BREACH, frame(0x01, b'[2,"q","DataTransfer",{"vendorId":"'), frame(0x00, b"x" * 600 + b"\xe9"), frame(0x80, b'"}]'))
sends("bytes", "cut_letter", BREACH, frame(0x81, b'[2,"q","ClearCache",{"a":"\xe2\x82'))
sends("bytes", "overlong_slash", BREACH, frame(0x81, b'[2,"q","ClearCache",{"a":"\xc0\xaf"}]'))
sends("bytes", "surrogate", BREACH, frame(0x81, b'[2,"q","ClearCache",{"a":"\xed\xa0\x80"}]'))
sends("bytes", "beyond_unicode", BREACH, frame(0x81, b'[2,"q","ClearCache",{"a":"\xf4\x90\x80\x80"}]'))
sends("bytes", "nothing", SCHEMA, frame(0x81, b""))
sends("bytes", "zero_byte", SCHEMA, frame(0x81, b'[2,"q","ClearCache",{}]\0{}'))
sends("bytes", "byte_order_mark", SCHEMA, frame(0x81, b"\xef\xbb\xbf" + CLEAR))
sends("bytes", "blanks_of_60_kb", SCHEMA, frame(0x81, b" " * 60000))
sends("bytes", "newline_in_a_text", SCHEMA, frame(0x81, b'[2,"q","DataTransfer",{"vendorId":"a\nb"}]'))


@instead("bytes", SCHEMA)
def answer_cut_short(c, id, payload, _): c.say('[3,"%s",{"currentTime":"2026' % id)


@instead("bytes", SCHEMA)
def answer_with_a_tail(c, id, payload, _): c.say(json.dumps([3, id, payload]) + "]]")


@instead("bytes", SCHEMA)
def answer_10_000_deep(c, id, payload, _): c.say('[3,"%s",{"currentTime":%s}]' % (id, "[" * 10000 + "]" * 10000))


@instead("bytes", SCHEMA)
def answer_in_single_quotes(c, id, payload, _): c.say("[3,'%s',{'currentTime':'%s'}]" % (id, now()))


@instead("bytes", SCHEMA)
def answer_of_xml(c, id, payload, _): c.say("<soap:Envelope/>")


@instead("bytes", SCHEMA)
def answer_with_nan(c, id, payload, _): c.say('[3,"%s",{"currentTime":NaN}]' % id)


# --- ids

NOT_ASKED = "fail protocol.unexpected protocol.unanswered"


@instead("ids", NOT_ASKED)
def id_of_nobody(c, id, payload, _): c.say([3, "nope", payload])


@instead("ids", "fail protocol.schema protocol.unanswered")
def id_is_null(c, id, payload, _): c.say([3, None, payload])


@instead("ids", "fail protocol.schema protocol.unanswered")
def id_is_a_number(c, id, payload, _): c.say([3, 7, payload])


@instead("ids", "fail protocol.schema protocol.unexpected protocol.unanswered")
def id_is_empty(c, id, payload, _): c.say([3, "", payload])


@instead("ids", "fail protocol.schema protocol.unexpected protocol.unanswered")
def id_of_5000_letters(c, id, payload, _): c.say([3, "x" * 5000, payload])


@instead("ids", NOT_ASKED)
def id_in_capitals(c, id, payload, _): c.say([3, id.swapcase() + "A", payload])


@instead("ids", "fail protocol.unexpected invariant.call_answered")
def answers_twice(c, id, payload, _):
    c.say([3, id, payload])
    c.say([3, id, payload])


@once("ids", "fail protocol.unexpected")
def answers_what_nobody_asked(c): c.say([3, "made-up", {}])


@once("ids", "fail protocol.unexpected")
def error_for_what_nobody_asked(c): c.say([4, "made-up", "InternalError", "", {}])


@instead("ids", "fail protocol.unexpected protocol.unanswered", None)
def echoes_every_call(c, id, payload, asked): c.say([2, id, "Heartbeat", {}])


# --- types


@instead("types", SCHEMA)
def payload_is_a_list(c, id, payload, _): c.say([3, id, []])


@instead("types", SCHEMA)
def payload_is_null(c, id, payload, _): c.say([3, id, None])


@instead("types", SCHEMA)
def payload_is_missing(c, id, payload, _): c.say([3, id])


@instead("types", SCHEMA)
def one_element_more(c, id, payload, _): c.say([3, id, payload, {}])


@instead("types", "fail protocol.schema protocol.unanswered")
def frame_is_an_object(c, id, payload, _): c.say({"type": 3, "id": id, "payload": payload})


@instead("types", "fail protocol.schema protocol.unanswered")
def type_is_a_text(c, id, payload, _): c.say(["3", id, payload])


@instead("types", "fail protocol.schema protocol.unanswered")
def type_is_9(c, id, payload, _): c.say([9, id, payload])


@instead("types", SCHEMA)
def time_is_a_number(c, id, payload, _): c.say([3, id, {"currentTime": 1772816400}])


@instead("types", SCHEMA)
def time_is_a_word(c, id, payload, _): c.say([3, id, {"currentTime": "yesterday"}])


@instead("types", SCHEMA, "BootNotification")
def boot_with_a_strange_status(c, id, payload, _): c.say([3, id, dict(payload, status="Fine")])


@instead("types", SCHEMA, "BootNotification")
def boot_with_an_interval_of_text(c, id, payload, _): c.say([3, id, dict(payload, interval="60")])


@instead("types", SCHEMA, "BootNotification")
def boot_with_an_interval_of_1e300(c, id, payload, _): c.say('[3,"%s",{"status":"Accepted","currentTime":"%s","interval":1e300}]' % (id, now()))


@instead("types", SCHEMA, "Authorize")
def authorize_without_an_answer(c, id, payload, _): c.say([3, id, {}])


@instead("types", "fail protocol.error_code")
def error_with_a_code_of_its_own(c, id, payload, _): c.say([4, id, "OutOfCoffee", "", {}])


@instead("types", SCHEMA)
def error_without_a_description(c, id, payload, _): c.say([4, id, "InternalError"])


@instead("types", "fail protocol.refused", None)
def refuses_everything(c, id, payload, _): c.say([4, id, "InternalError", "database is locked", {}])


sends("types", "call_whose_action_is_a_number", SCHEMA, frame(0x81, b'[2,"q",7,{}]'))
sends("types", "call_whose_payload_is_null", "pass", frame(0x81, b'[2,"q","ClearCache",null]'))  # OCPP-J 1.6 4.2.1 lets it
sends("types", "call_without_a_payload", SCHEMA, frame(0x81, b'[2,"q","ClearCache"]'))
sends("types", "call_with_a_wrong_type", SCHEMA, frame(0x81, b'[2,"q","ChangeAvailability",{"connectorId":"one","type":7}]'))

# --- order


def accepted(c): return {"currentTime": now(), "interval": 2, "status": "Accepted"}


@mode("order", "fail protocol.unexpected")
class message_of_a_station(Once):
    @staticmethod
    def fn(c): c.say([2, "q", "BootNotification", {}])


@once("order", "fail protocol.unexpected")
def message_that_there_is_not(c): c.say([2, "q", "MakeCoffee", {"sugar": 2}])


@once("order", "pass")
def three_calls_at_once(c):
    """That it did not wait for the answers cannot be told at a socket, where the first is answered before the next is read."""
    c.sock.sendall(b"".join(frame(0x81, b'[2,"q%d","ClearCache",{}]' % n) for n in range(3)))


@instead("order", "inconc protocol.accepted", "BootNotification")
def boot_is_pending_for_ever(c, id, payload, _): c.say([3, id, dict(payload, status="Pending", interval=60)])


@instead("order", "inconc protocol.accepted", "BootNotification")
def boot_is_rejected_for_ever(c, id, payload, _): c.say([3, id, dict(payload, status="Rejected", interval=60)])


@mode("order", "fail protocol.unexpected")
class starts_what_it_has_not_accepted(Flaw):
    def answers(self, c, id, action, payload):
        if action != "BootNotification":
            return super().answers(c, id, action, payload)
        c.say([3, id, {"status": "Pending", "currentTime": now(), "interval": 60}])
        if c.protocol == "ocpp1.6":
            c.say([2, "early-%d" % count("call"), "RemoteStartTransaction", {"idTag": "04A1B2C3D4E5F6"}])
        else:
            c.say([2, "early-%d" % count("call"), "RequestStartTransaction",
                   {"remoteStartId": 1, "idToken": {"idToken": "04A1B2C3D4E5F6", "type": "ISO14443"}}])


@mode("order", "fail protocol.unexpected")
class answers_before_it_was_asked(Flaw):
    def opens(self, c):
        super().opens(c)
        c.say([3, "1", accepted(c)])


@once("order", "pass")
def asks_before_it_is_answered(c):
    """No flaw: a CALL may come while a station waits for an answer of its own."""
    c.say([2, "q-1", "ClearCache", {}])


# --- floods


def flood(c, frame_text, pause=0.0):
    def fn():
        while True:
            c.sock.sendall(frame_text() if callable(frame_text) else frame_text)
            time.sleep(pause)
    on_the_side(fn)


@once("floods", "pass")
def flood_of_calls(c): flood(c, lambda: frame(0x81, b'[2,"f-%d","ClearCache",{}]' % count("flood")))


@once("floods", "fail protocol.unexpected")
def flood_of_answers(c): flood(c, lambda: frame(0x81, b'[3,"f-%d",{}]' % count("flood")), 0.002)


@once("floods", "fail protocol.schema")
def flood_of_garbage(c): flood(c, frame(0x81, b"hello"), 0.002)


@once("floods", "pass")
def flood_of_pings(c): flood(c, frame(0x89, b"x" * 125), 0.001)


@once("floods", "fail protocol.schema protocol.pong protocol.websocket")
def flood_of_long_garbage(c):
    """What else it says is torn apart by that: no frame any more."""
    flood(c, frame(0x81, b"x" * 60000), 0.01)


@instead("floods", "fail protocol.connection", "BootNotification")
def drops_at_each_boot(c, id, payload, _):
    c.say([3, id, payload])
    c.cut()


@once("floods", "pass")
def triggers_without_end(c):
    """A Heartbeat is triggered as soon as the last is over: tiring, and allowed."""
    c.say([2, "t-%d" % count("trigger"), "TriggerMessage", {"requestedMessage": "Heartbeat"}])


# --- silence

UNANSWERED = "inconc protocol.unanswered"


@instead("silence", UNANSWERED, None)
def answers_nothing(c, id, payload, _): pass


@instead("silence", UNANSWERED)
def answers_no_heartbeat(c, id, payload, _): pass


@mode("silence", UNANSWERED)
class answers_only_the_boot(Flaw):
    def answers(self, c, id, action, payload):
        if action == "BootNotification":
            super().answers(c, id, action, payload)


@mode("silence", UNANSWERED)
class answers_no_start(Flaw):
    def answers(self, c, id, action, payload):
        if action not in ("StartTransaction", "TransactionEvent"):
            super().answers(c, id, action, payload)


@mode("silence", UNANSWERED)
class reads_nothing(Flaw):
    def opens(self, c):
        super().opens(c)
        time.sleep(LONG)


@once("silence", "fail protocol.connection")
def shuts_its_half(c): c.sock.shutdown(socket.SHUT_WR)


@instead("silence", UNANSWERED)
def half_a_frame(c, id, payload, _):
    if count("half") == 1:
        c.sock.sendall(frame(0x81, json.dumps([3, id, payload]).encode())[:10])
        time.sleep(LONG)


# --- time


def at(text):
    def fn(c, id, payload, _): c.say([3, id, dict(payload, currentTime=text)])
    return fn


for name, text in (("clock_of_1970", "1970-01-01T00:00:00Z"), ("clock_of_9999", "9999-12-31T23:59:59Z"),
                   ("clock_that_stands", "2026-03-06T10:00:00Z")):
    answer = at(text)
    answer.__name__ = name
    instead("time", "fail invariant.clock")(answer)


@instead("time", "pass", "BootNotification")
def beats_every_five_seconds(c, id, payload, _): c.say([3, id, dict(payload, interval=5)])


@instead("time", "pass", "BootNotification")
def beats_as_the_station_likes(c, id, payload, _): c.say([3, id, dict(payload, interval=0)])


@instead("time", "pass", "BootNotification")
def beats_once_in_68_years(c, id, payload, _): c.say([3, id, dict(payload, interval=2147483647)])


@instead("time", "pass", "Authorize")
def takes_its_time(c, id, payload, _):
    time.sleep(0.5)
    c.say([3, id, payload])


@instead("time", "inconc")
def answers_too_late(c, id, payload, _):
    def later():
        time.sleep(3.2)
        c.say([3, id, payload])
    on_the_side(later)


@instead("time", "pass")
def answers_in_drops(c, id, payload, _):
    for byte in frame(0x81, json.dumps([3, id, payload]).encode()):
        c.sock.sendall(bytes([byte]))
        time.sleep(0.002)


# --- restart


@mode("restart", "fail protocol.sut_gone protocol.connection")
class dies_with_the_first_start(Flaw):
    def answers(self, c, id, action, payload):
        if action == "StartTransaction" or payload.get("eventType") == "Started":
            os._exit(1)
        super().answers(c, id, action, payload)


@once("restart", "pass")
def says_that_it_goes(c): c.close(1001, "going away")


@once("restart", "inconc protocol.connection")
def says_that_it_restarts(c): c.close(1012, "a restart")  # which libwebsockets tells as 1002


@once("restart", "fail protocol.connection")
def goes_with_1011(c): c.close(1011, "unhandled exception")


@once("restart", "fail protocol.connection")
def is_cut_off(c): c.cut()


@once("restart", "fail protocol.connection")
def is_reset(c):
    c.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    c.open = False
    c.sock.close()


@mode("restart", "fail protocol.connection")
class restarts_at_each_beat(Flaw):
    def answers(self, c, id, action, payload):
        super().answers(c, id, action, payload)
        if action == "Heartbeat":
            c.close(1001, "a restart")


@mode("restart", "fail protocol.refused")
class forgets_who_comes_back(Flaw):
    """It restarts at a beat, and knows the station no more."""
    def answers(self, c, id, action, payload):
        if action == "Heartbeat" and count("beat") == 1:
            c.close(1001, "a restart")
        elif odd_csms.numbers["beat"] and action != "BootNotification":
            c.say([4, id, "SecurityError", "who are you?", {}])
        else:
            super().answers(c, id, action, payload)


@mode("restart", "fail protocol.subprotocol protocol.connection")
class comes_back_as_another(Flaw):
    """Another program listens behind the load balancer: it speaks a version of its own."""
    def opens(self, c):
        c.accept(c.protocol if count("open") == 1 else "ocpp9")

    def answers(self, c, id, action, payload):
        super().answers(c, id, action, payload)
        if action == "Heartbeat":
            c.close(1001, "a restart")


@mode("restart", "fail protocol.connection protocol.sut_gone")
class comes_back_as_a_web_server(Flaw):
    def opens(self, c):
        if count("open") == 1:
            return super().opens(c)
        c.sock.sendall(head("HTTP/1.1 200 OK", "Content-Length: 2") + b"hi")
        raise Lost()

    def answers(self, c, id, action, payload):
        super().answers(c, id, action, payload)
        if action == "Heartbeat":
            c.cut()
