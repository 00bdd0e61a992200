"""What relieving each pain does to the decision, and the keystone pain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.answer import ContactName, Named, Part
from graph.analysis.pains.network import PainNetwork
from graph.analysis.pains.propagation import Propagation

LEAST_FALL = 1e-9
"""Smaller ones are nothing but rounding."""
CHAIN_ROLES = frozenset("ADSE")


class Relieved(Part):
    """Somebody with a say whose pain gets less likely: by how much, and their decision power."""

    contact: ContactName
    pain: Named
    roles: tuple[str, ...]
    power: float
    fall: float


@dataclass(frozen=True)
class Reliefs:
    """What the decision feels, and what it would feel without each pain.

    Parameters
    ----------
    pains
        The pains.
    propagation
        How likely each is.
    """

    pains: PainNetwork
    propagation: Propagation

    @cached_property
    def burden(self) -> float:
        """The severity that is felt, weighted by decision power: Σ b · severity · P."""
        return float(self.pains.weight @ self.propagation.probability)

    @cached_property
    def falls(self) -> tuple[Mapping[int, float], ...]:
        """By how much each pain gets less likely, for each that is relieved."""
        return tuple(self.propagation.falls(pain) for pain in range(len(self.pains.pains)))

    def relief(self, pain: int) -> float:
        """Return how much of the burden relieving a pain takes away."""
        weight = self.pains.weight
        return float(sum(weight[one] * fall for one, fall in self.falls[pain].items()))

    @cached_property
    def ranked(self) -> tuple[int, ...]:
        """The pains by falling relief, then by how much they hurt, then by id."""
        felt = self.pains.severity * self.propagation.probability
        return tuple(
            sorted(
                range(len(self.pains.pains)),
                key=lambda pain: (
                    -round(self.relief(pain), 12),
                    -round(float(felt[pain]), 12),
                    self.pains.pains[pain]["id"],
                ),
            )
        )

    @cached_property
    def keystone(self) -> int | None:
        """The pain whose relief takes away most; None where nobody with power feels any."""
        return self._first(self.ranked)

    @cached_property
    def best_for_us(self) -> int | None:
        """The same among the pains that something of ours relieves."""
        return self._first(pain for pain in self.ranked if self.pains.can_relieve(pain))

    def relieved(self, pain: int) -> tuple[Relieved, ...]:
        """Return whose pain falls, of those with a say: by falling weight in the decision."""
        touched = [one for one, fall in self.falls[pain].items() if fall > LEAST_FALL]
        found = [self._relieved(one, self.falls[pain][one]) for one in touched]
        counted = [one for one in found if one.power > 0 or CHAIN_ROLES & set(one.roles)]
        return tuple(sorted(counted, key=lambda one: (-one.power, -one.fall, one.pain.id)))

    def power_touched(self, pain: int) -> float:
        """Return the decision power of all whose pain falls."""
        powers = {one.contact.id: one.power for one in self.relieved(pain)}
        return min(sum(powers.values()), 1.0)

    def _first(self, ranked: Iterable[int]) -> int | None:
        best = next(iter(ranked), None)
        return best if best is not None and self.relief(best) > LEAST_FALL else None

    def _relieved(self, pain: int, fall: float) -> Relieved:
        return Relieved(
            contact=self.pains.owner(pain),
            pain=self.pains.named(pain),
            roles=self.pains.roles(pain),
            power=float(self.pains.power[pain]),
            fall=fall,
        )
