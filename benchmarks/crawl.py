"""A crawl in Parquet, drawn from a seed: reports in every layout, other pages, texts that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

import gaireport

_DEMO = Path(gaireport.__file__).parent / "demo" / "report.txt"
_WORDS = (
    "今天 召开 会议 企业 服务 群众 项目 建设 发展 农业 学校 医院 交通 环境 天气 旅游 文化 体育 新闻 公司 信息 系统 "
    "第一 季度 本年 增长 行政 管理 办法 通知 “惠民” 。 ， 、"
).split()


@cache
def _reports() -> tuple[str, ...]:
    """The same report in every layout that is written."""
    text = _DEMO.read_text(encoding="utf-8")
    report = gaireport.parse(text)
    return (text, *(gaireport.write(report, layout) for layout in gaireport.writable_layouts()))


def draw_report(random: Random) -> str:
    """A report in some layout, of some year."""
    year = random.randint(2021, 2025)
    return random.choice(_reports()).replace("2024年", f"{year}年", 1)


def draw_news(random: Random, characters: int) -> str:
    """A page of news, half of it markup, without the words of a report."""
    said = "".join(random.choices(_WORDS, k=characters // 5))
    tag = '<div class="item"><a href="/news/2024/0312/index.html">'
    step = max(1, len(said) // max(1, characters // 2 // len(tag)))
    pieces = (said[at : at + step] for at in range(0, len(said), step))
    return "<html><body>" + "".join(f"{tag}{each}</a></div>\n" for each in pieces)


def draw_unreadable(random: Random) -> str | None:
    """A row without text, or a text with the words of a report and nothing more."""
    return random.choice((None, "关于做好2024年政府信息公开工作年度报告编制发布工作的通知"))


def write_crawl(
    path: Path,
    rows: int,
    *,
    reports: float = 0.05,
    unreadable: float = 0.01,
    characters: int = 4000,
    rows_of_a_group: int = 500,
) -> None:
    """Write so many documents, each a row."""
    random = Random(rows)
    schema = pa.schema([("url", pa.string()), ("text", pa.string())])
    pages = [draw_news(random, characters) for _ in range(200)]
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, rows, rows_of_a_group):
            numbers = range(start, min(start + rows_of_a_group, rows))
            texts = list(_texts(random, len(numbers), pages, reports, unreadable))
            urls = [f"https://example.org/{number}" for number in numbers]
            writer.write_table(pa.table({"url": urls, "text": texts}, schema))


def _texts(
    random: Random, count: int, pages: Sequence[str], reports: float, unreadable: float
) -> Iterator[str | None]:
    for _ in range(count):
        drawn = random.random()
        if drawn < reports:
            yield draw_report(random)
        elif drawn < reports + unreadable:
            yield draw_unreadable(random)
        else:
            page = random.choice(pages)
            cut = random.randrange(len(page))
            yield page[cut:] + page[:cut]
