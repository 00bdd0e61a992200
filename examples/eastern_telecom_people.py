"""The cast of Eastern Telecom: units, people, our colleagues, owners. All of them invented."""

from bundle_csv import Row, rows

UNITS = rows(
    "id name parent",
    """
    eastern_telecom | 东方电信 Eastern Telecom                |
    tech            | 网络技术部 Network Technology           | eastern_telecom
    planning        | 规划建设部 Planning & Construction      | eastern_telecom
    operations      | 网络运维中心 Network Operations         | eastern_telecom
    procurement     | 采购供应部 Procurement & Supply         | eastern_telecom
    finance         | 财务部 Finance                          | eastern_telecom
    market          | 市场与政企部 Market & Enterprise        | eastern_telecom
    it              | 数字化与IT部 Digital & IT               | eastern_telecom
    general         | 综合与人力资源部 General Affairs & HR   | eastern_telecom
    """,
)

# The reporting tree has five levels; externals stand outside it.
PEOPLE = rows(
    "id name title unit reports_to dotted_to",
    """
    # Leadership
    lu_zhengyang | 陆正阳 Lu Zhengyang | 总裁、党委书记 President & CEO | eastern_telecom
    chen_guang | 陈光 Chen Guang | 首席技术官 CTO | eastern_telecom | lu_zhengyang
    sun_lihua | 孙丽华 Sun Lihua | 副总裁、采购委员会主任 COO | eastern_telecom | lu_zhengyang
    helen_ward | Helen Ward | 财务总监 CFO | eastern_telecom | lu_zhengyang
    xu_wenjie | 徐文杰 Xu Wenjie | 副总裁 CMO | eastern_telecom | lu_zhengyang
    he_jing | 何静 He Jing | 总裁助理 Executive Assistant to the CEO | general | lu_zhengyang
    # Network Technology
    liang_bo | 梁波 Liang Bo | 网络技术部总经理 Head of Network Technology | tech | chen_guang
    jiang_lan | 姜岚 Jiang Lan | 核心网实验室主任 Head of Core Lab | tech | liang_bo
    shen_lu | 沈璐 Shen Lu | 5GC测试主管 5GC Test Lead | tech | jiang_lan
    cao_yang | 曹旸 Cao Yang | 云平台架构师 Cloud Platform Architect | tech | jiang_lan
    mo_li | 莫莉 Mo Li | 测试工程师 Test Engineer | tech | jiang_lan
    daniel_kerr | Daniel Kerr | 安全架构师 Security Architect | tech | liang_bo | xiong_wei
    hou_ming | 侯明 Hou Ming | 无线技术经理 Radio Technology Manager | tech | liang_bo
    yuan_zhi | 袁智 Yuan Zhi | 传输工程师 Transmission Engineer | tech | hou_ming
    # Planning & Construction
    gao_yi | 高毅 Gao Yi | 规划建设部总经理 Head of Planning | planning | chen_guang | sun_lihua
    bai_yun | 白芸 Bai Yun | 核心网规划经理 Core Planning Manager | planning | gao_yi
    fan_rui | 范锐 Fan Rui | 规划工程师、代理组长 Planner, acting lead | planning | bai_yun
    xie_tong | 谢彤 Xie Tong | 规划工程师 Planning Engineer | planning | bai_yun
    song_yu | 宋宇 Song Yu | 传输规划工程师 Transport Planner | planning | bai_yun
    ke_wen | 柯文 Ke Wen | 建设项目经理 Construction Project Manager | planning | gao_yi
    lai_qing | 赖青 Lai Qing | 造价工程师 Cost Engineer | planning | ke_wen | qiao_lin
    # Network Operations
    du_feng | 杜峰 Du Feng | 运维中心总经理 Head of Operations | operations | sun_lihua | chen_guang
    peng_bin | 彭斌 Peng Bin | 核心网运维经理 Core Ops Manager | operations | du_feng | liang_bo
    ruan_jun | 阮军 Ruan Jun | 核心网运维工程师 Core Engineer | operations | peng_bin
    feng_lei | 冯磊 Feng Lei | 核心网运维工程师 Core Engineer | operations | peng_bin
    tian_hui | 田辉 Tian Hui | 监控值班长 NOC Shift Manager | operations | du_feng
    zou_ping | 邹平 Zou Ping | 监控工程师 NOC Engineer | operations | tian_hui
    hao_qiang | 郝强 Hao Qiang | 现场维护工程师 Field Engineer | operations | tian_hui
    yu_dan | 余丹 Yu Dan | 服务质量经理 Service Quality Manager | operations | du_feng
    # Procurement & Supply
    zhou_kai | 周凯 Zhou Kai | 采购总经理 Head of Purchasing | procurement | sun_lihua | helen_ward
    tan_weiwei | 谭薇薇 Tan Weiwei | 5G采购经理 5G Purchasing Manager | procurement | zhou_kai
    wei_dong | 魏东 Wei Dong | 集采经理 Central Purchasing Manager | procurement | zhou_kai
    qin_yong | 秦勇 Qin Yong | 采购供应部副总经理 Deputy Head | procurement | zhou_kai
    li_qiu | 李秋 Li Qiu | 招标专员 Tender Specialist | procurement | wei_dong
    jin_hua | 金桦 Jin Hua | 供应商管理专员 Supplier Management | procurement | wei_dong
    # Finance
    ren_shu | 任舒 Ren Shu | 财务部总经理 Head of Finance | finance | helen_ward
    qiao_lin | 乔琳 Qiao Lin | 预算经理 Budget Manager | finance | ren_shu
    shi_jun | 石军 Shi Jun | 资金经理 Treasury Manager | finance | ren_shu
    ling_fei | 凌飞 Ling Fei | 成本会计 Cost Accountant | finance | qiao_lin
    peter_novak | Peter Novak | 投资分析总监 Director, Investment Analysis | finance | helen_ward
    duan_xin | 段欣 Duan Xin | 投资分析师 Investment Analyst | finance | peter_novak
    # Market & Enterprise
    deng_hao | 邓浩 Deng Hao | 政企客户部总经理 Head of Enterprise Business | market | xu_wenjie
    yao_jing | 姚婧 Yao Jing | 5G产品经理 5G Product Manager | market | deng_hao | bai_yun
    guo_rui | 郭睿 Guo Rui | 行业解决方案经理 Industry Solutions | market | deng_hao
    meng_lan | 孟岚 Meng Lan | 公众市场部总经理 Head of Consumer Market | market | xu_wenjie
    sophie_lin | Sophie Lin | 国际业务经理 Roaming & Wholesale Manager | market | meng_lan
    cui_ying | 崔颖 Cui Ying | 客户服务经理 Customer Care Manager | market | meng_lan | yu_dan
    # Digital & IT
    xiong_wei | 熊伟 Xiong Wei | 数字化与IT部总经理 CIO | it | chen_guang
    kang_le | 康乐 Kang Le | BSS架构师 BSS Architect | it | xiong_wei
    ashok_menon | Ashok Menon | 计费平台经理 Billing Platform Manager | it | xiong_wei
    nie_fan | 聂帆 Nie Fan | 计费开发工程师 Billing Developer | it | ashok_menon
    bao_xin | 包欣 Bao Xin | 数据平台经理 Data Platform Manager | it | xiong_wei
    # General Affairs & HR
    fang_min | 方敏 Fang Min | 综合与人力资源部总经理 Head of HR | general | lu_zhengyang
    cheng_jie | 程洁 Cheng Jie | 人才发展经理 Talent Manager | general | fang_min
    luo_mei | 罗梅 Luo Mei | 员工关系主管、工会副主席 Employee Relations | general | cheng_jie
    gu_tian | 顾天 Gu Tian | 法务经理 Legal Counsel | general | fang_min
    wen_xiaoling | 文晓玲 Wen Xiaoling | 办公室主任 Head of Secretariat | general | fang_min
    pan_yue | 潘悦 Pan Yue | 5G项目办秘书 Secretary, 5G Project Office | general | wen_xiaoling
    # Outside
    tang_wenbo | 唐文博 Tang Wenbo | 高级顾问、原首席技术官 Adviser, former CTO
    yan_guoqiang | 严国强 Yan Guoqiang | 省通信管理局处长 Division Head, Regulator
    shao_qi | 邵琦 Shao Qi | 省国资委派出代表 State Shareholder's Representative
    richard_hale | Richard Hale | 外部董事 Non-executive Director, Meridian
    jia_mingyuan | 贾明远 Jia Mingyuan | 省设计院首席咨询师 Principal Consultant
    """,
)

