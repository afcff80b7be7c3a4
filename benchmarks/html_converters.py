"""Converters of web pages."""

from __future__ import annotations

import tempfile
from html import unescape
from pathlib import Path
from typing import Any

from benchmarks.commands import Converter, output, run_node


def _page_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _soup(path: Path) -> Any:
    from bs4 import BeautifulSoup

    return BeautifulSoup(_page_text(path), "lxml")


def _tree(path: Path) -> Any:
    import lxml.html

    return lxml.html.fromstring(_page_text(path))


def bs4_get_text(path: Path) -> str:
    """Each text on its own line; blank cells leave nothing."""
    return _soup(path).get_text("\n", strip=True)


def bs4_newline(path: Path) -> str:
    """Each text on its own line, blanks and source line breaks as they are."""
    return _soup(path).get_text("\n")


def bs4_blank_line(path: Path) -> str:
    """Texts a blank line apart."""
    return _soup(path).get_text("\n\n", strip=True)


def bs4_joined(path: Path) -> str:
    """Texts joined with nothing between."""
    return _soup(path).get_text()


def bs4_space(path: Path) -> str:
    """The whole page on one line, texts one blank apart."""
    return _soup(path).get_text(" ", strip=True)


def _bs4_rows(path: Path, separator: str) -> str:
    lines = []
    for tag in _soup(path).find_all(["h1", "h2", "p", "tr"]):
        if tag.name == "tr":
            cells = tag.find_all(["td", "th"], recursive=False)
            lines.append(separator.join(cell.get_text(strip=True) for cell in cells))
        elif tag.find_parent("table", class_="form") is None:
            lines.append(tag.get_text(strip=True))
    return "\n".join(lines)


def bs4_rows_tabs(path: Path) -> str:
    """The loop most scripts hold: a row a line, cells a tab apart, spans not filled."""
    return _bs4_rows(path, "\t")


def bs4_rows_pipes(path: Path) -> str:
    """The same with bars between cells."""
    return _bs4_rows(path, " | ")


def lxml_text_content(path: Path) -> str:
    """Texts joined with nothing between."""
    return _tree(path).text_content()


def lxml_itertext(path: Path) -> str:
    """Stripped texts, a line each."""
    return "\n".join(text.strip() for text in _tree(path).itertext() if text.strip())


def _html2text(path: Path, **settings: object) -> str:
    import html2text

    maker = html2text.HTML2Text()
    for name, value in settings.items():
        setattr(maker, name, value)
    return maker.handle(_page_text(path))


def html2text_py(path: Path) -> str:
    """Markdown with bare bars, wrapped at 78 columns."""
    return _html2text(path)


def html2text_nowrap(path: Path) -> str:
    """Markdown with bare bars, not wrapped."""
    return _html2text(path, body_width=0)


def html2text_padded(path: Path) -> str:
    """Markdown with columns padded to one width."""
    return _html2text(path, body_width=0, pad_tables=True)


def markdownify_html(path: Path) -> str:
    """Pipe tables; spans become empty cells."""
    from markdownify import markdownify

    return markdownify(_page_text(path))


def html_to_markdown(path: Path) -> str:
    """Pipe tables by the html-to-markdown package."""
    from html_to_markdown import convert

    result = convert(_page_text(path))
    return result if isinstance(result, str) else str(result.content)


def markitdown_html(path: Path) -> str:
    """Pipe tables by MarkItDown."""
    from markitdown import MarkItDown

    return MarkItDown().convert(str(path)).text_content


def inscriptis_text(path: Path) -> str:
    """Columns drawn with blanks."""
    from inscriptis import get_text

    return get_text(_page_text(path))


def _trafilatura(path: Path, layout: str) -> str:
    import trafilatura

    return trafilatura.extract(_page_text(path), output_format=layout, include_tables=True) or ""


def trafilatura_txt(path: Path) -> str:
    """Main text; bars between cells."""
    return _trafilatura(path, "txt")


def trafilatura_markdown(path: Path) -> str:
    """Main text as Markdown."""
    return _trafilatura(path, "markdown")


def trafilatura_xml(path: Path) -> str:
    """Main text as XML with row and cell elements."""
    return _trafilatura(path, "xml")


def trafilatura_html(path: Path) -> str:
    """Main text as HTML again."""
    return _trafilatura(path, "html")


def trafilatura_baseline(path: Path) -> str:
    """All text, without judging what is main."""
    import trafilatura

    return trafilatura.html2txt(_page_text(path))


