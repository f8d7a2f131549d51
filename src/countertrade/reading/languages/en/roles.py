"""English words that tell which part a figure plays in a deal: lent, interest, a total, a term, or background. Case folded."""

from countertrade.reading.languages import Roles

ROLES = Roles(
    interest=r"interest",
    background=r"(?:produc(?:e|es|ed|tion)|output|exports?|exported|harvest\w*|mined|pumped|imports? from|world market|market price|spot price|price on|deficit|budget (?:of|is|has)|(?:public|national|foreign) debt|creditors|gdp|gross domestic product|reserves|elsewhere|quotation|quoted at|(?:are|were|traders) quoting|(?:free|open) market|(?:other|rival) (?:customers?|buyers?|clients?|suppliers?|bidders?)|competitors?|stock exchange|needed|owns?|lives? in|turns out)",
    making=r"(?:built|made|(?:build|make|produce|manufacture|assemble|manage|process|handle)(?:e?s)?|(?:build|mak|produc|manufactur|assembl|process|handl)ing|(?:produc|manufactur|assembl|manag|process|handl)ed|capacity|turn(?:s|ed|ing)? out)",
    lately=r"(?:last (?:year|season|month|week|autumn|spring|summer|winter)|currently|(?<!has )(?<!have )today|at present|until now|so far this year|used to|formerly|previously|years? (?:ago|earlier)|as things stand|at the moment|these days)",
    term=r"(?:contract|deal|protocol|memorandum|pact|\w+-(?:year|month|week)|agreement|accord|treaty|lease|concession|terms?|lasts?|lasting|runs?|running|ran|valid|guaranteed)",
    lasting_before=r"(?:\b(?:for|over|throughout|lasts?|lasting|during|those|these|the)(?: (?:about|around|some|the|all|up to|at least|whole))* )$",
    lasting_after=r"^ (?:long|are (?:up|over))\b",
    apart_after=r"^ (?:after|later|ago|before|earlier|from now|to)\b",
    equation=r"(?:(?:that|which|it) (?:is|was|would be|makes|made|comes|came|means|meant|amounts)|equals?|equivalent|comes? to|came to|amounts? to|in all|in total|altogether|or|also)",
)  # fmt: skip

# What measures are named for and sentences tell in other words; the same keys in every language.
THEMES = {
    "forgiving": r"cancel\w*|forgiv\w*|forgave|writ\w* off|wrote off|write-off|struck (?:off|out)|waiv\w*",
    "repaying": r"repay\w*|repaid|pa(?:y|ys|id|ying) (?:it |them |this )?(?:all )?(?:off|back)|instal\w*|clear\w* (?:the|its|this) (?:debt|bill)|debt will be cleared",
    "renting": r"leas(?:e|es|ed|ing)|rent(?:s|ed|al)?",
    "remaining": r"remain\w*|the rest|left|balance",
    "making": r"output|generat\w*|turns? out",
    "guaranteeing": r"guarant\w*|vouch\w*|surety|stands? (?:good )?for",
    "deferring": r"defer\w*|postpon\w*|put off|moved back|moratorium",
    "granting": r"grants?|granted|donat\w*|gifts?|given free|free of charge",
    "abating": r"discounts?|rebates?|cheaper|sav(?:e|es|ed|ing|ings)",
    "insuring": r"insur\w*|cover(?:s|ed|ing)?",
    "storing": r"stocks?|stockpil\w*|depots?|stored",
    "training": r"train(?:s|ed|ing)?|courses?|schooling",
    "earning": r"earn(?:s|ed|ing)?|wages?|salar\w*",
}
