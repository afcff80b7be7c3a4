"""Sixteen threads, spawned processes and pickles get what one thread gets."""

import pickle
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

import gaireport
from gaireport import errors

_THREADS = 16


def _different_texts(demo_text: str) -> list[str]:
    """Different reports: other figures in every layout, and some that are refused."""
    report = gaireport.parse(demo_text)
    texts = []
    for layout in gaireport.writable_layouts():
        try:
            texts.append(gaireport.write(report, layout))
        except gaireport.UnwritableError:
            continue
    texts += [text.replace("1", str(number)) for number, text in enumerate(texts)]
    return [*texts, "", "政府信息公开", texts[0][: len(texts[0]) // 2]]


def _json_or_error(text: str) -> str:
    try:
        return gaireport.to_json(gaireport.parse(text))
    except gaireport.GaireportError as error:
        return f"{type(error).__name__}: {error}"


def test_sixteen_threads_get_what_one_gets(demo_text: str) -> None:
    texts = _different_texts(demo_text)
    alone = [_json_or_error(text) for text in texts]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # Threads change in the middle of everything.
    try:
        with ThreadPoolExecutor(_THREADS) as pool:
            for _ in range(4):
                assert list(pool.map(_json_or_error, texts)) == alone
    finally:
        sys.setswitchinterval(before)


def test_threads_may_be_the_first_to_read(demo_text: str) -> None:
    """What is made on first use (grammars, adapters, lexicon) is made by threads that all come first."""
    from gaireport.cutting import registry
    from gaireport.grammars import trees
    from gaireport.tokens import lexicon

    alone = _json_or_error(demo_text)
    for made in (registry.load_adapters, trees.load_tables, lexicon.starts):
        made.cache_clear()
    with ThreadPoolExecutor(_THREADS) as pool:
        assert set(pool.map(_json_or_error, [demo_text] * _THREADS)) == {alone}


def test_a_spawned_process_reads(demo_text: str) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        report = pool.submit(gaireport.parse, demo_text).result(timeout=120)
        with pytest.raises(gaireport.NotAReportError):
            pool.submit(gaireport.parse, "").result(timeout=120)
    assert report == gaireport.parse(demo_text)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_report_is_pickled_with_its_findings(demo_text: str, protocol: int) -> None:
    report = gaireport.parse(demo_text.replace("0", "x", 3))
    again = pickle.loads(pickle.dumps(report, protocol))
    assert again == report
    assert report.diagnostics and again.diagnostics == report.diagnostics
    assert gaireport.to_json(again) == gaireport.to_json(report)


def _all_errors() -> list[type[errors.GaireportError]]:
    return [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, errors.GaireportError)
    ]


@pytest.mark.parametrize("kind", _all_errors(), ids=lambda kind: kind.__name__)
def test_an_error_is_pickled_with_what_it_says(kind: type[errors.GaireportError]) -> None:
    error = kind("which and why")
    if isinstance(error, errors.UnwritableError):
        error = errors.UnwritableError("which and why", field="title", code="GR403")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert again.args == error.args and vars(again) == vars(error)
