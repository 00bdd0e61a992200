"""What other analyses add to a map: who rises, who knows the way, what to do about whom."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from graph.view.power_map.model import MapPerson


@dataclass(frozen=True)
class MapBeside:
    """What other analyses found, by contact.

    Parameters
    ----------
    rising, pointers
        Ids of rising stars and of pointers.
    advice
        What to do about people, in words, by contact.
    """

    rising: Collection[str] = frozenset()
    pointers: Collection[str] = frozenset()
    advice: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def marked(self, person: MapPerson) -> MapPerson:
        """Return a person with the marks of these findings."""
        marks = {"is_rising": person.id in self.rising, "is_pointer": person.id in self.pointers}
        return person.model_copy(update=marks)
