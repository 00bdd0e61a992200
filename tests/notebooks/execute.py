"""Runs a notebook in this process: its code cells in order, in its own folder, as Jupyter does.

IPython runs the cells, as it does inside Jupyter's kernel; the kernel itself (sockets, a debugger,
a score of packages) would add nothing to what is tested.
"""

import json
import os
import sys
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

SETTINGS = {"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "nocolor"}}


def execute(notebook: Path) -> None:
    """Run a notebook's code cells, and end with the first that fails."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    shell = InteractiveShell.instance(config=Config(SETTINGS))
    os.chdir(notebook.parent)
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            code = "".join(cell["source"])
            done = shell.run_cell(code, store_history=False)  # type: ignore[no-untyped-call]
            if not done.success:
                problem = done.error_before_exec or done.error_in_exec
                sys.exit(f"{notebook.name}: cell {number} failed: {problem!r}")


if __name__ == "__main__":
    execute(Path(sys.argv[1]).resolve())
