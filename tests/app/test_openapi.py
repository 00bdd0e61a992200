import json
import subprocess
import sys

import pytest
from fastapi.testclient import TestClient

from graph.analysis.registry import ANALYSES
from graph.model import TABLES
from tests.app.conftest import EXAMPLE, REPOSITORY
from tests.app.served import Served

COMMITTED = REPOSITORY / "openapi.json"


def test_the_committed_description_is_the_present_one(client: TestClient) -> None:
    now = client.get("/openapi.json").json()
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == now, "run scripts/openapi"


def test_every_operation_has_its_problem(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for operations in paths.values():
        for operation in operations.values():
            assert "application/problem+json" in operation["responses"]["default"]["content"]


def test_operation_ids_are_unique(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    ids = [operation["operationId"] for ops in paths.values() for operation in ops.values()]
    assert len(ids) == len(set(ids))


@pytest.mark.timeout(600)
def test_schemathesis_finds_nothing(served: Served) -> None:
    """Run it as a user would: over HTTP, with the settings of schemathesis.toml."""
    served.kingmaker("import", str(EXAMPLE), "--account", "eastern")
    run = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run", f"{served.url}/openapi.json"),
            *("--max-examples", "4", "--seed", "1", "--no-color"),
        ],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        timeout=560,
    )
    assert run.returncode == 0, run.stdout[-8000:]


def test_no_analysis_has_the_route_of_a_table_or_of_another_noun() -> None:
    nouns = {*TABLES, "power-map", "what-if", "changes", "import", "export"}
    assert not {*ANALYSES} & nouns


def test_schemas_have_names_that_client_code_can_be_made_with() -> None:
    """FastAPI puts modules into the names of classes that are called alike."""
    schemas = json.loads((REPOSITORY / "openapi.json").read_text(encoding="utf-8"))["components"]
    assert not [name for name in schemas["schemas"] if "__" in name]