def _resiliparse(path: Path, main: bool) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(_page_text(path), main_content=main, preserve_formatting=True)


def resiliparse_all(path: Path) -> str:
    """The whole page as formatted plain text."""
    return _resiliparse(path, main=False)


def resiliparse_main(path: Path) -> str:
    """The main content as formatted plain text."""
    return _resiliparse(path, main=True)


def justext_paragraphs(path: Path) -> str:
    """Every paragraph, boilerplate or not."""
    import justext

    return "\n".join(part.text for part in justext.justext(_page_text(path), frozenset(), 0, 0))


def readability_html(path: Path) -> str:
    """The main content as HTML."""
    from readability import Document

    return Document(_page_text(path)).summary()


def html_text_layout(path: Path) -> str:
    """Text with line breaks where a browser would break."""
    import html_text

    return html_text.extract_text(_page_text(path))


def html_text_flat(path: Path) -> str:
    """The whole page on one line."""
    import html_text

    return html_text.extract_text(_page_text(path), guess_layout=False)


def selectolax_lines(path: Path) -> str:
    """Each text on its own line."""
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(_page_text(path)).body
    return body.text(separator="\n", strip=True) if body else ""


def newspaper_text(path: Path) -> str:
    """The article's text."""
    from newspaper import Article

    article = Article("http://localhost/", language="zh")
    article.download(input_html=_page_text(path))
    article.parse()
    return article.text


def goose_text(path: Path) -> str:
    """The article's cleaned text."""
    from goose3 import Goose

    return Goose({"enable_image_fetching": False}).extract(raw_html=_page_text(path)).cleaned_text


def boilerpy_text(path: Path) -> str:
    """Every text block, without a guess which is boilerplate."""
    from boilerpy3 import extractors

    return extractors.KeepEverythingExtractor().get_content(_page_text(path))


def _pandas(path: Path) -> Any:
    import pandas

    return pandas.read_html(str(path), encoding="utf-8", header=None)


def pandas_csv(path: Path) -> str:
    """The tables alone, as CSV, spans filled."""
    return "\n".join(table.to_csv(index=False, header=False) for table in _pandas(path))


def pandas_string(path: Path) -> str:
    """The tables alone, as printed at a prompt."""
    return "\n\n".join(table.to_string() for table in _pandas(path))


def pandas_markdown(path: Path) -> str:
    """The tables alone, as pipe tables, spans filled, blanks as nan."""
    return "\n\n".join(table.to_markdown(index=False) for table in _pandas(path))


_INNER_TEXT = """<script>document.addEventListener("DOMContentLoaded", () => {
  const text = document.body.innerText;
  document.body.replaceChildren(document.createElement("pre"));
  document.querySelector("pre").textContent = text;
});</script></head>"""


