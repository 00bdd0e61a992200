"""The whole power map as one model: its parts, lines, layouts, findings, changes and styles."""

from collections.abc import Mapping
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from graph.analysis.answer import Verdict
from graph.view.layout.layout import Layout
from graph.view.phrases import Language
from graph.view.power_map.changes import MapComparison
from graph.view.power_map.influence_lines import InfluenceLine
from graph.view.power_map.model import (
    MapCoverage,
    MapFinding,
    MapGroup,
    MapNote,
    MapPerson,
    MapProject,
    MapSeat,
    MapUnit,
)
from graph.view.power_map.styles import MapStyles
from graph.view.power_map.ties import MapTie


class PowerMap(BaseModel):
    """The organisation with power and relationship on it, at one date.

    `reasons` and `ask` say, in words, why there is not enough evidence and what to ask. `advice`
    has texts by contact. `comparison` is there where another date was asked for; the layouts
    then hold everybody of both dates.
    """

    model_config = ConfigDict(frozen=True)

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
    ties: tuple[MapTie, ...] = ()
    organisation: Layout
    influence: Layout
    seats: tuple[MapSeat, ...]
    groups: tuple[MapGroup, ...]
    is_rolled_up: bool = False
    verdict: Verdict
    reasons: tuple[str, ...]
    ask: tuple[str, ...]
    findings: tuple[MapFinding, ...]
    annotations: tuple[MapNote, ...]
    advice: Mapping[str, tuple[str, ...]]
    comparison: MapComparison | None
    styles: MapStyles
