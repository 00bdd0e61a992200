"""Roles: who has which part in a project's decision."""

from typing import Annotated, Literal

from graph.model import types
from graph.model.fact import Fact
from graph.model.table import Link, Table
from graph.model.types import ContactRef, Expects, Flag, ProjectRef, VotingWeight, Whole, Zh

Chain = Annotated[
    Literal["technical", "commercial", "overall", "outside"],
    Expects("one of technical, commercial, overall, outside"),
]


class Role(Fact):
    """A contact's part in a project: approver, decision maker, supporter, evaluator, influencer."""

    project: Annotated[ProjectRef, Zh("项目")]
    contact: Annotated[ContactRef, Zh("联系人")]
    role: Annotated[types.Role, Zh("角色")]
    weight: Annotated[VotingWeight | None, Zh("权重")] = None
    veto: Annotated[Flag | None, Zh("否决权")] = None
    chain: Annotated[Chain | None, Zh("决策线")] = None
    step: Annotated[Whole | None, Zh("步骤")] = None


ROLES = Table(
    "roles",
    Role,
    "Role",
    "决策角色",
    key=("project", "contact", "role"),
    link=Link("contact", "project", "PLAYS"),
)
