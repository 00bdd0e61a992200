"""The bench of the maps: its accounts, its changes, its report."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from benchmarks.maps.__main__ import main
from benchmarks.maps.accounts import example, generated, graph_of
from benchmarks.maps.stability import add_person, change_link, remove_person
from graph.analysis.decision import Decision
from graph.analysis.rising.rising_stars import rising_stars


def test_generated_accounts_are_of_the_size_asked_for_and_the_same_every_time() -> None:
    once = generated(120, 3)
    assert len(graph_of(once)) == 120
    assert once == generated(120, 3)
    assert once != generated(120, 4)


def test_units_of_a_generated_account_are_of_about_25_people_who_report_to_each_other() -> None:
    contacts = generated(1_000, 1)["contacts"]
    sizes = Counter(row["unit"] for row in contacts if not row["external"])
    assert 20 <= np.median(list(sizes.values())) <= 35
    assert max(sizes.values()) <= 60
    unit = {row["id"]: row.get("unit") for row in contacts}
    within = [unit[row["reports_to"]] == row["unit"] for row in contacts if "reports_to" in row]
    assert np.mean(within) > 0.7


def test_every_view_of_a_generated_account_has_something_to_show() -> None:
    tables = generated(150, 1)
    lines = {row["chain"] for row in tables["roles"]}
    assert lines == {"technical", "commercial", "overall", "outside"}
    assert all(tables[name] for name in ("steps", "pains", "pain_causes", "needs", "targets"))
    assert len({row["date"][:7] for row in tables["interactions"]}) >= 12
    everyone = Decision.of(graph_of(tables), body="everyone")
    assert rising_stars(everyone, draws=20).items


def test_each_change_changes_one_thing() -> None:
    random = np.random.default_rng(0)
    before = example()
    count = len(before["contacts"])
    assert len(graph_of(add_person(before, random))) == len(graph_of(before)) + 1
    assert len(remove_person(before, random)["contacts"]) == count - 1
    after = change_link(before, random)["influences"]
    assert sum(a != b for a, b in zip(before["influences"], after, strict=True)) == 1


def test_the_bench_writes_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "maps.md"
    words = ["maps", "--people", "40", "--trials", "1", "--openings", "1", "--out", str(out)]
    monkeypatch.setattr("sys.argv", words)
    main()
    text = out.read_text(encoding="utf-8")
    assert "python -m benchmarks.maps --people 40 --trials 1 --openings 1" in text
    assert "| 40 people | 40 | influence | 0 |" in text
