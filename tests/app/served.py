"""A real `kingmaker serve` in a process of its own, on a free port of this machine."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

START_SECONDS = 60


@dataclass(frozen=True)
class Served:
    """Where it is, and with which settings."""

    url: str
    environment: dict[str, str]
    process: subprocess.Popen[str]

    def kingmaker(self, *arguments: str) -> str:
        """Run another command on the same store; return what it prints."""
        done = subprocess.run(
            [*COMMAND, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


COMMAND = (sys.executable, "-c", "from app.cli import main; main()")


@contextmanager
def serving(store: str, *arguments: str, **variables: str) -> Iterator[Served]:
    """Serve a store until the end of the block."""
    environment = {**os.environ, "KINGMAKER_STORE": store, **variables}
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    watchdog = threading.Timer(START_SECONDS, process.kill)
    watchdog.start()
    try:
        line = process.stdout.readline().strip()
        watchdog.cancel()
        assert line.startswith("http://"), "the server did not start"
        yield Served(line.rstrip("/"), environment, process)
    finally:
        watchdog.cancel()
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()
