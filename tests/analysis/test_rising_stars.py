"""Who rises, in accounts small enough to know it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.answer import Result
from graph.analysis.decision import Decision
from graph.analysis.parameters import RisingParameters
from graph.analysis.registry import ANALYSES
from graph.analysis.rising.formal_signals import formal_signals
from graph.analysis.rising.new_listeners import began_to_listen, new_listener_evidence
from graph.analysis.rising.rising_stars import RisingStar, rising_stars
from graph.analysis.rising.slopes import slopes, trajectories
from graph.analysis.windows import Windows
from graph.model import Row
from tests.analysis.accounts import AS_OF, account_graph, influences, people
from tests.analysis.strategies import accounts
from tests.analysis.test_properties import renamed

Tables = Mapping[str, Sequence[Row]]
ENDS = ("2025-10-03", "2026-01-01", "2026-04-01", "2026-06-30")
CROWD = [f"p{number:02}" for number in range(24)]
DECOYS = list("abcdefgh")
"""People at the top whom many have always heard."""


def crowd() -> list[Row]:
    """Return how the crowd always listens: to one another a little, to the decoys much."""
    steps = [f"{CROWD[k]}>{CROWD[(k + by) % 24]}" for by in (2, 5, 11) for k in range(0, 24, by)]
    tops = [f"{one}>{other}" for k, one in enumerate(DECOYS) for other in CROWD[k::2]]
    return [*influences(*steps), *influences(*tops, weight=3.0)]


def heard_by_ever_more(id_: str, *listeners: Sequence[str]) -> list[Row]:
    """Return influences of a person that begin at each window's end but the first."""
    return [
        row
        for end, ids in zip(ENDS[1:], listeners, strict=True)
        for row in influences(*(f"{id_}>{other}" for other in ids), valid_from=end, weight=2.0)
    ]


def rising(**star: Any) -> dict[str, list[Row]]:
    """Return an account in which `s` is heard by two, then five, then ten."""
    links = heard_by_ever_more("s", CROWD[1:3], CROWD[3:6], CROWD[6:11])
    return {
        "contacts": [*people(*CROWD, *DECOYS), {"id": "s", "name": "Star", **star}],
        "influences": [*crowd(), *links],
    }


def found(tables: Tables, body: str | None = "everyone", **asked: Any) -> Result:
    return rising_stars(Decision.of(account_graph(tables), body=body), **{"draws": 60, **asked})


def windows_of(tables: Tables, days: int = 90) -> Windows:
    return Windows.of(Decision.of(account_graph(tables), body="everyone"), 4, days)


def stars(result: Result) -> list[RisingStar]:
    return [item for item in result.items if isinstance(item, RisingStar)]


def kinds(star: RisingStar) -> list[str]:
    return [evidence.kind for evidence in star.evidence]


def test_somebody_whom_more_hear_in_each_window_rises_from_below_the_top() -> None:
    (star,) = stars(found(rising()))
    assert (star.rank, star.contact.id) == (1, "s")
    standing = [window.percentile for window in star.trajectory]
    assert [window.as_of.isoformat() for window in star.trajectory] == list(ENDS)
    assert standing == sorted(standing)
    assert standing[-1] <= 0.8
    assert 0 < star.slope_interval[0] <= star.slope_interval[1]
    assert star.score == pytest.approx(standing[-1] + 2 * star.slope, abs=1e-12)
    assert star.baselines.last_percentile == standing[-1]
    assert star.baselines.last_difference == pytest.approx(standing[-1] - standing[-2])


def test_the_slope_is_least_squares_per_window() -> None:
    (star,) = stars(found(rising()))
    y = [window.percentile for window in star.trajectory]
    assert star.slope == pytest.approx((-3 * y[0] - y[1] + y[2] + 3 * y[3]) / 10, abs=1e-12)


def test_who_is_at_the_top_by_now_has_risen() -> None:
    top = heard_by_ever_more("s", CROWD[:8], CROWD[8:20], CROWD[20:])
    links = [row | {"weight": 9.0} for row in top]
    assert stars(found({**rising(), "influences": [*crowd(), *links]})) == []


def test_constant_people_do_not_rise_however_many_hear_them() -> None:
    steady = influences(*(f"t{k}>{id_}" for k in range(3) for id_ in CROWD[k:8]), weight=2.0)
    tables = rising()
    tables["contacts"] += people("t0", "t1", "t2")
    tables["influences"] += steady
    assert [star.contact.id for star in stars(found(tables))] == ["s"]


