"""LaTeX: what is printed of its source."""

from cutter import Cutter

from gaireport.adapters.latex.latex import Latex

LATEX = Cutter(Latex())


def test_blanks_that_tex_does_not_know_stay_as_they_stand() -> None:
    assert LATEX.lines("甲=\u2009,乙  丙\u3000丁") == ["甲=\u2009,乙 丙\u3000丁"]
