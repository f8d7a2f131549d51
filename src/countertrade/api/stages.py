"""The stages as the door calls them: the one place where it knows their functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countertrade import captures, files, pipeline, worker
from countertrade import case as folders
from countertrade.errors import optional
from countertrade.pipeline import Pipeline
from countertrade.records import (
    Article,
    Bad,
    Case,
    Claim,
    Decision,
    Finding,
    Mention,
    Problem,
    Quotation,
    Reference,
)

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from countertrade.modelling.deal import Deal


def article_from(data: bytes, name: str, **known: str | None) -> Article:
    """The article in the bytes of a page, PDF, mail or text. Raises Bad."""
    return pipeline.article_from(data, name, **known)


def article_in(data: bytes, name: str, **known: str | None) -> Article:
    """The article in a page, PDF, mail or text, or in a capture of a single page. Raises Bad."""
    if captures.kind_of(data, name) not in ("wacz", "warc", "singlefile", "mhtml"):
        return article_from(data, name, **known)
    found = captures_in(data, name).captures
    if len(found) > 1:
        pages = ", ".join(each.url or each.name for each in found[:3])
        said = f"it holds {len(found)} pages ({pages} …); put them into a case: countertrade add CASE {files.typed(name)}"
        raise Bad(Problem(name, 0, 0, said))
    (page,) = found
    of_capture = {"url": known.get("url") or page.url, "captured": page.captured or known.get("captured")}
    return article_from(page.data, page.name, **{**known, **of_capture})


def captures_in(data: bytes, name: str) -> captures.Unpacked:
    """The pages in a capture, taken apart in a process of its own. Raises Bad."""
    kind = captures.kind_of(data, name)
    if kind == "page":
        return captures.unpack(data, name)  # there is nothing to take apart
    if kind in ("wacz", "warc"):
        optional("fastwarc")  # the way out is told here, not from within the process
    task = partial(captures.unpack, data, Path(name).name)
    return worker.run(task, name=name, size=len(data), doing="taking apart")


def statements_in(article: Article, name: str | None = None) -> list[Claim]:
    """What an article states. Raises Bad."""
    return pipeline.read_one(article, name=name)


def layer(kind: str, article: Article, name: str | None = None) -> Sequence[Mention] | Sequence[Quotation]:
    """An earlier layer of reading: "mentions" or "quotations". Raises Bad."""
    from countertrade import reading

    language = article.language or "en"
    task: Callable[[], Sequence[Any]] = (
        partial(reading.mentions, article.text, language, article.published)
        if kind == "mentions"
        else partial(reading.quotations, article.text, language, resolved=True)
    )
    return worker.run(task, name=name or pipeline.named(article), size=len(article.text), doing="reading")


def mentions_in(article: Article) -> Sequence[Mention]:
    """Every figure and time in an article. Raises Bad."""
    return layer("mentions", article)  # type: ignore[return-value]


def figures_in(text: str, language: str) -> Sequence[Mention]:
    """Every figure and time in a sentence that is no article. Raises Bad."""
    from countertrade import reading

    task = partial(reading.mentions, text, "de" if language[:2].lower() == "de" else "en", None)
    return worker.run(task, name="a sentence", size=len(text), doing="reading")


def findings_in(
    claims: Sequence[Claim],
    article: Article,
    reference: Sequence[Reference],
    language: str,
    name: str | None = None,
) -> list[Finding]:
    """What adds up in one article, and what does not. Raises Bad."""
    return pipeline.check_one(claims, article, reference, language=language, name=name)


def reference_rows(path: Path | None) -> list[Reference]:
    """The figures in a CSV file, or the shipped set. Raises Bad."""
    if path is None:
        return folders.shipped_reference()
    return folders.reference_from(files.decode(files.read_given(path, folders.LIMIT), str(path)), str(path))


def opened(folder: Path, language: str, as_of: str | None) -> Pipeline:
    """A case folder, its stages worked out when they are asked for. Raises Bad."""
    return pipeline.pipeline_of(folder, language=language, as_of=as_of)


def read_into(folder: Path) -> pipeline.Read:
    """Every article of a case read into its claims.jsonl. Raises Bad where the case cannot be written."""
    return pipeline.read_case(folder)[0]


def refuse_breaking(folder: Path, case: Case, made: Sequence[Decision]) -> None:
    """Raise Bad for corrections after which a model that can be read could be read no longer."""
    pipeline.refuse_breaking(folder, case, made)


def empty(folder: Path, language: str) -> Pipeline:
    """No case: what stands behind a model that has none."""
    return Pipeline(case=Case(title=""), folder=folder, language=language)


def balances(deal: Deal, scenarios: Iterable[str], draws: int, seed: int) -> Mapping[str, NDArray[float64]]:
    """By scenario, every party's balance in each draw, of shape (parties, draws); a draw is the same in all scenarios."""
    from countertrade.simulation import engines

    models = [deal.model(name) for name in scenarios]
    return engines.choose(deal, models, "oracle", draws).balances(draws, seed)
