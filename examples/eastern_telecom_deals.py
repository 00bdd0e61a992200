"""Three projects of Eastern Telecom: steps, roles, the rule, competitors, stances."""

from bundle_csv import rows

COMPETITORS = rows(
    "id name",
    """
    northstar | 北辰 Northstar
    heliant   | 赫联 Heliant
    """,
)

# Columns named factor:... are what we noted about a deal as a whole.
PROJECTS = rows(
    "id name stage status value opened_on closes_on closed_on "
    "tender_opens_on tender_closes_on awarded_share estimate "
    "factor:purchase_mode factor:incumbent factor:budget_confirmed x_crm_id",
    """
    5g_core | 5G核心网建设 5G Core | 规范与测试 specification and test | open | 186000000 \
    | 2025-09-15 | 2026-09-30 | | 2026-07-20 | 2026-08-21 | | 0.65 \
    | open_tender | northstar | yes | OPP-2025-0417
    transport_2024 | 传输网扩容 Transport Expansion | 签约 signed | won | 64000000 \
    | 2024-03-04 | 2024-12-31 | 2024-12-20 | 2024-09-16 | 2024-10-18 | 0.6 | 0.7 \
    | open_tender | us | yes | OPP-2024-0102
    billing_2025 | 计费系统更新 Billing Renewal | 定标 awarded | lost | 41000000 \
    | 2025-01-10 | 2025-06-30 | 2025-06-27 | 2025-04-14 | 2025-05-16 | 0 | 0.55 \
    | negotiation | heliant | no | OPP-2025-0033
    """,
    currency="CNY",
)

STEPS = rows(
    "order name unit on done",
    """
    1 | 需求 Requirement       | planning        | 2025-10-31 | true
    2 | 立项 Budget approval   | finance         | 2026-01-16 | true
    3 | 技术规范 Specification | planning        | 2026-04-24 | true
    4 | 测试 Lab test          | tech            | 2026-06-26 | true
    5 | 招标 Tender            | procurement     | 2026-08-21 | false
    6 | 评标 Evaluation        | procurement     | 2026-09-04 | false
    7 | 定标 Award             | eastern_telecom | 2026-09-18 | false
    8 | 签约 Signature         | eastern_telecom | 2026-09-30 | false
    """,
    project="5g_core",
)
STEPS += rows(
    "order name unit on done",
    """
    1 | 需求 Requirement       | planning        | 2024-04-30 | true
    2 | 技术规范 Specification | planning        | 2024-07-26 | true
    3 | 测试 Field trial       | tech            | 2024-09-06 | true
    4 | 招标 Tender            | procurement     | 2024-10-18 | true
    5 | 评标 Evaluation        | procurement     | 2024-11-08 | true
    6 | 定标 Award             | eastern_telecom | 2024-12-06 | true
    7 | 签约 Signature         | eastern_telecom | 2024-12-20 | true
    """,
    project="transport_2024",
)
STEPS += rows(
    "order name unit on done",
    """
    1 | 需求 Requirement       | it              | 2025-02-14 | true
    2 | 技术规范 Specification | it              | 2025-03-28 | true
    3 | 招标 Tender            | procurement     | 2025-05-16 | true
    4 | 评标 Evaluation        | procurement     | 2025-06-06 | true
    5 | 定标 Award             | eastern_telecom | 2025-06-27 | true
    6 | 签约 Signature         | eastern_telecom | 2025-07-18 | true
    """,
    project="billing_2025",
)

# The recorded rule: 12 of the 19 votes that the seats of the 5G core have together.
RULES = rows(
    "project quota source valid_from",
    """
    5g_core | 12 | 采购委员会议事规则 rules of the purchasing committee | 2025-09-15
    """,
)

