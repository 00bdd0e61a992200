"""A text in both languages."""

from typing import NamedTuple


class Bilingual(NamedTuple):
    """A text that a rule file has in both languages; the view chooses.

    Examples
    --------
    >>> Bilingual("terms", "条款").zh
    '条款'
    """

    en: str
    zh: str
