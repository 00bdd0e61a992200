"""Trust: the four factors of the McKinsey formula, between a contact and a colleague."""

from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Link, Table
from graph.model.types import ContactRef, Day, Id, Ref, TrustFactor, Zh


class Trust(Fact):
    """How far a contact trusts a colleague, by four factors from 1 to 10."""

    contact: Annotated[ContactRef, Zh("联系人")]
    colleague: Annotated[Id, Ref("colleagues", "COLLEAGUE"), Zh("我司人员")]
    reliability: Annotated[TrustFactor, Zh("可靠性")]
    credibility: Annotated[TrustFactor, Zh("资质能力")]
    intimacy: Annotated[TrustFactor, Zh("亲近程度")]
    self_orientation: Annotated[TrustFactor, Zh("自我取向")]
    on: Annotated[Day | None, Zh("日期")] = None


TRUST = Table(
    "trust",
    Trust,
    "Trust",
    "信任",
    key=("contact", "colleague", "on"),
    link=Link("contact", "colleague", "TRUSTS"),
)