def test_messages_alone_show_a_rise() -> None:
    """Everybody always writes as in `crowd`; to `s` write two, then five, then ten."""
    months = [f"{2025 + (6 + k) // 12}-{(6 + k) % 12 + 1:02}-20" for k in range(12)]
    always = [(row["to"], row["from"], row.get("weight", 1.0) * 4) for row in crowd()]
    mail = [
        {"at": at, "sender": a, "recipient": b, "count": count}
        for at in months
        for a, b, count in always
    ]
    mail += [
        {"at": at, "sender": id_, "recipient": "s", "count": 6.0}
        for first, ids in ((3, CROWD[1:3]), (6, CROWD[3:6]), (9, CROWD[6:11]))
        for at in months[first:]
        for id_ in ids
    ]
    (star,) = stars(found({"contacts": rising()["contacts"], "communications": mail}))
    assert star.contact.id == "s"
    told = [e for e in star.evidence if e.kind == "began_to_listen"]
    assert {ref.table for e in told for ref in e.refs} == {"contacts"}


def test_who_began_to_listen_and_since_when() -> None:
    links = heard_by_ever_more("s", CROWD[1:2], CROWD[3:4], CROWD[6:11])
    links = [row | {"weight": 6.0} if row["to"] in ("p01", "p03") else row for row in links]
    links += influences("s>p20", valid_to="2026-04-01", weight=1.0)
    links += influences("s>p20", valid_from="2026-04-01", weight=9.0)
    links += influences("s>p21", weight=4.0)
    windows = windows_of({**rising(), "influences": [*crowd(), *links]})
    decision = windows.decisions[-1]
    place = decision.graph.index["s"]
    new = began_to_listen(windows, place)
    since = {one.contact.id: one.since.isoformat() for one in new}
    assert len(since) == 5
    assert {id_: since[id_] for id_ in ("p01", "p03", "p20")} == {
        "p01": ENDS[1], "p03": ENDS[2], "p20": ENDS[2]
    }  # fmt: skip
    assert set(since.values()) == set(ENDS[1:])
    assert [one.now for one in new] == sorted((one.now for one in new), reverse=True)
    assert "p21" not in since
    assert all(one.now >= 2 * one.before for one in new)
    told = [new_listener_evidence(decision, place, one) for one in new]
    assert [ref.table for e in told for ref in e.refs] == ["influences"] * 5


def test_formal_signals() -> None:
    tables = rising(title="Acting lead")
    tables["contacts"] += [{"id": "t", "name": "T", "reports_to": "s", "joined_on": "2026-05-01"}]
    tables["projects"] = [{"id": "deal", "name": "Deal"}]
    tables["roles"] = [
        {"project": "deal", "contact": "s", "role": "E", "valid_from": "2026-02-01"},
        {"project": "deal", "contact": "p01", "role": "D"},
    ]
    windows = windows_of(tables)
    first, *_, last = windows.decisions
    signals = formal_signals(last, first, last.graph.index["s"])
    assert [(signal.kind, signal.value, signal.before) for signal, _ in signals] == [
        ("acting_post", "Acting lead", None),
        ("more_reports", 1, 0),
        ("new_role", "E", None),
    ]
    refs = [ref.key for _, said in signals for ref in said.refs]
    assert refs[:2] == ["s", "t"]
    (star,) = stars(found(rising(title="代理主任")))
    assert [signal.kind for signal in star.formal_signals] == ["acting_post"]
    assert "acting_post" in kinds(star)


def test_a_newcomer_is_said_to_be_one_and_seen_in_their_windows_only() -> None:
    (star,) = stars(found(rising(joined_on="2025-12-01", valid_from="2025-11-01")))
    assert [window.as_of.isoformat() for window in star.trajectory] == list(ENDS[1:])
    y = [window.percentile for window in star.trajectory]
    assert star.slope == pytest.approx((y[2] - y[0]) / 2, abs=1e-12)
    assert {"joined_inside_windows", "present_in_some_windows"} <= set(kinds(star))


def test_two_windows_of_four_are_too_few_for_a_slope() -> None:
    late = rising(joined_on="2026-03-01")
    assert "s" not in [star.contact.id for star in stars(found(late))]


