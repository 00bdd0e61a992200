"""To a web address: signed as Standard Webhooks says, with an id by which a repeat is dropped.

https://github.com/standard-webhooks/standard-webhooks, version 1.0: HMAC-SHA256 over
``id.timestamp.body`` in the header ``webhook-signature``. The id is the ``Idempotency-Key`` too
(draft-ietf-httpapi-idempotency-key-header-07: a string in quotes).
"""

import base64
import binascii
import hashlib
import hmac
import json
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from app.delivery.addresses import addresses_of
from app.delivery.deadline import cut_after
from app.delivery.message import Message, NotDelivered
from app.delivery.settings import DeliverySettings

_TRY_AGAIN = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class WebhookChannel:
    """Posts messages as JSON; follows no redirect, uses no proxy.

    Parameters
    ----------
    settings
        The secret, the patience, and whether private addresses are allowed.
    now
        Says the seconds since 1970 that are signed.
    """

    settings: DeliverySettings
    now: Callable[[], float] = time.time

    def __call__(self, message: Message) -> None:
        """Post one message."""
        parts = urlsplit(message.address)
        is_open = self.settings.allow_private_addresses
        if parts.scheme != "https" and not is_open:
            raise NotDelivered(f"{message.address}: expected https://", is_final=True)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        addresses = addresses_of(host, port, allow_private=is_open)
        try:
            status = self._post(message, (host, port), addresses)
        except (OSError, HTTPException) as error:
            raise NotDelivered(f"{parts.netloc}: {str(error) or type(error).__name__}") from None
        if not 200 <= status < 300:
            is_final = status < 500 and status not in _TRY_AGAIN
            raise NotDelivered(f"{parts.netloc} answered {status}", is_final=is_final)

    def _post(self, message: Message, at: tuple[str, int], addresses: list[str]) -> int:
        parts = urlsplit(message.address)
        connection = HTTPConnection(*at)
        connection.sock = self._connected(at[1], addresses)
        query = f"?{parts.query}" if parts.query else ""
        try:
            with cut_after(self.settings.webhook_timeout, lambda: connection.sock):
                if parts.scheme == "https":
                    connection.sock = _begun_tls(connection.sock, at[0])
                    connection.sock.do_handshake()
                body = body_of(message)
                headers = self._headers(message, body)
                connection.request("POST", (parts.path or "/") + query, body, headers)
                return connection.getresponse().status
        finally:
            connection.close()

    def _headers(self, message: Message, body: bytes) -> dict[str, str]:
        secret = self.settings.webhook_secret
        key = secret.get_secret_value() if secret else ""
        return {
            "Host": urlsplit(message.address).netloc,
            "Content-Type": "application/json",
            "User-Agent": "Kingmaker",
            "Idempotency-Key": f'"{message.id}"',
            **signed(message.id, int(self.now()), body, key),
        }

    def _connected(self, port: int, addresses: list[str]) -> socket.socket:
        """Connect to the first address that answers; all together take no longer than one may."""
        refused: OSError = ConnectionError("no address")
        patience = self.settings.webhook_timeout / max(len(addresses), 1)
        for address in addresses:
            try:
                connected = socket.create_connection((address, port), patience)
                connected.settimeout(self.settings.webhook_timeout)
                return connected
            except OSError as error:
                refused = error
        raise refused


def _begun_tls(plain: socket.socket, host: str) -> ssl.SSLSocket:
    """Return TLS over a connection; the certificate is the host's, whatever its address."""
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def body_of(message: Message) -> bytes:
    """Return a message as the JSON that a webhook gets: what it says, not how far it is."""
    said = {"id", "subject", "text", "files", "language", "origin", "made_at"}
    content = message.model_dump(mode="json", include=said)
    return json.dumps(content, ensure_ascii=False).encode()


def signed(id_: str, timestamp: int, body: bytes, secret: str) -> dict[str, str]:
    """Return the headers that sign a body.

    Examples
    --------
    The specification's own example.

    >>> signed(
    ...     "msg_p5jXN8AQM9LWM0D4loKWxJek",
    ...     1614265330,
    ...     b'{"test": 2432232314}',
    ...     "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ... )["webhook-signature"]
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    content = f"{id_}.{timestamp}.".encode() + body
    digest = hmac.new(_key(secret), content, hashlib.sha256).digest()
    return {
        "webhook-id": id_,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def _key(secret: str) -> bytes:
    """Return the key that a secret says: base64 after whsec_, else the text itself."""
    prefix, _, encoded = secret.partition("whsec_")
    if not prefix and encoded:
        try:
            return base64.b64decode(encoded, validate=True)
        except binascii.Error:
            pass
    return secret.encode()
