"""A short line -> whether it is the name of an organ, and whether the name has lost its beginning."""

import re

from gaireport.prose.dates import squeeze_line
from gaireport.source import unify_radicals

_ORGAN_SUFFIXES = tuple(
    "政府 局 委员会 市委 县委 区委 省委 工委 党委 教委 建委 农委 发改委 卫健委 住建委 国资委 管委会 办公室 办公厅"
    " 办 厅 部 署 院 中心 站 所 总队 支队 大队 中队 处 联合会 协会 学会 总会 商会 社 公司 集团 银行 学校 大学 学院 中学"
    " 小学 幼儿园 馆 台 园区 开发区 新区 示范区 保税区 指挥部 支行 农场 林场 牧场 兵团 工会 妇联 残联 机关 领导小组"
    " 景区 委 红十字会 科协 文联 侨联 工商联 团委 基金会 海关 调查队 理事会 监狱 救援队 联社".split()
)
_PLACE_SUFFIXES = tuple("省 市 县 区 州 盟 旗 镇 乡 街道 苏木 地区 村 社区 兵团".split())
# These lines of a page end like an organ and are something else: menus, footers, answers, sentences.
_NOT_AN_ORGAN = re.compile(
    r"年报|报告|网站|首页|公示|公告|通知|指南|目录|平台|专栏|栏目|打印|关闭|字号|版权|备案|主办|承办|邮编|电话|地址|浏览"
    r"|来源|全部|^无|^第[一二三四五六七八九十0-9]|如下|情况|信息公开$|^政府信息|^关于|现将|报送|办理|中共中央国务院$"
    r"|^[各我本]|各(?:[村乡镇级]|部门|单位|站)|编制了|编写|撰写|根据|按照|结合|门户|本年|上年|总计|结果|申请|数量"
)
_NAME_CHARS = re.compile(
    r"[\u3400-\u9fff〇·()“”\"《》、\-—0-9A-Za-z\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_STOP_NAMES = frozenset(
    "政府 部门 本级 年度 工作 全市 全县 全区 全省 全镇 全乡 全年 市 县 区 镇 乡 省 我市 我县 我区 我局 我镇 我乡"
    " 本机关 本单位 单位 年报 首页 法定主动公开内容 法定 依申请 主动 基层 行政机关 各级 有关 相关 历年 附件 公开"
    " 信息 最新 国家 上级 机关 本部门 各部门 省市 历年年报 全国 本市 本区 本县 本省 本镇 本乡 本局".split()
)
_STOP_BEGINNINGS = tuple(
    "推进 做好 开展 加强 落实 公布 发布 印发 报送 编制 深化 全面 转发 上报 完成 提交 撰写 查看 下载 点击 当前 首页"
    " 您 返回 上一 下一 浏览 来源 索引 发文 更多 下一步 关于 根据 按照 为 请 由 向 对 经 现 以".split()
)
_FIELD_NAMES = ("目录", "栏目", "分类", "类别", "类型", "名称", "索引号", "文号")
_BEGINS_NO_NAME = re.compile(
    r"目录|[一二三四五六七八九十]{1,2}、|下面|下列|以下|兹|单位|机构|部门|主体|依照|依据|遵照|参照|结合|有关|特(?:编|公|向|制|发|将)|推动|提升|提高|强化|规范|健全|完善|促进|保障|确保|贯彻|执行|围绕|坚持|指导|组织|通过|依托|登录"
    r"|访问|目前|今年|去年|截至|同时|其中|自20|从|与|及|的|是|并|该|等|公佈|本"
)
_KIND_OF_ORGANS = re.compile(
    r"(?:各|市|县|区|州|省)?(?:直属?|级|属|辖)?(?:政府|党政|工作|组成|直属|垂直|垂管|双管|基层)?"
    r"(?:部门|单位|机构|乡镇|镇乡|镇街|街镇|街道|乡镇街道|园区|公共企事业单位|县区|区县|县市区?)(?:\([^()]{1,6}\))?"
)
"""The name of a category of a site, which stands above a title: 乡镇（街道办）, 县直部门."""
_CLOSING_BRACKET = re.compile(r"\([^()]{0,30}\)$")

_PLACE_WITHIN = re.compile(
    r".(?:省|自治区|(?<![城超都])市(?![场政容民])|县|(?<![社小地景园校片辖])区(?![域划])|自治州|旗|镇|乡(?!村)|街道)"
)
# A name begins so when its first part stands on the line above: 区人民政府, 理局, 办公室.
_HEADLESS = re.compile(
    r"[省市县区州盟旗镇乡](?![场政容民域划委长局村])|街道|自治|人民政府|政府|办公[室厅]|办事处|委员会|管理|监督"
    r"|和(?!.{1,3}(?:县|区(?!域)|(?<!城)市(?![场政容民])))|[与及)道]"
)


def is_organ(name: str) -> bool:
    """Whether a short line reads as the name of an organ; a bare place such as 杭州市 does."""
    folded = squeeze_line(unify_radicals(name))
    stem = _CLOSING_BRACKET.sub("", folded) or folded
    return (
        2 <= len(folded) <= 40
        and stem.endswith(_ORGAN_SUFFIXES + _PLACE_SUFFIXES)
        and may_be_name(folded)
        and folded[0] not in "0123456789"
        and _NOT_AN_ORGAN.search(folded) is None
    )


def is_place(name: str) -> bool:
    """Whether the name is a bare place without an organ."""
    folded = squeeze_line(unify_radicals(name))
    return (
        folded.endswith(_PLACE_SUFFIXES)
        and not folded.endswith(_ORGAN_SUFFIXES)
        and is_organ(folded)
    )


def may_be_name(folded: str) -> bool:
    """Whether a folded text can be a name at all. What a title has before its year is a name even without the
    suffix of an organ."""
    return (
        len(folded) >= 2
        and _NAME_CHARS.fullmatch(folded) is not None
        and not folded.isdigit()
        and not folded.endswith(_FIELD_NAMES)
        and folded not in _STOP_NAMES
        and not folded.startswith(_STOP_BEGINNINGS)
        and _BEGINS_NO_NAME.match(folded) is None
        and _KIND_OF_ORGANS.fullmatch(folded) is None
    )


def names_place(folded: str) -> bool:
    """Whether a place stands in the name: 江州市教育局, not 市场监督管理局."""
    return _PLACE_WITHIN.search(folded) is not None


def is_headless(folded: str) -> bool:
    """Whether a name has lost its beginning, or is so short that it may have."""
    return len(folded) <= 3 or _HEADLESS.match(folded) is not None


def is_broken_off(folded: str) -> bool:
    """Whether a line is the first part of a name that goes on below: 江州市自然资源和."""
    return (
        3 <= len(folded) <= 30
        and may_be_name(folded)
        and names_place(folded)
        and not folded.endswith(_ORGAN_SUFFIXES)
        and _NOT_AN_ORGAN.search(folded) is None
    )
