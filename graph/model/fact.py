"""What every fact has: when it is valid, who says so, and how sure that is."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from graph.model.types import Day, Share, Text, Zh

ATTRIBUTE_PREFIX = "x_"
FURTHER_NAME = r"([^\x00-\x1f\x7f-\x9f]{0,190}[^\x00-\x1f\x7f-\x9f\s])?"
"""What may follow the prefix of a further column: one line, no space at its end."""
_NAME: TypeAdapter[str] = TypeAdapter(Annotated[str, Field(pattern=f"^[a-z]+[_:]{FURTHER_NAME}$")])
_TEXT: TypeAdapter[str] = TypeAdapter(Text)


class Fact(BaseModel):
    """A fact about an account, valid in [valid_from, valid_to) (dates, UTC).

    Columns that begin with `x_` are kept as text attributes; others that the model does
    not know are refused.
    """

    model_config = ConfigDict(extra="allow", populate_by_name=False, frozen=True)
    prefixes: ClassVar[tuple[str, ...]] = (ATTRIBUTE_PREFIX,)
    """How further columns may begin."""
    orders: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of date columns of which the first may not be later than the second."""

    valid_from: Annotated[Day | None, Zh("生效日期")] = None
    valid_to: Annotated[Day | None, Zh("失效日期")] = None
    source: Annotated[Text | None, Zh("来源")] = None
    confidence: Annotated[Share, Zh("置信度")] = 1.0

    @classmethod
    def further_problem(cls, name: str, value: Any) -> str | None:
        """Return what is wrong with a column that the model does not have, or None."""
        if not name.startswith(cls.prefixes):
            known = ", ".join(field.alias or name for name, field in cls.model_fields.items())
            beginnings = " or ".join(cls.prefixes)
            return f"unknown column: expected one of {known}, or a name beginning {beginnings}"
        try:
            _NAME.validate_python(name)
            _TEXT.validate_python(value)
        except ValidationError:
            return (
                "expected text in a further column, under a name of at most 190 characters "
                "without a space at its end"
            )
        return None

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield (column, problem) for what no single column can show."""
        if self.valid_from and self.valid_to and self.valid_to <= self.valid_from:
            yield "valid_to", f"expected a date after valid_from ({self.valid_from})"
        for first, second in self.orders:
            begin, end = getattr(self, first), getattr(self, second)
            if begin and end and end < begin:
                yield second, f"expected a date not before {first} ({begin})"
