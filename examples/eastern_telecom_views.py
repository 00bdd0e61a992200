"""What we noted about single persons: ratings, trust, needs, pains."""

from bundle_csv import Row, rows

DIMENSIONS = (
    "competitive_attitude",
    "decision_support",
    "information_passing",
    "guidance",
    "participation",
    "acceptance",
)

# Contact, project, day, then the six scores in the order above ("-": not rated).
# The evidence follows below, one line for each score that rests on an act of its own.
_SCORES = rows(
    "contact project on scores",
    """
    gao_yi     | 5g_core        | 2025-10-22 | 3 2 3 3 3 3
    gao_yi     | 5g_core        | 2026-05-28 | 4 3 4 4 3 4
    gao_yi     | transport_2024 | 2024-11-13 | 3 3 3 2 3 3
    chen_guang | 5g_core        | 2025-11-05 | 1 1 2 1 2 2
    chen_guang | 5g_core        | 2026-04-29 | 2 2 2 2 3 3
    sun_lihua  | 5g_core        | 2026-04-10 | 1 1 1 1 1 2
    liang_bo   | 5g_core        | 2026-05-06 | 1 1 2 1 3 2
    zhou_kai   | 5g_core        | 2026-03-26 | 0 0 0 0 1 1
    jiang_lan  | 5g_core        | 2026-06-10 | 2 2 3 2 3 3
    shen_lu    | 5g_core        | 2026-06-10 | 3 2 3 3 3 3
    cao_yang   | 5g_core        | 2026-06-10 | 1 1 2 1 2 2
    peng_bin   | 5g_core        | 2026-04-22 | 2 2 2 1 2 2
    tan_weiwei | 5g_core        | 2026-05-14 | 1 1 1 1 1 1
    du_feng    | 5g_core        | 2026-03-12 | 0 1 1 1 1 1
    xu_wenjie  | 5g_core        | 2026-05-13 | 1 1 1 1 2 2
    tang_wenbo | 5g_core        | 2026-05-21 | 2 2 2 3 2 3
    deng_hao   |                | 2026-05-15 | 1 1 1 1 4 3
    pan_yue    |                | 2026-06-03 | - - 3 2 2 2
    fan_rui    | 5g_core        | 2026-05-27 | - - 2 - 2 3
    xiong_wei  | billing_2025   | 2025-05-28 | 0 0 1 1 1 1
    """,
)

_EVIDENCE = rows(
    "contact on dimension evidence",
    """
    gao_yi | 2025-10-22 | guidance | 建议先谈运维需求 advised to start from operations' needs
    gao_yi | 2026-05-28 | competitive_attitude | 提醒友商高层来访 told us early of a rival visit
    gao_yi | 2026-05-28 | decision_support | 三次会上坚持双厂家方案 spoke for us in three meetings
    gao_yi | 2026-05-28 | information_passing | 90天4次主动告知进度 told us unasked, four times
    gao_yi | 2026-05-28 | guidance | 引荐陈光、修正计划 introduced Chen Guang, corrected our plan
    gao_yi | 2026-05-28 | participation | 带团队参加路标交流 brought his team to the roadmap day
    gao_yi | 2026-05-28 | acceptance | 把个人目标与项目绑定 ties his own goals to the project
    gao_yi | 2024-11-13 | decision_support | 评标前公开支持 stood up for us before evaluation
    chen_guang | 2026-04-29 | competitive_attitude | 倾向我方但不排他 prefers us, wants two vendors
    chen_guang | 2026-04-29 | decision_support | 评审会肯定测试结果 praised the test in the review
    chen_guang | 2026-04-29 | participation | 参加高层研讨 took part in the executive workshop
    sun_lihua | 2026-04-10 | decision_support | 表示按程序办 said the procedure will decide
    sun_lihua | 2026-04-10 | acceptance | 认可传输网交付 satisfied with the transport delivery
    liang_bo | 2026-05-06 | competitive_attitude | 对各厂家一视同仁 treats all vendors alike
    liang_bo | 2026-05-06 | decision_support | 评审会上没有表态 took no position in the review
    liang_bo | 2026-05-06 | participation | 经常参加技术交流 comes to most exchanges
    zhou_kai | 2026-03-26 | competitive_attitude | 公开推荐北辰 recommended Northstar in public
    zhou_kai | 2026-03-26 | decision_support | 反对我方条款 objected to our terms in committee
    zhou_kai | 2026-03-26 | information_passing | 推迟答复澄清 held back answers to our questions
    jiang_lan | 2026-06-10 | information_passing | 主动同步公开计划 shares the published plan early
    jiang_lan | 2026-06-10 | acceptance | 认为时延指标最好 rates our latency best
    shen_lu | 2026-06-10 | competitive_attitude | 在组内反驳友商说法 argued against a rival's claim
    shen_lu | 2026-06-10 | guidance | 建议补充容灾用例 proposed a fail-over case
    cao_yang | 2026-06-10 | acceptance | 认可云平台适配 accepts our cloud integration
    peng_bin | 2026-04-22 | decision_support | 被征询时支持 supported us when asked
    tan_weiwei | 2026-05-14 | information_passing | 只给公开信息 gives only what everybody gets
    du_feng | 2026-03-12 | competitive_attitude | 推动赫联联合实验室 pushes the lab with Heliant
    xu_wenjie | 2026-05-13 | participation | 出席高层会谈 came to the executive meeting
    tang_wenbo | 2026-05-21 | guidance | 评估关键人并建议节奏 assessed key people, proposed a pace
    deng_hao | 2026-05-15 | participation | 每次活动都参加并带同事 joins every event with his team
    deng_hao | 2026-05-15 | decision_support | 从未在内部表态 never took a position inside
    deng_hao | 2026-05-15 | information_passing | 只说行业新闻 talks about industry news only
    deng_hao | 2026-05-15 | acceptance | 称赞团队 praises our team
    pan_yue | 2026-06-03 | information_passing | 及时告知会议安排 tells us dates and changes early
    fan_rui | 2026-05-27 | acceptance | 认可容量模型 uses our capacity model
    xiong_wei | 2025-05-28 | competitive_attitude | 坚持赫联平台 insisted on Heliant's platform
    """,
)

