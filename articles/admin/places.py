"""Where the story's form mends what the check before 送审 found."""


def anchor(place: str) -> str:
    """The id on the form for a `preflight.Problem.place`."""
    field, _at, quote = place.partition("#q-")
    return f"{field}-{quote}" if quote else f"field-{field}"
