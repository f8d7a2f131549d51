"""Text and metadata out of an HTML page.

trafilatura finds which paragraphs are the article. The text itself is then taken from the page in its own order, with what
trafilatura leaves out: the standfirst under the headline, captions with their credits, and short paragraphs between kept ones.
Metadata come from JSON-LD, then OpenGraph and the like, then htmldate; nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from countertrade import files
from countertrade.reading.encodings import encoding
from countertrade.records import Bad, Problem

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(
    """address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr
    legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_UNREAD = frozenset(
    "script style noscript template svg button input select textarea iframe object form nav footer head".split()
)
# class, id or data names of what surrounds an article
_AROUND = re.compile(
    r"(?:^|[-_\s])(?:related|recommend\w*|newsletter|breadcrumbs?|comments?|kommentare?|share|sharing|social|cookie\w*|consent|advert\w*|"
    r"promo\w*|sponsor\w*|outbrain|taboola|paywall|sidebar|footer|navigation|read-?more|more-on|most-read|meistgelesen|tags|toolbar|subscribe)(?:$|[-_\s])",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(
    r"teaser|lead|standfirst|subtitle|subhead|summary|intro|vorspann|dachzeile|unterzeile|description|deck",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"credit|copyright|source|quelle|author|photographer|bildnachweis", re.IGNORECASE)
_CREDITED = re.compile(r"©|foto:|bild:|grafik:|photo:|credit:|image:", re.IGNORECASE)
_DEEPEST = 250  # levels; browsers stop at 512, articles stand at 10 to 30
# code points of kept text gone through for blocks that are no whole line of it; a long page takes 10**7
_COMPARED = 10**9
_WIDEST = 40  # columns that a cell covers
_CELL = 120  # code points of a table's cell; longer ones lay out a page
_NEEDED = 80  # code points of text that make an article
# Work of libxml2 and trafilatura grows with the square of these; a long live blog has 20 attributes, 30,000 elements, 2,000 children
_ATTRIBUTES = 400  # of one element
_ELEMENTS = 100_000  # cells counted as often as they span
_CHILDREN = 10_000  # of one element
_DEEP = 50  # elements around one, on average; each is looked for in all of them (156 kB of table rows that never end: 3 s)
_MANY = 4_500  # tags from which trafilatura does without justext, which compares each short paragraph with all others
# a comment, or a tag up to its end, quotation marks counting as such only after "="
_TAG = re.compile(
    r"""<!--(?:.*?-->|.*)|<[a-zA-Z][^\s/>]*+(?:[\s/]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)|[^\s/>=]++)*+""",
    re.DOTALL,
)
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)""")
# elements that hold no tags
_RAW = {kind: re.compile(f"</{kind}", re.IGNORECASE) for kind in ("script", "style", "textarea", "title")}
_TYPES = frozenset(
    """Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BlogPosting LiveBlogPosting Report OpinionNewsArticle
    BackgroundNewsArticle""".split()
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_NO_ARTICLE = "there is no article on this page; open it in a browser, copy the article's text and paste it"


class _Block(NamedTuple):
    """A stretch of text between block borders, with what it stands in."""

    tag: str
    text: str
    linked: int  # code points inside links
    standfirst: bool
    around: bool


def read(data: bytes, name: str, url: str | None) -> tuple[str, dict[str, str | None]]:
    """The article of a page as paragraphs, and what the page says of itself. Raises Bad where there is no article."""
    from lxml import etree
    from lxml import html as lxml_html

    source = _decoded(data, name)
    tags = _tags(source, name)
    try:
        tree = lxml_html.document_fromstring(
            source.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except (etree.LxmlError, ValueError, AssertionError):
        raise _refused(name, _NO_ARTICLE) from None
    _refuse_crowds(tree, name)
    said = _metadata(tree, source, url)
    blocks = list(_blocks(tree))
    found = _kept(source, fast=tags > _MANY)
    kept = [line.removeprefix("- ") for line in found.split("\n")]
    text = _article(blocks, kept)
    articles = list(_objects(tree))
    if len(text) < _NEEDED:
        bodies = [_plain(str(each["articleBody"])) for each in articles if each.get("articleBody")]
        text = max([text, *bodies], key=len)
    if len(text) < _NEEDED:
        raise _refused(name, _NO_ARTICLE)
    if any(str(each.get("isAccessibleForFree")).lower() == "false" for each in articles):
        body = max((str(each.get("articleBody") or "") for each in articles), key=len)
        said["incomplete"] = None if len(body) > 0.8 * len(text) and len(body) > 1500 else "paywall"
    return text, said


def _kept(source: str, *, fast: bool) -> str:
    """The lines that trafilatura takes for the article."""
    import trafilatura

    try:
        document = trafilatura.bare_extraction(
            source, include_comments=False, include_tables=True, favor_recall=True, fast=fast
        )
    except MemoryError:
        raise
    except Exception:  # it stumbles on control characters and worse
        return ""
    return getattr(document, "raw_text", None) or ""


def _refused(name: str, said: str) -> Bad:
    return Bad(Problem(name, 0, 0, said))


def _crowded(name: str, said: str) -> Bad:
    return _refused(name, f"{said}; copy the article's text and paste it")


def _tags(source: str, name: str) -> int:
    """How many tags a page has. Raises Bad for more than any has, or a tag of more attributes, before libxml2 compares each with each."""
    at = tags = 0
    while found := _TAG.search(source, at):
        at = found.end()
        tags += 1
        if tags > _ELEMENTS:
            raise _crowded(name, f"this page has more than {_ELEMENTS:,} elements")
        tag = found[0]
        if tag.startswith("<!--"):
            continue
        if len(tag) > 2 * _ATTRIBUTES and len(_VALUE.sub(" ", tag).split()) > _ATTRIBUTES:
            raise _crowded(name, f"a tag of this page has more than {_ATTRIBUTES} attributes")
        if closing := _RAW.get(tag[1:].split(None, 1)[0].lower()):
            closed = closing.search(source, at)
            at = closed.start() if closed else len(source)
    return tags


def _refuse_crowds(tree: Any, name: str) -> None:
    """Raise Bad for a page with more elements in one, or deeper in each other, or cells over more places, than trafilatura gets through."""
    from lxml import etree

    places = elements = depth = around = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        elements, depth, around = elements + 1, depth + 1, around + depth
        if elements > _MANY and around > _DEEP * elements:
            raise _crowded(name, f"the elements of this page lie in each other {_DEEP} deep and more")
        if len(element) > _CHILDREN:
            raise _crowded(name, f"an element of this page holds more than {_CHILDREN:,} others")
        if element.tag in ("td", "th"):
            places += sum(_span(element.get(key)) for key in ("colspan", "rowspan"))
            if places > _ELEMENTS:
                raise _crowded(name, f"a table of this page has more than {_ELEMENTS:,} cells")


def _span(value: str | None) -> int:
    """The cells that a cell stands for beyond itself."""
    return int(value) - 1 if value and re.fullmatch(r"[1-9][0-9]{0,8}", value.strip()) else 0


def _decoded(data: bytes, name: str) -> str:
    """The page as text, by the encoding it declares where that holds."""
    declared = re.search(rb"""<meta[^>]{0,200}charset=["']?([\w-]{3,20})""", data[:4096], re.IGNORECASE)
    known = encoding(declared[1].decode("ascii")) if declared else None
    if known and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return _without_prolog(data.decode(known))
        except UnicodeError:
            pass
    return _without_prolog(files.decode(data, name))


