"""Serving: the API and the pages, and the demonstration with the example account."""

import signal
import socket
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import click
import uvicorn

from app.commands.context import access, ending_well, notes, settings_of
from app.logs import configure_logs
from app.main import create_app
from app.services import bundles
from app.settings import MIB, Settings
from app.store import store_of
from graph.errors import InvalidInput, StoreUnavailable
from graph.io.bundle import read_path

DEMO_PORT = 8000
LONGEST_HEAD = 2 * MIB
"""Of a request's first lines: so that parameters as long as they may be are answered in words."""
EXAMPLE = "eastern_telecom"
EXAMPLE_NAME = "东方电信 Eastern Telecom"
EXAMPLE_AS_OF = "2026-06-30"


@click.command("serve")
@click.option("--host", help="Where to listen (default 127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Default 8000; 0: any free one.")
@click.pass_context
@ending_well
def serve_command(context: click.Context, host: str | None, port: int | None) -> None:
    """Serve the API and the pages. Elsewhere than on loopback, API keys must be there first."""
    given = {k: v for k, v in {"host": host, "port": port}.items() if v is not None}
    settings = settings_of(context).model_copy(update=given)
    _check_store(settings)
    _run(settings)


@click.command("demo")
@click.option("--port", type=click.IntRange(0, 65535), help="Default 8000, or any free one.")
@click.pass_context
@ending_well
def demo_command(context: click.Context, port: int | None) -> None:
    """Load the example account into a fresh store and serve it on this machine."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="kingmaker-demo-") as folder:
        settings = settings_of(context).model_copy(
            update={
                "store": f"sqlite:///{folder}/demo.db",
                "host": "127.0.0.1",
                "port": _free_port(port),
            }
        )
        context.find_root().obj = settings
        with access(context) as by:
            bundles.import_bundle(by, EXAMPLE, read_path(_example()), name=EXAMPLE_NAME)
        page = f"http://127.0.0.1:{settings.port}/accounts/{EXAMPLE}/power-map"
        _run(settings, f"{page}?as_of={EXAMPLE_AS_OF}")


def _run(settings: Settings, page: str | None = None) -> None:
    configure_logs()
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )
    server = _AnnouncingServer(config, page)
    server.run()


class _AnnouncingServer(uvicorn.Server):
    """A server that says where it is once it listens."""

    def __init__(self, config: uvicorn.Config, page: str | None) -> None:
        super().__init__(config)
        self._page = page

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self.servers:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            click.echo(self._page or f"http://{shown}:{port}/")
            notes.print("press Ctrl+C to stop", markup=False)


def _check_store(settings: Settings) -> None:
    """Say where the store is away, which may pass; end where it cannot be served at all."""
    store = store_of(settings)
    try:
        has_keys = bool(store.keys(None))
    except StoreUnavailable as error:
        if settings.needs_keys:
            raise
        notes.print(f"the store cannot be used now: {error}", markup=False, soft_wrap=True)
        return
    finally:
        store.close()
    if settings.needs_keys and not has_keys:
        raise InvalidInput(
            f"serving on {settings.host} without API keys would show everybody everything: "
            "first make one with: kingmaker keys add NAME --scope write"
        )


def _example() -> Path:
    """Return the example bundle: packaged with the program, or in a checkout beside it."""
    packaged = Path(str(files("app"))) / "examples" / EXAMPLE
    return packaged if packaged.is_dir() else packaged.parents[2] / "examples" / EXAMPLE


def _free_port(wanted: int | None) -> int:
    """Return the wanted port; where none is, the usual one if it is free, else any free one."""
    for port in (DEMO_PORT, 0) if wanted is None else (wanted,):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise InvalidInput(f"port {wanted} is taken: choose another with --port")
