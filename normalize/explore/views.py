"""The explorer's own pages, each made from one request."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

from datasette import NotFound, Response

from normalize.explore.archived import NotArchivedError, read_archived
from normalize.explore.overview import overview
from normalize.explore.query import read_query
from normalize.explore.question_page import kept_as, question_page, read_stored
from normalize.explore.search import search

if TYPE_CHECKING:
    from datasette.utils.asgi import Request

    from normalize.explore.explorer import Explorer

_MOST_PARAMETERS = 50


async def start(request: Request, datasette: Explorer) -> Response:
    """Show what the corpora are, and where to begin."""
    told = await datasette.ask(lambda connection: overview(connection, datasette.facets))
    return await _shown(datasette, request, "start.html", told=told)


async def results(request: Request, datasette: Explorer) -> Response:
    """Show what a search finds."""
    try:
        asked = parse_qs(request.query_string, keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        asked = {}
    query = read_query(asked)
    found = await datasette.ask(lambda connection: search(connection, datasette.facets, query))
    return await _shown(datasette, request, "search.html", found=found, query=found.query)


async def question(request: Request, datasette: Explorer) -> Response:
    """Show a question; a duplicate's address leads to what it was merged into.

    Raises:
        NotFound: there is none.
        ChangedError: the corpora have changed.
    """
    identity = unquote(request.url_vars["id"])
    page = await datasette.ask(lambda connection: question_page(connection, datasette.folder, identity))
    if page is None:
        into = await datasette.ask(lambda connection: kept_as(connection, identity))
        if into is None:
            raise NotFound("No question has that id.")
        return Response.redirect(f"/question/{into}")
    return await _shown(datasette, request, "question.html", page=page, question=page.question)


async def response(request: Request, datasette: Explorer) -> Response:
    """Show the archived response that a question was read from, as text.

    Raises:
        NotFound: there is no such question.
        ChangedError: the corpora have changed.
    """
    identity = unquote(request.url_vars["id"])
    stored = await datasette.ask(lambda connection: read_stored(connection, datasette.folder, identity))
    if stored is None:
        raise NotFound("No question has that id.")
    position = stored.provenance.archive
    archived, why = None, "the page was read from a saved file, and no crawl has archived it"
    if position is not None:
        try:
            archived = await datasette.ask(lambda _: read_archived(datasette.folder / "archive", position))
        except NotArchivedError as error:
            why = str(error)
    return await _shown(datasette, request, "response.html", question=stored, archived=archived, why=why)


async def nothing(request: Request, datasette: Explorer) -> Response:
    """Refuse what Datasette has to show beyond the tables.

    Raises:
        NotFound: always.
    """
    raise NotFound("There is no such page.")


async def _shown(datasette: Explorer, request: Request, template: str, **what: object) -> Response:
    return Response.html(await datasette.render_template(template, what, request=request))