def browser_text(path: Path) -> str:
    """What a browser copies: cells a tab apart, paragraphs in a cell on lines of their own."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(_page_text(path).replace("</head>", _INNER_TEXT, 1), encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        found = output(
            "chromium", "--headless", "--no-sandbox", profile, "--dump-dom", page.as_uri()
        )
    return unescape(found.split("<pre>", 1)[1].split("</pre>", 1)[0])


def _dump(*command: str) -> Converter:
    return Converter(
        "html", lambda path: output(*command, str(path)), needs=f"program {command[0]}"
    )


def _pandoc_of_html(layout: str) -> Converter:
    return _dump("pandoc", "-f", "html", "-t", layout)


_TURNDOWN = """
const Turndown = require("turndown"), fs = require("fs");
const service = new Turndown({headingStyle: "atx"});
if (process.argv[2] === "gfm") service.use(require("@joplin/turndown-plugin-gfm").gfm);
console.log(service.turndown(fs.readFileSync(process.argv[1], "utf8")));
"""
_NODE_MARKDOWN = """
const {NodeHtmlMarkdown} = require("node-html-markdown"), fs = require("fs");
console.log(NodeHtmlMarkdown.translate(fs.readFileSync(process.argv[1], "utf8")));
"""
_NODE_TEXT = """
const {convert} = require("html-to-text"), fs = require("fs");
const tables = process.argv[2] === "tables" ? [{selector: "table", format: "dataTable"}] : [];
console.log(convert(fs.readFileSync(process.argv[1], "utf8"), {selectors: tables}));
"""
_NODE_READABILITY = """
const {JSDOM} = require("jsdom"), {Readability} = require("@mozilla/readability");
const page = new JSDOM(require("fs").readFileSync(process.argv[1], "utf8"));
console.log(new Readability(page.window.document).parse().textContent);
"""


def _node(script: str, package: str, *arguments: str) -> Converter:
    return Converter(
        "html", lambda path: run_node(script, str(path), *arguments), needs=f"node {package}"
    )


HTML_CONVERTERS: dict[str, Converter] = {
    "html_raw": Converter("html", _page_text, "module html"),
    "bs4_get_text": Converter("html", bs4_get_text, "module bs4"),
    "bs4_newline": Converter("html", bs4_newline, "module bs4"),
    "bs4_blank_line": Converter("html", bs4_blank_line, "module bs4"),
    "bs4_joined": Converter("html", bs4_joined, "module bs4"),
    "bs4_space": Converter("html", bs4_space, "module bs4"),
    "bs4_rows_tabs": Converter("html", bs4_rows_tabs, "module bs4"),
    "bs4_rows_pipes": Converter("html", bs4_rows_pipes, "module bs4"),
    "lxml_text_content": Converter("html", lxml_text_content, "module lxml"),
    "lxml_itertext": Converter("html", lxml_itertext, "module lxml"),
    "html2text_py": Converter("html", html2text_py, "module html2text"),
    "html2text_nowrap": Converter("html", html2text_nowrap, "module html2text"),
    "html2text_padded": Converter("html", html2text_padded, "module html2text"),
    "markdownify": Converter("html", markdownify_html, "module markdownify"),
    "html_to_markdown": Converter("html", html_to_markdown, "module html_to_markdown"),
    "markitdown_html": Converter("html", markitdown_html, "module markitdown"),
    "inscriptis": Converter("html", inscriptis_text, "module inscriptis"),
    "trafilatura_txt": Converter("html", trafilatura_txt, "module trafilatura"),
    "trafilatura_markdown": Converter("html", trafilatura_markdown, "module trafilatura"),
    "trafilatura_xml": Converter("html", trafilatura_xml, "module trafilatura"),
    "trafilatura_html": Converter("html", trafilatura_html, "module trafilatura"),
    "trafilatura_baseline": Converter("html", trafilatura_baseline, "module trafilatura"),
    "resiliparse_all": Converter("html", resiliparse_all, "module resiliparse"),
    "resiliparse_main": Converter("html", resiliparse_main, "module resiliparse"),
    "justext": Converter("html", justext_paragraphs, "module justext"),
    "readability_html": Converter("html", readability_html, "module readability"),
    "html_text_layout": Converter("html", html_text_layout, "module html_text"),
    "html_text_flat": Converter("html", html_text_flat, "module html_text"),
    "selectolax_lines": Converter("html", selectolax_lines, "module selectolax"),
    "newspaper": Converter("html", newspaper_text, "module newspaper"),
    "goose": Converter("html", goose_text, "module goose3"),
    "boilerpy": Converter("html", boilerpy_text, "module boilerpy3"),
    "pandas_csv": Converter("html", pandas_csv, "module pandas"),
    "pandas_string": Converter("html", pandas_string, "module pandas"),
    "pandas_markdown": Converter("html", pandas_markdown, "module pandas"),
    "browser_text": Converter("html", browser_text, "program chromium"),
    "w3m": _dump("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8"),
    "lynx": _dump("lynx", "-dump", "-nolist", "-display_charset=utf-8"),
    "elinks": _dump("elinks", "-dump", "-dump-charset", "utf-8"),
    "links": _dump("links", "-dump", "-codepage", "utf-8"),
    "pandoc_html_gfm": _pandoc_of_html("gfm"),
    "pandoc_html_markdown": _pandoc_of_html("markdown"),
    "pandoc_html_grid": _pandoc_of_html("markdown-pipe_tables-simple_tables-multiline_tables"),
    "pandoc_html_plain": _pandoc_of_html("plain"),
    "pandoc_html_rst": _pandoc_of_html("rst"),
    "pandoc_html_org": _pandoc_of_html("org"),
    "pandoc_html_mediawiki": _pandoc_of_html("mediawiki"),
    "turndown": _node(_TURNDOWN, "turndown", "plain"),
    "turndown_gfm": _node(_TURNDOWN, "@joplin/turndown-plugin-gfm", "gfm"),
    "node_html_markdown": _node(_NODE_MARKDOWN, "node-html-markdown"),
    "node_html_to_text": _node(_NODE_TEXT, "html-to-text", "plain"),
    "node_html_to_text_tables": _node(_NODE_TEXT, "html-to-text", "tables"),
    "node_readability": _node(_NODE_READABILITY, "@mozilla/readability"),
}
