"""The words of rising stars, in English and Chinese."""

from collections.abc import Mapping

RISING_WORDS: Mapping[str, tuple[str, str]] = {
    "rises": (
        "{name} rose from percentile {percentile_then} of influence on the decision ({then}) to "
        "{percentile_now} ({now}): {slope} points per window, likely {slope_low} to {slope_high}",
        "{name}对决策的影响从第{percentile_then}百分位（{then}）升至第{percentile_now}百分位（{now}）："
        "每个时间窗口上升{slope}个百分点，很可能在{slope_low}至{slope_high}之间",
    ),
    "joined_inside_windows": (
        "{name} joined on {joined}: nobody heard them before, so part of the rise is settling in",
        "{name}于{joined}入职：此前无人听取其意见，上升的一部分属于新人融入",
    ),
    "present_in_some_windows": (
        "{name} was there at {present} of the {counting} window ends that count: "
        "the slope is over those",
        "{counting}个有效的时间窗口中，{name}在其中{present}个在职：斜率仅按这些窗口计算",
    ),
    "windows_that_count": (
        "Of {windows} windows only {counting} count: in the others too little is recorded",
        "{windows}个时间窗口中仅{counting}个有效：其余窗口的记录太少",
    ),
    "began_to_listen": (
        "By {by_day} {listener} began to listen more to {heard}: {share_now} of all they hear, "
        "{share_then} before",
        "至{by_day}，{listener}开始更多听取{heard}的意见：占其所听取意见的{share_now}，此前为{share_then}",
    ),
    "acting_post": (
        "holds an acting post: {title}",
        "担任代理职务：{title}",
    ),
    "more_reports": (
        "{count_now} people report to {name}; on {then} it was {count_then}",
        "现有{count_now}人向{name}汇报，{then}为{count_then}人",
    ),
    "new_role": (
        "has the role {role} in the project, which they had not on {then}",
        "在项目中的角色为{role}，{then}时尚无此角色",
    ),
    "ask_dates": (
        "Ask since when each person listens to whom, and import messages of earlier months",
        "请了解每个人从何时起听取谁的意见，并导入更早月份的沟通记录",
    ),
}
