"""What is said to somebody whose question cannot be answered."""


class Refusal(Exception):  # noqa: N818 - it is what the newsroom calls it
    """A malformed or outdated question; the message is a sentence for its asker."""
