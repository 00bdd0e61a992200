"""Sensitive notes: private facts about a contact, apart from everything else."""

from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import ContactRef, Day, Id, Text, Zh


class SensitiveNote(Fact):
    """A private fact (family, health, hobbies, faith …), why it is kept, and until when.

    It needs a permission of its own to read or write, is in no export by default, in no analysis
    ever, and is not shown from `expires_on` on. What law or tender rules protect is never kept.
    """

    id: Annotated[Id, Zh("编号")]
    contact: Annotated[ContactRef, Zh("联系人")]
    text: Annotated[Text, Zh("内容")]
    reason: Annotated[Text, Zh("保存原因")]
    expires_on: Annotated[Day, Zh("到期日期")]


SENSITIVE_NOTES = Table(
    "sensitive_notes", SensitiveNote, "SensitiveNote", "敏感信息", sensitive=True
)
