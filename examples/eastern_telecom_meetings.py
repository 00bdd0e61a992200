"""Our dealings with Eastern Telecom: the events that mattered, a plan of the ordinary ones."""

from bundle_csv import rows

EVENTS = rows(
    "date kind colleagues contacts topic outcome cost people_present initiated_by",
    """
    2024-07-24 | technical_exchange | wang_zhe;zhao_peng | hou_ming;yuan_zhi \
    | 传输网测试方案 field trial plan | 同意测试用例 test cases agreed | | 6 | us
    2024-09-05 | test | wang_zhe;zhao_peng | hou_ming;yuan_zhi;tian_hui \
    | 传输网现场测试 transport field trial | 全部通过 all passed | | 9 | customer
    2024-09-12 | gift | lin_xue | gao_yi \
    | 中秋月饼 mid-autumn moon cakes | 已登记 registered | 120 | 1 | us
    2024-11-12 | executive_visit | david_stone;lin_xue | lu_zhengyang;chen_guang \
    | 战略合作 strategy | 同意年度路标交流 yearly roadmap day agreed | | 8 | us
    2024-12-20 | celebration | david_stone;lin_xue;zhao_peng \
    | sun_lihua;chen_guang;gao_yi;qin_yong \
    | 传输网合同签约 transport contract signed | 份额六成 60 % awarded | | 20 | customer
    2025-02-19 | dinner | lin_xue | deng_hao;guo_rui \
    | 政企市场 enterprise market | 没有实质内容 nothing of substance | 860 | 4 | us
    2025-03-06 | training | wang_zhe | kang_le;ashok_menon;nie_fan \
    | 计费平台 billing platform | 反应平淡 lukewarm | | 12 | us
    2025-04-23 | technical_exchange | lin_xue;wang_zhe | xiong_wei;kang_le \
    | 计费方案评审 billing solution | 熊伟坚持赫联 Xiong Wei insists on Heliant | | 9 | customer
    2025-05-07 | test | wang_zhe | ashok_menon;nie_fan \
    | 计费演示 billing demo | 团队认可、领导未到 engineers liked it, no manager came | | 7 | us
    2025-06-10 | executive_visit | david_stone;lin_xue | xu_wenjie;deng_hao \
    | 5G行业应用 5G for industry | 希望早日支持切片 wants slicing soon | | 9 | us
    2025-06-30 | meeting | lin_xue;wang_zhe | xiong_wei \
    | 计费项目丢单复盘 billing loss review | 介入太晚 we came too late | | 4 | us
    2025-07-09 | complaint | omar_haddad;zhao_peng | tian_hui;du_feng \
    | 传输告警风暴 transport alarm storm | 限期一周 one week to solve it | | 6 | customer
    2025-07-15 | complaint_solved | omar_haddad | tian_hui \
    | 传输告警风暴 transport alarm storm | 补丁上线 patch in service | | 4 | us
    2025-08-20 | joint_event | lin_xue | deng_hao;guo_rui;yao_jing \
    | 智慧工厂发布 smart factory | 邓浩带十位同事 Deng Hao brought ten colleagues | 6800 | 34 | us
    2025-09-24 | roadmap_exchange | david_stone;wang_zhe;lin_xue | chen_guang;gao_yi;liang_bo \
    | 5G核心网路标 5G core roadmap | 陈光关注云化进度 Chen Guang asks about cloud | | 16 | us
    2025-10-09 | call | lin_xue | pan_yue \
    | 5G项目办成立 5G project office | 潘悦负责会务 Pan Yue arranges meetings | | 2 | customer
    2025-10-16 | exhibition | lin_xue;wang_zhe | deng_hao;guo_rui;sophie_lin \
    | 通信展 telecom fair | 气氛很好 friendly | 5200 | 26 | us
    2025-11-20 | training | wang_zhe | gao_yi;bai_yun;fan_rui;xie_tong \
    | 容量规划方法 capacity planning | 范锐提问最多 Fan Rui asked most | | 14 | customer
    2025-12-10 | meeting | huang_ting;lin_xue | zhou_kai;wei_dong \
    | 商务条款 commercial terms | 周凯反对、推荐北辰 Zhou Kai objects, names Northstar | | 5 | us
    2026-01-14 | visit | lin_xue | gao_yi \
    | 项目路径 the way ahead | 建议先见运维 advised to see operations first | | 3 | customer
    2026-01-20 | meeting | lin_xue;david_stone | sun_lihua \
    | 供应连续性 continuity of supply | 按程序办 the procedure decides | | 6 | us
    2026-01-28 | meeting | zhao_peng | du_feng \
    | 运维需求 operations' needs | 夸赫联联合实验室 praised the joint lab with Heliant | | 3 | us
    2026-02-12 | dinner | lin_xue;wang_zhe | gao_yi \
    | 工作餐 working dinner | 谈陈光的目标 talked about Chen Guang's goals | 380 | 3 | customer
    2026-02-26 | visit | lin_xue | tang_wenbo \
    | 请教历史 history | 领导拿不准都问何静 when unsure, they all ask He Jing | | 2 | us
    2026-03-10 | call | lin_xue | pan_yue \
    | 约高层会谈 the executive visit | 日程由何静定 He Jing decides the calendar | | 2 | us
    2026-03-18 | meeting | wang_zhe;lin_xue | chen_guang;gao_yi;liang_bo;jiang_lan \
    | 技术规范评审 specification review | 陈光肯定测试 Chen Guang praised the test | | 15 | customer
    2026-04-10 | visit | lin_xue | sun_lihua \
    | 交付回顾 delivery review | 认可传输网交付 satisfied with transport | | 4 | us
    2026-04-15 | executive_visit | david_stone;lin_xue | lu_zhengyang;chen_guang \
    | 5G战略 5G strategy | 陆总说要再听何静的意见 Lu wants to hear He Jing first | | 8 | us
    2026-04-16 | technical_exchange | wang_zhe | fan_rui;bai_yun \
    | 容量模型 capacity model | 范锐主导讨论 Fan Rui led the talk | | 6 | customer
    2026-05-13 | executive_visit | david_stone;lin_xue | xu_wenjie;deng_hao \
    | 切片商用 slicing | 等技术结论 waits for technology's word | | 9 | us
    2026-05-20 | test | wang_zhe | shen_lu;cao_yang;mo_li \
    | 实验室第二轮 second round | 时延最好、容灾待补 best latency, fail-over open | | 8 | customer
    2026-05-27 | workshop | wang_zhe;lin_xue | fan_rui;gao_yi;xie_tong \
    | 规划研讨 planning workshop | 范锐5月起代理组长 Fan Rui acting lead since May | | 9 | customer
    2026-05-28 | dinner | lin_xue;wang_zhe | gao_yi;bai_yun \
    | 工作餐 working dinner | 商定拜访顺序 order of visits agreed | 1320 | 4 | customer
    2026-06-04 | culture_event | lin_xue | deng_hao;yao_jing \
    | 行业沙龙 industry evening | 邓浩很热情 Deng Hao very friendly | 1500 | 10 | us
    2026-06-10 | test | wang_zhe | jiang_lan;shen_lu;cao_yang \
    | 实验室终测 final lab round | 公开用例全部通过 all published cases passed | | 9 | customer
    2026-06-17 | site_visit | zhao_peng;wang_zhe | peng_bin;gao_yi;jiang_lan \
    | 样板点 reference site | 彭斌关注夜间割接 Peng Bin asks about night work | 9600 | 8 | customer
    2026-06-24 | meeting | huang_ting | zhou_kai;tan_weiwei \
    | 招标安排 tender schedule | 只给公开信息 public information only | | 4 | us
    """,
)

