"""``python -m motcua.cli``: how the supervisor starts its parts."""

from motcua.cli import main

main()
