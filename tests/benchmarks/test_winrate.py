"""The bench of the win rate: its customers, its truth, its report."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.winrate.__main__ import main
from benchmarks.winrate.customers import PEOPLE, customer, true_chance, with_stances
from graph.analysis.win.probability import chain_probability
from graph.tenant import UNKNOWN_TENANT


def test_once_all_stances_are_asked_and_all_links_kept_the_model_knows_the_truth() -> None:
    random = np.random.default_rng(0)
    for _ in range(5):
        drawn = customer(random)
        whole = with_stances(drawn.known, drawn.levels)
        assert len(whole.facts["stances"]) == PEOPLE
        said = chain_probability(drawn.truth, "deal", UNKNOWN_TENANT, 300)
        assert said == pytest.approx(true_chance(drawn), abs=0.08)


def test_what_is_known_is_a_part_of_the_truth() -> None:
    drawn = customer(np.random.default_rng(1))
    told = {row["contact"]: row["level"] for row in drawn.known.facts["stances"]}
    assert told.items() <= drawn.levels.items()
    links = [
        {(r["from"], r["to"]) for r in g.facts["influences"]} for g in (drawn.known, drawn.truth)
    ]
    assert links[0] < links[1]


def test_the_bench_writes_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "winrate.md"
    words = ["winrate", "--customers", "60", "--asked", "2", "--out", str(out)]
    monkeypatch.setattr("sys.argv", words)
    main()
    text = out.read_text(encoding="utf-8")
    assert "python -m benchmarks.winrate --customers 60 --asked 2" in text
    assert text.count("| yes |") + text.count("**no**") == 2
    assert "| best next |" in text
