"""What the page says beside what the report says already: the messages of `page.*`."""

from __future__ import annotations

import functools

from countertrade import messages


class Phrases:
    """The page's words in one language; a template writes `t.accept`, or `t.say("n_found", n=3)` where blanks are filled."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __getitem__(self, key: str) -> str:
        return messages.template(f"page.{key}", self._language)

    def get(self, key: str, default: str) -> str:
        return self[key] if messages.is_key(f"page.{key}") else default

    def say(self, key: str, /, n: object = None, **blanks: object) -> str:
        return messages.say(f"page.{key}", self._language, n=n, **blanks)


@functools.cache
def phrases(language: str) -> Phrases:
    """The page's words in one language."""
    return Phrases(language)
