"""Coverage-guided fuzzing with atheris: `python -m tests.fuzz readers --seconds 60`."""
