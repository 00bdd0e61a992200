"""Who told us: the source and the recorder of the facts that evidence rests on."""

from collections.abc import Sequence

from app.services.reports.sources import Sources
from graph.analysis.answer import Evidence
from graph.store import Change
from graph.view.report.words import report_word

MOST_TELLERS = 3


class Tellers:
    """Who told us what evidence rests on, by the ledger.

    Parameters
    ----------
    sources
        The account.
    evidence
        All that will be asked about, so that the ledger is read once.
    """

    def __init__(self, sources: Sources, evidence: Sequence[Evidence]) -> None:
        self._language = sources.language
        self._changes = sources.last_changes(evidence)

    def told(self, evidence: Evidence) -> str:
        """Return each fact's source and who recorded it when; of many the first three."""
        changes = [self._changes[ref] for ref in evidence.refs if ref in self._changes]
        texts = dict.fromkeys(map(self._teller, changes))
        return "; ".join([*texts][:MOST_TELLERS])

    def _teller(self, change: Change) -> str:
        row = change.after or change.before or {}
        source = row.get("source")
        by = {"actor": change.actor, "day": change.at.date().isoformat()}
        said = self._word("source", source=source) if source else self._word("no_source")
        return self._word("recorded_by", said=said, **by)

    def _word(self, key: str, **values: object) -> str:
        return report_word(key, self._language, **values)
