"""Networks small or even enough to be solved by hand."""
# ruff: noqa: N806 (matrices keep the capital letters of their formulas)

from fractions import Fraction

import pytest

from graph.analysis.decision import Decision
from tests.analysis.accounts import account_graph, influences, people

Exact = list[list[Fraction]]
ALPHA = Fraction(7, 10)


def d_of(ids: str, links: list[str], body: str) -> dict[str, float]:
    graph = account_graph({"contacts": people(*ids), "influences": influences(*links)})
    decision = Decision.of(graph, body=body)
    return dict(zip(graph.ids, map(float, decision.decision_influence), strict=True))


def test_one_person_moves_nobody() -> None:
    assert d_of("a", [], "everyone") == {"a": 0.0}


def test_two_strangers_hear_each_other_evenly() -> None:
    # W is ½ everywhere and idempotent: V = 0.3 I + 0.7 W.
    assert d_of("ab", [], "b:1") == pytest.approx({"a": 0.35, "b": 0.0})


def test_two_people_one_of_whom_listens() -> None:
    # b: 1 for a, 1 for herself, ½ spread: again ½ everywhere.
    assert d_of("ab", ["a>b"], "b:1") == pytest.approx({"a": 0.35, "b": 0.0})
    assert d_of("ab", ["a>b"], "everyone") == pytest.approx({"a": 0.175, "b": 0.175})


@pytest.mark.parametrize("ids", ["abc", "abcdefg"])
@pytest.mark.parametrize("weight", [0.2, 1.0, 7.0])
def test_complete_graph_is_uniform(ids: str, weight: float) -> None:
    n = len(ids)
    pairs = [f"{a}>{b}" for a in ids for b in ids if a != b]
    rows = influences(*pairs, weight=weight)
    graph = account_graph({"contacts": people(*ids), "influences": rows})
    decision = Decision.of(graph, body="everyone")
    assert decision.matrix.dense() == pytest.approx(1 / n)
    assert decision.decision_influence == pytest.approx((n - 1) / n * 0.7 / n)


@pytest.mark.parametrize("leaves", [2, 5, 9])
def test_star_whose_leaves_listen_to_the_hub(leaves: int) -> None:
    n = leaves + 1
    ids = "abcdefghij"[:n]
    found = d_of(ids, [f"a>{leaf}" for leaf in ids[1:]], "everyone")
    # Settled opinions y when the hub's own is 1 and all others 0, by Cramer's rule.
    even, link = 0.5 / n / 2.5, (1 + 0.5 / n) / 2.5
    hub_hub, hub_leaf = 1 - 0.7 / n, -0.7 * leaves / n
    leaf_hub, leaf_leaf = -0.7 * link, 1 - 0.7 * (link + (leaves - 1) * even)
    y_leaf = -leaf_hub * 0.3 / (hub_hub * leaf_leaf - hub_leaf * leaf_hub)
    assert found["a"] == pytest.approx(leaves * y_leaf / n, abs=1e-12)
    assert len({round(found[leaf], 12) for leaf in ids[1:]}) == 1
    assert found["a"] > found["b"]


def test_chain_in_exact_fractions() -> None:
    found = d_of("abc", ["a>b", "b>c"], "c:1")
    listens = [(Fraction(1, 1) if j == i - 1 else Fraction(0)) for i in range(3) for j in range(3)]
    W = [row_of(listens[3 * i : 3 * i + 3], i) for i in range(3)]
    V = inverse([[int(i == j) - ALPHA * W[i][j] for j in range(3)] for i in range(3)])
    expected = {"a": 0.3 * float(V[2][0]), "b": 0.3 * float(V[2][1]), "c": 0.0}
    assert found == pytest.approx(expected, abs=1e-12)
    assert found["b"] > found["a"] > 0


def row_of(raw: list[Fraction], place: int) -> list[Fraction]:
    if not any(raw):
        return [Fraction(1, 3)] * 3
    own, spread = sum(raw), Fraction(1, 2)
    total = sum(raw) + own + spread
    return [(a + (own if j == place else 0) + spread / 3) / total for j, a in enumerate(raw)]


def inverse(matrix: Exact) -> Exact:
    """Gauss and Jordan, on fractions."""
    n = len(matrix)
    both = [[*row, *(Fraction(int(i == j)) for j in range(n))] for i, row in enumerate(matrix)]
    for k in range(n):
        both[k] = [value / both[k][k] for value in both[k]]
        for i in range(n):
            if i != k:
                both[i] = [x - both[i][k] * y for x, y in zip(both[i], both[k], strict=True)]
    return [row[n:] for row in both]


def test_an_undirected_link_stands_for_both_directions() -> None:
    once = influences("a>b", undirected=True)
    tables = {"contacts": people("a", "b", "c"), "influences": once}
    both = {"contacts": people("a", "b", "c"), "influences": influences("a>b", "b>a")}
    first, second = Decision.of(account_graph(tables)), Decision.of(account_graph(both))
    assert first.matrix.dense().tolist() == second.matrix.dense().tolist()


def test_two_kinds_between_two_people_are_summed() -> None:
    rows = [*influences("a>b", kind="advice"), *influences("a>b", kind="trust", weight=2.0)]
    decision = Decision.of(account_graph({"contacts": people("a", "b"), "influences": rows}))
    assert decision.listening.raw.toarray().tolist() == [[0, 0], [3, 0]]
    assert decision.listening.unit == 3.0


def test_messages_alone_are_measured_by_themselves() -> None:
    rows = [{"at": "2026-06-30", "sender": "a", "recipient": "b", "count": 3.0}]
    decision = Decision.of(account_graph({"contacts": people("a", "b"), "communications": rows}))
    raw = decision.listening.raw.toarray()
    # log 4 and log 2.5, whose median is m, so nothing is scaled.
    assert raw[0, 1] == pytest.approx(1.3862943611198906)
    assert raw[1, 0] == pytest.approx(0.9162907318741551)
    assert decision.listening.unit == pytest.approx((raw[0, 1] + raw[1, 0]) / 2)


def test_stale_messages_fade() -> None:
    def heard(at: str) -> float:
        rows = [{"at": at, "sender": "a", "recipient": "b"}]
        tables = {
            "contacts": people("a", "b", "c"),
            "influences": influences("c>a"),
            "communications": rows,
        }
        return float(Decision.of(account_graph(tables)).listening.raw.toarray()[0, 1])

    fresh, quarter_old, year_old = heard("2026-06-30"), heard("2026-04-01"), heard("2025-06-30")
    assert fresh > quarter_old > year_old > 0
    # Of log 2 and log 1.5, scaled so that their median is 1; 90 days: log 1.5 of the same.
    assert quarter_old / fresh == pytest.approx(0.5849625007211562)


def test_reporting_lines_are_weak_and_dotted_ones_half_as_strong() -> None:
    rows = [
        {"id": "a", "name": "A"},
        {"id": "b", "name": "B", "reports_to": "a"},
        {"id": "c", "name": "C", "dotted_to": "a"},
    ]
    tables = {"contacts": rows, "influences": influences("b>c", weight=4.0)}
    raw = Decision.of(account_graph(tables)).listening.raw.toarray()
    assert raw.tolist() == [[0, 1.0, 0.5], [2.0, 0, 0], [1.0, 4.0, 0]]
