"""The program's regular expressions against text that is made to be slow."""
