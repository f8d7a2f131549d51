"""Function words that German shares with no neighbour (not "in", "was", "die", which Dutch or English have too)."""

WORDS = frozenset(
    """und der das dem des ein einem einer eines nicht mit auf für ist sich auch wird werden wurde von zu zum zur
    nach bei über aus durch oder aber dass noch nur wie sind sein haben hat kann können soll sollen sagte laut
    gegen zwischen während bereits mehr als sowie ihre seine ich wir sie es er im am vom beim ins""".split()
)
