"""The power map over HTTP and as a command: dates to compare, notes, styles."""

from pathlib import Path

from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.services.access import Access
from app.services.bundles import import_bundle as import_raw
from graph.io.bundle import read_path
from graph.store.base import Store
from tests.app.conftest import AS_OF, EXAMPLE, import_bundle

TWO_DATES = {
    "contacts": [
        {"id": "boss", "name": "Boss"},
        {"id": "new", "name": "New", "reports_to": "boss", "joined_on": "2026-03-01"},
        {"id": "old", "name": "Old", "reports_to": "boss", "left_on": "2026-03-01"},
    ],
    "influences": [{"from": "old", "to": "boss"}, {"from": "new", "to": "boss"}],
    "annotations": [{"id": "n", "text": "Ask Old", "contact": "boss"}],
}
URL = "/v1/accounts/two/power-map"
NOW = {"as_of": "2026-06-30"}


def test_two_dates_are_compared(client: TestClient) -> None:
    import_bundle(client, "two", TWO_DATES)
    map = client.get(URL, params=NOW | {"compare": "2026-01-01"}).json()
    assert map["comparison"]["as_of"] == "2026-01-01"
    kinds = [(one["kind"], one["contact"]) for one in map["comparison"]["changes"]]
    assert kinds == [
        ("appeared", "new"),
        ("gone", "old"),
        ("line_new", "new"),
        ("line_gone", "old"),
    ]
    assert {one["id"] for one in map["people"]} == {"boss", "new"}
    assert set(map["organisation"]["positions"]) == {"boss", "new", "old"}


def test_what_became_of_posts_shows_between_two_states_of_knowledge(client: TestClient) -> None:
    import_bundle(client, "two", TWO_DATES)
    known = client.get("/v1/accounts/two/changes").json()["items"][-1]["at"]
    moved = {"name": "New", "joined_on": "2026-03-01", "reports_to": None}
    client.put("/v1/accounts/two/contacts/new", json=moved, headers={"If-Match": "*"})
    dates = NOW | {"compare": "2026-06-30"}
    assert client.get(URL, params=dates).json()["comparison"]["changes"] == []
    then = dates | {"compare_believed_at": known}
    changes = client.get(URL, params=then).json()["comparison"]["changes"]
    assert [(c["kind"], c["before"], c["after"]) for c in changes] == [("manager", "boss", None)]


def test_without_a_date_to_compare_there_is_no_comparison(small: TestClient) -> None:
    map = small.get("/v1/accounts/small/power-map").json()
    assert map["comparison"] is None
    assert map["advice"] == {}


def test_a_map_carries_notes_and_styles(client: TestClient) -> None:
    import_bundle(client, "two", TWO_DATES)
    map = client.get(URL, params=NOW).json()
    assert [note["text"] for note in map["annotations"]] == ["Ask Old"]
    styles = map["styles"]
    assert styles["levels"]["coach"] == "★"
    assert set(styles["levels"]) - {"unknown"} <= set(styles["colours"]["dark"])


def test_a_date_that_is_none_is_refused(small: TestClient) -> None:
    response = small.get("/v1/accounts/small/power-map", params={"compare": "soon"})
    assert response.status_code == 422
    assert "compare" in response.text


def test_only_a_served_page_may_connect(small: TestClient) -> None:
    served = small.get("/accounts/small/power-map").text
    saved = small.get("/v1/accounts/small/power-map", params={"format": "html"}).text
    assert "connect-src &#39;self&#39;" in served
    assert "connect-src" not in saved.split("<style")[0]


def test_the_command_compares_too(small: TestClient, tmp_path: Path) -> None:
    store = {"KINGMAKER_STORE": f"sqlite:///{tmp_path}/kingmaker.db"}
    arguments = ["map", "--account", "small", "--compare", "2026-01-01", "--out", "-"]
    done = CliRunner().invoke(main, arguments, env=store)
    assert done.exit_code == 0, done.output
    assert "Changes since 2026-01-01" in done.output
    wrong = CliRunner().invoke(main, [*arguments[:4], "soon", "--out", "-"], env=store)
    assert wrong.exit_code == 2


def test_it_marks_risers_and_pointers_and_says_what_to_do(client: TestClient) -> None:
    store: Store = client.app.state.store  # type: ignore[attr-defined]
    import_raw(Access(store, "default", "test"), "eastern", read_path(EXAMPLE))
    found = client.get(f"/v1/accounts/eastern/power-map?as_of={AS_OF}").json()
    marked = {
        name: {person["id"] for person in found["people"] if person[name]}
        for name in ("is_rising", "is_pointer")
    }
    stars = client.get(f"/v1/accounts/eastern/trajectories?as_of={AS_OF}").json()
    assert marked["is_rising"] == {one["contact"] for one in stars["people"]}
    assert "fan_rui" in marked["is_rising"]
    assert stars["project_name"] == "5G核心网建设 5G Core"
    assert "pan_yue" in marked["is_pointer"]
    assert any("Hidden influencer" in text for text in found["advice"]["he_jing"])
