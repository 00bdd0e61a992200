"""Where a report's claims are read on: pages of the account, and its facts."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from graph.analysis.answer import Evidence, FactRef
from graph.view.evidence import in_words
from graph.view.phrases import Language
from graph.view.report.model import ReportLine


@dataclass(frozen=True)
class Links:
    """The addresses of one account's pages at a date.

    Parameters
    ----------
    base
        Where the pages are served, as ``https://sales.example``; empty: addresses are relative.
    account
        The account's id.
    as_of, language
        Of what the pages show.

    Examples
    --------
    >>> Links("", "acme", date(2026, 6, 30), "en").account_page
    '/accounts/acme?as_of=2026-06-30&lang=en'
    """

    base: str
    account: str
    as_of: date
    language: Language

    @property
    def account_page(self) -> str:
        """The account's own page."""
        return self._page("")

    def person(self, id_: str, project: str | None) -> str:
        """Return where a person stands on the power map."""
        return f"{self._page('/power-map', project)}#{urlencode({'person': id_})}"

    def project(self, id_: str | None) -> str:
        """Return a project's fishbone; without a project the account's page."""
        return self._page("/fishbone", id_) if id_ else self.account_page

    def fact(self, ref: FactRef) -> str:
        """Return where a fact is read."""
        account, key = quote(self.account, safe=""), quote(ref.key, safe="")
        return f"{self.base}/v1/accounts/{account}/{ref.table}/{key}"

    def line(self, evidence: Evidence, told: str = "") -> ReportLine:
        """Return evidence in words, linked to its facts."""
        text = in_words(evidence, self.language).text
        refs = dict.fromkeys(map(self.fact, evidence.refs))
        return ReportLine(text=text, links=tuple(refs), told=told)

    def _page(self, page: str, project: str | None = None) -> str:
        query = {"as_of": self.as_of.isoformat()} | ({"project": project} if project else {})
        path = f"{self.base}/accounts/{quote(self.account, safe='')}{page}"
        return f"{path}?{urlencode(query | {'lang': self.language})}"
