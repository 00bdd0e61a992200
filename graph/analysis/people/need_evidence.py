"""What is known and missing of people's needs, as evidence and questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.analysis.answer import Evidence
from graph.analysis.people.need_records import NeedRecords, is_of
from graph.analysis.resting_on import resting_on
from graph.model import Row
from graph.rules.needs import NeedKind
from graph.rules.rule_data import Wording


@dataclass(frozen=True)
class NeedEvidence:
    """Evidence and questions about needs.

    Parameters
    ----------
    records
        Everybody's needs; their rules have the texts.
    """

    records: NeedRecords

    def of_gap(self, person: Row, kinds: Sequence[NeedKind]) -> Evidence:
        """Return of which kinds nothing is recorded."""
        names = tuple(self.records.rules.kinds[kind] for kind in kinds)
        return resting_on("need_gap", "contacts", person, name=person["name"], need_kinds=names)

    def of_warning(self, person: Row) -> Evidence:
        """Return the personal needs of somebody of whose career nothing is recorded."""
        rows = [row for row in self.records.of(person["id"]) if is_of(row, "personal")]
        question = self.records.rules.kinds["career"].question
        return resting_on(
            "need_without_career",
            "needs",
            *rows,
            name=person["name"],
            count=len(rows),
            need_question=question,
        )

    def of_needs(self, person: Row) -> Iterator[Evidence]:
        """Yield each need, the open ones first, and what was asked without an answer."""
        rows = self.records.of(person["id"])
        yield from (self._need(person, row) for row in rows if self.records.is_open(row))
        for row in self.records.asked(person["id"]):
            kinds = self.records.rules.kinds
            names = tuple(kinds[kind] for kind in kinds if is_of(row, kind))
            values = {
                "need_text": row["text"],
                "need_kinds": names,
                "source": row.get("source", ""),
            }
            yield resting_on("need_asked", "needs", row, name=person["name"], **values)
        yield from (self._need(person, row) for row in rows if not self.records.is_open(row))

    def questions(self, person: Row, kinds: Sequence[NeedKind]) -> Iterator[Evidence]:
        """Yield what to ask about kinds of need."""
        for kind in kinds:
            question = self.records.rules.kinds[kind].question
            values = {"name": person["name"], "need_question": question}
            yield resting_on("ask_need", "contacts", person, **values)

    def without_scope(self, person: Row) -> Iterator[Evidence]:
        """Yield the needs of which nobody said whose they are."""
        for row in self.records.of(person["id"]):
            if "scope" not in row:
                values = {"name": person["name"], "need_text": row["text"]}
                yield resting_on("ask_need_scope", "needs", row, **values)

    def _need(self, person: Row, row: Row) -> Evidence:
        return resting_on(
            "need_open" if self.records.is_open(row) else "need_met",
            "needs",
            row,
            name=person["name"],
            need_text=row["text"],
            need_marks=self._marks(row),
            need_share=self._share(row),
            need_by=self._by(row),
            source=row.get("source", ""),
        )

    def _marks(self, row: Row) -> tuple[Wording | Evidence, ...]:
        """Return a need's place in the grid, as far as it is recorded."""
        rules = self.records.rules
        marks = [rules.kinds[kind] for kind in rules.kinds if is_of(row, kind)]
        found: list[Wording] = [rules.maslow[row["maslow"]]] if "maslow" in row else []
        found += marks
        found += [rules.visibility[row["visibility"]]] if "visibility" in row else []
        return tuple(found) or (Evidence(kind="need_of_no_kind"),)

    def _share(self, row: Row) -> tuple[Evidence, ...]:
        if "met" not in row:
            return (Evidence(kind="need_share_unknown"),)
        return (Evidence(kind="need_share", values={"share": row["met"]}),)

    def _by(self, row: Row) -> tuple[Evidence, ...]:
        if "met_by" not in row:
            return ()
        return (Evidence(kind="need_by", values={"need_means": row["met_by"]}),)
