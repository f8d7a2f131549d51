"""English words of speech: who says, how it is said, and what a sentence about it is built of. Tables only."""

from __future__ import annotations

ABBREVIATIONS = frozenset(
    """Mr. Mrs. Ms. Dr. Prof. Sen. Rep. Gov. Gen. Lt. Col. Maj. Sgt. Capt. Adm. Rev. Hon. St. Jr. Sr. Inc. Ltd. Corp. Co. vs. etc. e.g.
    i.e. No. Nos. U.S. U.K. U.N. E.U. D.C. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. approx. est. cf. al. fig. Fig.
    p. pp. vol. Vol. a.m. p.m. Ave. Blvd. Dept. Univ. Mt. Ph.D. M.D.""".split()
)

STARTERS = frozenset(
    """The A An He She It They We I You This That These Those In On At By For From With After Before But And Or If When While As To Of His
    Her Its Their Our My There Here What Who How Why Where According Also Both Each Some Many Most Such No Not Yet So Then Than Under Since
    Until Once Meanwhile However Moreover Last Next Earlier Later One Two""".split()
)

# Verbs by which words are reported. One a line: base form, irregular past and participle, medium (S speech, W writing, T thought, SW,
# ST) and what the verb takes:
#   c  a clause of what was said: "said that …"     q  also a bare quotation      r  an object that sums it up: "put the fee at …"
#   d  an object of whom it is told: "told the paper"    p:at  the preposition its summed-up object needs
VERBS = """
say said said SW cq
tell told told SW cqd
add SW cq
report SW cqr
write wrote written W cq
state SW cq
claim SW cq
announce SW cqr
declare SW cqr
explain SW cq
confirm SW cqr
deny SW cqr
warn SW cqd p:of,against
argue SW cq
insist SW cq
note SW cq
stress SW cqr
emphasize SW cqr
emphasise SW cqr
suggest SW cqr
estimate ST cr
put put put SW p:at
believe T c
think thought thought T cq
expect ST c
predict SW cqr
fear T cr
hope T c
assert SW cq
maintain SW cq
acknowledge SW cqr
admit SW cqr
concede SW cqr
reveal SW cqr
disclose SW cqr
mention SW cr
describe SW r
call S cqr
dismiss SW r
reject SW r
criticise SW r
criticize SW r
condemn SW r
praise SW r
urge SW cqd
demand SW cqr
ask SW cqd
reply SW cq
respond SW cq
answer SW cq
counter SW cq
observe SW cq
remark SW cq
comment SW cq
caution SW cq
conclude ST cq
calculate ST c
find found found ST c
show showed shown W c
quote SW q
cite SW r
promise SW cr
pledge SW cr
vow SW cq
threaten SW c
agree SW c
propose SW cqr
recommend SW cqr
complain SW cq
boast SW cq
joke S cq
recall SW cq
repeat SW cq
reiterate SW cqr
disagree SW q
tweet W cq
post W cq
read read read W q
value ST p:at
peg ST p:at
inform SW cd
assure SW cd
accuse SW r
testify SW cq
speculate ST c
reckon ST c
contend SW cq
allege SW c
indicate SW c
signal SW c
imply SW c
hear heard heard SW c
understand understood understood T c
learn learned learned SW c
refuse SW c
speak spoke spoken S p:of
talk S p:of,about
point pointed pointed SW p:out,to
"""

PRONOUNS = frozenset("he she it they we i you He She It They We I You who Who".split())
PERSONAL = frozenset("he she He She".split())
ARTICLES = frozenset(
    """the a an this that these those his her its their our my your some any each every no another both all several many few one two three
    four five six seven eight nine ten other""".split()
)
PREPOSITIONS = frozenset(
    """of in on at by for from with to after before during under over about against between among through without within according into
    since until as per despite near like amid via towards toward across along around behind beyond off out up down""".split()
)
COORDINATING = frozenset("and or &".split())
ADVERSATIVE = frozenset("but yet while whereas".split())
SUBORDINATING = frozenset(
    "because if when although though since until unless after before while as whether that where once".split()
)
COMPLEMENTIZERS = frozenset("that whether how why what".split())
RELATIVE = frozenset("who which whose whom that where".split())
AUXILIARIES = frozenset(
    """is are was were be been has have had will would could can may might should must shall do does did being wo ca""".split()
)
PASSIVE = frozenset("is are was were been be being".split())
VERB_FORMS = frozenset(
    """gets get got goes go went comes come came makes made takes take took gives give gave pays pay paid runs run ran stands stood
    remains remained won lost holds held covers covered sends sent builds built sees saw becomes became begins began needs need works
    worked fell rose grew shrank lay led left kept cut hit set met broke chose drew drove flew froze struck spent fall rise grow
    falls rises grows leads leaves keeps cuts hits meets costs cost comes earns earned carries carried supplies supplied ships shipped
    signed denied crossed started stopped agreed expects stood makes let lets wants wanted brings brought follows followed receives received sells sold buys bought""".split()
)
# Verbs of speech that are as often nouns: at the start of a clause they are.
NOUN_VERBS = frozenset(
    "state report claim note comment answer demand estimate call promise value quote post tweet fear hope".split()
)
ADVERBS = frozenset(
    """also still then now later earlier yesterday today however only already again once reportedly recently previously first repeatedly
    meanwhile further separately instead simply clearly publicly privately not never just even so too""".split()
)
TIME_WORDS = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday week month year morning evening afternoon night yesterday today tomorrow""".split()
)
SOURCE_NOUNS = frozenset(
    "reports report sources officials estimates statement witnesses experts data figures".split()
)
NAME_PARTICLES = frozenset(
    "of the for and de da do dos das del della der den van von bin ibn al el la le di du &".split()
)

OUTLET_NOUNS = frozenset(
    "newspaper paper magazine broadcaster agency website portal daily weekly station channel outlet journal tabloid network".split()
)
DOCUMENT_NOUNS = frozenset(
    "report study document draft statement letter contract agreement briefing survey analysis memo annex note paper".split()
)
GOVERNMENT_NOUNS = frozenset(
    """government ministry agency service army military police authorities authority department parliament senate congress court embassy
    kremlin bank council commission navy prosecutor prosecutors cabinet palace""".split()
)
ORGANISATION_NOUNS = frozenset(
    "institute organisation organization union company group association university foundation party bank firm think-tank centre center charity corporation".split()
)
UNNAMED_NOUNS = frozenset(
    """experts observers critics analysts officials sources witnesses diplomats estimates reports media insiders people lawmakers
    researchers scientists traders residents activists""".split()
)
ROLE_NOUNS = frozenset(
    """minister president spokesman spokeswoman spokesperson lawmaker chief head director economist analyst professor secretary officer
    leader ambassador senator representative governor mayor general colonel commander official deputy chairman chairwoman chair expert
    researcher historian lawyer judge prosecutor diplomat trader adviser advisor envoy premier chancellor king queen prince manager executive
    author journalist founder scientist doctor nurse member candidate politician economist commissioner""".split()
)
TITLES = frozenset(
    "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col Lt Capt Mr. Mrs. Ms. Dr. Prof. Sen. Rep. Gov. Gen. Col. Lt. Capt. President Minister Senator Representative Governor General Professor Chancellor King Queen Prince Ambassador".split()
)
FEMALE_ENDINGS = ("woman",)
THIS_OUTLET = frozenset(("this newspaper", "this paper", "this magazine", "this website", "this reporter"))
CITING = ("citing", "quoting")
