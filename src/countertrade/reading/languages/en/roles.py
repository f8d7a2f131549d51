"""English words that tell which part a figure plays in a deal: lent, interest, a total, a term, or background. Case folded."""

LENDING = r"(?:lend|lends|lending|lent|borrow\w*|repay\w*|repaid|loans?|credits?)"
INTEREST = r"interest"
ONE_OFF = r"(?:bonus(?:es)?|premiums?|one-off|signing|lump sum|down payment)"
# what a country makes, sells, owes or spends anyway
BACKGROUND = r"(?:produc(?:e|es|ed|tion)|output|exports?|exported|harvest\w*|mined|pumped|imports? from|world market|market price|spot price|price on|budget|owes?|public debt|creditors|gdp|gross domestic product|reserves|elsewhere)"
MAKING = r"(?:built|made|manufactured|produced|sold|bought)"
LATELY = r"(?:last year|last month|currently|today|at present|so far this year|in \d{4})"
PERSONAL = r"(?:i (?:got|earned|kept|was paid|received|had)|(?:left|paid|gave) me|my (?:pay|wage|salary))"
TERM = r"(?:contract|deal|agreement|accord|treaty|lease|concession|terms?|runs?|running|ran|valid|guaranteed)"
PARTITIVE_BEFORE = r"(?:of which|of them|of these|of those)[ ,]{1,2}$"
PARTITIVE_AFTER = r"^ of (?:which|them|these|those|that|it)\b"
