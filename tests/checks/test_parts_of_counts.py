"""Counts of a part (a channel, a unit, a kind, the years since) contradict no table, and those of the whole do."""

import pytest
from printed import CHAPTERS, figures, parts, tabs

import gaireport

SENTENCES = {
    "channel": "全年收到政府信息公开申请39件，其中：收到邮递申请1件，平台申请38件。",
    "channel alone": "收到信件申请政府信息公开2件，通过系统收到申请38件。",
    "unit": "县公安局收到政府信息公开申请5件，县水务局收到申请3件。",
    "kind": "收到征地类政府信息公开申请5件，涉及房屋的申请4件。",
    "since": "自2008年以来累计收到政府信息公开申请512件。",
}


def _codes_for(sentence: str) -> set[str]:
    text = tabs(parts(printed=figures())).replace(CHAPTERS[1][1], sentence)
    assert sentence in text
    return {finding.code for finding in gaireport.check(gaireport.parse(text))}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_the_count_of_a_part_is_no_claim(sentence: str) -> None:
    assert "GR511" not in _codes_for(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "全年收到政府信息公开申请812件。",
        "我局共收到政府信息公开申请812件。",
        "本单位收到政府信息公开申请812件。",
    ],
)
def test_the_count_of_the_whole_is_one(sentence: str) -> None:
    assert "GR511" in _codes_for(sentence)
