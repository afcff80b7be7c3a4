"""``gaireport sniff``."""

from gaireport import api
from gaireport.cli.arguments import Files, Lang
from gaireport.cli.reading import complain, read_texts
from gaireport.cli.status import DONE, FAILED
from gaireport.errors import GaireportError
from gaireport.view.marks import visible


def sniff_command(files: Files, lang: Lang = None) -> int:
    """Say which layout each file is in; a dash where it does not look like a report. Reads no cell."""
    status = DONE
    for name, text in read_texts(files):
        try:
            if isinstance(text, GaireportError):
                raise text
            adapter = api.sniff(text)
        except GaireportError as error:
            complain(name, error)
            status = FAILED
        else:
            print(f"{visible(name)}: {adapter.name if adapter else '-'}", flush=True)
    return status
