"""English words that tell figures about a deal from figures beside it. Patterns are searched in a sentence, case folded."""

OFF_TOPIC = (
    r"(?:football|soccer|rugby|cricket|basketball|hockey|tennis|olympic\w*|league|cup final|world cup|match|goalkeeper|coach|stadium|playoffs?|qualifier)", r"(?:won|lost|beat|drew)\b.{0,20}\d+[-–]\d+", r"spectators?", r"fans",
    r"(?:index|indices|stock exchange|shares?\b.{0,40}\b(?:rose|fell|closed|jumped|slid|lost|gained)|benchmark|brent|bond yields?|exchange rate|interbank)", r"polls?(?= (?:of|found|showed|by)\b)", r"survey\w*", r"respondents?", r"turnout", r"the vote was",
    r"(?:weather|temperatures?|rainfall|snow)", r"ticket prices?", r"top speed", r"(?:km|kilometres|miles) (?:per|an) hour", r"by telephone", r"phone", r"minute of silence", r"power cuts", r"outages?", r"a litre of milk", r"box office",
)  # fmt: skip

ASIDE = frozenset(
    """death casualty wounded page member spectator respondent lawmaker country city village point time case voyage flight attack household family company bank passenger tourist pupil patient farmer
    official source nation government day hour minute second week year month diplomat witness question reason article chapter paragraph comment reader user voter vote seat party state
    course round phase tranche instalment installment train team brigade division battalion side session time meeting visit month's years' hall delegation expert analyst report document
    word line sentence name night morning kilometre mile degree room floor goal match participant delegate signatory fan viewer hectare author editor garrison lawyer decade generation way""".split()
)
BACKGROUND = (
    r"inhabitants?", r"population", r"(?:produced|produces|pumped|pumps|output of|production)\b", r"gross domestic product|gdp", r"live (?:on|in|there)", r"members", r"reserves", r"minimum wage", r"employs?\b", r"average wage", r"holds?\b.{0,20}tonnes",
)  # fmt: skip

TERMS = (
    r"leases?\w*", r"leased", r"leasing", r"term\b", r"terms of", r"contract\w*", r"agreements?", r"accord", r"treaty", r"runs? for", r"ran for", r"to run", r"loan\w*", r"repay\w*", r"repaid", r"repayment", r"instal?ments", r"concession\w*", r"get it back", r"over \w+ years", r"valid for", r"stay\w*", r"serve\w*",
    r"rent\w*", r"take\w*\b.{0,12}(?:years?|months?)\b.{0,20}(?:to (?:deliver|build|train))", r"last\w*", r"deliver\w*\b.{0,60}after", r"stopped after", r"gas for", r"oil for", r"guarantee\w*", r"for \w+ years", r"support over", r"budget support", r"deal\b", r"spread over", r"spread across",
)  # fmt: skip
NO_TERMS = (
    r"\w+ (?:years?|months?|weeks?|days?|hours?) (?:ago|earlier|old|later)", r"for the (?:past|last)", r"in the (?:past|last|next|coming)", r"the last \w+ (?:years|months)", r"has followed", r"have followed", r"in prison", r"jail", r"within \w+ (?:hours|days)", r"notice", r"sentence\w*", r"aged?", r"as it has for", r"has (?:lived|served|worked|been|run|led|taught)\b.{0,30} for", r"up to \w+ hours",
    r"training", r"course lasts", r"newsroom",
)  # fmt: skip

DEAL = (
    r"in (?:return|exchange)", r"swap\w*", r"barter\w*", r"suppl(?:y|ies|ied)", r"deliver\w*", r"ship(?:s|ped|ping|ment|ments)?\b", r"send(?:s|ing)?\b", r"sent\b", r"pay(?:s|ing|ment|ments)?\b", r"paid", r"buy(?:s|ing)?\b", r"bought", r"sell(?:s|ing)?\b", r"sold\b", r"export\w*", r"import\w*", r"receive\w*",
    r"get(?:s|ting)?\b", r"got\b", r"loan\w*", r"lend\w*", r"lent\b", r"borrow\w*", r"lease\w*", r"rent\w*", r"grant\w*", r"provid\w*", r"hand(?:s|ed)? over", r"handed", r"transfer\w*", r"donat\w*", r"aid\b", r"agree\w*", r"accord", r"contract\w*", r"deal\b", r"deals\b", r"treaty", r"worth", r"value\w*", r"price\w*", r"cost\w*", r"fee\w*",
    r"wage\w*", r"salary|salaries", r"debt\w*", r"interest", r"shortfall", r"need\w*", r"consumption", r"revenue\w*", r"income", r"earn\w*", r"total\w*", r"sum\b", r"offer\w*", r"pledg\w*", r"promis\w*", r"crossed", r"deploy\w*", r"stationed", r"dispatch\w*", r"freed", r"repa(?:y|id)\w*", r"discount", r"subsid\w*", r"budget", r"purchase\w*",
    r"follow", r"jobs", r"create\w*", r"train(?:ed|ing)\b", r"hold\b", r"could be working", r"trade", r"bill\b", r"doses?", r"refund\w*", r"invest\w*", r"pump\b", r"planned", r"give\w*", r"charge\w*", r"owe\w*", r"takes? in", r"invoice\w*", r"support", r"workers", r"tribute", r"compensat\w*", r"ransom", r"visas?", r"to go\b", r"demand\w*", r"shortages?", r"lack\w*", r"takes?\b", r"let through", r"lent\b", r"promised", r"what .{2,30} gets", r"exchanged?",
)  # fmt: skip

# figures of harm, which no party gives; searched in the clause
HARM = (
    r"kill(?:s|ed|ing)", r"die[sd]?", r"dead", r"deaths?", r"injur\w*", r"wounded", r"casualties", r"infected", r"arrest\w*", r"detained", r"missing", r"homeless", r"shot", r"massacr\w*", r"evacuat\w*", r"protest(?:ed|ers|ing)", r"unemployed", r"weighs?", r"executed",
)  # fmt: skip
