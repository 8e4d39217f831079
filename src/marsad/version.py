"""The version of Marsad, and how it runs."""

from marsad import limits

VERSION = "0.1.0"


def is_compiled() -> bool:
    """Whether the stages of the coder run as machine code, as wheels have them, or as Python."""
    return not limits.__file__.endswith(".py")
