"""An adapter may break while it claims or writes: it harms only its own use, and it is named."""

from collections.abc import Callable

import pytest
from broken_plugins import (
    OTHERS_CLAIM_NOTHING,
    SOUND,
    Untold,
    make,
    message_of_fault,
)
from printed import SOUND_TEXT

import gaireport
from gaireport.cutting import registry
from gaireport.errors import NotAReportError, PluginError, UnwritableError
from gaireport.source import Source, Span

# Claims -------------------------------------------------------------------------------------------

CLAIMS: dict[str, tuple[object, str]] = {
    "raises": (ZeroDivisionError("no rows"), "failed in claims(): ZeroDivisionError: no rows"),
    "raises what cannot be told": (Untold(), "failed in claims(): Untold"),
    "raises ours": (gaireport.ParseError("odd"), "failed in claims(): ParseError: odd"),
    "negative": (-1, "claimed -1 cells"),
    "huge": (10**9, "claimed more than"),
    "endless": (10**9999, "claimed more than"),
    "negative without end": (-(10**9999), "claimed fewer than 0 cells"),
    "true": (True, "claimed bool"),
    "false": (False, "claimed bool"),
    "a fraction": (2.5, "claimed float"),
    "not a number": (float("nan"), "claimed float"),
    "infinite": (float("inf"), "claimed float"),
    "text": ("9", "claimed str"),
    "a list": ([], "claimed list"),
}


@pytest.fixture(params=CLAIMS)
def claim(request: pytest.FixtureRequest) -> tuple[object, str]:
    return CLAIMS[request.param]


def test_claim_that_is_none_is_passed_over_and_named(
    claim: tuple[object, str], install: Callable[..., None]
) -> None:
    value, message = claim
    install(plugin=make(claims=value))
    assert message in message_of_fault(gaireport.parse(SOUND_TEXT))
    found = gaireport.sniff(SOUND_TEXT)
    assert found is not None and found.name == "tab_table"


def test_claim_that_is_none_is_named_where_nobody_else_claims_the_text(
    claim: tuple[object, str], install: Callable[..., None]
) -> None:
    value, message = claim
    install(plugin=make(claims=value))
    with pytest.raises(NotAReportError) as caught:
        gaireport.parse(OTHERS_CLAIM_NOTHING)
    assert message in str(caught.value)
    with pytest.raises(NotAReportError) as caught:
        gaireport.parse("today's weather")
    assert "plugin" not in str(caught.value), "it was not asked"


def test_claim_that_is_none_harms_no_writing_but_its_own(
    claim: tuple[object, str], install: Callable[..., None]
) -> None:
    value, message = claim
    install(plugin=make(claims=value, written=SOUND_TEXT))
    assert gaireport.parse(gaireport.write(SOUND, "html"), adapter="html") == SOUND
    with pytest.raises(PluginError) as caught:
        gaireport.write(SOUND, "plugin")
    assert message in str(caught.value)


def test_claim_is_asked_for_the_whole_text_and_for_stretches(install: Callable[..., None]) -> None:
    class Plugin(make()):  # type: ignore[misc]
        def claims(self, source: Source, region: Span) -> int:
            if len(source.text) == region.end - region.start:
                return 0
            raise KeyError(region.start)

    install(plugin=Plugin)
    assert "failed in claims(): KeyError" in message_of_fault(gaireport.parse(SOUND_TEXT))


def test_no_adapter_of_ours_claims_more_than_it_may() -> None:
    for unit in ("<td", "<td>", "|", "│", "\t", "  ", '"', ",", "1\n", "+-+\n", "--- ", "-"):
        for text in (unit, unit * 1000, ""):
            claims = registry.claim(Source(text), Span(0, len(text)))
            assert not claims.failed


# Writing ------------------------------------------------------------------------------------------

WRITTEN: dict[str, tuple[object, str]] = {
    "raises": (KeyError("cell"), "adapter 'plugin' failed in write(): KeyError: 'cell'"),
    "raises what cannot be told": (Untold(), "adapter 'plugin' failed in write(): Untold"),
    "nothing": (None, "adapter 'plugin' wrote NoneType, not str"),
    "bytes": (b"text", "adapter 'plugin' wrote bytes, not str"),
    "a number": (7, "adapter 'plugin' wrote int, not str"),
}


@pytest.mark.parametrize(("written", "message"), WRITTEN.values(), ids=WRITTEN)
def test_writer_that_breaks_is_named(
    written: object, message: str, install: Callable[..., None]
) -> None:
    install(plugin=make(written=written))
    with pytest.raises(PluginError) as caught:
        gaireport.write(SOUND, "plugin")
    assert message == str(caught.value)


@pytest.mark.parametrize("written", ["", "x", SOUND_TEXT, SOUND_TEXT.replace("2023", "2022")])
def test_what_is_not_read_back_from_a_plugin_is_not_given_out(
    written: str, install: Callable[..., None]
) -> None:
    install(plugin=make(claims=0, written=written))
    with pytest.raises(UnwritableError):
        gaireport.write(SOUND, "plugin")


def test_writer_may_refuse(install: Callable[..., None]) -> None:
    install(plugin=make(written=UnwritableError("no dates", field="published")))
    with pytest.raises(UnwritableError, match=r"^no dates$"):
        gaireport.write(SOUND, "plugin")
