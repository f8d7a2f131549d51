"""English words of giving and receiving, by who gives: the subject or somebody else. Whole words, case folded."""

VERBS = {
    "gives": r"(?:send|sends|sending|sent|ship|ships|shipping|shipped|deliver|delivers|delivering|delivered|pay|pays|paying|paid|give|gives|giving|gave|given|grant|grants|granting|granted|lend|lends|lending|lent|loan|loans|loaned|lease|leases|leasing|leased|supply|supplies|supplying|supplied|provide|provides|providing|provided|offer|offers|offering|offered|hand|hands|handing|handed|transfer|transfers|transferring|transferred|donate|donates|donated|export|exports|exporting|exported|dispatch|dispatches|dispatched|deploy|deploys|deploying|deployed|contribute|contributes|contributed|promise|promises|promised|pledge|pledges|pledged|cede|cedes|ceded|fund|funds|funded|finance|finances|financed|forgive|forgives|forgave|refund|refunds|refunded|build|builds|building|built|issue|issues|issuing|pump|pumps|allocate|allocates|let through|repay|repays|repaid)",
    "receives": r"(?:receive|receives|receiving|received|get|gets|getting|got|obtain|obtains|obtaining|obtained|import|imports|importing|imported|earn|earns|earning|earned|take in|takes in|took in|takes|acquire|acquires|acquired|borrow|borrows|borrowed|gain|gains|gained|collect|collects|collected|secure|secures|secured|want|wants|wanted)",
    "charges": r"(?:charge|charges|charged|charging|demand|demands|demanded|bill|bills|billed)",
    "buys": r"(?:buy|buys|buying|bought|purchase|purchases|purchased|purchasing|order|orders|ordered|rent|rents|rented)",
    "sells": r"(?:sell|sells|selling|sold)",
    "is_paid": r"(?:is|are|was|were|be|been|being) (?:\w+ )?(?:paid|compensated|rewarded)",
    "moves": r"(?:go|goes|going|went|gone|flow|flows|flowed|come|comes|came|arrive|arrives|arrived|follow|follows|crossed|cross|working|stationed|serve|serves|fight|fighting)",
}
ORIGINS = frozenset("from by".split())
TARGETS = frozenset("to into".split())
BENEFIT = frozenset(("for",))
PLACES = frozenset("in".split())
INVERTING = frozenset[str]()

DELIVERED = r"sent|shipped|delivered|paid|given|gave|handed|transferred|received|arrived|got|crossed|supplied|already|dispatched|deployed|stopped|freed|lent|let through"
SIMPLE_PAST = r"sent|gave|shipped|delivered|paid|received|already|lent|arrived|came|got back"
AUXILIARY = r"has|have|had|was|were|been|did"
ORDERED = r"signed|contract for|ordered|agreed to|sealed"
OFFERED = r"offer|offers|offered|offering|proposed|proposes"
IF = r"if|unless|would|then|will|could|may|might|is to|are to|to be"
# what may be given without a number: a statement of a transfer of one of these is a claim of its own
GOODS = r"(?:technology|technologies|know-how|aid|assistance|support|weapons|arms|ammunition|missiles?|satellites?|fuel|oil|crude|gas|grain|wheat|rice|food|medicine|medicines|loans?|training|equipment|aircraft|jets|planes|tanks|ships|vessels|drones|soldiers|troops|workers|doctors|teachers|advisers|electricity|coal|uranium|gold|air defen[cs]e|radars?|blueprints|bases?)"
EXPECTING = r"can (?:now )?(?:expect|count on)|may expect|stands to (?:get|gain|receive)"
HOPING = r"\b(?:hop(?:e|es|ed|ing)|seek\w*|wish\w*|dream\w*)\b"
# what stands for the party that the sentence before began with
PRONOUN = r"It|They|The (?:country|state|kingdom|republic)|In (?:return|exchange),? (?:it|they)"
# in somebody's own words: the speaker's state
OURS = r"[Ww]e|us"
