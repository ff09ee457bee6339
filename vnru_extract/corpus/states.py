"""States that went on under another code."""

# Whoever served the first may be told of under the second; what they signed binds it.
_SUCCESSORS = {"DD": "DE", "SU": "RU", "YD": "YE"}


def successor(code: str) -> str:
    """The state that a state went on as; itself, for nearly all.

    >>> successor("SU"), successor("VN")
    ('RU', 'VN')
    """
    return _SUCCESSORS.get(code, code)
