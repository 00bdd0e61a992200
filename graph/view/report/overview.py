"""Tables over all accounts, at the head of a report: how much was found where, the pipeline."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from graph.analysis.win.bands import BANDS
from graph.view.phrases import Language
from graph.view.report.model import AccountPart, ReportItem, ReportTable, TableRow
from graph.view.report.pipeline import money
from graph.view.report.section import share
from graph.view.report.words import report_word

PIPELINE = "win_rate"
UNKNOWN = "?"
_ORDER = {band: place for place, (band, _) in enumerate(BANDS)}


def tables(parts: Sequence[AccountPart], language: Language) -> tuple[ReportTable, ...]:
    """Return the tables of a report: its pipeline, if it has one, and its accounts if several.

    Parameters
    ----------
    parts
        The accounts' parts.
    language
        Of headings.
    """
    deals = [(part, item) for part in parts for item in part.items if item.kind == PIPELINE]
    found = [*_pipeline(deals, language)] if deals else []
    return (*found, _accounts(parts, language)) if len(parts) > 1 else tuple(found)


def _accounts(parts: Sequence[AccountPart], language: Language) -> ReportTable:
    return ReportTable(
        title=report_word("accounts", language),
        columns=_words(language, "account", "found", "is_new", "note"),
        rows=tuple(
            TableRow(
                cells=(
                    part.name,
                    str(len(part.items)),
                    str(sum(item.is_new for item in part.items)),
                    part.problem or _doubt(part),
                ),
                link=part.link,
            )
            for part in parts
        ),
        numbers=(1, 2),
    )


def _doubt(part: AccountPart) -> str:
    """Return what stands against an account's projects, or the evidence of it; each once."""
    problems = (one.problem for one in part.sections if one.problem is not None)
    reasons = (why for one in part.sections for why in one.reasons)
    return "; ".join(dict.fromkeys((*problems, *reasons)))


def _pipeline(
    deals: Sequence[tuple[AccountPart, ReportItem]], language: Language
) -> Iterator[ReportTable]:
    ordered = sorted(deals, key=lambda deal: _by_band(deal[1]))
    yield ReportTable(
        title=report_word("by_band", language),
        columns=_words(language, "band", "currency", "projects", "value", "weighted"),
        rows=tuple(_totals(ordered)),
        numbers=(2, 3, 4),
    )
    columns = ("project", "account", "band", "probability", "change_in_points", "value", "weighted")
    yield ReportTable(
        title=report_word("pipeline", language),
        columns=_words(language, *columns, "gaps"),
        rows=tuple(_deal(part, item) for part, item in ordered),
        numbers=(3, 4, 5, 6, 7),
    )


def _by_band(item: ReportItem) -> tuple[int, str, float, str]:
    """Order by band, then currency, then falling value."""
    band, value = item.values["band"], item.values["value"]
    place = _ORDER.get(band, len(_ORDER)) if isinstance(band, str) else len(_ORDER)  # type: ignore[call-overload]
    return place, str(item.values["currency"] or ""), -float(value or 0), item.id


def _totals(deals: Sequence[tuple[AccountPart, ReportItem]]) -> Iterator[TableRow]:
    """Yield the number, value and weighted value by band; currencies are never added up."""
    for (band, currency), some in groupby((item for _, item in deals), _group):
        items = list(some)
        cells = (
            band,
            currency,
            str(len(items)),
            _sum(items, "value"),
            _sum(items, "weighted"),
        )
        yield TableRow(cells=cells)


def _group(item: ReportItem) -> tuple[str, str]:
    return str(item.values["band"] or UNKNOWN), str(item.values["currency"] or "–")


def _sum(items: Sequence[ReportItem], name: str) -> str:
    """Return a sum over those of which the number is known; a dash where it is of none."""
    known = [value for item in items if isinstance(value := item.values[name], int | float)]
    return money(sum(known), None) if known else "–"


def _deal(part: AccountPart, item: ReportItem) -> TableRow:
    values = item.values
    band, before = values["band"] or UNKNOWN, values["band_then"] or UNKNOWN
    moved = values["probability_then"] is not None and band != before
    cells = (
        item.name,
        part.name,
        f"{before} → {band}" if moved else str(band),
        share(_number(values["probability"])),
        "" if values["change"] is None else f"{100 * (_number(values['change']) or 0):+.1f}",
        _amount(values["value"], values["currency"]),
        _amount(values["weighted"], values["currency"]),
        str(values["gaps"]),
    )
    return TableRow(cells=cells, link=item.link)


def _amount(value: object, currency: object) -> str:
    return money(float(value), str(currency or "")) if isinstance(value, int | float) else "–"


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _words(language: Language, *keys: str) -> tuple[str, ...]:
    return tuple(report_word(key, language) for key in keys)
