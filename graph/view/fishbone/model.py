"""What a fishbone is, as JSON for any front end: the facts of one project's decision."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.analysis.access.introductions import PathPerson
from graph.analysis.chain.steps import State
from graph.analysis.win.bands import Band
from graph.stances import Level
from graph.view.phrases import Language
from graph.view.power_map.influence_lines import InfluenceLine
from graph.view.power_map.model import MapPerson, MapProject

RibKind = Literal["technical", "commercial", "overall", "outside", "without_role", "line_unknown"]
AlarmKind = Literal["opposed", "uncontacted", "single_path"]
FishChange = Literal["appeared", "gone", "role", "level", "target"]
Missing = Literal["no_people", "no_project", "no_roles", "no_steps", "no_approver", "no_decider"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class FishNote(_Part):
    """A small bone: a pain or need, the competitor whom they back, or what is next with them."""

    kind: Literal["pain", "need", "rival", "action"]
    text: str


class FishPerson(MapPerson):
    """A person on a bone.

    `step` is where they act, `stance` x between us and the competitors, `target` the level that
    is wanted (null: nobody recorded one). `alarms` are the red marks, `changes` what is not as on
    the fishbone of the other date, where one is drawn beside.
    """

    step: int | None
    stance: float | None
    target: Level | None
    is_pointer: bool
    notes: tuple[FishNote, ...]
    alarms: tuple[AlarmKind, ...]
    changes: tuple[FishChange, ...] = ()


class FishStep(_Part):
    """A step on the spine; `is_empty`: nobody acts at it."""

    order: int
    name: str
    short_name: str
    unit: str | None
    on: date | None
    state: State
    overdue: bool
    is_empty: bool


class FishRib(_Part):
    """One department on one line of the decision, and who is on it, the most senior first.

    `unit` is its name in the picture's language (null: not recorded), `step` the one that it
    meets. `ghosts` are drawn on another rib; `left_out` are in the table alone.
    """

    id: str
    kind: RibKind
    unit: str | None
    side: Literal["upper", "lower"]
    step: int | None
    people: tuple[str, ...]
    ghosts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class FishHead(_Part):
    """The decision: when, how much, how likely ours; three readings, never averaged."""

    closes_on: date | None
    value: float | None
    currency: str | None
    band: Band | None
    probability: float | None
    interval: tuple[float, float] | None
    sheet: float | None
    estimate: float | None
    approvers: tuple[str, ...]


class FishPath(_Part):
    """The access path: from our colleague through the introducers to the target."""

    target: str
    reliability: float
    people: tuple[PathPerson, ...]


class FishMessage(_Part):
    """Who tells us: a coach or pointer, and the colleague of ours who hears it."""

    contact: str
    colleague: str


class FishOpposer(_Part):
    """Somebody whose stance is against us, and what does us more good (null: neither)."""

    contact: str
    name: str
    better: Literal["convert", "isolate"] | None


class FishFoot(_Part):
    """Counts of those with a role by level; Σ b·x; the share of them who were met lately."""

    levels: dict[Level, int]
    support: float | None
    coverage: float | None
    met_within_days: int
    opposers: tuple[FishOpposer, ...]


class FishRow(_Part):
    """A row of the decision-chain analysis table (客户决策链分析表): one role of one person.

    What nobody recorded is null. `path` is how we reach them; needs are apart by scope.
    """

    contact: str
    step: str | None
    line: str | None
    unit: str | None
    name: str
    title: str | None
    role: str | None
    weight: float | None
    veto: bool | None
    level: Level
    rivals: str | None
    target: Level | None
    criteria: str | None
    pains: str | None
    enterprise_needs: str | None
    personal_needs: str | None
    influences: str | None
    listens_to: str | None
    owner: str | None
    path: str | None
    last_contact: date | None
    next_action: str | None
    confidence: float | None
    source: str | None
    marks: str | None


class Fishbone(_Part):
    """One project's decision as a fishbone (鱼骨图), at one date.

    `missing` says what is not recorded and would be drawn; `folded` counts people of departments
    beyond those drawn: they are in the table alone. `then` is the same project at another date,
    where that was asked for: with the same ribs in the same order.
    """

    account: str
    account_name: str
    project: MapProject | None
    as_of: date
    believed_at: datetime | None
    version: int
    language: Language
    head: FishHead
    steps: tuple[FishStep, ...]
    ribs: tuple[FishRib, ...]
    folded: int
    people: dict[str, FishPerson]
    colleagues: dict[str, str]
    influences: tuple[InfluenceLine, ...]
    path: FishPath | None
    messages: tuple[FishMessage, ...]
    foot: FishFoot
    missing: tuple[Missing, ...]
    rows: tuple[FishRow, ...]
    then: "Fishbone | None" = None
