"""The command that opens the page."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from countertrade import case as folder_of
from countertrade.cli.environment import exits, opened, person, say, with_language
from countertrade.records import Bad, Problem


@click.command()
@click.argument("case", required=False, type=click.Path(path_type=Path))
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes any free port."
)
@click.option("--by", default=person, help="Who decides.  [default: your login name]")
@with_language
@exits
def serve(case: Path | None, port: int, by: str, lang: str) -> None:
    """Open CASE as a page on this computer, or a box to paste one article into.

    The page is served on 127.0.0.1 only; nothing outside this computer can reach it, and it loads nothing from outside. The printed
    address opens it once, for one browser, which keeps a cookie; other accounts on this computer see nothing.
    """
    from countertrade import worker
    from countertrade.web.app import create_app
    from countertrade.web.server import server

    if case is not None and not folder_of.is_case(case):
        opened(case)  # says what is wrong, and the way out
    try:
        listener = socket.create_server(("127.0.0.1", port))
    except OSError:
        raise Bad(
            Problem(f"port {port}", 0, 0, "something listens here already; choose another with --port")
        ) from None
    chosen = int(listener.getsockname()[1])
    app = create_app(case, language=lang, person=by, port=chosen, ahead=True)
    worker.warm("countertrade.reading", "countertrade.checking", "countertrade.report.article", "trafilatura")
    say(f"http://127.0.0.1:{chosen}{app.state.page.session.path}")
    say("opens the page once, for your browser. Ctrl-C ends it; nothing is lost")
    server(app).run(sockets=[listener])
