"""`python -m kultura.cli` is the command `kultura`."""

from kultura.cli import main


main()
