"""Who writes to whom at Eastern Telecom, beside the lines: noted by hand."""

from bundle_csv import rows

# Pairs who write to each other outside team and line.
# Counts are messages a month at full rate, there and back; a ramp grows from its start month.
WRITING = rows(
    "one other there back first last shape",
    """
    # He Jing is asked more than she asks
    lu_zhengyang | he_jing      | 24 | 16
    sun_lihua    | he_jing      | 13 | 7
    chen_guang   | he_jing      | 11 | 6
    helen_ward   | he_jing      | 12 | 6
    liang_bo     | he_jing      | 6  | 3
    zhou_kai     | he_jing      | 6  | 2
    gao_yi       | he_jing      | 6  | 5
    fang_min     | he_jing      | 6  | 4
    wen_xiaoling | he_jing      | 9  | 8
    # Tang Wenbo, the adviser
    chen_guang   | tang_wenbo   | 4  | 2
    gao_yi       | tang_wenbo   | 3  | 2
    liang_bo     | tang_wenbo   | 3  | 1
    jia_mingyuan | tang_wenbo   | 2  | 2
    # Fan Rui's rise: most of them began to write in the last year
    xie_tong     | fan_rui      | 9  | 6 | 2025-10 |         | ramp
    song_yu      | fan_rui      | 7  | 5 | 2025-11 |         | ramp
    mo_li        | fan_rui      | 6  | 3 | 2026-01 |         | ramp
    ke_wen       | fan_rui      | 6  | 4 | 2026-02 |         | ramp
    yao_jing     | fan_rui      | 6  | 3 | 2026-04 |         | ramp
    gao_yi       | fan_rui      | 5  | 4 | 2026-05 |         | ramp
    # The decision chain of the 5G core
    gao_yi       | sun_lihua    | 4  | 3 | 2025-09
    gao_yi       | liang_bo     | 7  | 7
    gao_yi       | jiang_lan    | 4  | 5 | 2025-09
    bai_yun      | jiang_lan    | 5  | 5
    bai_yun      | peng_bin     | 3  | 3 | 2025-09
    jiang_lan    | peng_bin     | 6  | 6
    shen_lu      | peng_bin     | 5  | 5 | 2025-11
    tan_weiwei   | jiang_lan    | 5  | 4 | 2025-10
    tan_weiwei   | bai_yun      | 4  | 4 | 2025-10
    zhou_kai     | liang_bo     | 3  | 2
    zhou_kai     | helen_ward   | 3  | 3
    zhou_kai     | du_feng      | 5  | 5
    ren_shu      | zhou_kai     | 3  | 3
    peter_novak  | gao_yi       | 3  | 2 | 2025-12
    qiao_lin     | ke_wen       | 4  | 3
    lai_qing     | qiao_lin     | 4  | 3
    jia_mingyuan | bai_yun      | 5  | 6
    jia_mingyuan | gao_yi       | 2  | 3
    pan_yue      | gao_yi       | 4  | 1 | 2025-10
    pan_yue      | sun_lihua    | 3  | 0 | 2025-10
    pan_yue      | chen_guang   | 3  | 0 | 2025-10
    # Transport network 2024 and its building
    ke_wen       | tian_hui     | 5  | 5 | 2024-07 | 2025-09 | fade
    song_yu      | yuan_zhi     | 6  | 6 | 2024-07 | 2025-06 | fade
    hou_ming     | ke_wen       | 4  | 3 | 2024-07 | 2025-06 | fade
    wei_dong     | ke_wen       | 4  | 4 | 2024-07 | 2025-03 | fade
    qin_yong     | gao_yi       | 4  | 4 | 2024-07 | 2025-08
    qin_yong     | sun_lihua    | 5  | 4 | 2024-07 | 2025-08
    # Billing 2025
    xiong_wei    | zhou_kai     | 5  | 5 | 2024-12 | 2025-08 | fade
    ashok_menon  | wei_dong     | 6  | 6 | 2025-01 | 2025-08 | fade
    kang_le      | meng_lan     | 4  | 4 | 2025-01 | 2025-09 | fade
    xiong_wei    | helen_ward   | 3  | 2 | 2025-01 | 2025-07 | fade
    # Ordinary neighbours
    cui_ying     | yu_dan       | 6  | 6
    cao_yang     | bao_xin      | 4  | 4
    cao_yang     | daniel_kerr  | 5  | 4
    daniel_kerr  | xiong_wei    | 4  | 3
    gu_tian      | zhou_kai     | 4  | 3
    gu_tian      | tan_weiwei   | 3  | 3 | 2025-10
    cheng_jie    | liang_bo     | 2  | 2
    richard_hale | helen_ward   | 3  | 4
    shao_qi      | sun_lihua    | 1  | 2
    yan_guoqiang | du_feng      | 1  | 2
    guo_rui      | cao_yang     | 3  | 3 | 2025-06
    sophie_lin   | kang_le      | 2  | 2
    """,
)

# Who turns to Luo Mei, the crowd's favourite (messages a month to her; she answers two thirds).
FAVOURITE = "luo_mei"
FANS = rows(
    "contact rate",
    """
    cheng_jie   | 5
    cui_ying    | 5
    hao_qiang   | 5
    zou_ping    | 5
    li_qiu      | 4
    jin_hua     | 4
    ling_fei    | 4
    nie_fan     | 4
    lai_qing    | 4
    sophie_lin  | 4
    duan_xin    | 4
    guo_rui     | 3
    kang_le     | 3
    yu_dan      | 3
    song_yu     | 2
    xie_tong    | 2
    ashok_menon | 2
    bao_xin     | 2
    """,
)
