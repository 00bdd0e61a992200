"""Evidence of relationship levels in words, in English and in Chinese."""

from collections.abc import Mapping

LEVEL_WORDS: Mapping[str, tuple[str, str]] = {
    "level_above_ratings": (
        "{name} is said to be {level}, the ratings support {derived}: {missing}",
        "{name}被认为是{level}，评分只支持{derived}：{missing}",
    ),
    "level_below_ratings": (
        "{name} is said to be {level}, the ratings support more: {derived}",
        "{name}被认为是{level}，评分支持更高的层级：{derived}",
    ),
    "friendly_but_shallow": (
        "{name} is friendly, not supportive: high in {high}, low in {low}. Ask for an act, not "
        "a dinner",
        "{name}关系层次不深，友好但不支持：{high}较高，{low}较低。请争取实际行动，而不是饭局",
    ),
    "rise_by_people_without_event": (
        "{name} rose from {level_before}{since} to {level_after}{on} as people see it, "
        "and no event between "
        "is named: record the interaction and its outcome",
        "{name}的层级由{level_before}{since}升至{level_after}{on}，其间没有记录任何事件：请补充接触活动及其结果",
    ),
    "rise_by_ratings_without_event": (
        "{name} rose from {level_before}{since} to {level_after}{on} by the ratings, "
        "and no event between "
        "is named: record the interaction and its outcome",
        "按评分{name}由{level_before}{since}升至{level_after}{on}，其间没有记录任何事件：请补充接触活动及其结果",
    ),
    "step_up": (
        "{name}, one step up to {next_level}, still needs: {missing}. Usual lever: {lever}. It "
        "worked when the person: {sign}",
        "{name}要升至{next_level}还缺：{missing}。常用措施：{lever}。见效的表现：{sign}",
    ),
    "step_up_unrated": (
        "{name}, one step up to {next_level}: usual lever: {lever}. It worked when the person: "
        "{sign}",
        "{name}要升至{next_level}，常用措施：{lever}。见效的表现：{sign}",
    ),
    "gate_below": (
        "{dimension} is {rated}, needs {least}",
        "{dimension}为{rated}，需要{least}",
    ),
    "gate_too_low": (
        "{dimension} is {rated}, must be above {least}",
        "{dimension}为{rated}，必须高于{least}",
    ),
    "gate_unrated": (
        "{dimension} is not rated, needs {least}",
        "{dimension}未评分，需要{least}",
    ),
    "mean_below": (
        "the mean is {rated}, needs {least}",
        "均值为{rated}，需要{least}",
    ),
    "mean_unknown": (
        "there is no mean, it needs {least}",
        "没有均值，需要{least}",
    ),
    "level_target": (
        "{name} is to reach {target}{due}{owned_by}",
        "{name}的目标层级：{target}{due}{owned_by}",
    ),
    "ratings_none": (
        "Nobody rated {name}",
        "没有人给{name}评分",
    ),
    "level_by_ratings": (
        "The ratings of {name} support {derived}: mean {mean} over {count} dimensions",
        "{name}的评分支持{derived}：{count}个维度的均值为{mean}",
    ),
    "provisional_few": (
        "provisional: only {count} of the six dimensions are rated",
        "暂定：六个维度中只有{count}个有评分",
    ),
    "provisional_old": (
        "provisional: no rating is newer than {days} days",
        "暂定：没有{days}天以内的评分",
    ),
    "rated_behaviour": (
        "{dimension} {score}: {behaviour}{on}{note}{source}",
        "{dimension}{score}：{behaviour}{on}{note}{source}",
    ),
    "ask_ratings": (
        "Rate {name} by what was seen: {dimensions}",
        "请根据所见给{name}评分：{dimensions}",
    ),
    "coach_stage": (
        "coach stage {stage} of 5: {behaviour}",
        "教练阶段{stage}/5：{behaviour}",
    ),
    "coach_tests": (
        "{name} as coach and champion: passed: {passed}; failed: {failed}; not known: {open}",
        "{name}作为教练和支持者：通过：{passed}；未通过：{failed}；未知：{open}",
    ),
    "test_believes_us": ("believes us credible", "认为我方可信"),
    "test_heard_by_power": ("is heard by those who decide", "其意见被决策者听取"),
    "test_wants_us_to_win": ("wants us to win", "希望我方胜出"),
    "test_has_power": ("has power", "有权力和影响"),
    "test_sells_for_us": ("sells for us when we are absent", "我方不在场时为我方说话"),
    "test_has_stake": ("has a personal stake", "有个人利益"),
    "test_acted": ("came to us lately", "近期主动联系我方"),
    "test_witnessed": ("several sources agree", "多方证实"),
    "no_test": ("none", "无"),
    "indicator": (
        "{measure}: {figure}, band {band} of {bands}",
        "{measure}：{figure}，第{band}档（共{bands}档）",
    ),
    "indicator_lowered": (
        "{measure}: {figure}, but a key person is against us: band {band} of {bands}",
        "{measure}：{figure}，但有关键人反对：第{band}档（共{bands}档）",
    ),
    "indicator_unknown": (
        "{measure}: not known, nothing recorded tells it",
        "{measure}：未知，没有记录",
    ),
}
