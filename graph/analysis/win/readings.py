"""Three readings of one project side by side, never averaged: model, sheet, and the seller's."""

from collections.abc import Iterator
from itertools import combinations

from graph.analysis.answer import Evidence
from graph.analysis.resting_on import resting_on
from graph.analysis.win.bands import Band, band_of, bands_apart
from graph.analysis.win.sheet import WinSheet
from graph.bilingual import Bilingual
from graph.model import Row

MODEL = Bilingual("the model of its people", "人员模型")
SHEET = Bilingual("the win sheet", "赢率评估表")
SELLER = Bilingual("the seller's estimate", "销售预估")


def gaps(
    project: Row, model: Band | None, sheet: WinSheet | None, least: int
) -> Iterator[Evidence]:
    """Yield each two readings that are so many bands or more apart.

    Parameters
    ----------
    project
        The project; its `estimate` is the seller's reading.
    model
        The model's band; None: too little is known.
    sheet
        The win sheet.
    least
        From how many bands on it is a finding.
    """
    estimate = project.get("estimate")
    readings = (
        (MODEL, model),
        (SHEET, sheet.band if sheet else None),
        (SELLER, band_of(estimate) if estimate is not None else None),
    )
    for (one, first), (other, second) in combinations(readings, 2):
        if first and second and (apart := bands_apart(first, second)) >= least:
            values = {"one": one, "first": first, "other": other, "second": second}
            yield resting_on("gap", "projects", project, apart=apart, **values)
