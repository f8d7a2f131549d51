"""`python -m countertrade` is the command `countertrade`."""

from countertrade.cli import main

if __name__ == "__main__":
    main()
