"""What the pain chain's answer is made of."""

from datetime import date
from typing import Literal

from graph.analysis.answer import ContactName, Evidence, Item, Named, Part
from graph.analysis.pains.checks import PainCheck
from graph.analysis.pains.reliefs import Relieved


class PainLink(Part):
    """A reason or an effect of a pain: whose it is, and how strongly the one causes the other."""

    pain: Named
    contact: ContactName
    strength: float


class PainNoted(Part):
    """What was noted of a pain, and what follows from that alone.

    `likelihood`: that it is felt for reasons of its own. `is_old`: it must be confirmed again
    (null: it has no date).
    """

    severity: float
    likelihood: float
    on: date | None
    is_old: bool | None
    can_relieve: bool
    impact: str | None
    capability: str | None
    evidence: str | None
    source: str | None


class PainFelt(Item):
    """A pain; the score is the power-weighted severity that relieving it takes away.

    `probability`: that it is felt, with its causes; with the 5–95 % `interval` where that was
    sampled (null: exact). `power`: the decision power of who feels it. `power_touched`: that of all
    whose pain falls if this one is relieved.
    """

    contact: ContactName
    pain: Named
    roles: tuple[str, ...]
    score: float
    probability: float
    interval: tuple[float, float] | None
    power: float
    power_touched: float
    state: Literal["latent", "admitted", "vision"] | None
    is_hypothesis: bool
    noted: PainNoted
    reasons: tuple[PainLink, ...]
    effects: tuple[PainLink, ...]
    relieves: tuple[Relieved, ...]
    evidence: tuple[Evidence, ...] = ()

    @property
    def about(self) -> tuple[Named, ...]:
        """The pain."""
        return (self.pain,)


class Keystone(Part):
    """A pain whose relief takes away most of what the decision feels, and what falls thereby."""

    pain: Named
    contact: ContactName
    score: float
    evidence: tuple[Evidence, ...]


class PainBeside(Part):
    """Beside the pains: the keystone, the best that we can relieve, what is felt, the checks.

    `burden`: the severity that is felt, weighted by decision power: Σ b · severity · P.
    """

    keystone: Keystone | None = None
    best_for_us: Keystone | None = None
    burden: float | None = None
    checks: tuple[PainCheck, ...] = ()
