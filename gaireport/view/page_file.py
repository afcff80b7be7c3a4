"""A page document -> one HTML file that needs nothing else: the renderer, its style and the document as a data block.

The browser itself holds the file to that: its policy admits the two scripts and the style by their sums, and nothing
else, neither a picture nor a connection.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib import resources
from typing import Any

from gaireport.findings.words import Words
from gaireport.view.page import dump_page

_START = """
const page = JSON.parse(document.getElementById("page").textContent);
gaireportView.show(document.getElementById("root"), page, document.documentElement.dataset.start);
"""
_NO_SCRIPT = Words(
    "This page needs JavaScript, which is off in this browser.",
    "本页面需要启用浏览器的 JavaScript 功能。",
)
_TITLE = Words("Review of annual reports", "年度报告核对")


def page_html(page: dict[str, Any], lang: str = "zh") -> str:
    """Write the file; ``lang`` is the language it opens in, and a switch on the page changes it."""
    script, style = _asset("view.js"), _asset("view.css")
    titles = [each["title"] for each in page["reports"] if each["title"]]
    title = titles[0] if len(page["reports"]) == len(titles) == 1 else _TITLE.say(lang)
    start = Words("en", "zh").say(lang)
    policy = (
        f"default-src 'none'; script-src {_sum(script)} {_sum(_START)}; style-src {_sum(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="{Words("en", "zh-CN").say(lang)}" data-start="{start}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_title_html(title)}</title>
<style>{style}</style>
</head>
<body>
<div id="root"></div>
<noscript>{_NO_SCRIPT.say(lang)}</noscript>
<script type="application/json" id="page">{dump_page(page)}</script>
<script>{script}</script>
<script>{_START}</script>
</body>
</html>
"""


def _title_html(text: str) -> str:
    return escape(text.encode(errors="replace").decode(), quote=False)


@cache
def _asset(name: str) -> str:
    return resources.files("gaireport.view").joinpath(name).read_text(encoding="utf-8")


def _sum(text: str) -> str:
    """The sum by which a policy admits a script or a style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
