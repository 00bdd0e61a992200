"""Neo4j servers for tests: scripts/neo4j, as objects."""

import os
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.store.neo4j import Neo4jStore

SCRIPT = Path(__file__).parents[2] / "scripts" / "neo4j"
VARIABLE = "KINGMAKER_TEST_NEO4J_"
SECONDS_TO_START = 280


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """Where a Neo4j answers, and who we are there."""

    uri: str
    user: str
    password: str

    @classmethod
    def of_environment(cls, environment: Mapping[str, str]) -> "Neo4jServer":
        uri, password = environment[f"{VARIABLE}URI"], environment.get(f"{VARIABLE}PASSWORD", "")
        return cls(uri, environment.get(f"{VARIABLE}USER", "neo4j"), password)

    def store(self) -> Neo4jStore:
        return Neo4jStore(self.uri, self.user, self.password)


class LocalNeo4j:
    """A Neo4j that a test starts and stops, with its state in a folder of its own.

    Parameters
    ----------
    home
        The folder.
    password
        Its password; None: one that the script makes.
    port
        Its port; None: one that the script finds.
    """

    def __init__(self, home: Path, password: str | None = None, port: int | None = None) -> None:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(VARIABLE)}
        self._environment = inherited | {"KINGMAKER_NEO4J_HOME": str(home)}
        if password is not None:
            (home / "password").write_text(password)
        if port is not None:
            self._environment["KINGMAKER_NEO4J_PORT"] = str(port)

    def start(self) -> Neo4jServer:
        said = shlex.split(self._run("start"))
        return Neo4jServer.of_environment(dict(word.split("=", 1) for word in said if "=" in word))

    def stop(self, *options: str) -> None:
        self._run("stop", *options)

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [SCRIPT, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS_TO_START,
        )
        if done.returncode:
            raise RuntimeError(f"scripts/neo4j {' '.join(arguments)} failed:\n{done.stderr}")
        return done.stdout
