"""The planted rising star of the example, by import, store, snapshot and analysis."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.services.access import Access
from app.services.analyse import analyse
from app.services.bundles import import_bundle
from graph.analysis.parameters import RisingParameters
from graph.io.bundle import read_path
from graph.store.sqlite import SqliteStore
from graph.view.answer import Answer
from graph.view.phrases import Language

EXAMPLE = Path(__file__).parents[2] / "examples" / "eastern_telecom"
AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module")
def access(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    store = SqliteStore(tmp_path_factory.mktemp("rising") / "kingmaker.db")
    by = Access(store, "default", "tests")
    import_bundle(by, "eastern", read_path(EXAMPLE))
    yield by
    store.close()


def answer(access: Access, language: Language = "en", **asked: Any) -> Answer[Any]:
    parameters = RisingParameters.model_validate({"as_of": AS_OF.isoformat(), **asked})
    return analyse(access, "eastern", "rising-stars", parameters, language)


@pytest.fixture(scope="module")
def found(access: Access) -> Answer[Any]:
    return answer(access)


def test_fan_rui_is_first(found: Answer[Any]) -> None:
    first = found.items[0]
    assert (found.verdict, first.contact.id) == ("ok", "fan_rui")
    standing = [window.percentile for window in first.trajectory]
    assert standing == sorted(standing)
    assert standing[0] < 0.1
    assert 0.7 < standing[-1] <= 0.8
    assert first.score == pytest.approx(1.219, abs=0.001)
    assert first.slope_interval[0] > 0.1
    assert [signal.kind for signal in first.formal_signals] == ["acting_post"]
    listeners = {new.contact.id for new in first.began_to_listen}
    assert listeners <= {
        "xie_tong", "song_yu", "mo_li", "bai_yun", "ke_wen", "yao_jing", "ruan_jun", "gao_yi"
    }  # fmt: skip
    assert len(listeners) == 5


def test_the_decoy_and_those_at_the_top_do_not_rise(found: Answer[Any]) -> None:
    listed = {item.contact.id for item in found.items}
    assert not listed & {"luo_mei", "he_jing", "gao_yi", "chen_guang", "tang_wenbo", "du_feng"}


def test_the_newcomer_is_said_to_be_one(found: Answer[Any]) -> None:
    by_id = {item.contact.id: item for item in found.items}
    if "tan_weiwei" in by_id:
        kinds = [evidence.kind for evidence in by_id["tan_weiwei"].evidence]
        assert "joined_inside_windows" in kinds


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_piece_of_evidence_has_words(access: Access, language: Language) -> None:
    items = answer(access, language, draws=20).items
    texts = [evidence.text for item in items for evidence in item.evidence]
    assert texts
    assert all(text and "{" not in text for text in texts)


def test_what_was_asked_is_said(access: Access) -> None:
    said = answer(access, draws=2, windows=3, window=60).parameters
    assert (said["body"], said["windows"], said["window"], said["draws"], said["seed"]) == (
        "everyone", 3, 60, 2, 0
    )  # fmt: skip


def test_the_body_of_the_project(access: Access) -> None:
    assert answer(access, draws=2, body="roles").parameters["body"] == "roles"


def test_what_nobody_knew_rises_not(access: Access) -> None:
    unknown = answer(access, believed_at="2020-01-01")
    assert (unknown.verdict, unknown.reasons) == ("not_enough_evidence", ("no_people",))
