"""What we noted of pains beyond the pain itself: impact, what relieves it, who said so."""

from bundle_csv import Row, rows
from eastern_telecom_views import PAINS

_NOTES = rows(
    "id impact capability evidence confirmed",
    """
    p01 | 每次扩容6人周 six person-weeks each time | 自动化编排 automated orchestration \
    | “脚本只有两个人会改” only two people can change the scripts | true
    p02 | 每月12个人夜 twelve person-nights a month | 不中断升级 in-service upgrade | | true
    p03 | 一级告警罚则 penalties for first-level alarms
    p07 | 测试工时多三成 30 % more testing | 统一云平台版本 one cloud release | | true
    p08 | 新业务收入推迟 revenue of new services comes late | | | true
    p11 | 年度考核扣3分 three points off the yearly score
    p12 | | | 年报第41页 annual report, page 41 | false
    p13 | 向集团作检查 a report to the group | | “不能再有第三次” there must be no third | true
    p14 | 个人任期考核 his own assessment | | | false
    """,
)


def pains() -> list[Row]:
    """The rows of pains.csv."""
    noted = {row["id"]: row for row in _NOTES}
    return [{**row, **noted.get(row["id"], {})} for row in PAINS]
