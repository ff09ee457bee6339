"""What can go wrong, as the user should hear it: each message says what to do."""


class VnruExtractError(Exception):
    """The root of every error that this package raises on purpose."""


class InputError(VnruExtractError):
    """One document cannot be read or extracted; the others are not affected."""


class UnsupportedLanguageError(InputError):
    """The document is in a language without rules yet."""


class UsageError(VnruExtractError):
    """Nothing was read: the call itself is wrong (a path, a date, an option, a model)."""
