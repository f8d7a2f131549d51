"""The catalogs of messages: the same keys, blanks and plural forms in each language; nothing missing, idle or out of order."""

from __future__ import annotations

import ast
import doctest
import functools
import io
import re
import string
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest

from countertrade import messages
from countertrade.messages import LANGUAGES, say, template
from countertrade.messages.__main__ import FOLDER, compiled
from tests.catalogs import TEXTS

SOURCES = FOLDER.parent
# the folders in which a key is written without the first part of its name, the innermost first
PREFIXES = {
    "report/article": ("check",), "modelling/draft": ("draft",), "modelling": ("model",), "simulation": ("kernel",), "checking": ("finding",),
    "report": ("report",), "web": ("page", "report"), "cli": ("report",), "api": ("report",),
}  # fmt: skip
# named by what the records and the lexicon hold: units, goods, columns, words of the grammar
OPEN = (
    "unit.", "noun.", "item.", "column.", "grammar.", "scale.", "month.", "per.",
    "draft.given.", "draft.condition.", "draft.group.", "draft.whole.",
)  # fmt: skip
SAYS = {"say", "word", "phrase", "named", "prose", "message"}


def blanks(text: str) -> set[str]:
    """The blanks of a text; whether a party is named with its article is for each language to know."""
    return {name.replace("the_party", "party") for _, name, _, _ in string.Formatter().parse(text) if name}


def test_examples() -> None:
    assert doctest.testmod(messages).failed == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_is_sorted_by_key_with_one_line_a_text(language: str) -> None:
    written = (FOLDER / f"{language}.po").read_text("utf-8")
    keys = re.findall(r'^msgid "(.+)"$', written, re.MULTILINE)
    assert keys == sorted(set(keys))
    assert set(keys) == TEXTS[language].keys()
    assert written.count("\n\n") == len(keys)
    assert all(re.fullmatch(r"[a-z]\w*(\.[\w()/%³²-]+)+", key) for key in keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalog_is_current(language: str) -> None:
    """If this fails: python -m countertrade.messages."""
    fresh = GNUTranslations(io.BytesIO(compiled((FOLDER / f"{language}.po").read_bytes())))
    with (FOLDER / f"{language}.mo").open("rb") as file:
        kept = GNUTranslations(file)
    for key, forms in TEXTS[language].items():
        for n in (1, 2)[: len(forms)]:
            said = fresh.ngettext(key, key, n) if len(forms) > 1 else fresh.gettext(key)
            assert (kept.ngettext(key, key, n) if len(forms) > 1 else kept.gettext(key)) == said
            assert template(key, language, n) == said
    assert len(kept._catalog) == len(fresh._catalog)  # type: ignore[attr-defined]


def test_both_languages_have_the_same_keys_forms_and_blanks() -> None:
    english, german = (TEXTS[language] for language in ("en", "de"))
    assert english.keys() == german.keys()
    for key, forms in english.items():
        assert len(forms) == len(german[key]), key
        assert all((*forms, *german[key])), key
        many, viele = forms[-1], german[key][-1]
        assert blanks(many) == blanks(viele), key
        for one in (forms[0], german[key][0]):  # "one source" needs no figure
            assert blanks(many) - {"n"} <= blanks(one) <= blanks(many), key


def test_a_key_that_is_not_there_and_a_blank_that_is_not_given_are_errors() -> None:
    with pytest.raises(KeyError):
        say("report.no such thing", "en")
    with pytest.raises(KeyError):
        say("report.sources", "fr", n=1)
    with pytest.raises(KeyError):
        say("joint.quoted", "en")


# --- keys in the sources ---------------------------------------------------------------------------------------------------


@functools.cache
def written() -> tuple[tuple[Path, ast.AST], ...]:
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in sorted(SOURCES.rglob("*.py")))


def prefixes(path: Path) -> tuple[str, ...]:
    folder = path.relative_to(SOURCES).parent.as_posix()
    return next((own for start, own in PREFIXES.items() if f"{folder}/".startswith(f"{start}/")), ())


def in_full(path: Path, key: str) -> list[str]:
    return [key, *(f"{prefix}.{key}" for prefix in prefixes(path))]


def literals(node: ast.expr) -> Iterator[str]:
    """The texts an argument can be: itself, or each end of a choice."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp():
            yield from literals(node.body)
            yield from literals(node.orelse)


def said(path: Path, tree: ast.AST) -> Iterator[str]:
    """The keys that are handed to a function that says one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for argument in node.args[:2] if name in SAYS else ():
                yield from (key for key in literals(argument) if re.fullmatch(r"[a-z][\w.]*", key))


def test_every_key_in_the_code_is_in_the_catalogs() -> None:
    missing = [
        (path.name, key)
        for path, tree in written()
        for key in said(path, tree)
        if key not in LANGUAGES and not TEXTS["en"].keys() & {*in_full(path, key)}
    ]
    missing += [
        (path.name, key)
        for path in sorted((SOURCES / "web/templates").glob("*.html"))
        for key in re.findall(r'\bt(?:\.(?=say\()say\("|\.|\[")(\w+)', path.read_text("utf-8"))
        if f"page.{key}" not in TEXTS["en"]
    ]
    assert missing == []


def test_every_key_of_the_catalogs_is_in_the_code() -> None:
    """Written out, or begun by one that is put together: `w.say(f"status.{…}")`."""
    used: set[str] = set()
    begun: set[str] = set()
    for path, tree in written():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.update(in_full(path, node.value))
            if isinstance(node, ast.JoinedStr) and isinstance(head := node.values[0], ast.Constant):
                begun.update(
                    in_full(path, str(head.value)) if re.fullmatch(r"\w[\w.]*[._]", str(head.value)) else ()
                )
    begun -= {f"{prefix}." for own in PREFIXES.values() for prefix in own}
    for folder in ("templates", "static"):
        for path in (SOURCES / "web" / folder).iterdir():
            if path.suffix in (".html", ".js"):
                used |= {f"page.{word}" for word in re.findall(r"\w+", path.read_text("utf-8"))}
    idle = [key for key in TEXTS["en"] if key not in used and not key.startswith((*begun, *OPEN))]
    assert idle == []
