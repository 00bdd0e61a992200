"""Evidence of the win rate, its levers and questions in words, in English and in Chinese."""

from collections.abc import Mapping

WIN_WORDS: Mapping[str, tuple[str, str]] = {
    "band_A": (
        "A, 80 % or more: expansion or already awarded, hardly to be lost; "
        "only the signing date matters",
        "A，80%以上：扩容或已授标项目，几乎不会丢，只是签约时间问题",
    ),
    "band_B": (
        "B, 60 to 80 %: relationships carry it, some problems are left to push",
        "B，60%至80%：关系能够支撑项目，尚有一些问题需要推动",
    ),
    "band_C": (
        "C, 40 to 60 %: unclear, even with the main competitor",
        "C，40%至60%：形势不明朗，与主要友商不相上下",
    ),
    "band_D": (
        "D, 20 to 40 %: a competitor is ahead",
        "D，20%至40%：友商领先",
    ),
    "band_E": (
        "E, below 20 %: the competitor's project",
        "E，20%以下：友商的项目",
    ),
    "carries": (
        "{name} ({level}{rival}) carries us: +{gain} of 100 points of the decision's opinion, "
        "{power} of what it hears comes from them",
        "{name}（{level}{rival}）支撑我方：决策意见满分100中+{gain}分，决策所听取意见的{power}来自其本人",
    ),
    "costs": (
        "{name} ({level}{rival}) costs us: -{gain} of 100 points of the decision's opinion, "
        "{power} of what it hears comes from them",
        "{name}（{level}{rival}）不利于我方：决策意见满分100中-{gain}分，决策所听取意见的{power}来自其本人",
    ),
    "ask_stance": (
        "Ask where {name} stands: {power} of what the decision hears, and it is not known",
        "请了解{name}的立场：占决策所听取意见的{power}，但目前未知",
    ),
    "ask_roles": (
        "Ask who decides {project}: nobody with a vote or a veto is recorded",
        "请了解{project}由谁决策：没有记录任何有表决权重或否决权的人",
    ),
    "rule_problem": (
        "The decision rule cannot be met: {problem}",
        "决策规则无法满足：{problem}",
    ),
    "gap": (
        "{one} says {first}, {other} says {second}: {apart} bands apart, find out why",
        "{one}为{first}，{other}为{second}：相差{apart}级，请查明原因",
    ),
    "lever": (
        "{name} ({level}{rival}): from {from_level} to {to_level} would add {gain} points to the "
        "chance to win",
        "{name}（{level}{rival}）：从{from_level}提升到{to_level}，赢率可提高{gain}个百分点",
    ),
    "lever_at_the_top": (
        "{name} is our coach already: keep what we have",
        "{name}已是我方教练：保持现状",
    ),
    "chance_calibrated": (
        "Numbers are of the chance to win that win-rate shows, {p_now}: corrected by {count} "
        "closed projects",
        "数值均针对赢率分析所示的赢率（{p_now}）：已用{count}个已结束项目校正",
    ),
    "chance_uncalibrated": (
        "Numbers are of the chance to win by the people alone, {p_now}: no closed projects "
        "correct them",
        "数值均针对仅依据人员得出的赢率（{p_now}）：未经已结束项目校正",
    ),
    "learn_stance": (
        "Ask where {name} stands: once it is known, {share} of what makes the chance to win "
        "unsure is gone (from {p_low} if opposed to {p_high} if a coach)",
        "请了解{name}的立场：一旦得知，赢率的不确定性可减少{share}（不认可时为{p_low}，教练时为{p_high}）",
    ),
    "learn_link": (
        "Ask whether {listener} really listens to {heard}: once it is known, {share} of what makes "
        "the chance to win unsure is gone ({p_there} if so, {p_gone} if not)",
        "请核实{listener}是否确实听取{heard}的意见：一旦得知，赢率的不确定性可减少{share}"
        "（若是则为{p_there}，若否则为{p_gone}）",
    ),
    "sheet_line": (
        "{line}: {points} of {of} points",
        "{line}：{of}分中得{points}分",
    ),
    "sheet_line_unknown": (
        "{line}: not known, up to {of} points",
        "{line}：未知，最多{of}分",
    ),
    "sheet_cap": (
        "{line}: {band} at the most",
        "{line}：最高为{band}级",
    ),
    "sheet_floor": (
        "{line}: {band} at the least",
        "{line}：至少为{band}级",
    ),
    "by_factors_alone": (
        "By the project's recorded factors alone: how the people in it stand is not known",
        "仅依据项目记录的因素：相关人员的立场未知",
    ),
    "uncalibrated": (
        "Not calibrated: {count} projects of ours are closed, {needed} are needed to hold the "
        "probabilities against outcomes",
        "未校准：我方已结束的项目有{count}个，需要{needed}个才能用实际结果检验概率",
    ),
}
WIN_SHARES = frozenset({"p_now", "p_low", "p_high", "p_there", "p_gone"})
"""Values that are said as percentages."""
WIN_REASONS: Mapping[str, tuple[str, str]] = {
    "no_open_project": ("No project is open", "没有进行中的销售项目"),
    "no_roles": (
        "Nobody with a vote or a veto is recorded for the project",
        "项目没有记录任何有表决权重或否决权的人",
    ),
    "rule_not_met": ("The decision rule cannot be met", "决策规则无法满足"),
}
