"""Who receives: a mail server and a web server on this machine that remember what they got."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, TCPServer, ThreadingTCPServer
from typing import Any


@dataclass
class Mailbox:
    """A mail server: what it has taken (250), and what it says to each command if not that."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    says: dict[str, bytes] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]


@dataclass
class Hook:
    """A web server: what was posted to it, and the statuses that it answers, the last for ever."""

    port: int = 0
    posts: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=lambda: [200])
    location: str | None = None

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.posts]

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.posts]


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """Run a mail server (RFC 5321, as far as we need it)."""
    box = Mailbox()

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            with suppress(ConnectionError):  # who was talking was killed
                self._talk()

        def _talk(self) -> None:
            self.wfile.write(box.says.get("GREETING", b"220 here\r\n"))
            while line := self.rfile.readline():
                verb = line[:4].upper().decode().strip()
                said = box.says.get(verb, b"354 go on\r\n" if verb == "DATA" else b"250 ok\r\n")
                self.wfile.write(said)
                if verb == "QUIT":
                    return
                if said.startswith(b"354"):
                    self._take()

        def _take(self) -> None:
            data = b""
            while not data.endswith(b"\r\n.\r\n"):
                if not (line := self.rfile.readline()):
                    return
                data += line
            said = box.says.get("END", b"250 ok\r\n")
            if said.startswith(b"250"):
                box.raw.append(data)
                box.mails.append(message_from_bytes(data[:-3], policy=policy.default))
            self.wfile.write(said)

    ThreadingTCPServer.daemon_threads = True
    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        box.port = server.server_address[1]
        with _serving(server):
            yield box


@contextmanager
def hook() -> Iterator[Hook]:
    """Run a web server that takes posts."""
    found = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            found.posts.append(({key.lower(): value for key, value in self.headers.items()}, body))
            status = found.statuses.pop(0) if len(found.statuses) > 1 else found.statuses[0]
            self.send_response(status)
            if found.location:
                self.send_header("Location", found.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.port = server.server_address[1]
        with _serving(server):
            yield found


def dripped(server: socket.socket, said: bytes) -> None:
    """Say something to who comes, a byte at a time, and then nothing."""
    connection, _ = server.accept()
    with connection, suppress(OSError):
        for byte in said:
            connection.send(bytes([byte]))
            time.sleep(0.1)
        connection.recv(100_000)
        connection.recv(1)


@contextmanager
def _serving(server: TCPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join(10)