ROLES = rows(
    "contact role weight veto chain step valid_from valid_to confidence source",
    """
    lu_zhengyang | A |   | true | overall    | 8 | 2025-09-15 |  | 0.95 | 授权手册 mandate
    chen_guang   | D |   |      | technical  | 7 | 2025-09-15 |  | 0.95 | 项目任命 appointment
    sun_lihua    | D | 3 |      | commercial | 7 | 2025-09-15 |  | 0.95 | 采购委员会 committee
    gao_yi       | S |   |      | technical  | 3 | 2025-09-15 |  | 0.9  | 项目任命 appointment
    liang_bo     | S |   |      | technical  | 4 | 2025-09-15 |  | 0.9  | 项目任命 appointment
    zhou_kai     | S | 2 |      | commercial | 5 | 2025-09-15 |  | 0.9  | 采购委员会 committee
    helen_ward   | S |   |      | commercial | 2 | 2025-09-15 |  | 0.8  | 拜访纪要 visit note
    jiang_lan    | E |   |      | technical  | 4 | 2025-09-29 |  | 0.9  | 测试组 test group
    shen_lu      | E |   |      | technical  | 4 | 2025-09-29 |  | 0.9  | 测试组 test group
    cao_yang     | E |   |      | technical  | 4 | 2025-09-29 |  | 0.85 | 测试组 test group
    peng_bin     | E |   |      | technical  | 6 | 2026-02-02 |  | 0.8  | 评标组 bid group
    tan_weiwei   | E |   |      | commercial | 6 | 2026-03-02 |  | 0.85 | 评标组 bid group
    wei_dong     | E |   |      | commercial | 6 | 2025-09-29 | 2026-03-02 | 0.85 | 评标组 bid group
    tang_wenbo   | I |   |      | outside    | 3 | 2025-09-15 |  | 0.7  | 与高毅面谈 Gao Yi
    yan_guoqiang | I |   |      | outside    | 3 | 2025-09-15 |  | 0.6  | 组织研究 study
    richard_hale | I |   |      | outside    | 2 | 2026-01-16 |  | 0.6  | 公开信息 public
    jia_mingyuan | I |   |      | outside    | 3 | 2025-10-13 |  | 0.8  | 拜访纪要 visit note
    xu_wenjie    | I |   |      | overall    | 1 | 2025-09-15 |  | 0.7  | 拜访纪要 visit note
    du_feng      | I |   |      | technical  | 1 | 2025-09-15 |  | 0.8  | 拜访纪要 visit note
    """,
    project="5g_core",
)
ROLES += rows(
    "contact role chain step valid_from confidence source",
    """
    lu_zhengyang | A | overall    | 7 | 2024-03-04 | 0.95 | 授权手册 mandate
    chen_guang   | D | technical  | 6 | 2024-03-04 | 0.95 | 项目任命 appointment
    sun_lihua    | D | commercial | 6 | 2024-03-04 | 0.95 | 项目任命 appointment
    gao_yi       | S | technical  | 2 | 2024-03-04 | 0.9  | 项目任命 appointment
    qin_yong     | S | commercial | 4 | 2024-03-04 | 0.9  | 项目任命 appointment
    hou_ming     | E | technical  | 3 | 2024-06-03 | 0.85 | 测试组 test group
    yuan_zhi     | E | technical  | 3 | 2024-06-03 | 0.85 | 测试组 test group
    wei_dong     | E | commercial | 5 | 2024-09-16 | 0.85 | 评标组 bid group
    tian_hui     | I | technical  | 1 | 2024-03-04 | 0.7  | 拜访纪要 visit note
    """,
    project="transport_2024",
)
ROLES += rows(
    "contact role veto chain step valid_from confidence source",
    """
    helen_ward  | A | true | overall    | 5 | 2025-01-10 | 0.9  | 授权手册 mandate
    xiong_wei   | D |      | technical  | 5 | 2025-01-10 | 0.95 | 项目任命 appointment
    zhou_kai    | D |      | commercial | 5 | 2025-01-10 | 0.85 | 拜访纪要 visit note
    ren_shu     | S |      | commercial | 4 | 2025-01-10 | 0.8  | 拜访纪要 visit note
    kang_le     | S |      | technical  | 2 | 2025-01-10 | 0.85 | 项目任命 appointment
    ashok_menon | E |      | technical  | 4 | 2025-02-17 | 0.9  | 评标组 bid group
    qin_yong    | E |      | commercial | 4 | 2025-02-17 | 0.8  | 评标组 bid group
    meng_lan    | I |      | overall    | 1 | 2025-01-10 | 0.7  | 拜访纪要 visit note
    """,
    project="billing_2025",
)

