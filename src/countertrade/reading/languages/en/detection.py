"""Function words that English shares with no neighbour."""

WORDS = frozenset(
    """the of and to that is was for on with by at from have has had be been are were will would could should may
    this which their its it he she they not but or said says who after about more than into over also an as""".split()
)