# Ordinary dealings: so many of them between two months, mostly of these kinds.
# `theirs` is the share that the customer started.
PLAN = rows(
    "contact colleagues number first last kinds theirs",
    """
    gao_yi       | lin_xue;wang_zhe   | 17 | 2024-07 | 2026-06 | visit;call;message        | 0.6
    chen_guang   | lin_xue            | 11 | 2024-07 | 2026-06 | meeting;visit             | 0.3
    liang_bo     | lin_xue;wang_zhe   | 11 | 2024-08 | 2026-06 | technical_exchange;visit  | 0.3
    jiang_lan    | wang_zhe           | 13 | 2024-09 | 2026-06 | technical_exchange;meeting | 0.5
    shen_lu      | wang_zhe           | 12 | 2025-06 | 2026-06 | technical_exchange;call   | 0.6
    cao_yang     | wang_zhe           | 7  | 2025-03 | 2026-06 | technical_exchange        | 0.3
    mo_li        | wang_zhe           | 4  | 2025-12 | 2026-06 | technical_exchange;message | 0.5
    peng_bin     | omar_haddad;zhao_peng | 10 | 2024-08 | 2026-06 | meeting;call           | 0.6
    tian_hui     | omar_haddad        | 7  | 2024-07 | 2026-05 | call;visit                | 0.6
    du_feng      | zhao_peng          | 4  | 2024-09 | 2026-03 | meeting                   | 0.0
    zhou_kai     | huang_ting         | 5  | 2024-08 | 2026-03 | meeting                   | 0.0
    tan_weiwei   | huang_ting         | 6  | 2025-10 | 2026-06 | meeting;email             | 0.2
    wei_dong     | huang_ting         | 8  | 2024-07 | 2026-02 | meeting;email             | 0.4
    qin_yong     | huang_ting;lin_xue | 5  | 2024-07 | 2025-07 | visit;meeting             | 0.4
    li_qiu       | huang_ting         | 4  | 2024-08 | 2025-05 | email                     | 0.5
    deng_hao     | lin_xue            | 9  | 2024-08 | 2026-06 | joint_event;visit         | 0.0
    yao_jing     | wang_zhe           | 4  | 2025-09 | 2026-05 | technical_exchange;meeting | 0.5
    ke_wen       | zhao_peng          | 9  | 2024-12 | 2026-05 | meeting;site_visit        | 0.6
    bai_yun      | wang_zhe           | 7  | 2025-08 | 2026-06 | technical_exchange        | 0.5
    fan_rui      | wang_zhe           | 2  | 2026-05 | 2026-06 | technical_exchange;message | 0.7
    sun_lihua    | lin_xue            | 3  | 2024-10 | 2025-12 | visit                     | 0.0
    ren_shu      | huang_ting         | 5  | 2025-01 | 2026-05 | meeting                   | 0.2
    peter_novak  | huang_ting         | 2  | 2026-01 | 2026-04 | meeting                   | 0.0
    xiong_wei    | lin_xue            | 5  | 2025-01 | 2026-05 | visit;meeting             | 0.1
    kang_le      | wang_zhe           | 3  | 2025-01 | 2025-06 | technical_exchange        | 0.2
    ashok_menon  | wang_zhe           | 5  | 2025-01 | 2025-12 | technical_exchange;call   | 0.5
    pan_yue      | lin_xue            | 8  | 2025-10 | 2026-06 | call;message              | 0.6
    tang_wenbo   | lin_xue            | 5  | 2024-09 | 2026-05 | visit;greeting            | 0.2
    jia_mingyuan | wang_zhe           | 5  | 2025-09 | 2026-06 | technical_exchange        | 0.4
    daniel_kerr  | omar_haddad        | 4  | 2025-05 | 2026-05 | technical_exchange        | 0.5
    hou_ming     | wang_zhe           | 5  | 2024-07 | 2025-04 | technical_exchange;visit  | 0.5
    yuan_zhi     | wang_zhe           | 3  | 2024-08 | 2025-02 | technical_exchange        | 0.5
    song_yu      | zhao_peng          | 3  | 2024-10 | 2025-06 | meeting                   | 0.5
    yu_dan       | omar_haddad        | 3  | 2025-02 | 2026-04 | meeting                   | 0.3
    meng_lan     | lin_xue            | 2  | 2025-02 | 2025-11 | visit                     | 0.0
    yan_guoqiang | david_stone        | 2  | 2024-11 | 2025-12 | meeting                   | 0.0
    """,
)

