"""``gaireport view``."""

from pathlib import Path
from typing import Annotated

import typer

from gaireport import api
from gaireport.checks.across.together import Document
from gaireport.cli.arguments import AdapterName, Files, Lang
from gaireport.cli.printing import language
from gaireport.cli.reading import complain, shown_name
from gaireport.cli.status import DONE, FAILED
from gaireport.errors import GaireportError
from gaireport.files import read_text
from gaireport.view.page import Refused, make_page
from gaireport.view.page_file import page_html


def view_command(
    files: Files,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT", help="Page to write: page.html.")
    ],
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Write a page that shows reports beside their findings and their texts, for any browser, offline."""
    documents, refused = [], []
    for file in files:
        try:
            text = read_text(_content(file))
            documents.append(Document(shown_name(file), text, api.parse(text, adapter=adapter)))
        except GaireportError as error:
            complain(shown_name(file), str(error))
            refused.append(Refused(shown_name(file), error))
    html = page_html(make_page(documents, refused), language(lang))
    try:
        out.write_bytes(html.encode())
    except OSError as error:
        complain(str(out), error.strerror or str(error))
        return FAILED
    return FAILED if refused else DONE
