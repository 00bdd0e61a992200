"""The pages before the map: the tenant's accounts, and one account."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from app.pages.templates import templates
from graph.account_graph import AccountGraph
from graph.store.base import Account
from graph.view.answer import Answer
from graph.view.evidence import percent, reason_in_words
from graph.view.phrases import Language

WORDS: Mapping[str, tuple[str, str]] = {
    "accounts": ("Accounts", "客户"),
    "no_accounts": ("There are no accounts yet. Import one:", "还没有客户。导入一个："),
    "open_map": ("Open the power map", "打开组织权力地图"),
    "open_fishbone": ("Fishbone", "鱼骨图"),
    "open_trajectories": ("Rising stars", "明日之星"),
    "open_heat_map": ("Coverage by month", "按月接触覆盖"),
    "open_pains": ("Open the pain chain", "打开痛苦链"),
    "people": ("people", "人"),
    "projects": ("Projects", "销售项目"),
    "hidden": ("Hidden decision makers", "隐形决策者"),
    "share": ("decision influence", "对决策的影响"),
    "formal": ("formal power", "正式权力"),
    "evidence": ("Evidence", "依据"),
    "not_enough_evidence": ("Not enough evidence", "证据不足"),
    "ask": ("What to ask", "需要了解"),
    "very_likely": ("very likely", "很可能"),
    "likely": ("likely", "可能"),
    "as_of": ("as of", "截至"),
    "version": ("version", "版本"),
    "open": ("open", "进行中"),
    "won": ("won", "赢单"),
    "lost": ("lost", "丢单"),
    "dropped": ("dropped", "放弃"),
}


def accounts_page(accounts: Sequence[Account], language: Language) -> str:
    """Return the page that lists accounts."""
    return _render("accounts.html.j2", language, accounts=accounts)


def account_page(graph: AccountGraph, hidden: Answer[Any], language: Language) -> str:
    """Return the page of one account: its projects, its hidden decision makers."""
    asked = {k: v for k, v in hidden.parameters.items() if k in ("as_of", "project")}
    return _render(
        "account.html.j2",
        language,
        graph=graph,
        hidden=hidden,
        findings=[
            item for item in hidden.items if hidden.verdict == "ok" and item.label != "possible"
        ],
        reasons=[reason_in_words(reason, language) for reason in hidden.reasons],
        map_url=partial(_url, "power-map", graph.account, asked, language),
        fishbone_url=partial(_url, "fishbone", graph.account, asked, language),
        trajectories_url=partial(_url, "trajectories", graph.account, asked, language),
        heat_map_url=partial(_url, "heat-map", graph.account, asked, language),
        pains_url=partial(_url, "pain-chain", graph.account, asked, language),
    )


def problem_page(title: str, detail: str) -> str:
    """Return the page that says what went wrong, with a way back."""
    page = templates().get_template("problem.html.j2")
    return page.render(language="en", title=title, detail=detail)


def _named(hidden: Answer[Any]) -> list[Any]:
    """Return the findings that a page names: those that are likely."""
    if hidden.verdict != "ok":
        return []
    return [item for item in hidden.items if item.label != "possible"]


def _url(
    view: str, account: str, asked: Mapping[str, str], language: Language, project: str = ""
) -> str:
    query = {**asked, **({"project": project} if project else {}), "lang": language}
    return f"/accounts/{quote(account, safe='')}/{view}?{urlencode(query)}"


def _render(template: str, language: Language, **values: Any) -> str:
    def word(key: str) -> str:
        return WORDS[key][0 if language == "en" else 1]

    page = templates().get_template(template)
    return page.render(language=language, word=word, percent=percent, **values)
