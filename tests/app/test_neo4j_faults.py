import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from tests.app.conftest import SMALL
from tests.app.neo4j_server import Neo4jServer
from tests.app.served import Served, serving

PATIENCE_SECONDS = 60
HIDDEN = "/v1/accounts/small/hidden-decision-makers"


@pytest.fixture(scope="module")
def own_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    server = Neo4jServer(tmp_path_factory.mktemp("neo4j"))
    yield server
    server.stop()


@pytest.fixture
def neo4j(own_neo4j: Neo4jServer) -> Neo4jServer:
    """The server, started, whatever an earlier test did to it."""
    own_neo4j.start()
    return own_neo4j


def import_small(served: Served) -> None:
    files = {"bundle": ("small.json", json.dumps(SMALL).encode(), "application/json")}
    done = httpx2.post(f"{served.url}/v1/accounts/small/import", files=files, timeout=60)
    assert done.status_code == 200, done.text


def until_ready(served: Served) -> httpx2.Response:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        answer = httpx2.get(f"{served.url}/health/ready", timeout=60)
        if answer.status_code == 200 or time.monotonic() > deadline:
            return answer
        time.sleep(1)


def test_a_lost_neo4j_is_503_and_works_again_when_it_is_back(neo4j: Neo4jServer) -> None:
    with serving(neo4j.uri, **neo4j.settings) as served:
        import_small(served)
        before = httpx2.get(served.url + HIDDEN, timeout=60).json()
        neo4j.stop()
        lost = httpx2.get(served.url + HIDDEN, timeout=60)
        assert (lost.status_code, lost.headers["retry-after"]) == (503, "5")
        assert lost.headers["content-type"] == "application/problem+json"
        assert httpx2.get(f"{served.url}/health/live", timeout=60).status_code == 200
        neo4j.start()
        assert until_ready(served).json() == {"status": "ready", "store": "neo4j"}
        assert httpx2.get(served.url + HIDDEN, timeout=60).json() == before


def test_a_neo4j_that_is_not_there_at_the_start_is_waited_for(neo4j: Neo4jServer) -> None:
    neo4j.stop()
    with serving(neo4j.uri, **neo4j.settings) as served:
        unready = httpx2.get(f"{served.url}/health/ready", timeout=60)
        assert (unready.status_code, unready.headers["retry-after"]) == (503, "5")
        neo4j.start()
        assert until_ready(served).status_code == 200
        assert httpx2.get(f"{served.url}/v1/accounts", timeout=60).status_code == 200


def test_of_writers_for_one_version_one_wins(neo4j: Neo4jServer) -> None:
    with serving(neo4j.uri, **neo4j.settings) as served:
        httpx2.put(f"{served.url}/v1/accounts/race", json={"name": "Race"}, timeout=60)
        tag = httpx2.put(
            f"{served.url}/v1/accounts/race/contacts/x", json={"name": "X"}, timeout=60
        ).headers["etag"]

        def put(name: str) -> int:
            return httpx2.put(
                f"{served.url}/v1/accounts/race/contacts/x",
                json={"name": name},
                headers={"If-Match": tag},
                timeout=60,
            ).status_code

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(put, "abcdefgh"))
        assert sorted(answers) == [200] + [412] * 7