_USUAL = {
    "competitive_attitude": "会上对友商的态度 what was said about rivals in meetings",
    "decision_support": "会议表现 behaviour in meetings",
    "information_passing": "例会问答 answers in the regular meeting",
    "guidance": "拜访纪要 visit notes",
    "participation": "活动签到 attendance lists",
    "acceptance": "满意度回访 satisfaction call",
}

TRUST = rows(
    "contact colleague reliability credibility intimacy self_orientation on",
    """
    gao_yi       | lin_xue     | 9 | 8 | 8 | 2 | 2026-05-28
    gao_yi       | wang_zhe    | 8 | 9 | 6 | 3 | 2026-05-28
    gao_yi       | lin_xue     | 7 | 7 | 6 | 3 | 2025-03-20
    chen_guang   | lin_xue     | 7 | 7 | 4 | 4 | 2026-04-29
    chen_guang   | david_stone | 6 | 7 | 3 | 4 | 2026-04-15
    sun_lihua    | lin_xue     | 6 | 6 | 3 | 5 | 2026-04-10
    lu_zhengyang | david_stone | 6 | 6 | 2 | 5 | 2026-04-15
    liang_bo     | lin_xue     | 6 | 5 | 4 | 5 | 2026-05-06
    liang_bo     | wang_zhe    | 6 | 7 | 4 | 4 | 2026-05-06
    zhou_kai     | huang_ting  | 4 | 5 | 1 | 8 | 2026-03-26
    jiang_lan    | wang_zhe    | 8 | 8 | 6 | 3 | 2026-06-10
    shen_lu      | wang_zhe    | 8 | 9 | 7 | 3 | 2026-06-10
    cao_yang     | wang_zhe    | 6 | 7 | 4 | 4 | 2026-06-10
    peng_bin     | omar_haddad | 8 | 7 | 5 | 3 | 2026-04-22
    peng_bin     | zhao_peng   | 7 | 7 | 5 | 4 | 2025-09-17
    tan_weiwei   | huang_ting  | 5 | 5 | 3 | 5 | 2026-05-14
    du_feng      | zhao_peng   | 4 | 5 | 2 | 6 | 2026-03-12
    tang_wenbo   | lin_xue     | 7 | 6 | 7 | 3 | 2026-05-21
    deng_hao     | lin_xue     | 6 | 5 | 7 | 5 | 2026-05-15
    pan_yue      | lin_xue     | 8 | 6 | 7 | 2 | 2026-06-03
    ke_wen       | zhao_peng   | 8 | 8 | 5 | 3 | 2025-12-10
    xiong_wei    | lin_xue     | 4 | 4 | 2 | 7 | 2025-06-30
    xiong_wei    | wang_zhe    | 5 | 6 | 3 | 5 | 2026-03-16
    fan_rui      | wang_zhe    | 7 | 7 | 4 | 4 | 2026-05-27
    """,
)

