"""The words around the tables: titles, preambles, chapters and signatures, in several wordings.

All sentences are invented for these measurements; the places and offices do not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.figures import Cells

_PLACES = (
    "青禾县",
    "临岚市",
    "云沛区",
    "石渡镇",
    "南泽市松汀区",
    "望川省鹿鸣县",
    "白榆街道",
    "河阜市",
)
_OFFICES = (
    "人民政府",
    "人民政府办公室",
    "自然资源和规划局",
    "教育局",
    "公安局",
    "市场监督管理局",
    "住房和城乡建设局",
    "卫生健康委员会",
)
_TITLES = (
    "{agency}{year}年政府信息公开工作年度报告",
    "{agency}{year}年度政府信息公开工作报告",
    "{year}年{agency}政府信息公开工作年度报告",
    "{agency}关于{year}年度政府信息公开工作情况的报告",
)
_PREAMBLES = (
    "本报告依照《中华人民共和国政府信息公开条例》第五十条的要求，由{agency}编写，内容分为总体情况、"
    "主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项六个部分。统计时间为{year}年1月1日至{year}年12月31日。",
    "现将{agency}{year}年政府信息公开工作情况报告如下。报告所列数据自{year}年1月1日起，至{year}年12月31日止。"
    "报告电子版可在门户网站下载，联系电话：0000-7654321，邮编：000000。",
    "按照条例和上级主管部门的部署，{agency}对{year}年度的公开工作作了梳理，形成本报告。",
)
_OVERVIEW_PARTS = {
    "主动公开": (
        "全年在门户网站更新栏目{a}个，发布各类信息{b}条，其中财政预决算信息{c}条、重点项目信息{d}条。",
        "围绕群众关心的就业、就医、就学事项，通过网站、公告栏和广播发出消息{b}条次，答复留言{c}件。",
        "公开规划计划{c}份，发布政策图解{a}期；对失效文件{d}件作了标注。",
    ),
    "依申请公开": (
        "全年新收申请{received}件，均由专人登记、会商、答复，没有超过法定期限的情形。",
        "设立线上、窗口、信函三种受理方式。本年收到申请{received}件，较上年有所变化。",
        "修订了申请办理流程图，对内容复杂的申请实行两级审核，当年新收{received}件。",
    ),
    "政府信息管理": (
        "坚持先审查后公开，完善公文属性源头认定，抽查文件{d}份。",
        "建立文件目录台账，每季度核对一次，补录历史文件{c}件。",
    ),
    "政府信息公开平台建设": (
        "优化检索功能，合并重复栏目{a}个，修复失效链接{d}处。",
        "政务新媒体账号全年推送{b}篇，关停长期不更新的账号{a}个。",
    ),
    "监督保障": (
        "召开专题会议{a}次，举办培训{a}期，参训{c}人次；未发生需要追究责任的情形。",
        "把公开工作列入年度考核，占比{a}分，接受社会评议一次。",
    ),
}
_PROBLEMS = (
    "一是部分栏目更新不够及时；二是解读形式比较单一；三是基层经办人员变动较多。",
    "主要不足：1.主动公开的深度还不够；2.答复文书的规范程度有待提高。",
    "从检查情况看，个别单位对公开属性认定偏严，业务培训覆盖面不足。",
)
_REMEDIES = (
    "下一步将细化目录、加强培训，并在{next}年上半年完成栏目调整。",
    "改进措施：建立月度通报制度，充实工作力量，丰富图文和视频解读。",
    "{next}年计划开展专题培训{a}次，推动公开事项向村（社区）延伸。",
)
_REST = (
    "无。",
    "无",
    "本年度未收取信息处理费。",
    "按照信息处理费管理办法，本年度发出收费通知{a}件，收取信息处理费{d}元。",
    "本年度没有其他需要报告的事项。",
)
_HEADINGS = (
    ("总体情况", "总体工作情况", "政府信息公开总体情况"),
    ("主动公开政府信息情况", "行政机关主动公开政府信息情况"),
    ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况"),
    (
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    ("存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"),
    ("其他需要报告的事项", "需要报告的其他事项"),
)


@dataclass(frozen=True)
class Prose:
    """The text of a report, chapter by chapter, tables left out."""

    agency: str
    title: str
    preamble: tuple[str, ...]
    headings: tuple[str, ...]
    overview: tuple[str, ...]
    problems: tuple[str, ...]
    rest: tuple[str, ...]
    signature: tuple[str, ...]


def write_prose(rng: Random, year: int, cells: Cells) -> Prose:
    """The words of one report; the number of applications is the one in its table 3."""
    agency = rng.choice(_PLACES) + rng.choice(_OFFICES)
    words: dict[str, str | int] = {
        "agency": agency,
        "year": year,
        "next": year + 1,
        "a": rng.randint(1, 9),
        "b": rng.randint(100, 9999),
        "c": rng.randint(10, 99),
        "d": rng.randint(1, 400),
        "received": cells["applications.received.total"] or "0",
    }
    long = rng.random() < 0.3
    headings = tuple(
        f"{number}、{names[-1] if long else names[0]}"
        for number, names in zip("一二三四五六", _HEADINGS, strict=True)
    )
    signature: tuple[str, ...] = ()
    if rng.random() < 0.5:
        signature = (agency, f"{year + 1}年1月{rng.randint(5, 28)}日")
    return Prose(
        agency=agency,
        title=rng.choice(_TITLES).format(**words),
        preamble=(rng.choice(_PREAMBLES).format(**words),),
        headings=headings,
        overview=tuple(_overview(rng, words)),
        problems=(rng.choice(_PROBLEMS), rng.choice(_REMEDIES).format(**words)),
        rest=(rng.choice(_REST).format(**words),),
        signature=signature,
    )


def _overview(rng: Random, words: dict[str, str | int]) -> list[str]:
    paragraphs = [
        f"{words['year']}年，{words['agency']}按照上级部署推进政务公开，各项工作有序开展。"
    ]
    marks = rng.choice(("（{}）", "({})", "{}是"))
    apart = rng.random() < 0.4
    for number, (part, sentences) in zip("一二三四五", _OVERVIEW_PARTS.items(), strict=True):
        name = marks.format(number) + part
        text = rng.choice(sentences).format(**words)
        paragraphs += [name, text] if apart else [f"{name}。{text}"]
    return paragraphs
