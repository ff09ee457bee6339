"""Mentions to facts: one module a kind, joining what belongs together; unsure stays unlinked."""
