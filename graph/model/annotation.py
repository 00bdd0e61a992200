"""Annotations: notes that stay on the map."""

from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import ContactRef, Day, Id, ProjectRef, Text, Zh


class Annotation(Fact):
    """A note on the map: about a contact, or about the whole account; of a project, or of all."""

    id: Annotated[Id, Zh("编号")]
    text: Annotated[Text, Zh("内容")]
    contact: Annotated[ContactRef | None, Zh("联系人")] = None
    project: Annotated[ProjectRef | None, Zh("项目")] = None
    author: Annotated[Text | None, Zh("作者")] = None
    on: Annotated[Day | None, Zh("日期")] = None


ANNOTATIONS = Table("annotations", Annotation, "Annotation", "批注")
