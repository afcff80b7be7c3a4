"""The command line, called within the process of a test."""

from typer.testing import CliRunner

RUNNER = CliRunner()