# What differs from the usual (inside, state-owned firm, China, one address).
PARTICULARS: dict[str, Row] = {
    "lu_zhengyang": {"tags": "key;CEO"},
    "chen_guang": {"tags": "key;5G"},
    "sun_lihua": {"tags": "key;采购委员会", "joined_on": "2020-05-06"},
    "helen_ward": {"country": "GB", "joined_on": "2023-03-01", "tags": "key;expatriate"},
    "he_jing": {"joined_on": "2012-07-02"},
    "gao_yi": {"tags": "key;5G", "email": "gao.yi@et-planning.example"},
    "liang_bo": {"tags": "key;5G", "email": "liang.bo@et-lab.example"},
    "jiang_lan": {"tags": "5G;实验室", "email": "jiang.lan@et-lab.example"},
    "shen_lu": {"tags": "5G;实验室", "email": "shen.lu@et-lab.example"},
    "cao_yang": {"tags": "实验室", "email": "cao.yang@et-lab.example"},
    "fan_rui": {"joined_on": "2022-07-04", "tags": "5G"},
    "daniel_kerr": {"country": "IE", "joined_on": "2021-09-01"},
    "tan_weiwei": {"joined_on": "2025-09-01", "tags": "5G;new"},
    "qin_yong": {"left_on": "2025-08-31", "tags": "left"},
    "peter_novak": {"country": "CZ", "joined_on": "2023-06-01"},
    "sophie_lin": {"country": "SG"},
    "ashok_menon": {"country": "IN", "joined_on": "2019-11-04"},
    "pan_yue": {"tags": "5G;项目办"},
    "xiong_wei": {"tags": "key"},
    "du_feng": {"email": "du.feng@et-noc.example"},
    "tang_wenbo": {"external": "true", "email": "tang.wenbo@adviser.example", "tags": "退休"},
    "yan_guoqiang": {
        "external": "true",
        "party_class": "regulator",
        "email": "yan.guoqiang@regulator.example",
    },
    "shao_qi": {
        "external": "true",
        "party_class": "public_official",
        "email": "shao.qi@sasac.example",
    },
    "richard_hale": {
        "external": "true",
        "party_class": "private",
        "country": "GB",
        "email": "richard.hale@meridian.example",
    },
    "jia_mingyuan": {
        "external": "true",
        "email": "jia.mingyuan@design-institute.example",
        "tags": "设计院",
    },
}

