"""`python -m kultura.cli` is the command `kultura`."""

from kultura.cli import main


if __name__ == "__main__":
    main()