TARGETS = rows(
    "contact level by owner",
    """
    lu_zhengyang | support   | 2026-08-15 | david_stone
    chen_guang   | exclusive | 2026-07-20 | lin_xue
    sun_lihua    | support   | 2026-08-15 | lin_xue
    gao_yi       | coach     |            | lin_xue
    liang_bo     | support   | 2026-07-31 | wang_zhe
    zhou_kai     | neutral   | 2026-07-20 | huang_ting
    jiang_lan    | support   | 2026-07-31 | wang_zhe
    """,
    project="5g_core",
)

STANCES = rows(
    "contact level grade valid_from valid_to confidence source",
    """
    lu_zhengyang | neutral   | inferred | 2026-04-15 |  | 0.5  | 高层会谈 executive visit
    chen_guang   | neutral   | seen     | 2025-09-24 | 2026-03-18 | 0.8  | 月度例会 meeting
    chen_guang   | support   | seen     | 2026-03-18 |  | 0.8  | 规范评审 specification review
    sun_lihua    | neutral   | agreed   | 2026-01-20 |  | 0.95 | 拜访纪要 visit note
    helen_ward   |           | unclear  | 2026-01-20 |  | 0.25 | 尚未拜访 not met yet
    gao_yi       | exclusive | seen     | 2025-09-24 | 2026-01-14 | 0.8  | 联合规划 planning group
    gao_yi       | coach     | agreed   | 2026-01-14 |  | 0.95 | 多人证实 several witnesses
    liang_bo     | exclusive | inferred | 2026-02-11 |  | 0.5  | 客户经理填报 account team
    zhou_kai     | neutral   | unclear  | 2025-09-24 | 2025-12-10 | 0.25 | 拜访纪要 visit note
    zhou_kai     | opposed   | agreed   | 2025-12-10 |  | 0.95 | 多人证实 several witnesses
    jiang_lan    | support   | seen     | 2026-03-25 |  | 0.8  | 测试周报 test report
    shen_lu      | exclusive | seen     | 2026-05-20 |  | 0.8  | 测试周报 test report
    cao_yang     | neutral   | seen     | 2026-05-20 |  | 0.8  | 测试周报 test report
    peng_bin     | support   | seen     | 2026-04-08 |  | 0.8  | 拜访纪要 visit note
    tan_weiwei   | neutral   | inferred | 2026-03-11 |  | 0.5  | 拜访纪要 visit note
    du_feng      | neutral   | inferred | 2025-11-19 |  | 0.5  | 拜访纪要 visit note
    tang_wenbo   | support   | seen     | 2026-02-26 |  | 0.8  | 拜访纪要 visit note
    xu_wenjie    | neutral   | seen     | 2026-05-13 |  | 0.8  | 高层会谈 executive visit
    jia_mingyuan | support   | seen     | 2026-03-04 |  | 0.8  | 规范讨论 specification talks
    yan_guoqiang | neutral   | inferred | 2025-12-03 |  | 0.5  | 公开信息 public
    richard_hale |           | unclear  | 2026-01-16 |  | 0.25 | 无接触 no contact
    he_jing      |           | unclear  | 2026-02-02 |  | 0.25 | 无接触 no contact
    fan_rui      | support   | seen     | 2026-05-27 |  | 0.8  | 规划讨论 planning talks
    pan_yue      | neutral   | seen     | 2026-04-22 |  | 0.8  | 会务联系 arranging meetings
    """,
    project="5g_core",
    party="us",
)
STANCES += rows(
    "contact level grade valid_from confidence source",
    """
    zhou_kai | exclusive | agreed   | 2025-12-10 | 0.9 | 多人证实 witnesses
    wei_dong | support   | inferred | 2025-12-10 | 0.5 | 团队判断 team
    cao_yang | support   | inferred | 2026-05-20 | 0.5 | 测试周报 test report
    """,
    project="5g_core",
    party="northstar",
)
STANCES += rows(
    "contact level grade valid_from confidence source",
    """
    du_feng     | exclusive | seen    | 2026-01-28 | 0.8  | 联合实验室 joint lab
    peter_novak | support   | unclear | 2026-03-30 | 0.25 | 传闻 hearsay
    """,
    project="5g_core",
    party="heliant",
)
STANCES += rows(
    "contact level grade valid_from valid_to confidence source",
    """
    deng_hao  | support | inferred | 2025-08-20 |  | 0.5 | 客户经理填报 account team
    xiong_wei | opposed | seen     | 2025-06-30 | 2026-03-16 | 0.8 | 丢单复盘 loss review
    xiong_wei | neutral | seen     | 2026-03-16 |  | 0.8 | 拜访纪要 visit note
    ke_wen    | support | seen     | 2025-04-28 |  | 0.8 | 传输网验收 acceptance
    ren_shu   | neutral | seen     | 2025-12-18 |  | 0.8 | 付款对账 reconciliation
    wei_dong  | neutral | seen     | 2025-03-12 |  | 0.8 | 商务往来 dealings
    tian_hui  | support | seen     | 2025-07-16 |  | 0.8 | 维保回访 service review
    bai_yun   | support | seen     | 2026-02-04 |  | 0.8 | 规划讨论 planning talks
    hou_ming  | support | seen     | 2024-11-27 |  | 0.8 | 传输网测试 field trial
    """,
    project="",
    party="us",
)
STANCES += rows(
    "contact level grade valid_from confidence source",
    """
    chen_guang   | support   | agreed | 2024-10-30 | 0.95 | 评标结果 result
    sun_lihua    | support   | seen   | 2024-10-30 | 0.8  | 评标结果 result
    lu_zhengyang | neutral   | seen   | 2024-10-30 | 0.8  | 高层会谈 meeting
    gao_yi       | exclusive | agreed | 2024-08-14 | 0.95 | 评标结果 result
    qin_yong     | support   | seen   | 2024-09-25 | 0.8  | 商务往来 dealings
    hou_ming     | exclusive | seen   | 2024-09-06 | 0.8  | 现场测试 field trial
    yuan_zhi     | support   | seen   | 2024-09-06 | 0.8  | 现场测试 field trial
    wei_dong     | neutral   | seen   | 2024-10-09 | 0.8  | 商务往来 dealings
    """,
    project="transport_2024",
    party="us",
)
STANCES += rows(
    "contact level grade valid_from confidence source",
    """
    helen_ward  | neutral | inferred | 2025-04-09 | 0.5 | 拜访纪要 visit note
    xiong_wei   | opposed | seen     | 2025-04-23 | 0.8 | 方案评审 review
    zhou_kai    | neutral | inferred | 2025-04-09 | 0.5 | 商务往来 dealings
    kang_le     | neutral | seen     | 2025-04-23 | 0.8 | 方案评审 review
    ashok_menon | support | seen     | 2025-05-07 | 0.8 | 演示反馈 demo feedback
    ren_shu     | neutral | inferred | 2025-04-09 | 0.5 | 拜访纪要 visit note
    """,
    project="billing_2025",
    party="us",
)
STANCES += rows(
    "contact level grade valid_from confidence source",
    """
    xiong_wei | exclusive | agreed | 2025-05-21 | 0.95 | 评标结果 result
    zhou_kai  | support   | seen   | 2025-05-21 | 0.8  | 评标结果 result
    """,
    project="billing_2025",
    party="heliant",
)
