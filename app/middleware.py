"""What stands before every route: size limit, origin check, request log."""

import time
import uuid
from collections.abc import Collection
from http import HTTPStatus
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.auth import SAFE_METHODS
from app.errors import problem
from app.settings import is_loopback

TEST_HOSTS = frozenset({"testserver"})
"""Starlette's test client says it calls this; no name server knows it."""
_log = structlog.get_logger()


class BodyLimit:
    """Refuses request bodies above a size with 413, whether or not they say their length."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if length.isdecimal() and int(length) > self._max_bytes:
            response = problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", self._words)
            await response(scope, receive, send)
            return
        await self._app(scope, self._counting(receive), send)

    @property
    def _words(self) -> str:
        return f"the request is larger than {self._max_bytes // 1024**2} MiB"

    def _counting(self, receive: Receive) -> Receive:
        got = 0

        async def counted() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > self._max_bytes:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._words)
            return message

        return counted


class SameOriginWrites:
    """Refuses writes that a page of another origin makes a browser send.

    A server on loopback needs no key; without this check, any web page could write to it.
    """

    def __init__(self, app: ASGIApp, allowed: Collection[str]) -> None:
        self._app = app
        self._allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and self._is_foreign_write(scope):
            words = "a page of another origin may not write: see KINGMAKER_CORS_ORIGINS"
            await problem(HTTPStatus.FORBIDDEN, "forbidden", words)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_foreign_write(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if scope["method"] in SAFE_METHODS or origin is None or origin in self._allowed:
            return False
        return origin.partition("://")[2] != headers.get("host")


class LoopbackHost:
    """Refuses requests for another host than this machine.

    A server on loopback needs no key; without this check, a web page whose name is made to
    point here (DNS rebinding) could read and write it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and not self._is_this_machine(scope):
            words = "this server answers for this machine only: call it by 127.0.0.1 or localhost"
            response = problem(HTTPStatus.MISDIRECTED_REQUEST, "misdirected", words)
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_this_machine(self, scope: Scope) -> bool:
        host = urlsplit(f"//{Headers(scope=scope).get('host', '')}").hostname or ""
        return is_loopback(host) or host in TEST_HOSTS


class RequestLog:
    """Logs each request by route, status and time; never what people's names or ids are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, request_id = time.perf_counter(), uuid.uuid4().hex
        status = HTTPStatus.INTERNAL_SERVER_ERROR.value

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message.get("headers", []),
                    (b"x-request-id", request_id.encode()),
                    (b"x-content-type-options", b"nosniff"),
                    (b"referrer-policy", b"no-referrer"),
                    (b"x-frame-options", b"SAMEORIGIN"),  # pages write notes
                ]
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self._app(scope, receive, noting)
            finally:
                route = getattr(scope.get("route"), "path", "none")
                seconds = round(time.perf_counter() - started, 4)
                _log.info(
                    "request", method=scope["method"], route=route, status=status, seconds=seconds
                )
