"""Where everybody stands: towards us, and towards the decision."""

from dataclasses import dataclass
from functools import cached_property

from graph.analysis.access.our_side import OurSide
from graph.analysis.decision import Decision
from graph.analysis.favour import Favours
from graph.analysis.voice_and_ear import VoiceAndEar


@dataclass(frozen=True)
class Standing:
    """What answers about people's relationship to us all read of a decision.

    Parameters
    ----------
    decision
        The decision.
    """

    decision: Decision

    @cached_property
    def side(self) -> OurSide:
        """Our colleagues."""
        return OurSide(self.decision.graph)

    @cached_property
    def favours(self) -> Favours:
        """What people said of everybody's level."""
        return Favours(self.decision, self.side)

    @cached_property
    def heard(self) -> VoiceAndEar:
        """Whom the decision hears, and who hears the decision."""
        return VoiceAndEar(self.decision)
