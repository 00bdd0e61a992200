"""Evidence of the conduct rules (接触行为规范) in words, in English and in Chinese."""

from collections.abc import Mapping

_WHAT = "{activity} with {who} on {day} ({rule_id}: {norm}){figures}"
_WHAT_ZH = "{day}与{who}的{activity}（{rule_id}：{norm}）{figures}"

CONDUCT_WORDS: Mapping[str, tuple[str, str]] = {
    "conduct_allowed": (f"Allowed: {_WHAT}", f"允许：{_WHAT_ZH}"),
    "conduct_approved": (f"Approved: {_WHAT}", f"已审批：{_WHAT_ZH}"),
    "conduct_incomplete": (f"Not complete: {_WHAT}", f"记录不完整：{_WHAT_ZH}"),
    "conduct_needs_approval": (f"Needs approval: {_WHAT}", f"需要审批：{_WHAT_ZH}"),
    "conduct_exception": (f"Against the rule, as an exception: {_WHAT}", f"违规例外：{_WHAT_ZH}"),
    "conduct_blocked": (f"Not allowed: {_WHAT}", f"不允许：{_WHAT_ZH}"),
    "conduct_rate_missing": (
        "Not judged: {activity} with {who} on {day}: there is no rate for {currency}. Give it "
        "under [rates] in conduct.toml of your rules folder",
        "无法判断：{day}与{who}的{activity}：没有{currency}的汇率，请在规则文件夹的conduct.toml中[rates]下填写",
    ),
    "conduct_figures": (": {parts}", "：{parts}"),
    "conduct_never": ("nothing of it is allowed", "一律不得"),
    "conduct_window": ("in the tender window of {deal}", "处于{deal}的招标窗口期"),
    "conduct_head": ("{spent} a head, limit {most}", "人均{spent}，限额{most}"),
    "conduct_block": ("{spent} a head, refused above {most}", "人均{spent}，超过{most}一律拒绝"),
    "conduct_year": (
        "{spent} for this person in {year} so far, limit {most}",
        "{year}年对此人累计{spent}，限额{most}",
    ),
    "conduct_times": (
        "{times} times in 12 months, at most {most}",
        "12个月内{times}次，最多{most}次",
    ),
    "conduct_missing": ("not recorded: {required}", "未记录：{required}"),
    "conduct_to_do": ("to do: {required}", "须办理：{required}"),
    "conduct_class_unknown": (
        "Nobody recorded the party class of {who}: treated as a public official",
        "没有记录{who}的身份类别：按公职人员对待",
    ),
    "conduct_approved_by": ("Approved by {approver}", "审批人：{approver}"),
    "conduct_reason": ("Reason of the exception: {why}", "例外原因：{why}"),
    "conduct_example": (
        "These conduct rules are our example and no legal advice: put your company's own in "
        "conduct.toml of your rules folder (KINGMAKER_RULES)",
        "当前接触行为规范仅为示例，不构成法律意见：请在规则文件夹（KINGMAKER_RULES）的conduct.toml中填写贵公司的规范",
    ),
    "conduct_splitting": (
        "Possible splitting: {times} times {activity} with {who} from {day} to {day_last}, each "
        "within the limit of {most} ({rule_id}), {spent} a head together",
        "疑似拆分：{day}至{day_last}与{who}的{activity}共{times}次，每次均未超过限额{most}（{rule_id}），"
        "合计人均{spent}",
    ),
    "conduct_cluster_person": (
        "Just below the limit of {most} ({rule_id}), {times} times in {year}: {activity} with "
        "{who}",
        "{year}年{times}次略低于限额{most}（{rule_id}）：与{who}的{activity}",
    ),
    "conduct_cluster_colleague": (
        "Just below the limit of {most} ({rule_id}), {times} times in {year}: {activity} by {who}",
        "{year}年{times}次略低于限额{most}（{rule_id}）：{who}组织的{activity}",
    ),
    "conduct_round": (
        "Round sums: {times} of {all_times} costs of {who} in {year} are multiples of {step}",
        "整数金额：{year}年{who}的{all_times}笔费用中有{times}笔是{step}的整数倍",
    ),
    "conduct_total": (
        "{who} in {year}: {times} with a cost, {spent} in all",
        "{who}{year}年：{times}次有费用，合计{spent}",
    ),
    "conduct_kind_total": (
        "{activity} with {who} in {year}: {times}, {spent} a head in all{limits}",
        "{year}年与{who}的{activity}：{times}次，人均合计{spent}{limits}",
    ),
    "conduct_kind_unknown": (
        "{activity} with {who} in {year}: {times}, no cost recorded{limits}",
        "{year}年与{who}的{activity}：{times}次，没有记录费用{limits}",
    ),
    "conduct_limits": (" ({parts})", "（{parts}）"),
    "conduct_kind_limit": ("limit {most} by {rule_id}", "限额{most}，{rule_id}"),
    "conduct_need_approval": ("approval", "审批"),
    "conduct_need_register": ("registration", "登记"),
    "conduct_need_legal": ("legal", "法务"),
    "conduct_need_agenda": ("agenda", "日程"),
    "conduct_need_host_present": ("a host of ours", "我方陪同人员"),
    "conduct_need_purpose": ("purpose (topic)", "目的（主题）"),
    "conduct_need_attendees": ("attendees (people present)", "参加人员（到场人数）"),
    "conduct_need_cost": ("cost", "费用"),
}
