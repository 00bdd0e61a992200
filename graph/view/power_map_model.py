"""What a power map is, as JSON for any front end."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from graph.analysis.answer import Verdict
from graph.analysis.likelihood import Label
from graph.stances import Level
from graph.view.influence_lines import InfluenceLine
from graph.view.layout import Layout, Point
from graph.view.marks import RoleLetter
from graph.view.phrases import Language


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


class MapPerson(_Part):
    """A person with all marks; `short_name` and `short_title` are for a card."""

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
    external: bool
    new: bool
    last_contact: date | None
    days_since_contact: int | None
    coverage: int
    owner: MapColleague | None
    decision_power: float
    decision_influence: float
    formal_power: float


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


class PowerMap(_Part):
    """The organisation with power and relationship on it, at one date.

    `reasons` and `ask` say, in words, why there is not enough evidence and what to ask.
    """

    account: str
    name: str
    project: MapProject | None
    as_of: date
    believed_at: datetime | None
    version: int
    language: Language
    coverage: MapCoverage
    units: dict[str, MapUnit]
    people: tuple[MapPerson, ...]
    influences: tuple[InfluenceLine, ...]
    organisation: Layout
    influence: Layout
    seats: tuple[MapSeat, ...]
    groups: tuple[MapGroup, ...]
    is_rolled_up: bool = False
    verdict: Verdict
    reasons: tuple[str, ...]
    ask: tuple[str, ...]
    findings: tuple[MapFinding, ...]
