"""Calendar expressions in Russian."""