def _without_prolog(source: str) -> str:
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source)


# --- Text ---------------------------------------------------------------------------------------------------------------


def _blocks(tree: Any) -> Iterator[_Block]:
    """The page's text block by block, in order. One walk without recursion."""
    pieces: list[str] = []
    linked = 0
    where: list[tuple[str, bool, bool, bool]] = []  # tag, in a link, standfirst, around the article

    def add(text: str | None) -> None:
        nonlocal linked
        pieces.append(text or "")
        linked += len(text or "") if any(link for _, link, *_ in where) else 0

    def flush() -> Iterator[_Block]:
        nonlocal linked
        text = _SPACE.sub(" ", "".join(pieces)).strip()
        pieces.clear()
        if text:
            tags = [tag for tag, *_ in where]
            inner = next((tag for tag in reversed(tags) if tag in _BLOCKS), "body")
            listed = "li" if "li" in tags[-3:] else inner
            kind = "figcaption" if {"figcaption", "figure"} & set(tags) else listed
            yield _Block(kind, text, linked, any(s for *_, s, _a in where), any(a for *_, a in where))
        linked = 0

    body = tree.find("body")
    stack: list[tuple[Any, bool]] = [(body if body is not None else tree, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            if tag in _BLOCKS:
                yield from flush()
            where.pop()
            add(element.tail)
            continue
        if not tag or tag in _UNREAD or len(where) > _DEEPEST or _hidden(element):
            pieces.append(element.tail or "")
            continue
        if tag == "br":
            pieces.append("\n")
            following, after = element.tail or "", element.getnext()
            if after is not None and after.tag == "br" and not following.strip():
                yield from flush()
            pieces.append(following)
            continue
        if tag in _BLOCKS:
            yield from flush()
        rows = _rows(element) if tag == "table" else ""
        if rows:
            yield _Block("table", rows, 0, False, any(a for *_, a in where))
            pieces.append(element.tail or "")
            continue
        named = " ".join(element.get(key) or "" for key in ("class", "id", "data-component", "itemprop"))
        around = bool(_AROUND.search(named)) or tag == "aside"
        standfirst = bool(_STANDFIRST.search(named)) and tag not in ("body", "html", "main", "article")
        where.append((tag, tag == "a", standfirst, around))
        stack.append((element, True))
        if element.text:
            if _CREDIT.search(named) and "".join(pieces).strip():
                pieces.append(" ")
            add(element.text)
        stack.extend((child, False) for child in reversed(element))
    yield from flush()


def _hidden(element: Any) -> bool:
    styled = (element.get("style") or "").replace(" ", "")
    return element.get("hidden") is not None or "display:none" in styled


def _rows(table: Any) -> str:
    """The lines of a table that shows figures, its cells parted by " | "; empty where it only lays out the page."""
    if table.find(".//table") is not None:
        return ""
    rows = (
        [text for cell in row if cell.tag in ("th", "td") for text in _spread(cell)]
        for row in table.iter("tr")
    )
    lines = [cells for cells in rows if any(cells)]
    wide = max(map(len, lines), default=0)
    figures = sum(any(mark.isdigit() for mark in cell) for line in lines for cell in line)
    short = all(len(cell) <= _CELL for line in lines for cell in line)
    if len(lines) < 2 or wide < 2 or figures < 2 or not short:
        return ""
    caption = _SPACE.sub(" ", table.findtext("caption") or "").strip()
    return "\n".join(
        [*filter(None, [caption]), *(" | ".join(cell.replace("|", "/") for cell in line) for line in lines)]
    )


def _spread(cell: Any) -> list[str]:
    """The text of a cell, and an empty one for each further column that it covers."""
    span = cell.get("colspan") or ""
    return [_SPACE.sub(" ", cell.text_content()).strip()] + [""] * (
        min(int(span), _WIDEST) - 1 if span.isdecimal() else 0
    )


def _article(blocks: list[_Block], kept: list[str]) -> str:
    """Headline, standfirst, and from the first kept paragraph to the last what belongs to the article."""
    wanted = {_folded(text) for text in kept if text.strip()}
    long_wanted = "\n".join(wanted)
    compared = 0

    def is_kept(block: _Block) -> bool:
        nonlocal compared
        folded = _folded(block.text)
        if folded in wanted:
            return True
        if len(folded) <= 60 or compared > _COMPARED:
            return False
        compared += len(long_wanted)
        return folded in long_wanted

    head = next((at for at, block in enumerate(blocks) if block.tag == "h1" and not block.around), None)
    standing = [not block.around and is_kept(block) for block in blocks]
    places = [at for at, block in enumerate(blocks) if standing[at] and block.tag != "h1"]
    if not places:
        return ""
    first, last = places[0], places[-1]

    def chosen(at: int, block: _Block) -> bool:
        if block.around or at == head:
            return at == head
        if block.tag == "figcaption":
            near = (head is not None and head < at <= last + 3) or first <= at <= last + 1
            return near and len(block.text) > 15
        if block.tag == "table":
            return first <= at <= last + 1
        if at < first:
            return block.standfirst and len(block.text) > 40 and block.linked < len(block.text) / 2
        return at <= last and (standing[at] or _is_prose(block))

    paragraphs: list[str] = []
    seen: set[str] = set()
    for block in (block for at, block in enumerate(blocks) if chosen(at, block)):
        folded = _folded(block.text)
        if folded in seen and len(folded) > 20:
            continue  # a teaser that the page repeats, the same caption for small screens
        seen.add(folded)
        paragraphs.append(_printed(block))
    return "\n\n".join(paragraphs)


def _is_prose(block: _Block) -> bool:
    ends = block.text.rstrip("“”\"'’»«) ").endswith((".", "!", "?", ":", "…"))
    heading = block.tag in ("h2", "h3", "h4")
    return (ends or heading) and block.linked < len(block.text) / 2 and len(block.text) > 1


def _printed(block: _Block) -> str:
    """A block in the stored text, which alone must tell what it is: a caption without a credit is marked."""
    if block.tag == "figcaption" and not _CREDITED.search(block.text):
        return f"Caption: {block.text}"
    return f"• {block.text}" if block.tag == "li" else block.text


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _plain(text: str) -> str:
    """The articleBody of JSON-LD as paragraphs."""
    from html import unescape

    stripped = re.sub(r"<[^<>]{1,500}>", "\n\n", unescape(text)) if "<" in text else unescape(text)
    return "\n\n".join(line for line in map(str.strip, stripped.split("\n")) if line)


# --- What the page says of itself -----------------------------------------------------------------------------------------


def _metadata(tree: Any, source: str, url: str | None) -> dict[str, str | None]:
    said: dict[str, str | None] = {}

    def note(key: str, value: object) -> None:
        text = " ".join(str(value).split()) if isinstance(value, str | int) else ""
        if text and not said.get(key):
            said[key] = text

    for found in _objects(tree):
        note("title", found.get("headline"))
        note("outlet", _named(found.get("publisher")))
        note("author", ", ".join(dict.fromkeys(_names(found.get("author")))))
        note("published", _iso(found.get("datePublished")))
        note("updated", _iso(found.get("dateModified")))
        note("credit", _named(found.get("sourceOrganization")) or found.get("creditText"))
        note("url", _address(found.get("url")) or _address(found.get("mainEntityOfPage")))
    properties = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content")
        for meta in reversed(list(tree.iter("meta")))
    }
    links = (link for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    canonical = next((link.get("href") for link in links), None)
    for key, names in _PROPERTIES.items():
        for each in names:
            value = properties.get(each)
            note(key, _iso(value) if key in ("published", "updated") else value)
    if canonical and canonical.startswith("http"):
        said["url"] = canonical
    if not said.get("published"):
        note("published", _dated(source, tree, url))
    return said


_PROPERTIES: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "author": ("author", "parsely-author", "dc.creator", "sailthru.author"),
    "published": ("article:published_time", "date", "dc.date", "dc.date.issued", "parsely-pub-date", "datepublished", "publishdate", "pubdate"),
    "updated": ("article:modified_time", "og:updated_time", "last-modified", "datemodified"),
    "url": ("og:url",),
}  # fmt: skip


def _objects(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page that describe an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        try:
            waiting = [json.loads(script.text.strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(2000):  # objects looked at
            if not waiting:
                break
            found = waiting.pop(0)
            if isinstance(found, list):
                waiting[:0] = found[:200]
            elif isinstance(found, dict):
                types = found.get("@type")
                if any(each in _TYPES for each in (types if isinstance(types, list) else [types])):
                    yield found
                graph = found.get("@graph") or found.get("mainEntity")
                if graph:
                    waiting.append(graph)


def _named(value: Any) -> str | None:
    return next(_names(value), None)


def _names(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            each = each.get("name")
        if isinstance(each, list):
            each = each[0] if each else None
        if isinstance(each, str) and each.strip() and not each.startswith("http"):
            yield " ".join(each.split())


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith("http") else None


def _iso(value: Any) -> str | None:
    found = _DATE.match(value.strip()) if isinstance(value, str) else None
    return found[0].replace(" ", "T") if found else None


def _dated(source: str, tree: Any, url: str | None) -> str | None:
    """The date htmldate reads from the page; dates of today alone are its way of guessing, but it guesses none here."""
    from htmldate import find_date

    try:
        found = find_date(
            source, original_date=True, extensive_search=False, url=url, deferred_url_extractor=True
        )
    except MemoryError:
        raise
    except Exception:  # it stumbles on control characters and worse
        return None
    return str(found) if found else None
