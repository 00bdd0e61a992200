"""How an analysis is described."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.analysis.answer import Item, Part, Result
from graph.analysis.decision import Decision
from graph.analysis.parameters import Parameters
from graph.progress import Progress

P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True)
class Analysis(Generic[P]):
    """An analysis: its name in URLs and commands, what it answers, and how.

    `beside` is the model of what its answer has beside the items, if anything; made without
    values it says that nothing is known. `every_project`: where no project is named it answers
    for every open one. `uses_tenant`: it rests on the tenant's other accounts too.
    """

    name: str
    what: str
    zh: str
    parameters: type[P]
    finding: type[Item]
    function: Callable[[Decision, P, Progress], Result]
    beside: type[Part] | None = None
    every_project: bool = False
    uses_tenant: bool = False
