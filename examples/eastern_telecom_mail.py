"""Two years of messages inside Eastern Telecom: counts a month, drawn from people's habits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bundle_csv import Row
from eastern_telecom_draw import MONTHS, between, poisson, seeded
from eastern_telecom_writing import FANS, FAVOURITE, WRITING

COUNTING_DAY = 28  # a month's counts carry this day
HOLIDAYS = {"01": 0.9, "02": 0.6, "08": 0.9, "10": 0.8}  # quieter months
STRANGERS = 55  # pairs across departments who write now and then
BY_HAND = {"lu_zhengyang", "he_jing", "fan_rui", FAVOURITE}  # beside their lines, nothing drawn


@dataclass(frozen=True)
class Habit:
    """One person writes to another: messages a month at full rate, when, and how."""

    sender: str
    recipient: str
    rate: float
    kind: str
    first: str = MONTHS[0]
    last: str = MONTHS[-1]
    shape: str = ""

    def level(self, month: str) -> float:
        """How much of the full rate a month sees: all, growing (ramp) or shrinking (fade)."""
        if not self.first <= month <= self.last:
            return 0.0
        begin, end = MONTHS.index(self.first), MONTHS.index(self.last)
        passed = (MONTHS.index(month) - begin) / max(1, end - begin)
        return {"ramp": 0.4 + 0.6 * passed, "fade": 1.0 - 0.8 * passed}.get(self.shape, 1.0)


def _both(one: str, other: str, there: float, back: float, kind: str, **when: str) -> list[Habit]:
    ways = ((one, other, there), (other, one, back))
    return [Habit(sender, to, rate, kind, **when) for sender, to, rate in ways if rate]


def _written_down() -> Iterator[Habit]:
    """The pairs noted by hand, and the crowd around the favourite."""
    for w in WRITING:
        when = {name: w[name] for name in ("first", "last", "shape") if w[name]}
        kind = "chat" if float(w["there"]) >= 5 else "email"
        yield from _both(w["one"], w["other"], float(w["there"]), float(w["back"]), kind, **when)
    for fan in FANS:
        rate = float(fan["rate"])
        yield from _both(fan["contact"], FAVOURITE, rate, rate * 2 / 3, "chat")


def _lines(random: Random, people: Sequence[Row]) -> Iterator[Habit]:
    """Everybody writes to the manager, and less to the dotted one; each is answered."""
    for person in people:
        for column, low, high in (("reports_to", 6.0, 10.0), ("dotted_to", 1.5, 3.0)):
            if person[column]:
                rate = between(random, low, high)
                yield from _both(person["id"], person[column], rate, rate * 0.6, "email")


def _mates(random: Random, people: Sequence[Row]) -> Iterator[Habit]:
    """Some of those with the same manager chat, and some of them also send mail."""
    pairs = [(one, other) for one in people for other in people if one["id"] < other["id"]]
    for one, other in pairs:
        if one["reports_to"] != other["reports_to"] or random.random() < 0.25:
            continue
        rate = between(random, 1.5, 5.0)
        yield from _both(one["id"], other["id"], rate, rate, "chat")
        if random.random() < 0.3:
            yield from _both(one["id"], other["id"], rate / 2, rate / 2, "email")


def _strangers(random: Random, people: Sequence[Row]) -> Iterator[Habit]:
    """A few pairs across departments."""
    for one in people:
        for other in people:
            apart = one["id"] < other["id"] and one["unit"] != other["unit"]
            if apart and random.random() < STRANGERS * 2 / len(people) ** 2:
                rate = between(random, 0.4, 1.0)
                yield from _both(one["id"], other["id"], rate, rate, "email")


def _habits(people: Sequence[Row]) -> list[Habit]:
    """All habits; a pair follows the first source that knows it."""
    random = seeded("habits")
    inside = [p for p in people if p["external"] == "false"]
    drawn = [p for p in inside if p["id"] not in BY_HAND]
    sources: tuple[Iterable[Habit], ...] = (
        _written_down(),
        _lines(random, inside),
        _mates(random, drawn),
        _strangers(random, drawn),
    )
    found: list[Habit] = []
    for source in sources:
        known = {frozenset((h.sender, h.recipient)) for h in found}
        found += [h for h in source if frozenset((h.sender, h.recipient)) not in known]
    return found


def _present(person: Row, month: str) -> bool:
    joined, left = person["joined_on"], person["left_on"]
    return joined[:7] <= month and (not left or month <= left[:7])


def _name(random: Random, person: Row, kind: str) -> str:
    """Chats know people by id; mail by one of their addresses, mostly the first."""
    if kind == "chat":
        return person["id"]
    first, *others = person["email"].split(";")
    return others[0] if others and random.random() < 0.3 else first


def communications(people: Sequence[Row]) -> list[Row]:
    """The rows of communications.csv, in order of time."""
    random = seeded("counts")
    by_id = {person["id"]: person for person in people}
    habits = _habits(people)
    found: list[Row] = []
    for month in MONTHS:
        for habit in habits:
            sender, recipient = by_id[habit.sender], by_id[habit.recipient]
            mean = habit.rate * habit.level(month) * HOLIDAYS.get(month[5:], 1.0)
            count = poisson(random, mean * between(random, 0.7, 1.3))
            if not count or not (_present(sender, month) and _present(recipient, month)):
                continue
            found.append(
                {
                    "at": f"{month}-{COUNTING_DAY}",
                    "sender": _name(random, sender, habit.kind),
                    "recipient": _name(random, recipient, habit.kind),
                    "count": str(count),
                    "kind": habit.kind,
                }
            )
    return found
