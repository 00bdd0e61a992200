"""What if: an analysis on a changed copy of an account, beside the present answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.services.access import Access
from app.services.analyse import ReadGraph, decision_of, echoed, listed, read_graph, result_of
from app.services.changed_copy import Changes, changed_copy
from graph.account_graph import AccountGraph
from graph.analysis.answer import Result
from graph.analysis.decision import Decision, WhichProject
from graph.analysis.fragility.differences import Differences, differences
from graph.analysis.parameters import Parameters
from graph.analysis.registry import ANALYSES
from graph.columns import graph_at
from graph.errors import InvalidInput, NotFound
from graph.progress import Progress, quiet
from graph.view.answer import Answer, answer, which_project
from graph.view.phrases import Language
from graph.view.what_if import WhatIf

Ask = Callable[[Decision, Parameters], Result]


def what_if(
    access: Access,
    account: str,
    name: str,
    parameters: Parameters,
    changes: Changes,
    language: Language,
    progress: Progress = quiet,
) -> WhatIf:
    """Return an analysis' answer on a changed copy of an account, beside the present one.

    It only reads: the copy is in memory and kept nowhere. With `believed_at` the changes are made
    to what was known then.

    Parameters
    ----------
    access
        Who asks.
    account
        The account's id.
    name
        The analysis' name in `ANALYSES`.
    parameters
        What both are asked with: an instance of the analysis' own parameters.
    changes
        What shall be otherwise.
    language
        Of all texts.
    progress
        Told how far it is.

    Raises
    ------
    InvalidRows
        With every bad row of the changes, as an import has it.
    NotFound
        If there is no such account, project or row to remove.
    InvalidInput
        If nothing is to be changed, or the analysis cannot answer before or after.
    """
    read = read_graph(access, account, parameters)
    copy = changed_copy(read.graph.history, changes, progress)
    question = _Question(access, name, parameters, language, progress)
    before = question.on(read.graph, question.kept(read))
    try:
        after = question.on(graph_at(copy.history, read.graph.as_of), question.anew)
    except (NotFound, InvalidInput) as error:
        raise InvalidInput(f"after the changes: {error}") from None
    return WhatIf(
        tables=copy.tables,
        present=before.answer,
        changed=after.answer,
        differences=question.differences(before.found, after.found),
    )


@dataclass(frozen=True, slots=True)
class _Answered:
    """An answer, and all that was found: also what is beyond the answer's limit."""

    answer: Answer[Any]
    found: Result


@dataclass(frozen=True, slots=True)
class _Question:
    """One question, to be asked of an account as it is and as it would be."""

    access: Access
    name: str
    parameters: Parameters
    language: Language
    progress: Progress

    def on(self, graph: AccountGraph, ask: Ask) -> _Answered:
        asked = echoed(self.parameters, graph)
        beside = ANALYSES[self.name].beside
        try:
            decision = decision_of(self.access, graph, self.name, self.parameters)
        except WhichProject as which:
            asking = which_project(graph, which, asked, self.language, beside)
            nothing = Result(
                items=(),
                beside=beside() if beside else None,
                verdict=asking.verdict,
                reasons=asking.reasons,
            )
            return _Answered(asking, nothing)
        found = ask(decision, self.parameters.widest())
        shown = listed(self._as_asked(found, decision, ask), self.parameters)
        return _Answered(answer(decision, shown, asked, self.language, beside), found)

    def _as_asked(self, found: Result, decision: Decision, ask: Ask) -> Result:
        """Return what is found as asked; of the widest result where that has but more items."""
        is_longer_only = not found.is_limited and found.beside is None
        if is_longer_only or self.parameters == self.parameters.widest():
            return found
        return ask(decision, self.parameters)

    def kept(self, read: ReadGraph) -> Ask:
        """Return how the account as it is, is asked: what was found is kept for others."""
        return lambda decision, asked: result_of(
            self.access, read, decision, self.name, asked, self.progress
        )

    def anew(self, decision: Decision, asked: Parameters) -> Result:
        """Return what is found in a changed copy; it is kept for nobody."""
        return ANALYSES[self.name].function(decision, asked, self.progress)

    def differences(self, before: Result, after: Result) -> Differences:
        most = self.parameters.widest().limit
        is_cut = most is not None and max(len(before.items), len(after.items)) >= most
        return differences(
            before, after, limit=self.parameters.limit, compared=most if is_cut else None
        )
