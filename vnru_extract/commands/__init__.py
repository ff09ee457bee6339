"""What each command does, once its options are parsed: check the call, read, work, write; the exit code."""