COLLEAGUES = rows(
    "id name title team email",
    """
    lin_xue | 林雪 Lin Xue | 客户总监 Account Director | AR | lin.xue@us.example
    wang_zhe | 王哲 Wang Zhe | 核心网解决方案经理 Core Solution Manager | SR | wang.zhe@us.example
    zhao_peng | 赵鹏 Zhao Peng | 交付项目经理 Delivery Manager | FR | zhao.peng@us.example
    huang_ting | 黄婷 Huang Ting | 商务经理 Commercial Manager | AR | huang.ting@us.example
    omar_haddad | Omar Haddad | 服务经理 Service Manager | FR | omar.haddad@us.example
    david_stone | David Stone | 区域副总裁 Regional VP | management | david.stone@us.example
    """,
)

TIES = rows(
    "colleague contact strength source valid_from",
    """
    lin_xue     | gao_yi       | 0.85 | 六年合作 six years together    | 2020-03-01
    wang_zhe    | gao_yi       | 0.7  | 联合规划组 joint planning group | 2022-05-10
    lin_xue     | chen_guang   | 0.5  | 月度例会 monthly meeting        | 2024-07-01
    wang_zhe    | jiang_lan    | 0.65 | 实验室驻场 on site in the lab   | 2024-09-02
    wang_zhe    | shen_lu      | 0.75 | 实验室驻场 on site in the lab   | 2024-09-02
    wang_zhe    | cao_yang     | 0.45 | 技术交流 technical exchange     | 2025-03-11
    lin_xue     | liang_bo     | 0.4  | 拜访 visits                     | 2024-08-05
    lin_xue     | sun_lihua    | 0.3  | 拜访 visits                     | 2025-02-17
    huang_ting  | zhou_kai     | 0.2  | 商务往来 commercial dealings    | 2024-07-01
    huang_ting  | wei_dong     | 0.4  | 商务往来 commercial dealings    | 2024-07-01
    huang_ting  | tan_weiwei   | 0.35 | 商务往来 commercial dealings    | 2025-10-13
    huang_ting  | ren_shu      | 0.3  | 付款对账 payment reconciliation | 2025-01-20
    zhao_peng   | ke_wen       | 0.6  | 传输网交付 transport delivery   | 2024-12-20
    zhao_peng   | peng_bin     | 0.5  | 割接保障 cut-over support       | 2025-03-03
    omar_haddad | peng_bin     | 0.55 | 维保 maintenance                | 2024-07-01
    omar_haddad | tian_hui     | 0.4  | 维保 maintenance                | 2024-07-01
    omar_haddad | daniel_kerr  | 0.35 | 安全评估 security review        | 2025-05-19
    david_stone | lu_zhengyang | 0.3  | 高层会谈 executive meetings     | 2024-11-12
    david_stone | xu_wenjie    | 0.25 | 高层会谈 executive meetings     | 2025-06-10
    lin_xue     | pan_yue      | 0.6  | 会务联系 arranging meetings     | 2025-10-09
    lin_xue     | tang_wenbo   | 0.45 | 退休后仍走动 kept in touch      | 2023-06-01
    lin_xue     | deng_hao     | 0.5  | 市场活动 marketing events       | 2024-08-20
    wang_zhe    | jia_mingyuan | 0.4  | 规范讨论 specification talks    | 2025-09-22
    lin_xue     | xiong_wei    |      | 计费项目 billing project        | 2025-01-15
    wang_zhe    | fan_rui      | 0.25 | 规划讨论 planning talks         | 2026-04-16
    """,
)

