"""Who moves whom at Eastern Telecom: the recorded influence links."""

from bundle_csv import Row

SOURCES = {
    "coach": "与高毅面谈 talk with Gao Yi",
    "visit": "拜访纪要 visit note",
    "seen": "会上观察 seen in a meeting",
    "team": "团队判断 our team's judgement",
    "org": "组织研究 study of the organisation",
    "open": "公开信息 public information",
    "office": "项目办秘书告知 told by the project office",
}

VALIDITY = ("valid_from", "valid_to")

# from, > (one way) or ~ (both), to, weight, kind, confidence, source, valid from, valid to
_LINKS = """
# He Jing: no seat in the decision, yet those who have one ask her first
he_jing > lu_zhengyang 1.5 trust .95 coach 2021-06-01
he_jing > lu_zhengyang .9 advice .85 seen 2022-01-10
he_jing > sun_lihua 1.4 advice .85 coach 2022-03-01
he_jing > helen_ward 1.4 trust .9 visit 2023-04-01
he_jing > chen_guang 1.2 advice .85 coach 2021-06-01
he_jing > liang_bo .8 advice .75 coach
he_jing > gao_yi .6 trust .8 visit
he_jing > zhou_kai .9 authority .7 office 2023-01-01
he_jing > fang_min .7 advice .7 seen
he_jing > wen_xiaoling .8 authority .9 org
lu_zhengyang > he_jing 1.0 authority .95 org 2021-06-01
gao_yi > he_jing .5 advice .75 visit
tang_wenbo > he_jing .7 mentor .85 coach 2012-07-02
wen_xiaoling > he_jing .4 advice .7 seen

# Tang Wenbo: retired, and still called
tang_wenbo > chen_guang .9 mentor .9 coach 2010-01-01
tang_wenbo > lu_zhengyang .5 trust .7 visit
tang_wenbo > liang_bo .8 mentor .85 coach
tang_wenbo > gao_yi .6 mentor .9 visit
tang_wenbo > jiang_lan .5 mentor .7 visit
tang_wenbo ~ jia_mingyuan .5 alumni .8 open
tang_wenbo > xiong_wei .4 mentor .6 team

# Owners, state, regulator
richard_hale > helen_ward .8 authority .85 open 2023-03-01
richard_hale > lu_zhengyang .4 authority .7 open
shao_qi > lu_zhengyang .6 political .8 org
shao_qi > sun_lihua .3 political .6 org
yan_guoqiang > lu_zhengyang .4 authority .8 open
yan_guoqiang > chen_guang .4 authority .7 open
yan_guoqiang > du_feng .5 authority .7 seen
yan_guoqiang ~ shao_qi .3 political .5 team
jia_mingyuan > gao_yi .6 advice .8 visit
jia_mingyuan > bai_yun .7 advice .8 visit
jia_mingyuan > chen_guang .3 advice .6 team

# The leadership
lu_zhengyang > chen_guang .6 authority .9 org
lu_zhengyang > sun_lihua .6 authority .9 org
lu_zhengyang > helen_ward .5 authority .9 org
lu_zhengyang > xu_wenjie .5 authority .9 org
lu_zhengyang > fang_min .6 authority .9 org
chen_guang > lu_zhengyang .5 advice .85 seen
sun_lihua > lu_zhengyang .6 advice .85 seen
helen_ward > lu_zhengyang .5 advice .8 visit 2023-03-01
xu_wenjie > lu_zhengyang .3 advice .7 seen
chen_guang ~ sun_lihua .3 advice .7 seen
helen_ward > sun_lihua .5 advice .7 visit
sun_lihua ~ shao_qi .3 alumni .6 open
xu_wenjie ~ meng_lan .4 kinship .4 team
fang_min > lu_zhengyang .3 advice .6 team
lu_zhengyang ~ yan_guoqiang .3 alumni .7 open

# Technology
chen_guang > liang_bo .8 authority .9 org
chen_guang > gao_yi .7 authority .9 org
chen_guang > xiong_wei .6 authority .9 org
liang_bo > chen_guang .6 advice .9 visit
gao_yi > chen_guang .8 advice .9 visit
gao_yi > sun_lihua .4 advice .7 coach
gao_yi > liang_bo .5 trust .8 coach
liang_bo > gao_yi .4 trust .8 coach
jiang_lan > liang_bo .7 advice .85 visit
jiang_lan > chen_guang .4 advice .7 seen
jiang_lan > gao_yi .4 advice .7 visit
liang_bo > jiang_lan .7 authority .9 org
jiang_lan > shen_lu .8 mentor .9 visit
jiang_lan > cao_yang .6 authority .85 visit
jiang_lan > mo_li .6 mentor .8 visit
shen_lu > jiang_lan .7 advice .9 seen
shen_lu > mo_li .7 mentor .8 seen
shen_lu > cao_yang .5 advice .8 seen
shen_lu > peng_bin .5 advice .75 seen
cao_yang > jiang_lan .5 advice .8 seen
cao_yang > daniel_kerr .4 advice .7 visit
cao_yang > bao_xin .5 advice .7 team
daniel_kerr > cao_yang .6 advice .75 visit
daniel_kerr > xiong_wei .4 advice .7 visit
daniel_kerr > liang_bo .3 advice .7 visit
hou_ming > liang_bo .3 advice .7 seen
hou_ming > yuan_zhi .6 mentor .8 visit
hou_ming ~ song_yu .4 alumni .6 open
yuan_zhi > song_yu .5 advice .7 team
mo_li ~ nie_fan .4 trust .5 team

# Planning
gao_yi > bai_yun .8 authority .9 org
gao_yi > ke_wen .7 authority .9 org
gao_yi > fan_rui .7 mentor .85 coach 2025-10-01
bai_yun > gao_yi .5 advice .85 visit
bai_yun > xie_tong .6 authority .8 visit
bai_yun > song_yu .5 authority .8 visit
bai_yun > fan_rui .6 authority .85 visit
bai_yun > jiang_lan .3 advice .6 seen 2024-09-01 2026-03-01
bai_yun > yao_jing .4 advice .7 seen
ke_wen > lai_qing .7 authority .8 visit
ke_wen > gao_yi .3 advice .7 visit
ke_wen ~ tian_hui .4 trust .6 team
lai_qing > ke_wen .5 advice .7 visit
lai_qing > qiao_lin .5 advice .7 team
song_yu > bai_yun .3 advice .6 seen

# Fan Rui: month by month, more people ask him
fan_rui > xie_tong .6 advice .8 seen 2025-10-20
fan_rui > song_yu .5 advice .8 seen 2025-12-01
fan_rui > mo_li .4 advice .7 seen 2026-01-19
fan_rui > bai_yun .5 advice .85 visit 2026-02-09
fan_rui > ke_wen .4 advice .8 visit 2026-03-16
fan_rui > yao_jing .5 advice .75 seen 2026-04-13
fan_rui > ruan_jun .4 advice .7 team 2026-05-06
fan_rui > gao_yi .4 advice .85 coach 2026-05-18

# Operations
du_feng > sun_lihua .5 advice .8 seen
sun_lihua > du_feng .7 authority .9 org
du_feng > peng_bin .7 authority .9 org
du_feng > tian_hui .6 authority .85 visit
du_feng > yu_dan .5 authority .8 visit
du_feng ~ zhou_kai .5 alumni .8 open
peng_bin > du_feng .5 advice .8 visit
peng_bin > ruan_jun .8 mentor .85 visit
peng_bin > feng_lei .7 authority .8 visit
peng_bin > liang_bo .3 advice .7 seen
tian_hui > zou_ping .7 mentor .8 visit
tian_hui > hao_qiang .6 authority .8 visit
tian_hui > du_feng .4 advice .7 visit
ruan_jun ~ feng_lei .5 trust .7 team
yu_dan > cui_ying .5 advice .7 team
yu_dan > du_feng .3 advice .6 team
zou_ping ~ hao_qiang .4 trust .6 team

# Purchasing
sun_lihua > zhou_kai .7 authority .9 org
zhou_kai > sun_lihua .7 advice .85 coach
zhou_kai > tan_weiwei .8 authority .85 visit 2025-09-01
zhou_kai > wei_dong .8 authority .9 visit
zhou_kai > qin_yong .6 authority .9 visit 2019-01-01 2025-08-31
qin_yong > zhou_kai .7 advice .8 visit 2019-01-01 2025-08-31
qin_yong > sun_lihua .5 trust .7 coach 2019-01-01 2025-08-31
wei_dong > zhou_kai .4 advice .8 visit
wei_dong > li_qiu .7 mentor .8 visit
wei_dong > jin_hua .6 authority .8 visit
wei_dong > tan_weiwei .5 mentor .7 visit 2025-09-01
tan_weiwei > zhou_kai .3 advice .7 office 2025-10-15
li_qiu ~ jin_hua .4 trust .7 team
zhou_kai > helen_ward .3 advice .6 visit

# Finance
helen_ward > ren_shu .6 authority .9 org
helen_ward > peter_novak .7 authority .9 org
peter_novak > helen_ward .7 advice .85 visit 2023-06-01
ren_shu > helen_ward .5 advice .8 visit
ren_shu > qiao_lin .7 authority .85 visit
ren_shu > shi_jun .6 authority .85 visit
qiao_lin > ren_shu .4 advice .7 visit
qiao_lin > ling_fei .6 mentor .8 team
peter_novak > duan_xin .8 mentor .8 visit
duan_xin ~ ling_fei .4 alumni .6 open
ren_shu > zhou_kai .4 advice .6 team

# Market, IT, general affairs
xu_wenjie > deng_hao .7 authority .9 org
xu_wenjie > meng_lan .6 authority .9 org
deng_hao > xu_wenjie .5 advice .8 seen
deng_hao > yao_jing .6 authority .8 visit
deng_hao > guo_rui .7 mentor .8 visit
yao_jing > deng_hao .4 advice .7 visit
meng_lan > sophie_lin .5 authority .8 team
meng_lan > cui_ying .6 authority .8 team
sophie_lin ~ duan_xin .3 alumni .5 open
xiong_wei > chen_guang .4 advice .8 seen
xiong_wei > kang_le .7 authority .85 visit
xiong_wei > ashok_menon .6 authority .85 visit
xiong_wei > bao_xin .5 authority .8 visit
kang_le > xiong_wei .6 advice .8 visit
ashok_menon > nie_fan .7 mentor .8 visit
ashok_menon ~ kang_le .4 advice .7 visit
fang_min > wen_xiaoling .6 authority .85 org
fang_min > cheng_jie .6 authority .85 org
fang_min > gu_tian .5 authority .8 org
gu_tian > zhou_kai .3 advice .6 team
chen_guang > pan_yue .9 trust .8 office 2025-10-09
sun_lihua > pan_yue .9 trust .8 office 2025-10-09
gao_yi > pan_yue .8 trust .85 office 2025-10-09
liang_bo > pan_yue .6 trust .8 office 2025-10-09
zhou_kai > pan_yue .6 authority .7 office 2025-10-09

# Luo Mei: everybody's friend, far from any decision
luo_mei > li_qiu .4 trust .7 team
luo_mei > jin_hua .4 trust .7 team
luo_mei > cheng_jie .3 advice .7 team
luo_mei > zou_ping .5 trust .7 team
luo_mei > hao_qiang .5 trust .7 team
luo_mei > yu_dan .3 trust .6 team
luo_mei > ling_fei .5 trust .7 team
luo_mei > nie_fan .4 trust .7 team
luo_mei > kang_le .3 trust .6 team
luo_mei > guo_rui .3 trust .6 team
luo_mei > cui_ying .5 trust .8 team
luo_mei > sophie_lin .4 trust .6 team
luo_mei > lai_qing .4 trust .7 team
luo_mei > song_yu .3 trust .6 team
luo_mei > xie_tong .3 trust .6 team
luo_mei > duan_xin .4 trust .7 team
luo_mei > bao_xin .3 trust .6 team
"""


def influences() -> list[Row]:
    """The rows of influences.csv."""
    names = ("from", "arrow", "to", "weight", "kind", "confidence", "source", *VALIDITY)
    found: list[Row] = []
    for line in _LINKS.splitlines():
        if not line or line.startswith("#"):
            continue
        row = dict(zip(names, line.split(), strict=False))
        row["undirected"] = "true" if row.pop("arrow") == "~" else "false"
        row["source"] = SOURCES[row["source"]]
        row["weight"] = str(float(row["weight"]))
        row["confidence"] = str(float(row["confidence"]))
        found.append(row)
    return found
