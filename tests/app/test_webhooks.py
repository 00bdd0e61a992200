"""Webhooks: signed, patient but not for ever, and never led to this machine."""

import base64
import hashlib
import hmac
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from app.delivery.addresses import is_public
from app.delivery.settings import DeliverySettings
from app.delivery.webhook import WebhookChannel
from tests.app.receivers import Hook, dripped, hook
from tests.app.sent_messages import a_message, refused

SECRET = "whsec_" + base64.b64encode(b"a key of ours").decode()


@pytest.fixture
def web() -> Iterator[Hook]:
    with hook() as found:
        yield found


def webhook(**changes: Any) -> WebhookChannel:
    given: dict[str, Any] = {"allow_private_addresses": True, "webhook_secret": SecretStr(SECRET)}
    return WebhookChannel(DeliverySettings(**(given | changes)), lambda: 1_700_000_000.5)


def test_a_webhook_is_signed(web: Hook) -> None:
    message = a_message("webhook", f"http://127.0.0.1:{web.port}/hook?to=us")
    webhook()(message)
    ((headers, body),) = web.posts
    content = f"{message.id}.1700000000.".encode() + body
    digest = hmac.new(b"a key of ours", content, hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"
    assert (headers["webhook-id"], headers["idempotency-key"]) == (message.id, f'"{message.id}"')
    assert headers["host"] == f"127.0.0.1:{web.port}"
    (said,) = web.bodies
    assert (said["id"], said["text"]) == (message.id, message.text)
    assert base64.b64decode(said["files"][0]["content"]) == message.files[0].content
    assert "attempts" not in said


@pytest.mark.parametrize(
    ("status", "is_final"),
    [(500, False), (503, False), (429, False), (404, True), (410, True), (302, True), (307, True)],
)
def test_a_webhook_that_refuses(web: Hook, status: int, is_final: bool) -> None:
    web.statuses, web.location = [status], f"http://127.0.0.1:{web.port}/other"
    error = refused(webhook(), a_message("webhook", f"http://127.0.0.1:{web.port}/"))
    assert (error.is_final, str(status) in str(error), len(web.posts)) == (is_final, True, 1)


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK" + b" " * 100])
def test_a_webhook_that_says_nothing_or_a_byte_at_a_time_is_cut_off(said: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        drip = threading.Thread(target=dripped, args=(server, said), daemon=True)
        drip.start()
        began = time.monotonic()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        error = refused(webhook(webhook_timeout=0.3), a_message("webhook", address))
        assert time.monotonic() - began < 3
        drip.join(10)
    assert not error.is_final


INSIDE = (
    "127.0.0.1 10.1.2.3 192.168.0.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 ::1 fe80::1 "
    "fc00::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:7f00:1:: :: "
    "fec0::1 ::127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b:1::7f00:1 fe80::1%1 2001:db8::1"
)


@pytest.mark.parametrize("address", INSIDE.split())
def test_what_is_no_address_of_the_internet(address: str) -> None:
    assert not is_public(address)


OUTSIDE = "8.8.8.8 2001:4860:4860::8888 ::ffff:8.8.8.8 64:ff9b::808:808"


@pytest.mark.parametrize("address", OUTSIDE.split())
def test_what_is_one(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "127.1"])
def test_no_webhook_calls_this_machine_unless_allowed(web: Hook, host: str) -> None:
    message = a_message("webhook", f"https://{host}:{web.port}/")
    error = refused(webhook(allow_private_addresses=False), message)
    assert web.posts == []
    assert "private address" in str(error) or "Name or service" in str(error)


def test_plain_http_is_refused_unless_private_addresses_are_allowed() -> None:
    message = a_message("webhook", "http://hooks.example/")
    assert refused(webhook(allow_private_addresses=False), message).is_final


def test_the_address_that_was_checked_is_the_one_that_is_called(
    web: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name whose address changes between two questions (DNS rebinding) is asked for once."""
    asked: list[str] = []

    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", _only_for("rebinds.example", resolve))
    webhook()(a_message("webhook", f"http://rebinds.example:{web.port}/"))
    assert asked == ["rebinds.example"]
    assert web.posts[0][0]["host"] == f"rebinds.example:{web.port}"


def test_a_name_with_many_addresses_takes_no_longer_than_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who can answer names could else hold a message until its lease ends, and have it twice."""
    asked: list[float] = []

    def silent(address: Any, timeout: float) -> Any:
        asked.append(timeout)
        raise TimeoutError("silent")

    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        return [(2, 1, 6, "", (f"127.0.0.{n}", port)) for n in range(1, 41)]

    monkeypatch.setattr(socket, "getaddrinfo", _only_for("many.example", resolve))
    monkeypatch.setattr(socket, "create_connection", silent)
    error = refused(webhook(webhook_timeout=15), a_message("webhook", "http://many.example/"))
    assert (len(asked), "silent" in str(error), error.is_final) == (40, True, False)
    assert sum(asked) == pytest.approx(15)


def _only_for(name: str, resolve: Any) -> Any:
    real = socket.getaddrinfo
    return lambda host, *rest, **more: (resolve if host == name else real)(host, *rest, **more)
