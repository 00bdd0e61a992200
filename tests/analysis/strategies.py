"""Small random accounts for Hypothesis."""

from typing import Any

from hypothesis import strategies as st

from graph.model import Row

PROJECT = "deal"
DAYS = ["2025-12-31", "2026-03-01", "2026-06-29", "2026-06-30", "2026-07-01"]
weights = st.floats(0.05, 20, allow_nan=False)
confidences = st.sampled_from([1.0, 1.0, 0.4, 0.05, 0.0])
validities = st.sampled_from(
    [
        {},
        {},
        {"valid_from": "2026-06-30"},
        {"valid_to": "2026-06-30"},
        {"valid_from": "2026-01-01", "valid_to": "2026-07-01"},
        {"valid_from": "2026-07-01"},
    ]
)
presences = st.sampled_from(
    [{}, {}, {}, {"joined_on": "2026-06-30"}, {"left_on": "2026-06-30"}, {"left_on": "2026-07-01"}]
)
Draw = Any


@st.composite
def contacts(draw: Draw, most: int = 7) -> list[Row]:
    """People with ranks or reporting lines upwards, dotted lines, absences, externals."""
    ids = [f"p{place}" for place in range(draw(st.integers(1, most)))]
    ranked = draw(st.booleans())
    found: list[Row] = []
    for place, id_ in enumerate(ids):
        row: Row = {"id": id_, "name": id_, **draw(presences), "confidence": draw(confidences)}
        row["external"] = draw(st.sampled_from([False, False, False, True]))
        if ranked and draw(st.booleans()):
            row["rank"] = draw(st.integers(1, 4))
        if place and draw(st.booleans()):
            row["reports_to"] = ids[draw(st.integers(0, place - 1))]
        if len(ids) > 1 and draw(st.integers(0, 3)) == 0:
            row["dotted_to"] = draw(st.sampled_from([other for other in ids if other != id_]))
        found.append(row)
    return found


@st.composite
def influences(draw: Draw, ids: list[str], most: int = 14) -> list[Row]:
    found: dict[Any, Row] = {}
    for _ in range(draw(st.integers(0, most)) if len(ids) > 1 else 0):
        begin = draw(st.sampled_from(ids))
        end = draw(st.sampled_from([id_ for id_ in ids if id_ != begin]))
        row: Row = {"from": begin, "to": end, "kind": draw(st.sampled_from(["advice", "trust"]))}
        row |= draw(validities)
        row |= {"weight": draw(weights), "confidence": draw(confidences)}
        row |= {"undirected": draw(st.booleans())}
        found[begin, end, row["kind"], row.get("valid_from")] = row
    return list(found.values())


@st.composite
def communications(draw: Draw, ids: list[str], most: int = 10) -> list[Row]:
    found: dict[Any, Row] = {}
    for _ in range(draw(st.integers(0, most))):
        row: Row = {"at": draw(st.sampled_from(DAYS))}
        row |= {"sender": draw(st.sampled_from(ids)), "recipient": draw(st.sampled_from(ids))}
        row |= {"count": draw(st.integers(1, 40)) + 0.0, "confidence": draw(confidences)}
        found[row["at"], row["sender"], row["recipient"]] = row
    return list(found.values())


@st.composite
def roles(draw: Draw, ids: list[str]) -> list[Row]:
    found: dict[Any, Row] = {}
    for _ in range(draw(st.integers(0, 6))):
        row: Row = {"project": PROJECT, "contact": draw(st.sampled_from(ids))}
        row["role"] = draw(st.sampled_from("ADSEI"))
        if draw(st.booleans()):
            row["weight"] = draw(st.integers(0, 5000)) / 1000
        if draw(st.booleans()):
            row["veto"] = draw(st.booleans())
        found[row["contact"], row["role"]] = row
    return list(found.values())


@st.composite
def accounts(draw: Draw, most: int = 7) -> dict[str, list[Row]]:
    """Whole accounts, with one open project or none."""
    people = draw(contacts(most))
    ids = [person["id"] for person in people]
    tables = {
        "contacts": people,
        "influences": draw(influences(ids)),
        "communications": draw(communications(ids)),
    }
    if draw(st.booleans()):
        tables["projects"] = [{"id": PROJECT, "name": "Deal"}]
        tables["roles"] = draw(roles(ids))
        if draw(st.booleans()):
            quota = draw(st.integers(1, 9000)) / 1000
            tables["rules"] = [{"project": PROJECT, "quota": quota}]
    return tables
