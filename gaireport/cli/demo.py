"""``gaireport demo``."""

from importlib import resources

from gaireport import api
from gaireport.checks.across.together import Document
from gaireport.cli.arguments import Lang
from gaireport.cli.printing import language, print_document
from gaireport.cli.status import DONE


def demo_command(lang: Lang = None) -> int:
    """Parse a report that comes with the package, and show its tables and findings."""
    text = resources.files("gaireport").joinpath("demo", "report.txt").read_bytes().decode()
    print("A made-up report, as a converter leaves a Word file: one cell a line.\n")
    print_document(Document("demo/report.txt", text, api.parse(text)), language(lang))
    return DONE
