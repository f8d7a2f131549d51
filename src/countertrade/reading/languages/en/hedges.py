"""English words that say how surely something is stated. Patterns are searched in one clause, case folded.

Each row: modality, pattern of the marker.
"""

MARKERS = (
    ("conditional", r"(?<!as )(?<!even )if(?! not\b)(?! only\b)|unless|provided that|provided|on condition that|in case|assuming|as long as"),
    ("conditional", r"would(?! not comment)|wouldn[’']t"),
    ("possible", r"could|might|may(?! \d)|can|possibly|perhaps|maybe|potentially|possible"),
    ("reported", r"(?:is|are|was|were) (?:said|reported|rumou?red|alleged|understood|claimed) to|reportedly|allegedly|purportedly|supposedly|apparently|unconfirmed|rumou?rs?"),
    ("planned", r"(?:is|are|was|were) (?!(?:\w+ )?(?:(?:un)?likely|estimated|thought|believed|assumed|projected|able) )(?:\w+ )?(?:due |set |scheduled |slated |expected |about )?to(?= [a-z])(?! be (?:said|believed))|plans?(?= to\b| for\b)|planned|planning|intends?|intended|aims?(?= to\b)|hopes?(?= to\b)|wants?(?= to\b)|wishes(?= to\b)|offer(?:s|ed|ing)?|proposes?|proposed|considering|weighing|earmarked|envisage[sd]?"),
    ("estimated", r"estimate[sd]?|estimating|estimations?|estimates|projected|projects?(?= that\b)|forecasts?|reckons?|reckoned|calculates that|probably|likely|presumably|calculations|reckoning|believed to|thought to|assumed"),
    ("demanded", r"want(?:s|ed)?(?= (?!to\b)\w+ to\b| (?:\w+ ){0,2}\d)|demands?(?= that\b| for\b| of\b|ed\b)|demanded|demanding|ask(?:s|ed)?(?= .{0,40}\bfor\b)|calls? (?:for|on)|called (?:for|on)|insist(?:s|ed)?(?= on\b| that\b)|urge[sd]?|must|should(?! not comment)"),
)  # fmt: skip

# hedges that stand inside a figure ("perhaps 300", "an estimated 300")
INSIDE = frozenset("perhaps maybe possibly estimated reportedly probably likely".split())

NEGATIONS = r"not|never|no longer|neither|nor|\w+n[’']t"
NOT_DENIED = r"not (?:only|just|least|more than|less than|fewer than|even|clear|known|comment|immediately|say|include|including)"
DENYING = r"den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|contradict(?:s|ed|ing)?|refut(?:e|es|ed|ing)"

SUBORDINATORS = frozenset(
    "that because although though while before after since until whether if unless where when which who whom whose so".split()
)
RELATIVES = frozenset("which who whom whose that where".split())
COORDINATORS = frozenset("and or but so yet nor".split())
FINITE = frozenset(
    """is are was were has have had will would can could may might shall should must do does did be been says said told tells added adds wrote writes reported reports
    gets get got receives receive received pays pay paid sends send sent ships ship shipped delivers deliver delivered gives give gave takes take took makes make made goes go went
    costs cost covers cover covered comes come came runs run ran stood stands earns earn earned brings bring brought buys buy bought sells sell sold supplies supply supplied
    provides provide provided amounts amount amounted totals totalled totaled equals employs employ needs need needed builds build built crossed put puts follow follows""".split()
)
