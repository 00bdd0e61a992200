"""Why there is not enough evidence, in English and Chinese."""

from collections.abc import Mapping

from graph.view.words.body import BODY_REASONS
from graph.view.words.need import NEED_REASONS
from graph.view.words.pain import PAIN_REASONS
from graph.view.words.trust import TRUST_REASONS
from graph.view.words.win import WIN_REASONS

REASONS: Mapping[str, tuple[str, str]] = {
    **BODY_REASONS,
    **NEED_REASONS,
    **TRUST_REASONS,
    **PAIN_REASONS,
    **WIN_REASONS,
    "no_people": ("Nobody was there at this date", "该日期没有人员"),
    "several_open_projects": ("Several projects are open", "有多个进行中的销售项目"),
    "no_informal_fact": (
        "Nobody recorded who listens to whom, and there are no messages",
        "没有人记录谁听取谁的意见，也没有沟通记录",
    ),
    "listening_unknown": (
        "Of those who hold most of the decision nobody recorded whom they listen to",
        "掌握大部分决策权的人听取谁的意见没有记录",
    ),
    "no_open_project": ("No project is open", "没有进行中的销售项目"),
    "no_roles": (
        "Nobody has a role in the project",
        "项目中没有人担任决策角色",
    ),
    "too_few_windows": (
        "Fewer than two windows tell who listens to whom",
        "有听取意见记录的时间窗口不足两个",
    ),
    "nothing_changed": (
        "Nothing recorded began or ended within the windows",
        "各时间窗口之间没有任何记录开始或结束",
    ),
    "stances_unknown": (
        "Of nobody is it known where they stand towards us",
        "所有人对我方的立场均未知",
    ),
    "nobody_likely": (
        "Nobody stands out: drawn anew, the data name others first",
        "没有人足够突出：数据稍有变化，排在前面的就是别人",
    ),
    "nobody_knows_anyone": (
        "Nobody recorded which of our people knows anybody there",
        "没有记录我方任何人认识客户的任何人",
    ),
    "no_path": (
        "By what is recorded nobody can introduce us",
        "根据现有记录，没有人能够引荐",
    ),
}
