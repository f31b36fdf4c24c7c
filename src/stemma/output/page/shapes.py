"""The marks of origins: a colour and a shape each, so that neither needs the other."""

SHAPES = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z",  # circle
    "M-4.5 -4.5H4.5V4.5H-4.5Z",  # square
    "M0 -5.6L5.4 4.2H-5.4Z",  # triangle
    "M0 -6L6 0L0 6L-6 0Z",  # diamond
    "M0 5.6L5.4 -4.2H-5.4Z",  # triangle on its tip
    "M-5.5 0L-2.75 -4.8H2.75L5.5 0L2.75 4.8H-2.75Z",  # hexagon
    "M-1.8 -5.4H1.8V-1.8H5.4V1.8H1.8V5.4H-1.8V1.8H-5.4V-1.8H-1.8Z",  # cross
)
COLOURS = 8  # classes o0 to o7 of the style sheet


def shape(number: int) -> str:
    """Return the path of the shape of an origin, about (0, 0) and 11 wide.

    >>> shape(0).startswith("M")
    True
    """
    return SHAPES[sign(number)]


def sign(number: int) -> int:
    """Return which of the shapes an origin has.

    >>> sign(8)
    1
    """
    return max(0, number) % len(SHAPES)


def colour(number: int) -> str:
    """Return the class that colours an origin; seven shapes and eight colours tell 56 origins apart.

    >>> colour(9), colour(-1)
    ('o1', 'none')
    """
    return f"o{number % COLOURS}" if number >= 0 else "none"
