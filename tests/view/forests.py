"""Random organisations: any forest, units, people outside, ranks, influences."""

from typing import Any

from hypothesis import strategies as st

Tables = dict[str, list[dict[str, Any]]]
MOST_PEOPLE = 120


@st.composite
def organisations(draw: st.DrawFn, most: int = MOST_PEOPLE) -> Tables:
    """Draw contacts that report to earlier ones or nobody, and a few influences."""
    size = draw(st.integers(0, most))
    random = draw(st.randoms(use_true_random=False))
    shape = draw(st.sampled_from(["any", "flat", "chain", "loose"]))
    units = draw(st.integers(0, 6))
    contacts = [_contact(place, random, shape, units) for place in range(size)]
    influences = [
        {"from": f"p{one}", "to": f"p{other}", "weight": random.uniform(0.1, 3.0)}
        for one in range(size)
        for other in {random.randrange(size) for _ in range(draw(st.integers(0, 2)))} - {one}
    ]
    return {"contacts": contacts, "influences": influences}


def _contact(place: int, random: Any, shape: str, units: int) -> dict[str, Any]:
    contact: dict[str, Any] = {"id": f"p{place}", "name": f"Person {place}"}
    earlier = {"flat": 0, "chain": max(place - 1, 0)}.get(shape, random.randrange(max(place, 1)))
    if place and not (shape == "loose" and random.random() < 0.7):
        contact["reports_to"] = f"p{earlier}"
        contact["dotted_to"] = f"p{random.randrange(place)}"
    if random.random() < 0.1:
        contact["external"] = True
    if random.random() < 0.2:
        contact["rank"] = random.randint(1, 5)
    if units and random.random() < 0.9:
        contact["unit"] = f"u{random.randrange(units)}"
    return contact
