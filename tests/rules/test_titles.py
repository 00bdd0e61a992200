"""Every rule of titles: titles that fire it, and titles that must not."""

import pytest

from graph.rules import rules
from graph.rules.titles import TitleRules, whole_words

OURS = rules("titles", TitleRules)
FIRES = {
    "T01": ["省通信管理局处长 Division Head, Regulator", "国资委代表", "Ministry of Industry"],
    "T02": ["外部董事 Non-executive Director", "监事", "Independent Director", "Board Member"],
    "T03": [
        "总裁、党委书记 President & CEO", "集团总经理", "总经理", "董事长", "Founder", "CHAIRWOMAN",
        "Managing Director", "Owner", "CEO of the product company", "执行董事",
    ],
    "T04": ["财务总监 CFO", "分管副总", "Finance Director"],
    "T05": ["副总裁、采购委员会主任 COO", "Chair of the Tender Board", "招标领导小组组长"],
    "T06": ["首席技术官 CTO", "数字化与IT部总经理 CIO", "Chief Engineer", "总工程师"],
    "T07": ["5GC测试主管 5GC Test Lead", "TEST", "测试TEST经理", "Bid Analyst", "招标专员"],
    "T08": ["5G采购经理", "Buyer", "Procurement Specialist", "集采经理"],
    "T09": ["VP of Procurement", "网络部总监", "实验室主任", "Head of Network Technology"],
    "T10": ["高级顾问、原首席技术官 Adviser, former CTO", "设计院", "Systems Integrator"],
    "T11": ["核心网运维经理", "Marketing", "市场部经理", "End User"],
    "T12": [
        "总裁助理 Executive Assistant to the CEO", "秘书 Secretary", "办公室主任", "Receptionist",
        "CEO's assistant", "总经理助理", "总裁办公室主任", "Secretary to the Chairman",
    ],
}  # fmt: skip
NOTHING = [
    "Contest Manager", "Latest Products", "Attestation Lead", "Intern", "副总裁", "Vice President",
    "Vice Chairman", "规划建设部总经理", "财务部总经理 Head of Finance", "Product Owner",
    "Process Owner", "副总工程师", "Assistant Director", "助理会计",
    "采购总经理 Head of Purchasing",
    "Regulatory Affairs", "ex-CEO", "Former Chief Engineer", "前总裁", "Cooperation", "Technician",
    "Architectural Historian", "副董事长", "Deputy CTO", "",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "title"), [(r, t) for r, ts in FIRES.items() for t in ts])
def test_a_title_fires_its_rule(rule: str, title: str) -> None:
    found = OURS.matching(title)
    assert found is not None
    assert found[0].id == rule
    assert found[1].casefold() in title.casefold()


@pytest.mark.parametrize("title", NOTHING)
def test_other_titles_fire_none(title: str) -> None:
    assert OURS.matching(title) is None


def test_every_rule_has_a_case() -> None:
    assert FIRES.keys() == {rule.id for rule in OURS.titles}


@pytest.mark.parametrize("title", ["raw material 原材料采购经理", "前台"])
def test_words_that_only_look_like_former_posts_stay(title: str) -> None:
    assert OURS.matching(title) is not None


def test_a_word_beside_chinese_is_whole() -> None:
    assert whole_words("test").search("测试TEST经理")
    assert not whole_words("test").search("fastest")
