"""English words around sources: roles, titles, institutions, outlets, documents, and those who stay unnamed."""

ROLES = (
    "president|minister|spokesman|spokeswoman|spokesperson|chief|head|lawmaker|legislator|director|chairman|chairwoman|chair|secretary|leader|expert|professor|general|admiral|chancellor|ambassador|politician|economist|researcher|lawyer|judge|"
    "commissioner|trader|doctor|candidate|envoy|adviser|advisor|governor|senator|analyst|diplomat|manager|author|journalist|officer|colonel|commander|mayor|king|queen|scientist|businessman|businesswoman|historian|representative|premier|deputy|"
    "fellow|official|engineer|farmer|worker|teacher|nurse|captain|pilot|member|congressman|congresswoman|attorney|founder|broker|monk|priest|bishop|scholar|strategist|negotiator|inspector|auditor|treasurer|consultant|executive|soldier|recruiter|unionist|counterpart|colleague|predecessor|successor"
)
TITLES = frozenset(
    "Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. Professor Rep. Sen. Gov. Gen. Col. Lt. Maj. Capt. Adm. Sir Lord President Minister Senator Judge Colonel General Captain Sgt.".split()
)
OUTLETS = "newspaper|paper|daily|weekly|magazine|agency|broadcaster|station|outlet|website|portal|radio|network|tabloid|channel|wire"
THIS_OUTLET = r"this (?:newspaper|paper|magazine|website|agency|outlet)"
THAT_OUTLET = (
    r"the (?:\w+ )?(?:newspaper|paper|daily|weekly|magazine|broadcaster|agency|station|outlet|website)"
)
OUTLET_NAMES = r"herald|herold|times|post|courier|gazette|news|radio|tv|journal|jornal|observer|dispatch|chronicle|tribune|monitor|examiner|review|ledger|guardian|telegraph|mail|mirror|star|press|wire|standard|zeitung|bote|spiegel|reuters|afp|yonhap|tass|interfax|ukrinform|xinhua|kcna|prensa|bbc|cnn|dpa|bloomberg"
DOCUMENTS = r"memorandum|reports?|study|paper|documents?|statement|draft|letter|memo|analysis|statistics|protocol|filing|filings|accord|ruling|briefing|images?|records?|annex|figures|data|minutes|contract|communique|assessment"
GOVERNMENTS = r"government|ministry|kremlin|police|authorities|authority|prosecutors?|army|military|parliament|senate|congress|embassy|intelligence (?:service|agency)|service|administration|central bank|cabinet|customs|junta|treasury|navy|air force|nis|cia"
ORGANISATIONS = r"institute|organi[sz]ation|association|company|group|firm|party|union|university|foundation|society|bank|manufacturer|think tank|commission|opposition|centre|center|consortium|operator|board|church|brokerage|council|agency"
UNNAMED = r"experts|observers|critics|media|analysts|witnesses|estimates|reports|insiders|sources|rumou?rs|researchers|scientists|diplomats|traders|officials|lawmakers|people|brokers|farmers|residents|farmers|soldiers|aides|documents|images"
CARRIERS = (
    r"(?:an? )?(?:estimates?|figures|calculations|data|information|account|words|reckoning) (?:by|from|of)"
)
ARTICLES = frozenset("the a an this that its his her their one another".split())
PRONOUNS = frozenset("he she they it him her them".split())
FEMALE = frozenset("she her".split())
FEMALE_ENDINGS = ("woman", "queen")
MALE_ENDINGS = ("man", "king", "priest")
CITING = r"(?:citing|cited|quoting|quotes?)"
QUOTED_BY = r"(?:was|were|is|are) (?:\w+ )?(?:quoted|cited)(?: as saying)?"
POINTING = r"(?:that|this|so) (?P<verb>was (?:first )?reported|is according|comes from|was said|was confirmed)\b|(?:the (?:offer|figure|plan|deal|report|news|number|story) )(?P<verb2>was (?:first )?(?:reported|published|disclosed)|(?:first )?appeared)\b"
POINTING_REPORTED = r"."
POINTING_VAGUE = r"(?!)"
AMOUNTING = {
    "put": "put puts", "estimate": "estimated estimates estimate", "confirm": "confirmed confirms", "mention": "mentioned mentions", "speak": "spoke speaks", "give": "gave gives", "cite": "cited cites", "promise": "promised promises", "demand": "demanded demands",
    "deny": "denied denies", "report": "reported reports", "show": "showed shows show", "claim": "claimed claims", "project": "projected projects", "calculate": "calculates calculated", "ask": "asks asked",
    "expect": "expects expected expect", "assume": "assumes assumed assume", "value": "values valued", "forecast": "forecasts forecast", "anticipate": "anticipates anticipated",
}  # fmt: skip
# the same where only a word behind the verb tells it: lemma -> forms, what follows
AMOUNTING_WITH = {
    "reckon": ("reckons reckoned reckon", r"[^;]{0,60}?\b(?:with|on|at)\b"),
    "arrive": ("arrives arrived arrive", r"[^;]{0,30}?\bat\b"),
}
EXISTENCE = r"(?!)"
# words that stand before a role and belong to it
MODIFIERS = frozenset(
    "health finance foreign energy defence defense trade prime deputy former opposition vice state economy transport interior oil senior acting assistant executive chief intelligence union military retired press government ministry army sales south north desk a".split()
) - {"a"}

