"""Every notebook runs from a checkout, in an interpreter of its own; none is kept with outputs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store.servers import Neo4jServer

REPOSITORY = Path(__file__).parents[2]
NOTEBOOKS = sorted((REPOSITORY / "notebooks").glob("*.ipynb"))
ON_NEO4J = REPOSITORY / "notebooks" / "03_same_on_neo4j.ipynb"
EXECUTE = Path(__file__).parent / "execute.py"
SECONDS = 240


def execute(notebook: Path, folder: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run a notebook with a home of its own, and no settings but these."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KINGMAKER_", "IPYTHON"))}
    homes = {name: str(folder) for name in ("IPYTHONDIR", "TMPDIR", "TEMP", "TMP")}
    return subprocess.run(
        [sys.executable, "-W", "error", str(EXECUTE), str(notebook)],
        cwd=folder,
        env={**kept, **homes, "PYTHONIOENCODING": "utf-8", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
    )


def output(notebook: Path, folder: Path, **variables: str) -> str:
    """What a notebook prints; it must run to its end and leave nothing behind."""
    done = execute(notebook, folder, **variables)
    assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    assert not list(folder.glob("kingmaker-notebook-*"))
    return done.stdout


def parsed(notebook: Path) -> Any:
    return json.loads(notebook.read_text(encoding="utf-8"))


def test_there_are_notebooks() -> None:
    assert [path.name[:3] for path in NOTEBOOKS] == ["01_", "02_", "03_"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_stripped(notebook: Path) -> None:
    """`jupyter nbconvert --clear-output --inplace notebooks/*.ipynb` strips them."""
    content = parsed(notebook)
    assert (content["nbformat"], content["nbformat_minor"]) == (4, 5)
    assert set(content["metadata"]) == {"kernelspec", "language_info"}
    for cell in content["cells"]:
        assert cell["metadata"] == {}
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)
    ids = [cell["id"] for cell in content["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[\w-]{1,64}", id_) for id_ in ids)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_lead_to_files(notebook: Path) -> None:
    for cell in parsed(notebook)["cells"]:
        if cell["cell_type"] == "markdown":
            for link in re.findall(r"\]\(([^)#]+)", "".join(cell["source"])):
                assert (notebook.parent / link).exists(), link


def test_the_first_tour(tmp_path: Path) -> None:
    printed = output(NOTEBOOKS[0], tmp_path)
    assert "Fan Rui rose from percentile" in printed
    assert "林雪 Lin Xue → 何静 He Jing → 陆正阳 Lu Zhengyang" in printed
    assert "何静 He Jing通过他人影响了" in printed


def test_krackhardt_by_hand(tmp_path: Path) -> None:
    printed = output(NOTEBOOKS[1], tmp_path)
    assert "Manager 6 → Manager 7" in printed
    assert re.search(r"^6 +3 +10 +0\.0702 +0\.0000 +0\.0702 +0\.1535$", printed, re.M)


def test_the_same_on_neo4j(tmp_path: Path, neo4j_server: Neo4jServer) -> None:
    printed = output(
        ON_NEO4J,
        tmp_path,
        KINGMAKER_STORE=neo4j_server.uri,
        KINGMAKER_NEO4J_USER=neo4j_server.user,
        KINGMAKER_NEO4J_PASSWORD=neo4j_server.password,
    )
    assert re.search(r"^sqlite version (\d+)\nneo4j version \1$", printed, re.M)
    assert re.search(r"^he_jing +何静 He Jing +\d+ +AD", printed, re.M)


def test_without_neo4j_it_says_what_is_missing(tmp_path: Path) -> None:
    done = execute(ON_NEO4J, tmp_path)
    assert done.returncode == 1
    assert "KINGMAKER_STORE names no Neo4j" in done.stderr


def test_a_cell_that_fails_fails_the_notebook(tmp_path: Path) -> None:
    """What holds the notebooks to their word: the first wrong fact ends the run."""
    cells = [
        {"cell_type": "code", "source": [line]}
        for line in ("print('before')", "assert 1 + 1 == 3", "print('after')")
    ]
    notebook = tmp_path / "wrong.ipynb"
    notebook.write_text(json.dumps({"cells": cells}))
    done = execute(notebook, tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("before\n")
    assert "after" not in done.stdout
    assert "wrong.ipynb: cell 1 failed: AssertionError()" in done.stderr
