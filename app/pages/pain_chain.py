"""The pain chain as one page: the picture, and a table with the same facts."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from app.pages.templates import templates
from graph.view.answer import Answer
from graph.view.evidence import percent, reason_in_words
from graph.view.phrases import Language
from graph.view.pictures.pain_page_words import pain_phrase
from graph.view.pictures.pain_picture import pain_picture
from graph.view.scene.svg import svg

KEPT = ("as_of", "believed_at", "project", "body")
"""What a link to another page takes along."""


def pain_chain_page(name: str, found: Answer[Any], language: Language) -> str:
    """Return the page of an account's pain chain as HTML that needs nothing else.

    Parameters
    ----------
    name
        The account's.
    found
        The answer of `pain-chain`, in the language.
    language
        Of the page's own words.
    """
    answer: Any = found
    keystone = answer.keystone.pain.id if answer.keystone else None
    drawn = svg(pain_picture(name, answer.items, keystone, language)) if answer.items else ""
    other: Language = "en" if language == "zh" else "zh"
    return (
        templates()
        .get_template("pain_chain.html.j2")
        .render(
            name=name,
            answer=answer,
            language=language,
            keystone=keystone,
            picture=Markup(drawn),  # noqa: S704 (drawn by us, its texts escaped)
            reasons=[reason_in_words(reason, language) for reason in answer.reasons],
            word=partial(pain_phrase, language=language),
            percent=percent,
            account_url=_url(answer.account, "", answer.parameters, language),
            other_url=_url(answer.account, "/pain-chain", answer.parameters, other),
        )
    )


def _url(account: str, page: str, asked: Mapping[str, Any], language: Language) -> str:
    query = {name: asked[name] for name in KEPT if name in asked} | {"lang": language}
    return f"/accounts/{quote(account, safe='')}{page}?{urlencode(query)}"