NO_SOURCES = r"calculation|plan|contract|agreement|law|weight|need|value"
TELLING = r"\btold (?:the|a|this|[A-Z])|\bin an interview with\b|\bspeaking to\b"
PASSIVE_AMOUNT = r"\b(?:has|have|had) been (?:promised|reported|mentioned|pledged|announced)\b"
NAMED_BY = r"(?:mentioned|cited|given|named|estimated|quoted|put forward|confirmed|announced|disclosed) by (?P<who>[^,.;]{3,60})"
VOICELESS = r"(?!)"
# documents that are an outlet's own words
REPORTS = r"(?:reports?|article|story|dispatch)"
AMOUNTED: dict[str, str] = {}
# an interview: labels of who asks and who answers, how a question speaks to somebody, how answers are told
ASKS = frozenset(("q", "question", "questioner", "interviewer"))
ANSWERS = frozenset(("a", "answer", "reply"))
ADDRESS = r"Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Professor|Prof\.|Minister|President|Madam|Ambassador|General|Senator"
FIRST_PERSON = r"I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s"
# what follows the name of somebody who is introduced
IS = r"is|was|has|heads|leads|runs|explains|works|teaches|advises|chairs|speaks|spoke|talks|talked"
# verbs by which somebody says or reckons a figure himself: whom they credit in another's words is the one cited
ASSESSING = frozenset(
    "put estimate say tell believe think expect reckon arrive calculate report state claim find conclude show assume value peg speak mention note write cite confirm forecast project predict anticipate".split()
)
# what "it" may do that is a thing: "it gives", "it promises"
INANIMATE = frozenset("give show promise cite mention project ask demand speak arrive value".split())
# "but": what follows in the sentence is another's, and what stands behind a subject and is none of it
TURNS = r"but|while|whereas|though|although|yet"
TRAILING_ADVERBS = r"however|though|meanwhile|also|themselves|himself|herself|itself|by contrast|in turn"
# a sentence of the writer's own sum on what was said before
RECKONING = (
    r"\W*(?:(?:at|on|by|with) (?:that|this|these|those|such a|the same) (?:\w+ )?(?:rate|pace|price|basis|count|figure|reckoning|pay|scale|level|wage|number)s?\b"
    r"|(?:over|in) (?:\w+ ){1,3}(?:years|months|decades),? (?:that|this|it) would\b"
    r"|(?:that|this|together|all told|in (?:all|total))\b(?:,? (?:that|this|it|they))? would (?:\w+ )?(?:come|amount|add|work|mean|make|be|equal|bring|exceed|total|yield)\b)"
)
# how a verb behind its subject can end
FINITE_ENDINGS = r"[^s]s|ed"
# figures from which a sum starts: "With 10,000 soldiers he arrives at …"
PREMISES = r"with|at|for|from|on"
