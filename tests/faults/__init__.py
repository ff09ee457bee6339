"""Faults done to the program on purpose: `python -m tests.faults` does many of each and counts what is lost."""
