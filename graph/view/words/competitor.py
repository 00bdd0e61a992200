"""Evidence of competitors, opposers and blind spots in words, in English and in Chinese."""

from collections.abc import Mapping

COMPETITOR_WORDS: Mapping[str, tuple[str, str]] = {
    "our_chain": (
        "Our friends hold {power} of the decision power and {share} of the settled decision: "
        "{names}{more}",
        "我方的支持者掌握{power}的决策权、{share}的最终意见：{names}{more}",
    ),
    "our_chain_empty": ("Nobody is known to be our friend", "目前未知任何人支持我方"),
    "party_chain": (
        "{party}'s friends hold {power} of the decision power and {share} of the settled "
        "decision: {names}{more}",
        "{party}的支持者掌握{power}的决策权、{share}的最终意见：{names}{more}",
    ),
    "party_chain_empty": (
        "Nobody is known to be {party}'s friend",
        "目前未知任何人支持{party}",
    ),
    "stronger_on_line": (
        "{party} is stronger than us on the {on_line}: {theirs} of the settled decision against "
        "{ours}, by {names}",
        "{party}在{on_line}上强于我方：最终意见占{theirs}，我方{ours}，凭借{names}",
    ),
    "stronger_on_unit": (
        "{party} is stronger than us in {unit}: {theirs} of the settled decision against {ours}, "
        "by {names}",
        "{party}在{unit}强于我方：最终意见占{theirs}，我方{ours}，凭借{names}",
    ),
    "contested": (
        "{name} is a friend of ours and of {names}: {share} of the settled decision",
        "{name}既支持我方也支持{names}：占最终意见的{share}",
    ),
    "opposer_costs": (
        "{name}'s stance moves the outcome, from −1 against us to 1 for us, by {moved}",
        "{name}的立场使结果（−1为反对我方，1为支持我方）变动{moved}",
    ),
    "would_convert": (
        "Convert: with {name} one level up, at {level}, the outcome would move by {moved}",
        "转换：若{name}提升一级至{level}，结果将变动{moved}",
    ),
    "would_isolate": (
        "Isolate: if nobody listened to {name}, whose vote stays, the outcome would move by "
        "{moved}; those who listen: {names}",
        "孤立：若无人听取{name}的意见（其本人投票不变），结果将变动{moved}；听取者：{names}",
    ),
    "heard_by_nobody": (
        "Isolate: nobody is known to listen to {name}; without what may be the outcome would move "
        "by {moved}",
        "孤立：未知有人听取{name}的意见；除去可能的听取，结果将变动{moved}",
    ),
    "would_win": (
        "The chance to win would move by {won} points with {name} converted, by {won_apart} with "
        "them isolated",
        "若转换{name}，赢率变动{won}个百分点；若孤立，变动{won_apart}个百分点",
    ),
    "hears_friend": (
        "{listener}, who listens to {name}, also listens to {heard}, who is for us",
        "{listener}听取{name}的意见，也听取支持我方的{heard}的意见",
    ),
    "blind_spot": (
        "None of us knows {name}: no known stance, no tie, no interaction; they hold {power} of "
        "the decision power and move {influence} of the decision through others",
        "我方无人了解{name}：立场未知，没有接触关系，也没有接触活动；其掌握{power}的决策权，并通过他人"
        "影响{influence}的决策",
    ),
    "ask_competitors": (
        "Ask who else wants the deal: no competitor is recorded",
        "请了解还有谁参与竞争：没有记录任何友商",
    ),
}
