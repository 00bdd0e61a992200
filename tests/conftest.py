"""What all tests share: a Neo4j server."""

import os
from collections.abc import Iterator

import pytest

from tests.store.servers import VARIABLE, LocalNeo4j, Neo4jServer


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """The server of KINGMAKER_TEST_NEO4J_URI, else one of our own; none is a failure."""
    if f"{VARIABLE}URI" in os.environ:
        yield Neo4jServer.of_environment(os.environ)
        return
    local = LocalNeo4j(tmp_path_factory.mktemp("neo4j"))
    try:
        server = local.start()
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)
    yield server
    local.stop("--kill", "--wipe")
