"""A Neo4j of its own for one test: started, stopped and started again as the test likes."""

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "neo4j"
SECONDS = 180


@dataclass
class Neo4jServer:
    """A server with its data in `home`; `variables` say where it is."""

    home: Path
    variables: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        """Start it, or fail with what the script says."""
        printed = self._script("start")
        self.variables = dict(re.findall(r"export (\w+)=(\S+)", printed))

    def stop(self) -> None:
        """Stop it; what it holds is kept."""
        self._script("stop")

    @property
    def uri(self) -> str:
        """Where it is."""
        return self.variables["KINGMAKER_TEST_NEO4J_URI"]

    @property
    def settings(self) -> dict[str, str]:
        """How Kingmaker is told who we are there."""
        return {
            "KINGMAKER_NEO4J_USER": self.variables["KINGMAKER_TEST_NEO4J_USER"],
            "KINGMAKER_NEO4J_PASSWORD": self.variables["KINGMAKER_TEST_NEO4J_PASSWORD"],
        }

    def _script(self, verb: str) -> str:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("KINGMAKER_TEST_NEO4J")}
        done = subprocess.run(
            [str(SCRIPT), verb],
            env={**kept, "KINGMAKER_NEO4J_HOME": str(self.home)},
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout
