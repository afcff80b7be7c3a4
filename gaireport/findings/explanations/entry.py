"""The shape of an explanation."""

from typing import NamedTuple

from gaireport.findings.words import Words


class Explanation(NamedTuple):
    """Three answers to "what does this finding tell me?"."""

    meaning: Words
    why: Words
    example: Words
