"""The rules of titles: what `titles.toml` must be, and what a title says of a role by it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from graph.rules.rule_data import RuleData, Wording

RoleLetter = Literal["A", "D", "S", "E", "I"]


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"this is no regular expression: {error}") from None
    return pattern


Pattern = Annotated[str, Field(min_length=1), AfterValidator(_compiles)]


class Patterns(RuleData):
    """Regular expressions for English and Chinese titles; either may be missing.

    An English one is whole words, in any case: `test` is found in "5GC Test Lead" and
    "测试TEST经理", not in "contest" or "latest".
    """

    en: Pattern | None = None
    zh: Pattern | None = None

    def all(self) -> Iterator["re.Pattern[str]"]:
        """Yield those that there are, compiled."""
        if self.en is not None:
            yield whole_words(self.en)
        if self.zh is not None:
            yield re.compile(self.zh)

    def found(self, title: str) -> str | None:
        """Return the first words of a title that one of them matches."""
        matches = (pattern.search(title) for pattern in self.all())
        return next((match.group().strip() for match in matches if match), None)


class AlsoRole(RuleData):
    """A second role that the title also means, and when."""

    role: RoleLetter
    when: Wording


class TitleRule(Patterns):
    """What a title suggests; of all rules the first that matches counts.

    `external` and `pointer` are suggestions too: that the person is outside the organisation, or
    knows the way. `when`: only then it is the role, otherwise it is `else`; nothing recorded
    says which, so both are suggested.
    """

    id: str = Field(min_length=1)
    role: RoleLetter | None = None
    confidence: Annotated[float, Field(gt=0, le=1)]
    external: bool = False
    pointer: bool = False
    when: Wording | None = None
    otherwise: Annotated[RoleLetter | None, Field(alias="else")] = None
    also: AlsoRole | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.en is None and self.zh is None:
            raise ValueError("expected a pattern: en, zh or both")
        if self.role is None and not self.pointer:
            raise ValueError("expected a role, or pointer = true")
        if (self.when is None) != (self.otherwise is None):
            raise ValueError("expected when and else together")
        return self


class TitleRules(RuleData):
    """All rules of titles. `ignore`: parts of a title that name a post which is not theirs."""

    ignore: Patterns
    titles: tuple[TitleRule, ...]

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [rule.id for rule in self.titles]
        if twice := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            raise ValueError(f"titles: the id {twice[0]} is there twice")
        return self

    def own_post(self, title: str) -> str:
        """Return a title without the posts that it only mentions."""
        for pattern in self.ignore.all():
            title = pattern.sub(" ", title)
        return title

    def matching(self, title: str) -> tuple[TitleRule, str] | None:
        """Return the first rule that a title matches, and the words that did."""
        post = self.own_post(title)
        found = ((rule, rule.found(post)) for rule in self.titles)
        return next(((rule, words) for rule, words in found if words is not None), None)


@cache
def whole_words(pattern: str) -> "re.Pattern[str]":
    """Return a pattern that is found as whole Latin words only.

    Examples
    --------
    >>> bool(whole_words("test").search("5G测试TEST")), bool(whole_words("test").search("contest"))
    (True, False)
    """
    return re.compile(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", re.IGNORECASE)
