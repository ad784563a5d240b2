"""Numbers of rows as they come from outside: from addresses, forms and search boxes."""

_LONGEST = 18  # digits; every such number fits the column


def is_id(text: str) -> bool:
    """Whether `text` can be the id of a row, written as this product writes it."""
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST
