"""A language model asked for statements, over the chat-completions protocol that llama.cpp, Ollama and vLLM share.

Nothing is sent but to the endpoint that was named, and to another computer only where that was said too. Answers are kept in the case under a hash of
model, question and text, so that a case replays without the model. What the model proposes is held against the text like any other proposal.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import ssl
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlsplit

from countertrade import case as folders
from countertrade import files
from countertrade.api.importing import Suggested, take_proposals
from countertrade.pipeline import Pipeline
from countertrade.records import Bad, Problem, Record
from countertrade.suggestions import Proposal
from countertrade.suggestions.prompts import key_of, messages, pieces_of, proposals_in

SECONDS = 120.0
"""How long an answer may take: a small model on a laptop's processor needs a minute for a long piece."""
LARGEST = 2**20
"""Bytes of an answer that are read."""
KEY = "COUNTERTRADE_MODEL_KEY"
"""The environment variable with the server's key, where it wants one; it is never stored or printed."""
Told = Callable[[str], None]


class Answer(Record, frozen=True, kw_only=True):
    """A model's answer as it came, under the hash of what it was asked."""

    key: str
    model: str
    endpoint: str
    article: str
    answer: str
    at: str


class Asked(NamedTuple):
    """What came of asking: the suggestions, how many pieces of text were sent, how many came from the case, what went wrong."""

    suggested: Suggested
    sent: int
    replayed: int
    problems: tuple[Problem, ...]


def ask(
    whole: Pipeline,
    *,
    model: str,
    endpoint: str | None,
    at: str,
    yes_send: bool = False,
    seconds: float = SECONDS,
    articles: Sequence[str] = (),
    told: Told = lambda _: None,
) -> Asked:
    """The statements that a model proposes for the articles of a case, held against their texts and stored as suggestions.

    Args:
        whole: the case.
        model: its name, as the server knows it.
        endpoint: base address of the server, as in http://127.0.0.1:8080/v1; without one only answers in the case are used.
        at: the moment now.
        yes_send: allows an endpoint on another computer.
        seconds: how long an answer may take.
        articles: ids; without any, all.
        told: is told what is about to be sent, and where to.

    Raises Bad for an address that is none, another computer without `yes_send`, or a case that cannot be written.
    """
    server = address_of(endpoint, yes_send) if endpoint else None
    kept = {answer.key: answer for answer in answers_of(whole)}
    wanted = [a for a in whole.articles if a.text and (not articles or a.id in articles)]
    if articles and not wanted:
        raise Bad(Problem(articles[0], 0, 0, "the case has no such article with a text"))
    asked = [(article, piece) for article in wanted for piece in pieces_of(article.text)]
    missing = sum(key_of(model, piece) not in kept for _, piece in asked)
    if server and missing:
        where = "this computer" if is_here(server) else "ANOTHER COMPUTER"
        told(
            f"sending {missing} piece{'' if missing == 1 else 's'} of text to {endpoint} ({where}), model {model}"
        )
    proposals: list[Proposal] = []
    problems: list[Problem] = []
    sent = replayed = 0
    for article, piece in asked:
        key = key_of(model, piece)
        if key in kept:
            replayed += 1
        elif server is None:
            said = "there is no answer of this model in the case, and nothing is sent without --endpoint"
            problems.append(Problem(article.id, 0, 0, said))
            continue
        else:
            try:
                answer = completed(server, model, piece, seconds)
            except Bad as bad:
                problems += [problem._replace(path=f"{article.id} at {endpoint}") for problem in bad.problems]
                continue
            sent += 1
            kept[key] = Answer(
                key=key, model=model, endpoint=str(endpoint), article=article.id, answer=answer, at=at
            )
            with folders.writing(whole.folder):
                files.append_records(whole.folder / folders.ANSWERS, [kept[key]])
        found, why = proposals_in(kept[key].answer, article.id)
        proposals += found
        if why:
            problems.append(Problem(article.id, 0, 0, f"{why}; nothing of it is used"))
    suggested = take_proposals(whole, proposals, by=model, at=at) if proposals else Suggested(0, 0, (), 0)
    return Asked(suggested, sent, replayed, tuple(problems))


def answers_of(whole: Pipeline) -> list[Answer]:
    """The answers kept in a case. Raises Bad with every line that is none."""
    return files.read_records(whole.folder / folders.ANSWERS, Answer)


# --- the server ---------------------------------------------------------------------------------------------------------


def address_of(endpoint: str, yes_send: bool) -> SplitResult:
    """The parts of an address. Raises Bad for what is none, and for another computer where that was not allowed.

    >>> address_of("http://127.0.0.1:8080/v1", False).port
    8080
    """
    try:
        found = urlsplit(endpoint)
        sound = found.scheme in ("http", "https") and bool(found.hostname) and (found.port or 1) > 0
    except ValueError:
        sound = False
    if not sound or found.username or found.query or found.fragment:
        said = f"'{endpoint[:80]}' is no address of a server; write for example http://127.0.0.1:8080/v1"
        raise Bad(Problem("--endpoint", 0, 0, said))
    if not is_here(found) and not yes_send:
        said = f"{found.hostname} is another computer: the articles would leave this one; add --yes-send if that is meant"
        raise Bad(Problem("--endpoint", 0, 0, said))
    return found


def is_here(server: SplitResult) -> bool:
    """Whether an address is this computer's own, by what it says and not by what a name service says of it."""
    host = server.hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def completed(server: SplitResult, model: str, piece: str, seconds: float) -> str:
    """The model's answer. Raises Bad that says what the server did, and the way out. No redirection is followed."""
    body = {"model": model, "messages": messages(piece), "temperature": 0, "seed": 0, "stream": False}
    status, data = _posted(server, {**body, "response_format": {"type": "json_object"}}, seconds)
    if status in (400, 422):  # a server that knows no response_format
        status, data = _posted(server, body, seconds)
    if status != 200:
        said = data[:200].decode("utf-8", "replace")
        hint = {404: "name the base address, which often ends in /v1", 401: f"put its key into {KEY}"}.get(
            status, "look at the server's own messages"
        )
        raise Bad(
            Problem("--endpoint", 0, 0, f"the server answered {status} ({' '.join(said.split())}); {hint}")
        )
    try:
        answer = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        answer = None
    if not isinstance(answer, str):
        said = "the server's answer is no chat completion; is this a server of llama.cpp, Ollama or vLLM?"
        raise Bad(Problem("--endpoint", 0, 0, said))
    return answer.encode("utf-8", "replace").decode()


def _posted(server: SplitResult, body: dict[str, Any], seconds: float) -> tuple[int, bytes]:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key := os.environ.get(KEY):
        headers["Authorization"] = f"Bearer {key}"
    port = server.port
    assert server.hostname is not None
    connection: http.client.HTTPConnection
    if server.scheme == "https":
        connection = http.client.HTTPSConnection(
            server.hostname, port, timeout=seconds, context=ssl.create_default_context()
        )
    else:
        connection = http.client.HTTPConnection(server.hostname, port, timeout=seconds)
    try:
        connection.request(
            "POST", f"{server.path.rstrip('/')}/chat/completions", json.dumps(body).encode(), headers
        )
        response = connection.getresponse()
        return response.status, response.read(LARGEST)
    except TimeoutError:
        said = f"the server did not answer within {seconds:g} s; give it more with --timeout, or take a smaller model"
        raise Bad(Problem("--endpoint", 0, 0, said)) from None
    except (OSError, http.client.HTTPException) as error:
        said = f"the server cannot be reached ({error or type(error).__name__}); is it running?"
        raise Bad(Problem("--endpoint", 0, 0, said)) from None
    finally:
        connection.close()
