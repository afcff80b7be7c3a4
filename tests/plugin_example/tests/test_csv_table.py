"""The layout passes the suite that gaireport holds every adapter to."""

from gaireport.testing import AdapterConformance


class TestCsvTable(AdapterConformance):
    layout = "csv_table"
    markup = r'","|^"|"$'