TOPICS = rows(
    "unit first last topic",
    """
    tech        | 2024-07 | 2024-12 | 传输网测试 transport trial
    tech        | 2024-07 | 2025-09 | 年度技术规划 yearly technology plan
    tech        | 2025-03 | 2025-12 | 核心网云化 cloud core
    tech        | 2025-10 | 2026-06 | 5G核心网规范 5G core specification
    tech        | 2026-01 | 2026-06 | 实验室测试 lab test
    planning    | 2024-07 | 2025-06 | 传输网建设 transport construction
    planning    | 2025-01 | 2025-12 | 流量预测 traffic forecast
    planning    | 2025-09 | 2026-06 | 5G核心网规划 5G core plan
    operations  | 2024-07 | 2026-06 | 维保例会 maintenance review
    operations  | 2025-01 | 2026-06 | 割接保障 cut-over support
    procurement | 2024-07 | 2024-12 | 传输网招标 transport tender
    procurement | 2025-01 | 2025-06 | 计费项目商务 billing terms
    procurement | 2025-06 | 2026-06 | 供应商年审 supplier review
    procurement | 2025-11 | 2026-06 | 5G商务条款 5G commercial terms
    finance     | 2025-01 | 2026-06 | 付款进度 payments
    finance     | 2026-01 | 2026-06 | 投资测算 investment case
    market      | 2024-07 | 2026-06 | 行业市场活动 industry marketing
    market      | 2025-06 | 2026-06 | 切片产品 slicing products
    it          | 2025-01 | 2025-06 | 计费系统更新 billing renewal
    it          | 2025-07 | 2026-06 | 数字化规划 digital plan
    general     | 2025-10 | 2026-06 | 会议安排 arranging meetings
    eastern_telecom | 2024-07 | 2026-06 | 合作回顾 review of our work
                | 2024-07 | 2026-06 | 行业动态 industry news
    """,
)

OUTCOMES = (
    "",
    "",
    "会后发纪要 minutes sent",
    "按计划推进 on schedule",
    "需补充材料 more material needed",
    "约定下次时间 next date agreed",
    "问题已答复 questions answered",
    "待内部讨论 they will discuss it",
)
