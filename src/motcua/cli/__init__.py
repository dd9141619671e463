"""The ``motcua`` command."""


def main() -> None:
    """Run the command line."""
