"""Calendar expressions in Vietnamese."""
