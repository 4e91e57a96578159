"""The modes of a hostile CSMS (hostile_modes.py) that are about TLS."""
import os, ssl, subprocess, time

from hostile_modes import LONG, MODES, Once, SLOW, UNREACHABLE, mode
from odd_csms import Flaw

folder = None


def certificates(where):
    """Makes in the folder @where the certificates that the modes show; believed.pem is what stations believe."""
    global folder
    folder = where

    def openssl(*args):
        subprocess.run(["openssl", *args], check=True, capture_output=True, cwd=where)
    with open(os.path.join(where, "names"), "w", encoding="ascii") as names:
        names.write("subjectAltName=IP:127.0.0.1\n")
    for name, alt in (("right", "IP:127.0.0.1"), ("stranger", "IP:127.0.0.1"), ("other", "DNS:other.example")):
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30", "-subj",
                f"/CN={name}", "-addext", f"subjectAltName={alt}", "-keyout", f"{name}.key", "-out", f"{name}.pem")
    openssl("req", "-new", "-key", "right.key", "-subj", "/CN=right", "-out", "old.csr")
    openssl("x509", "-req", "-in", "old.csr", "-signkey", "right.key", "-days", "-1", "-extfile", "names", "-out", "old.pem")
    with open(os.path.join(where, "believed.pem"), "w", encoding="ascii") as all_of_them:
        for name in ("right", "other", "old"):
            with open(os.path.join(where, name + ".pem"), encoding="ascii") as one:
                all_of_them.write(one.read())
    os.link(os.path.join(where, "right.key"), os.path.join(where, "old.key"))


class Tls(Flaw):
    """Honest, with @name's certificate."""
    secure, name = True, "right"

    def socket(self, sock):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(folder, self.name + ".pem"), os.path.join(folder, self.name + ".key"))
        self.prepare(context)
        self.plain = sock.dup()
        return context.wrap_socket(sock, server_side=True)

    def prepare(self, context): pass


class Instead(Tls):
    """Instead of a handshake of TLS it says @bytes."""
    bytes = b""

    def socket(self, sock):
        sock.recv(4096)
        sock.sendall(self.bytes)
        self.then(sock)

    def then(self, sock): sock.recv(1)


@mode("TLS", "pass")
class honest_over_tls(Tls): pass


@mode("TLS", UNREACHABLE)
class speaks_plain_http(Instead): bytes = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"


@mode("TLS", UNREACHABLE)
class speaks_garbage(Instead): bytes = bytes(range(256)) * 8


@mode("TLS", UNREACHABLE)
class refuses_with_an_alert(Instead): bytes = b"\x15\x03\x03\x00\x02\x02\x28"


@mode("TLS", "error it hung up in the handshake of TLS")
class closes_in_the_hello(Instead):
    def then(self, sock): sock.close()


@mode("TLS", SLOW)
class silent_in_the_hello(Instead):
    def then(self, sock): time.sleep(LONG)


@mode("TLS", SLOW)
class half_a_hello(Instead): bytes = b"\x16\x03\x03\x40\x00\x02"


@mode("TLS", "error signed by nobody who is trusted")
class certificate_of_a_stranger(Tls): name = "stranger"


@mode("TLS", "error for another host")
class certificate_of_another_host(Tls): name = "other"


@mode("TLS", "error has expired")
class certificate_of_last_year(Tls): name = "old"


@mode("TLS", "error no common version of TLS")
class tls_of_2006(Tls):
    def prepare(self, context):
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1


@mode("TLS", "fail protocol.connection")
class cut_without_a_goodbye(Tls, Once):
    fn = staticmethod(lambda c: c.cut())


@mode("TLS", "fail protocol.websocket protocol.connection")
class plain_text_in_the_stream(Tls, Once):
    def answers(self, c, id, action, payload):
        type(self).fn = lambda c: self.plain.sendall(b"hello")
        super().answers(c, id, action, payload)


@mode("TLS", "fail protocol.websocket protocol.connection")
class half_a_record(Tls, Once):
    def answers(self, c, id, action, payload):
        type(self).fn = lambda c: (self.plain.sendall(b"\x17\x03\x03\x00\x40" + b"x" * 20), self.plain.shutdown(2))
        super().answers(c, id, action, payload)


TLS_MODES = {name: cls for name, cls in MODES.items() if cls.kind == "TLS"}
