"""Ratings: the six dimensions by which a relationship level is judged."""

from typing import Annotated, Literal

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import ContactRef, Day, Expects, ProjectRef, Text, Zh
from graph.model.types import Rating as Score

Dimension = Annotated[
    Literal[
        "competitive_attitude",
        "decision_support",
        "information_passing",
        "guidance",
        "participation",
        "acceptance",
    ],
    Expects(
        "one of competitive_attitude, decision_support, information_passing, guidance, "
        "participation, acceptance"
    ),
]


class Rating(Fact):
    """A contact's score in one of the six dimensions, from 0 to 4, with what it rests on."""

    contact: Annotated[ContactRef, Zh("联系人")]
    dimension: Annotated[Dimension, Zh("维度")]
    score: Annotated[Score, Zh("评分")]
    project: Annotated[ProjectRef | None, Zh("项目")] = None
    on: Annotated[Day | None, Zh("日期")] = None
    evidence: Annotated[Text | None, Zh("依据")] = None


RATINGS = Table("ratings", Rating, "Rating", "评分", key=("contact", "dimension", "project", "on"))
