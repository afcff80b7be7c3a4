"""``gaireport`` and ``python -m gaireport``: starts the command line, or says which extra it needs."""

import sys


def main() -> None:
    """Run the command line on ``sys.argv``."""
    try:
        from gaireport.cli.app import run
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("typer", "rich", "click"):
            raise
        print(
            f'the command line needs {missing.name}, which is not installed: pip install "gaireport[cli]"',
            file=sys.stderr,
        )
        sys.exit(2)
    run()


if __name__ == "__main__":
    main()
