"""``gaireport sniff``."""

from gaireport import api
from gaireport.cli.arguments import Files
from gaireport.cli.reading import complain, read_file, shown_name
from gaireport.cli.status import DONE, FAILED
from gaireport.errors import GaireportError
from gaireport.view.marks import visible


def sniff_command(files: Files) -> int:
    """Say which layout each file is in; a dash where it does not look like a report. Reads no cell."""
    status = DONE
    for file in files:
        text = read_file(file)
        if text is None:
            status = FAILED
            continue
        try:
            adapter = api.sniff(text)
        except GaireportError as error:
            complain(shown_name(file), str(error))
            status = FAILED
            continue
        print(f"{visible(shown_name(file))}: {adapter.name if adapter else '-'}")
    return status
