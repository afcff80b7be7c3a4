"""LaTeX: what is printed of its source."""

from cutter import Cutter

from gaireport.adapters.latex.latex import Latex

LATEX = Cutter(Latex())


def test_blanks_that_tex_does_not_know_stay_as_they_stand() -> None:
    assert LATEX.lines("甲=\u2009,乙  丙\u3000丁") == ["甲=\u2009,乙 丙\u3000丁"]


def test_arguments_of_environments_and_languages_are_not_printed() -> None:
    text = (
        r"\begin{tabular}{ll}" "\n"
        r"\begin{minipage}[b]{\linewidth}\raggedright" "\n总计\n"
        r"\end{minipage} & \foreignlanguage{american}{12} \\" "\n"
        r"\end{tabular}" "\n"
    )  # fmt: skip
    assert LATEX.placed(text) == [[(0, "总计"), (1, "12")]]
