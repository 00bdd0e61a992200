"""Every kind of signal described once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from graph.analysis.signals.aged import AgedParameters, fact_aged
from graph.analysis.signals.drift import DriftParameters, drifted
from graph.analysis.signals.levels import coach_left, level_fell
from graph.analysis.signals.signal import Compared, Signal, SignalParameters
from graph.analysis.signals.top import TopParameters, entered_top

P = TypeVar("P", bound=SignalParameters)


@dataclass(frozen=True)
class SignalKind(Generic[P]):
    """A kind of signal: its name, what it tells, what it is asked with, and how it is found."""

    name: str
    what: str
    zh: str
    parameters: type[P]
    function: Callable[[Compared, P], Iterator[Signal]]


_DESCRIBED: tuple[SignalKind[Any], ...] = (
    SignalKind("coach_left", "A coach has left.", "教练离开", SignalParameters, coach_left),
    SignalKind(
        "level_fell",
        "A key person's level has fallen.",
        "关键人层级下降",
        SignalParameters,
        level_fell,
    ),
    SignalKind(
        "entered_top",
        "Somebody is new among those who move the decision most.",
        "新进入决策影响力前列",
        TopParameters,
        entered_top,
    ),
    SignalKind(
        "fact_aged",
        "A fact that the win rate rests on is old.",
        "赢率所依据的事实过旧",
        AgedParameters,
        fact_aged,
    ),
    SignalKind(
        "chain_drift",
        "A decision chain is not as it was.",
        "决策链变化",
        DriftParameters,
        drifted,
    ),
)
SIGNALS: Mapping[str, SignalKind[Any]] = {kind.name: kind for kind in _DESCRIBED}