NEEDS = rows(
    "id contact text project maslow scope visibility career met source valid_from met_by answer",
    """
    n01 | lu_zhengyang | 三年内用户体验全省第一 best network experience in the province | 5g_core \
    | esteem | enterprise | explicit | true | 0.3 | 年度工作会 annual meeting | 2026-01-08
    n02 | lu_zhengyang | 任期内不出重大网络事故 no major outage in his term | 5g_core \
    | safety | personal | implicit | true | 0.5 | 高层会谈 executive visit | 2026-04-15
    n03 | chen_guang | 核心网云化按期完成 cloud core on schedule | 5g_core \
    | esteem | enterprise | explicit | false | 0.4 | 规范评审 review | 2026-03-18
    n04 | chen_guang | 成为集团技术委员 a seat on the group's technical committee | \
    | self_actualisation | personal | implicit | true | 0.2 | 与高毅面谈 Gao Yi | 2026-02-12
    n05 | sun_lihua | 采购全程可审计 every step of purchasing auditable | 5g_core \
    | safety | enterprise | explicit | true | 0.6 | 拜访纪要 visit note | 2026-01-20 \
    | 全过程留痕 an audit trail of every order
    n06 | sun_lihua | 供应连续性 continuity of supply | 5g_core \
    | safety | enterprise | explicit | false | 0.4 | 拜访纪要 visit note | 2026-01-20
    n07 | helen_ward | 三年资本开支下降一成 capital spending down a tenth in three years | 5g_core \
    | safety | enterprise | explicit | true | 0.2 | 年报 annual report | 2026-03-31
    n08 | gao_yi | 规划得到采纳 to see his plan adopted | 5g_core \
    | esteem | personal | explicit | true | 0.7 | 与高毅面谈 talk with Gao Yi | 2026-01-14 \
    | 联合规划 planning together
    n09 | gao_yi | 团队能力提升 a stronger planning team | 5g_core \
    | self_actualisation | enterprise | explicit | false | 0.6 | 培训反馈 feedback | 2025-11-20
    n10 | liang_bo | 减少厂家绑定 less lock-in | 5g_core \
    | safety | enterprise | explicit | false | 0.3 | 技术交流 exchange | 2026-02-11
    n11 | liang_bo | 退休前完成一项行业标准 a standard to his name | \
    | self_actualisation | personal | implicit | true | 0.1 | 团队判断 team | 2025-12-01
    n12 | zhou_kai | 降价目标 the year's saving target | 5g_core \
    | safety | enterprise | explicit | true | 0.2 | 拜访纪要 visit note | 2025-12-10
    n13 | zhou_kai | 被尊重、按他的节奏走 to be asked first | 5g_core \
    | esteem | personal | implicit | false | 0.1 | 团队判断 team | 2026-03-26
    n14 | jiang_lan | 实验室成为集团级 the lab recognised by the group | 5g_core \
    | esteem | enterprise | explicit | true | 0.4 | 实验室驻场 on site | 2026-03-25
    n15 | shen_lu | 自动化测试经验 experience with automated tests | 5g_core \
    | self_actualisation | personal | explicit | true | 0.6 | 实验室驻场 on site | 2026-04-20 \
    | 自动化测试工具 our test automation
    n16 | peng_bin | 夜间割接减半 half as many night cut-overs | 5g_core \
    | physiological | personal | explicit | false | 0.3 | 维保回访 service review | 2026-04-22
    n17 | tan_weiwei | 首个大项目零投诉 a first large tender without a complaint | 5g_core \
    | safety | personal | implicit | true | 0.4 | 拜访纪要 visit note | 2026-05-14
    n18 | du_feng | 告警量下降 fewer alarms | 5g_core \
    | safety | enterprise | explicit | false | 0.2 | 拜访纪要 visit note | 2025-11-19
    n19 | xu_wenjie | 切片产品尽快上市 slicing products on the market soon | 5g_core \
    | esteem | enterprise | explicit | true | 0.3 | 高层会谈 executive visit | 2026-05-13
    n20 | fan_rui | 转正任组长 to be confirmed as lead | \
    | esteem | personal | implicit | true | 0.3 | 规划讨论 talks | 2026-05-27
    n21 | tang_wenbo | 经验仍被看重 his experience still counts | \
    | esteem | personal | implicit | false | 0.6 | 拜访纪要 visit note | 2026-02-26
    n22 | deng_hao | 行业影响力 a name in the industry | \
    | social | personal | explicit | false | 0.7 | 市场活动 events | 2025-10-16
    n23 | pan_yue | 会务少返工 fewer changed meetings | 5g_core \
    | physiological | personal | explicit | false | 0.5 | 会务联系 meetings | 2026-03-10
    n24 | yao_jing | 切片计费打通 slicing charged end to end | 5g_core \
    | esteem | enterprise | explicit | true | 0.2 | 产品讨论 talks | 2026-04-09
    n25 | deng_hao | 在行业论坛发言 to speak at the industry forum | \
    | esteem | personal | explicit | false | 0.9 | 市场活动 events | 2026-02-03 \
    | 论坛演讲席位 a speaker's place at our forum
    n26 | sun_lihua | 项目中她个人看重什么 what matters to her in this project | 5g_core \
    | | personal | | | | 拜访纪要 visit note | 2026-04-10 | | unknown
    """,
)

