"""`python -m vnru_extract`."""

from vnru_extract.cli import main

if __name__ == "__main__":
    main()
