"""Word tables of the languages that are read: the same fields in each."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Roles(NamedTuple, Generic[T]):
    """The words that tell which part a figure plays in a deal, as written or as patterns."""

    interest: T
    background: T  # what a country makes, sells, owes or spends anyway
    making: T  # what a maker turns out
    lately: T
    term: T
    lasting_before: T  # what stands around a stretch of time in which something goes on, and after one that only lies between
    lasting_after: T
    apart_after: T
    equation: T  # what follows is the figure before in other words, or comes of it


class Furniture(NamedTuple):
    """What stands on news pages around an article. Patterns are matched against one whole line, case folded."""

    lines: tuple[str, ...]  # a line that is nothing but this
    starts: tuple[str, ...]  # a line that begins like this points elsewhere
    heads: tuple[
        str, ...
    ]  # after a line that is just this, every short line up to the next paragraph is furniture
    crumbs: tuple[str, ...]  # the first entries of a breadcrumb
    credits: tuple[str, ...]  # what marks the line under or beside a picture
    credit_hints: tuple[str, ...]  # one of these stands in every such line
    stubs: tuple[str, ...]  # paragraphs that end a page that is not free
