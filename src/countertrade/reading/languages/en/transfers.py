"""English words of giving and receiving, matched as whole words, case folded."""

# the subject gives
GIVING = r"(?:send|sends|sending|sent|ship|ships|shipping|shipped|deliver|delivers|delivering|delivered|pay|pays|paying|paid|give|gives|giving|gave|given|grant|grants|granting|granted|lend|lends|lending|lent|loan|loans|loaned|sell|sells|selling|sold|lease|leases|leasing|leased|supply|supplies|supplying|supplied|provide|provides|providing|provided|offer|offers|offering|offered|hand|hands|handing|handed|transfer|transfers|transferring|transferred|donate|donates|donated|export|exports|exporting|exported|dispatch|dispatches|dispatched|deploy|deploys|deploying|deployed|contribute|contributes|contributed|promise|promises|promised|pledge|pledges|pledged|swap|swaps|swapping|swapped|cede|cedes|ceded|fund|funds|funded|finance|finances|financed|forgive|forgives|forgave|write off|wrote off)"
# the subject receives
RECEIVING = r"(?:receive|receives|receiving|received|get|gets|getting|got|obtain|obtains|obtaining|obtained|buy|buys|buying|bought|purchase|purchases|purchased|import|imports|importing|imported|earn|earns|earning|earned|take in|takes in|took in|acquire|acquires|acquired|borrow|borrows|borrowed|rent|rents|rented|gain|gains|gained|collect|collects|collected|secure|secures|secured)"
# the thing moves
MOVING = r"(?:go|goes|going|went|gone|flow|flows|flowed|come|comes|came|arrive|arrives|arrived|follow|follows|crossed|cross)"

FROM = frozenset("from by".split())
TO = frozenset("to for into".split())
NOUNS = r"(?:deliver(?:y|ies)|shipments?|payments?|support|aid|exports?|sales?|loans?|pledges?|offers?|deployments?)"

DELIVERED = r"sent|shipped|delivered|paid|given|gave|handed|transferred|received|arrived|got|crossed|supplied|already|dispatched|deployed|stopped"
AUXILIARY = r"has|have|had|was|were|been|did"
ORDERED = r"signed|contract|contracted|ordered|agreed|agreement|sealed|deal has been|accord"
OFFERED = r"offer|offers|offered|offering|proposed|proposes"
IF = r"if|unless|would|then|provided"