HOLDERS = rows(
    "id name kind",
    """
    eastern_telecom    | 东方电信 Eastern Telecom                     | company
    dongjiang_sasac    | 东江省国资委 Dongjiang State Assets          | state
    dongjiang_capital  | 东江国有资本运营公司 Dongjiang Capital       | company
    meridian_holdings  | Meridian Telecom Holdings                    | company
    et_employee_fund   | 员工持股平台 Employee Shareholding Platform  | company
    tang_wenbo         | 唐文博 Tang Wenbo                            | person
    et_tower           | 东方铁塔 Eastern Tower                       | company
    heliant_joint_lab  | 东赫联合实验室 Eastern-Heliant Joint Lab     | company
    """,
)

SHAREHOLDINGS = rows(
    "holder held percent valid_from source",
    """
    dongjiang_sasac   | dongjiang_capital | 100  | 2016-01-01 | 年报 annual report
    dongjiang_capital | eastern_telecom   | 58   | 2019-07-01 | 年报 annual report
    meridian_holdings | eastern_telecom   | 24.5 | 2022-11-15 | 年报 annual report
    et_employee_fund  | eastern_telecom   | 9    | 2019-07-01 | 年报 annual report
    tang_wenbo        | et_employee_fund  | 1.2  | 2019-07-01 | 公开登记 public register
    eastern_telecom   | et_tower          | 35   | 2018-04-01 | 年报 annual report
    eastern_telecom   | heliant_joint_lab | 51   | 2023-09-20 | 公开登记 public register
    """,
)


def address(contact: str) -> str:
    """The address everybody inside has: chen.guang@eastern-telecom.example."""
    return f"{contact.replace('_', '.')}@eastern-telecom.example"


def contacts() -> list[Row]:
    """Everybody, with the usual values filled in."""
    usual = {"party_class": "soe", "country": "CN", "external": "false"}
    usual |= {"joined_on": "", "left_on": ""}
    found: list[Row] = []
    for number, person in enumerate(PEOPLE, start=1):
        own = PARTICULARS.get(person["id"], {})
        row = {**person, **usual, "x_crm_id": f"ET-{1000 + number}", **own}
        inside = row["external"] == "false"
        addresses = [address(row["id"])] if inside else []
        row["email"] = ";".join(addresses + ([own["email"]] if "email" in own else []))
        found.append(row)
    return found