def test_two_windows_are_enough_where_two_were_asked_for() -> None:
    (star,) = stars(found(rising(), windows=2, window=270))
    first, last = star.trajectory
    assert star.slope == pytest.approx(last.percentile - first.percentile)
    assert star.baselines.last_difference == star.slope


def test_who_left_is_not_listed() -> None:
    assert "s" not in [i.contact.id for i in found(rising(left_on="2026-06-15")).items]


def test_windows_without_any_listening_do_not_count() -> None:
    tables = rising()
    later = [row | {"valid_from": row.get("valid_from", "2025-12-01")} for row in crowd()]
    later += heard_by_ever_more("s", (), CROWD[3:6], CROWD[6:11])
    (star,) = stars(found({**tables, "influences": later}))
    assert [window.as_of.isoformat() for window in star.trajectory] == list(ENDS[1:])
    assert "windows_that_count" in kinds(star)


@pytest.mark.parametrize(
    ("tables", "reason", "asks"),
    [
        ({}, "no_people", []),
        ({"contacts": people("a", "b")}, "no_informal_fact", ["ask_listening"] * 2),
        (
            {"contacts": people(*CROWD, *DECOYS), "influences": crowd()},
            "nothing_changed",
            ["ask_dates"],
        ),
        (
            {
                "contacts": people(*CROWD, *DECOYS),
                "influences": [row | {"valid_from": "2026-06-01"} for row in crowd()],
            },
            "too_few_windows",
            ["ask_dates"],
        ),
    ],
)
def test_too_little_is_known(tables: Tables, reason: str, asks: list[str]) -> None:
    result = found(tables)
    assert (result.verdict, result.reasons, result.items) == (
        "not_enough_evidence", (reason,), ()
    )  # fmt: skip
    assert [asked.kind for asked in result.ask] == asks


def test_the_seed_decides_the_intervals() -> None:
    tables = rising()
    assert found(tables, seed=7) == found(tables, seed=7)
    one, other = (stars(found(tables, seed=seed))[0] for seed in (7, 8))
    assert one.slope_interval != other.slope_interval
    assert one.score == other.score


def test_progress_and_limit() -> None:
    told: list[tuple[str, int, int]] = []
    tables = rising()
    result = found(tables, draws=3, progress=lambda *now: told.append(now), limit=1)
    assert told == [("draws", done, 3) for done in (1, 2, 3)]
    assert len(result.items) <= 1


@pytest.mark.parametrize("body", ["everyone", "top", "roles", "p01:1,s:2"])
def test_the_body_that_is_asked_for(body: str) -> None:
    tables: dict[str, list[Row]] = {
        **rising(),
        "projects": [{"id": "deal", "name": "Deal", "valid_from": "2026-02-01"}],
        "roles": [{"project": "deal", "contact": id_, "role": "D"} for id_ in ("p01", "p04")],
    }
    tables["contacts"][1]["rank"] = 1
    result = found(tables, body)
    assert result.verdict == "ok"


def test_everyone_is_the_body_unless_another_is_asked_for() -> None:
    assert RisingParameters().body == "everyone"
    analysis = ANALYSES["rising-stars"]
    assert analysis.finding is RisingStar
    with pytest.raises(ValueError, match="windows"):
        analysis.parameters.model_validate({"windows": 1})


def test_a_date_at_the_calendars_beginning() -> None:
    graph = account_graph(
        {"contacts": people(*CROWD, *DECOYS), "influences": crowd()}, date(2, 1, 1)
    )
    result = rising_stars(Decision.of(graph, body="everyone"), windows=12, window=730, draws=2)
    assert result.reasons == ("too_few_windows",)


@given(accounts(), st.data())
@settings(max_examples=25, deadline=None)
def test_other_names_give_the_same_trajectories(tables: Tables, data: st.DataObject) -> None:
    def standing(of: Tables) -> dict[str, list[float]]:
        windows = windows_of(of, 30)
        if not windows.decisions or windows.decisions[-1].graph.as_of != AS_OF:
            return {}
        percentile = trajectories(windows)
        columns = [*percentile, slopes(windows, percentile)]
        return {
            id_: [float(column[place]) for column in columns]
            for place, id_ in enumerate(windows.decisions[-1].graph.ids)
        }

    ids = [row["id"] for row in tables["contacts"]]
    names = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    before, after = standing(tables), standing(renamed(tables, names))
    assert after == {names[i]: pytest.approx(v, nan_ok=True) for i, v in before.items()}
