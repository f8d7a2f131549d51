"""What stands on English news pages around an article. Patterns are matched against one whole line, case folded."""

from countertrade.reading.languages import Furniture

FURNITURE = Furniture(
    lines=(
        r"comments?", r"\d+ comments?:?( [·|] .*)?", r"\d+ (comments?|thoughts?|repl(y|ies)|responses?) (on|to) .*", r"(\d+ ){1,2}votes?", r"(article|user) rating", r"comments? \(\d+\)", r"(leave|post|add|write) a comment", r"join the (conversation|discussion)", r"advertisements?", r"sponsored( content)?",
        r"share( this( article| story)?)?", r"share on .*", r"print( this)?", r"save( for later| article)?", r"bookmark", r"listen( to (this )?article)?", r"copy link", r"e-?mail( this)?", r"facebook", r"twitter", r"whatsapp", r"linkedin", r"reddit", r"flipboard",
        r"follow( us)?( on .*)?", r"home( ?page)?", r"back( to (home|top))?", r"menu", r"search", r"skip to (main )?content", r"read more", r"continue reading", r"show more", r"load more", r"view all.*", r"contents",
        r"\d+[- ]min(ute)?s? read", r"reading time:? .*", r"(published|updated|posted|last updated|first published|last modified)( on)?:?[^\d\n]*\d.*", r"\d+ (minutes?|hours?|days?) ago", r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{1,2}, \d{4}.{0,30}",
        r"by:? [a-z .'-]{3,60}", r"by [^\d]{3,60}, [^\d.!?]{3,40}", r"reporting by .*", r"writing by .*", r"editing by .*", r"\((additional )?reporting by .*", r"\(?(reuters|ap|afp|yonhap|dpa|bloomberg|upi|xinhua|tass)\)?\.?",
        r"©.{0,80}all rights reserved.*", r"all rights reserved.*", r"copyright .{0,80}", r"terms( of (use|service))?", r"privacy( policy)?", r"cookie (policy|settings)", r"about us", r"contact( us)?",
        r"(sign|log) ?(up|in|on)( now| here| to continue)?.{0,60}", r"subscribe( now| today)?.{0,60}", r"register( now| for free)?.{0,40}", r"already (a subscriber|subscribed|registered).*", r"newsletters?", r"start (your )?(free )?trial.*",
        r"this (article|content|story) is (only |exclusively )?(available )?(for|to) .*", r"to (continue|keep) reading.*", r"(premium|subscriber|members)[- ]?(only|exclusive).*", r"unlock this article.*",
        r"photos?", r"videos?", r"gallery", r"audio", r"live", r"watch( now| live)?", r"breaking( news)?", r"exclusive", r"\d+/\d+", r"topics?:? .*", r"tags?:? .*", r"file photo",
    ),
    starts=(
        r"read (also|more|next|this)\b", r"see also\b", r"most read:", r"also (read|on)\b", r"related( (stories|articles|news|content|topics))?:", r"more (on|from) (this|the|our)\b", r"more:", r"you (may|might) (also )?(like|be interested)\b", r"recommended\b",
        r"watch:", r"listen:", r"video:", r"podcast:", r"gallery:", r"in pictures:", r"newsletter:", r"follow us\b", r"sign up (to|for)\b", r"advertisement:", r"editor'?s note:", r"correction:", r"this (article|story) (was|has been|first appeared|originally)\b", r"→|➜|▶|»\s",
    ),
    heads=(
        r"related", r"related (stories|articles|news|content|topics)", r"read (also|more|next)", r"you (may|might) (also )?(like|be interested in)", r"more (stories|news|on this story|from .{2,30})", r"most (read|popular|viewed)", r"recommended( for you)?", r"trending( now)?",
        r"top stories", r"latest( news)?", r"editor'?s picks?", r"see also", r"what to read next", r"popular",
    ),
    crumbs=("home", "homepage", "news", "world", "politics", "international"),
    credits=(r"©", r"^caption:", r"\(c\) ?[A-Z]", r"\b(?:photo|image|picture|graphic|map|credit|photograph|illustration)s?(?: by| credit)?:\s", r"\b(?:file|handout) (?:photo|picture|image)\b", r"\((?:file|photo|archive|handout)\)", r"\b(?:reuters|ap photo|getty images|afp)/[A-Z]", r"\bvia (?:reuters|ap|getty images|afp)\b"),
    credit_hints=(
        "©", "(c)", "caption:", "photo", "image", "picture", "graphic", "map", "credit", "illustration", "(file", "(archive", "(handout", "reuters", "ap photo", "getty", "afp", "via ap",
    ),
    stubs=(
        r"this (article|content|story) is (only |exclusively )?(available )?(for|to) (\w+ )?(subscribers|members)", r"subscribe (now )?to (continue|read|keep|unlock)", r"to (continue|keep) reading", r"already (a subscriber|subscribed)", r"unlock (this|the full) (article|story)", r"sign in to (read|continue)",
    ),
)  # fmt: skip
