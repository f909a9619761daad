"""What the explorer changes in Datasette: its pages, its guard, how cells and errors look."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from datasette import Forbidden, Response
from datasette.plugins import DEFAULT_PLUGINS, pm
from datasette.utils import tilde_encode
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError
from markupsafe import Markup
from pluggy import HookimplMarker

from normalize.explore import views
from normalize.explore.explorer import DATABASE, Explorer
from normalize.explore.guard import guarded
from normalize.explore.key import keyed
from normalize.explore.lines import ChangedError
from normalize.explore.query import FACETS
from normalize.explore.visible import marked, visible, whitespace
from normalize.quality.meanings import MEANINGS
from normalize.unseen import web_address

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator
    from pathlib import Path

    from asgiref.typing import ASGI3Application
    from datasette.utils.asgi import Request
    from jinja2 import Environment

hookimpl = HookimplMarker("datasette")
_CELL = 300
_WHOSE = frozenset({"question_id", "target_id"})
_CONFLICT = 409
_BAD_REQUEST = 400
_FAULT = 500


def open_explorer(folder: Path, path: Path, key: str | None = None) -> Explorer:
    """Give the application over the database of an output directory.

    Datasette's plugins that happen to be installed stay out: they might write, or open what is shut.
    """
    for other in pm.get_plugins():
        if pm.get_name(other) not in (*DEFAULT_PLUGINS, __name__):
            pm.unregister(other)
    if not pm.is_registered(sys.modules[__name__]):
        pm.register(sys.modules[__name__], __name__)
    return Explorer(folder, path, key)


@hookimpl
def register_routes(datasette: object) -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Put our pages before Datasette's, and nothing in the place of most of Datasette's."""
    if not isinstance(datasette, Explorer):
        return []
    return [
        (r"^/$", views.start),
        (r"^/search$", views.results),
        (r"^/question/(?P<id>[^/]+)$", views.question),
        (r"^/question/(?P<id>[^/]+)/response$", views.response),
        (rf"^/(?!(?:{DATABASE}|look)(?:/|$)|{DATABASE}\.json$|favicon\.ico$)", views.nothing),
        (rf"^/{DATABASE}.*\.(?!json$)[^/]*$", views.nothing),
    ]


@hookimpl
def asgi_wrapper(datasette: object) -> Callable[[ASGI3Application], ASGI3Application]:
    """Guard the whole of it."""
    if not isinstance(datasette, Explorer):
        return lambda application: application
    if (key := datasette.key) is None:
        return guarded
    return lambda application: guarded(keyed(application, key))


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: object) -> None:
    """Give the templates what they show hostile text with."""
    if isinstance(datasette, Explorer):
        env.filters.update(
            visible=visible,
            marked=marked,
            whitespace=whitespace,
            web_address=web_address,
            path=_path,
            tilde_encode=tilde_encode,
        )
        env.globals.update(warning_meanings=MEANINGS, facet_titles=FACETS)


@hookimpl
def render_cell(value: object, column: str, table: str | None, datasette: object) -> Markup | None:
    """Show a cell: ids as links, addresses as such, texts as text, cut where they are long."""
    if not isinstance(datasette, Explorer):
        return None
    whole = value.get("value") if isinstance(value, dict) else value
    if not isinstance(whole, str):
        return None
    shown = visible(whole[:_CELL] + "…" * (len(whole) > _CELL))
    if column in _WHOSE:
        return Markup('<a href="{}">{}</a>').format(_path(whole), shown)
    if (address := web_address(whole)) is not None:
        return Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(address, shown)
    return shown


@hookimpl(hookwrapper=True)
def handle_exception(datasette: object, request: Request, exception: Exception) -> Generator[None, Any, None]:
    """Show an error as a page of ours, without a traceback on the terminal."""
    outcome = yield
    if isinstance(datasette, Explorer):
        outcome.force_result([_error_page(datasette, request, exception)])


@hookimpl(tryfirst=True)
def forbidden(datasette: object, request: Request, message: str) -> Awaitable[Response] | None:
    """Show what is not allowed as an error like any other."""
    if not isinstance(datasette, Explorer):
        return None
    return _error_page(datasette, request, Forbidden("This is not allowed here."))


async def _error_page(datasette: Explorer, request: Request, exception: Exception) -> Response:
    status, why = _FAULT, "Something went wrong; the terminal tells what."
    if isinstance(exception, ChangedError):
        status, why = _CONFLICT, f"{exception}."
    elif isinstance(exception, Base400):
        status, why = exception.status, str(exception.args[0])
    elif isinstance(exception, DatasetteError):
        status, why = _BAD_REQUEST if exception.status == _FAULT else exception.status, exception.message
    else:
        print(f"{request.path}: {type(exception).__name__}: {exception}", file=sys.stderr)
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": why, "status": status}, status=status)
    page = await datasette.render_template("error.html", {"status": status, "why": why}, request=request)
    return Response.html(page, status=status)


def _path(identity: str) -> str:
    """Give the address of a question's page."""
    return "/question/" + quote(identity, safe=":@")