PAINS = rows(
    "id contact text project severity likelihood state on source",
    """
    p01 | ruan_jun | 核心网扩容靠手工脚本 core scaled by hand-written scripts | 5g_core \
    | 0.5 | 0.8 | admitted | 2025-11-12 | 维保回访 service review
    p02 | peng_bin | 每月6次夜间割接 six night cut-overs a month | 5g_core \
    | 0.7 | 0.4 | admitted | 2026-04-22 | 维保回访 service review
    p03 | du_feng | 一级告警恢复超时 recovery of first-level alarms too slow | 5g_core \
    | 0.7 | 0.3 | admitted | 2025-11-19 | 拜访纪要 visit note
    p04 | fan_rui | 容量预测偏差三成 capacity forecast off by 30 % | 5g_core \
    | 0.6 | 0.5 | vision | 2026-05-27 | 规划讨论 planning talks
    p05 | bai_yun | 规划反复返工 plans redone again and again | 5g_core \
    | 0.5 | 0.3 | admitted | 2026-02-04 | 规划讨论 planning talks
    p06 | gao_yi | 投资计划年中追加 budget reopened in mid-year | 5g_core \
    | 0.7 | 0.2 | vision | 2026-01-14 | 与高毅面谈 talk with Gao Yi
    p07 | cao_yang | 云平台版本碎片化 too many cloud versions | 5g_core \
    | 0.5 | 0.6 | admitted | 2026-03-19 | 测试周报 test report
    p08 | liang_bo | 新功能上线要9个月 nine months for a new feature | 5g_core \
    | 0.8 | 0.3 | admitted | 2026-02-11 | 技术交流 exchange
    p09 | yao_jing | 切片产品错过两次招标 slicing missed two customer bids | 5g_core \
    | 0.7 | 0.3 | admitted | 2026-04-09 | 产品讨论 talks
    p10 | xu_wenjie | 政企5G收入低于目标两成 enterprise 5G revenue 20 % short | 5g_core \
    | 0.9 | 0.3 | admitted | 2026-05-13 | 高层会谈 executive visit
    p11 | chen_guang | 云化进度落后集团考核 behind the group's cloud target | 5g_core \
    | 0.9 | 0.2 | admitted | 2026-04-29 | 规范评审 review
    p12 | helen_ward | 单位流量成本高于同业 cost per gigabyte above peers | 5g_core \
    | 0.8 | 0.4 | latent | 2026-03-31 | 年报 annual report
    p13 | sun_lihua | 上半年两次重大故障 two major outages in half a year | 5g_core \
    | 0.9 | 0.2 | admitted | 2026-04-10 | 拜访纪要 visit note
    p14 | lu_zhengyang | 集团考核排名下滑 slipping in the group's ranking | 5g_core \
    | 1.0 | 0.1 | latent | 2026-04-15 | 高层会谈 executive visit
    """,
)

PAIN_CAUSES = rows(
    "cause effect strength source",
    """
    p01 | p02 | 0.8 | 维保回访 service review
    p02 | p03 | 0.5 | 维保回访 service review
    p01 | p04 | 0.5 | 规划讨论 planning talks
    p04 | p05 | 0.7 | 规划讨论 planning talks
    p05 | p06 | 0.6 | 与高毅面谈 talk with Gao Yi
    p06 | p12 | 0.5 | 团队判断 team
    p07 | p08 | 0.6 | 测试周报 test report
    p02 | p08 | 0.4 | 技术交流 exchange
    p08 | p09 | 0.6 | 产品讨论 talks
    p09 | p10 | 0.6 | 高层会谈 executive visit
    p08 | p11 | 0.7 | 规范评审 review
    p03 | p13 | 0.8 | 拜访纪要 visit note
    p10 | p14 | 0.6 | 高层会谈 executive visit
    p11 | p14 | 0.5 | 团队判断 team
    p13 | p14 | 0.6 | 高层会谈 executive visit
    p12 | p14 | 0.3 | 团队判断 team
    """,
)


def ratings() -> list[Row]:
    """The rows of ratings.csv: one score of one dimension on one day, with its evidence."""
    noted = {(e["contact"], e["on"], e["dimension"]): e["evidence"] for e in _EVIDENCE}
    found: list[Row] = []
    for line in _SCORES:
        for dimension, score in zip(DIMENSIONS, line["scores"].split(), strict=True):
            if score == "-":
                continue
            row = {name: line[name] for name in ("contact", "project", "on")}
            key = (line["contact"], line["on"], dimension)
            row |= {"dimension": dimension, "score": score}
            row["evidence"] = noted.pop(key, _USUAL[dimension])
            found.append(row)
    if noted:
        raise ValueError(f"evidence without a score: {sorted(noted)}")
    return found
