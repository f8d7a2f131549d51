"""The command that asks a language model."""

from __future__ import annotations

from pathlib import Path

import click

from countertrade.cli.case_folder import say_suggested
from countertrade.cli.environment import case_argument, exits, now, say, tell
from countertrade.records import Bad


@click.command()
@case_argument
@click.option("--model", required=True, help="Its name, as the server knows it.")
@click.option(
    "--endpoint",
    help="Base address of the server, as in http://127.0.0.1:8080/v1; without it nothing is sent.",
)
@click.option("--article", "articles", multiple=True, help="Only this article a-…; may be repeated.")
@click.option(
    "--yes-send", is_flag=True, help="Allow an endpoint on another computer: the articles leave this one."
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 3600),
    default=120.0,
    show_default=True,
    help="Seconds for an answer.",
)
@exits
def suggest(
    case: Path, model: str, endpoint: str | None, articles: tuple[str, ...], yes_send: bool, timeout: float
) -> None:
    """Ask a language model which figures the articles of CASE state; its proposals wait as suggestions.

    Works with any server that speaks the chat-completions protocol, such as llama.cpp, Ollama and vLLM. The model proposes words, never
    places: a quote that is not in the text is refused, every figure is read again by our own grammar, and nothing counts until a person
    accepts it: countertrade decide CASE c-… accept. Answers are kept in the case, so the same question is not sent twice.
    """
    from countertrade.api.models import ask
    from countertrade.api.stages import opened

    whole = opened(case, "en", None)
    tell(whole.case.unread)
    asked = ask(
        whole,
        model=model,
        endpoint=endpoint,
        at=now(),
        yes_send=yes_send,
        seconds=timeout,
        articles=articles,
        told=say,
    )
    if not asked.sent and not asked.replayed and asked.problems:
        raise Bad(*asked.problems)
    tell(asked.problems)
    say(
        f"{asked.sent} answer{'' if asked.sent == 1 else 's'} from the server, {asked.replayed} from the case"
    )
    say_suggested(case, model, asked.suggested)
