"""A document as a web page, with the merged cells of the official form."""

from html import escape

from benchmarks.drawn import Block, DrawnDocument
from benchmarks.style import Style, label_lines
from benchmarks.templates import Box, OfficialTable

_CSS = """
body {{ font-family: "Noto Serif CJK SC", "WenQuanYi Zen Hei", serif; font-size: {points}pt; }}
table.form {{ border-collapse: collapse; width: 100%; table-layout: {table_layout}; }}
table.form td, table.form th {{ border: 1px solid #000; text-align: center; padding: 2px 3px;
  font-weight: normal; }}
table.form p {{ margin: 0; }}
thead {{ display: {thead}; }}
@page {{ size: A4 {orientation}; margin: 18mm 15mm; {page_number} }}
@media print {{ .nav, .foot {{ display: none; }} }}
"""

_TOP = (
    '<div class="nav"><a href="/">网站首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; '
    '<a href="/zwgk/nb/">公开年报</a></div>'
    '<table class="meta"><tr><td>索 引 号：</td><td>000000/{year}-00017</td><td>组配分类：</td>'
    "<td>政府信息公开年报</td></tr><tr><td>发布机构：</td><td>{agency}</td><td>发文日期：</td>"
    "<td>{next}-01-20</td></tr></table>"
)
_BOTTOM = (
    '<div class="foot"><p>【打印本页】 【关闭窗口】</p><p>版权所有：{agency} 网站标识码：0000000000'
    "</p></div><script>var page = {{id: 17, hits: 305}};</script>"
)


_PASTED = '<span style="font-family:仿宋_GB2312;font-size:14px" lang="EN-US">{}</span>'


def render_page(document: DrawnDocument) -> str:
    """The whole page as HTML text."""
    style = document.style
    words = {"year": document.year, "next": document.year + 1, "agency": document.prose.agency}
    body = "\n".join(_page_block(block, style) for block in document.blocks)
    if style.nested:
        body = f'<table class="layout" width="100%"><tr><td>{body}</td></tr></table>'
    if style.furniture:
        body = _TOP.format(**words) + f'<div class="article">{body}</div>' + _BOTTOM.format(**words)
    title = escape(document.prose.title)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{_css(style)}</style></head>\n<body>{body}</body></html>\n"
    )


def _css(style: Style) -> str:
    number = '@bottom-center { content: "- " counter(page) " -"; font-size: 9pt; }'
    return _CSS.format(
        points=style.pdf.points,
        table_layout="fixed" if style.widths else "auto",
        thead="table-header-group" if style.pdf.repeat_header else "table-row-group",
        orientation="landscape" if style.pdf.landscape else "portrait",
        page_number=number if style.pdf.page_numbers else "",
    )


def _page_block(block: Block, style: Style) -> str:
    if isinstance(block, OfficialTable):
        return _page_table(block, style)
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    if block.level == 2 and not style.widths:
        return f"<p><strong>{escape(block.text)}</strong></p>"
    return f"<h{block.level}>{escape(block.text)}</h{block.level}>"


def _page_table(table: OfficialTable, style: Style) -> str:
    gap = "\n  " if style.spaces else ""
    rows = [
        f"<tr>{gap}" + gap.join(_cell(box, style) for box in row) + f"{gap.rstrip()}</tr>"
        for row in table.rows
    ]
    head, rest = rows[: table.header_rows], rows[table.header_rows :]
    parts = ['<table class="form" border="1" cellspacing="0">']
    if style.widths:
        shares = column_shares(table, style.pdf.label_share)
        parts.append("".join(f'<col style="width:{share:.1%}">' for share in shares))
    if head and style.pdf.repeat_header:
        parts.append("<thead>" + "\n".join(head) + "</thead>")
        head = []
    parts.append("<tbody>" + "\n".join(head + rest) + "</tbody></table>")
    return "\n".join(parts)


def column_shares(table: OfficialTable, label_share: float) -> list[float]:
    """Share of the table's width for each column."""
    if not table.label_columns:
        return [1 / table.columns] * table.columns
    labels = [label_share / table.label_columns] * table.label_columns
    if table.label_columns == 3:
        labels = [label_share * part for part in (0.2, 0.25, 0.55)]
    others = table.columns - table.label_columns
    return labels + [(1 - label_share) / others] * others


def _cell(box: Box, style: Style) -> str:
    tag = style.header_tag if box.path is None else "td"
    spans = f' rowspan="{box.rows}"' * (box.rows > 1) + f' colspan="{box.columns}"' * (
        box.columns > 1
    )
    pieces = label_lines(box.text, style) if box.path is None else (box.text,)
    texts = [escape(piece, quote=False) for piece in pieces] if box.text else [style.blank]
    if style.pasted:
        texts = [_PASTED.format(text) for text in texts]
    if style.paragraphs:
        opening = '<p class="MsoNormal" style="text-align:center">' if style.pasted else "<p>"
        content = "".join(f"{opening}{text}</p>" for text in texts)
    else:
        content = "<br/>".join(texts)
    if style.spaces:
        content = f" {content} "
    return f"<{tag}{spans}>{content}</{tag}>"
