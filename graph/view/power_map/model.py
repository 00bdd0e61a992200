"""The parts of a power map, as JSON for any front end."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.analysis.likelihood import Label
from graph.stances import Level
from graph.view.layout.layout import Point
from graph.view.power_map.marks import RoleLetter


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class MapColleague(_Part):
    """A colleague of ours."""

    id: str
    name: str
    initials: str


class MapCompetitor(_Part):
    """A competitor whom a person backs, and how much."""

    id: str
    name: str
    initials: str
    level: Level


class MapStanding(_Part):
    """Where a person stood at a window's end: the percentile of their decision influence."""

    as_of: date
    percentile: float


class MapStep(_Part):
    """Somebody on the way to a person: a colleague of ours, or a contact."""

    kind: Literal["colleague", "contact"]
    id: str
    name: str


class MapAccess(_Part):
    """The most reliable access path from us: the product of its introductions, and who is on it."""

    reliability: float
    steps: tuple[MapStep, ...]


class MapNote(_Part):
    """A note that stays on the map; without a contact it is about the whole account."""

    id: str
    text: str
    contact: str | None
    project: str | None
    author: str | None
    on: date | None


class MapPerson(_Part):
    """A person with all marks; `short_name` and `short_title` are for a card.

    `leaving` is the day from which they are known to be gone. `access` is the best way from us,
    None where there is none; `trajectory` is their standing over the windows of the rising stars,
    the earliest first.
    """

    id: str
    name: str
    title: str | None
    short_name: str
    short_title: str
    unit: str | None
    manager: str | None
    dotted_manager: str | None
    role: RoleLetter | None
    level: Level
    competitors: tuple[MapCompetitor, ...]
    is_hidden: bool
    is_rising: bool = False
    is_pointer: bool = False
    external: bool
    party_class: str | None
    new: bool
    leaving: date | None = None
    last_contact: date | None
    days_since_contact: int | None
    coverage: int
    owner: MapColleague | None
    decision_power: float
    decision_influence: float
    formal_power: float
    access: MapAccess | None
    trajectory: tuple[MapStanding, ...]


class MapThrough(_Part):
    """Through whom: a member of the decision body, the share, and the people on the way."""

    contact: str
    share: float
    chain: tuple[str, ...]


class MapFinding(_Part):
    """A hidden decision maker: the evidence in words; ringed where the map names them."""

    rank: int
    contact: str
    score: float
    probability: float
    rank_interval: tuple[int, int]
    label: Label
    is_ringed: bool
    evidence: tuple[str, ...]
    through: tuple[MapThrough, ...]


class MapGroup(_Part):
    """People shown together while a large map is rolled up, and the strongest of them.

    `unit` is null where nobody has a unit: then those stand together who listen to each other.
    """

    unit: str | None
    people: tuple[str, ...]
    strongest: tuple[str, ...]


class MapSeat(_Part):
    """An empty seat of the project: a role that nobody has, or a step at which nobody acts."""

    role: RoleLetter | None
    step: int | None
    words: str
    organisation: Point
    influence: Point


class MapProject(_Part):
    """The project whose decision the map shows."""

    id: str
    name: str


class MapUnit(_Part):
    """A department; `short_name` is in the map's language where the name is in two."""

    name: str
    short_name: str


class MapCoverage(_Part):
    """How much of the account is known; `words` is a sentence for people."""

    people: int
    heard: int
    power_unknown: float
    words: str
