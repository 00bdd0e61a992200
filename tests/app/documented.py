"""The examples of README and docs: what is typed, and what is said to be answered."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.app.conftest import REPOSITORY

PAGES = (REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md")))
BLOCK = re.compile(r"^```bash\n(.*?)^```\n(?:\s*^```text\n(.*?)^```$)?", re.DOTALL | re.MULTILINE)
ROW = re.compile(r"^\| [^|]+ \| `([a-z-]+)( --[^`]+)?` \| (.+) \|$", re.MULTILINE)
KINGMAKER = ".venv/bin/kingmaker "
CUT = "…"


@dataclass(frozen=True)
class Example:
    """A block of commands on a page, and the output said to be theirs: empty where none is."""

    page: Path
    commands: tuple[str, ...]
    output: str

    def __str__(self) -> str:
        return f"{self.page.stem}: {self.commands[0][:60]}"


def examples() -> Iterator[Example]:
    """Yield every block of commands on every page."""
    for page in PAGES:
        for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
            typed = re.sub(r"\\\n\s*", "", block[1])
            yield Example(page, tuple(map(uncommented, typed.splitlines())), block[2] or "")


def answers() -> list[tuple[str, str]]:
    """Return each question of the README's table, as it is typed, with the answer that it shows."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    return [(row[1] + (row[2] or ""), row[3]) for row in ROW.finditer(text)]


def uncommented(line: str) -> str:
    """Return a line without the words after a #."""
    return re.sub(r"\s+# .*", "", line)


def filtered(text: str, pipe: str) -> str:
    """Return what a pipe of shell commands makes of a text."""
    done = subprocess.run(
        ["bash", "-c", pipe], input=text, capture_output=True, text=True, check=True
    )
    return done.stdout


def is_said(expected: str, printed: str) -> bool:
    """Return whether a text is what a page says; … there stands for anything, also for lines."""
    parts = (re.escape(part) for part in tidy(expected).split(CUT))
    return re.fullmatch(".*".join(parts), tidy(printed), re.DOTALL) is not None


def tidy(text: str) -> str:
    """Return a text without spaces at the ends of its lines."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
