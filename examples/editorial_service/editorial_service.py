"""A service for an editorial desk: a draft goes in, its report comes out, nothing is kept.

    uvicorn editorial_service:app --host 127.0.0.1 --port 8080 --workers 2

One `Linter` serves all requests of a process, each in a thread of its own, and loads its
packs anew on SIGHUP. A draft lives in memory for as long as its request does: it is written
nowhere, and the log has counts and milliseconds in place of words and names.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from time import monotonic

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from disclosure_lint import (
    DisclosureLintError,
    Linter,
    ReadError,
    Report,
    TimeLimitError,
    UsageError,
    load_packs,
    read_all_bytes,
    report_html,
    report_json,
)

MOST_BYTES = 4_000_000  # of a request; a release of 50 pages in Word has 100,000
TIME_LIMIT = 5.0  # seconds for all drafts of a request, once they are read
AT_ONCE = 4  # requests that are judged; more wait, and their bodies with them
TOLD = ("issuer", "document", "date")  # what a request may tell of a draft

NO_TRACE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
logger = logging.getLogger("editorial_service")


class TooLarge(Exception):  # noqa: N818 - what it says
    """The body of a request is larger than any release."""


async def check(request: Request) -> Response:
    """`POST /check?name=draft.docx&document=press-release`, the file being the body.

    Gives the page with `Accept: text/html`, the JSON report otherwise.
    """
    try:
        data = await body(request)
    except TooLarge:
        return refused(413, f"a draft has at most {MOST_BYTES:,} bytes")
    told = {name: request.query_params.get(name) or None for name in TOLD}
    work = partial(
        judged, request.app.state.linter, data, request.query_params.get("name", "draft"), told
    )
    try:
        async with request.app.state.turns:
            reports = await run_in_threadpool(work)
    except TimeLimitError as error:
        return refused(503, str(error))
    except (ReadError, UsageError) as error:
        return refused(422, str(error))
    except DisclosureLintError as error:
        # Not its traceback: what a kind of another package raises may quote the draft.
        logger.error("not judged: %s", type(error).__name__)  # noqa: TRY400
        return refused(500, "the rules of this service do not hold up")
    if "text/html" in request.headers.get("accept", ""):
        page = await run_in_threadpool(report_html, reports, request.app.state.linter.pack)
        # The page's own policy forbids all else; `sandbox` keeps it away from this origin.
        return HTMLResponse(
            page, headers={**NO_TRACE, "Content-Security-Policy": "sandbox allow-scripts"}
        )
    return Response(report_json(reports), media_type="application/json", headers=NO_TRACE)


async def body(request: Request) -> bytes:
    """Return the body, never holding more than the limit of it.

    Raises:
        TooLarge: it is larger.
    """
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > MOST_BYTES:
        raise TooLarge
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise TooLarge
        parts.append(part)
    return b"".join(parts)


def judged(linter: Linter, data: bytes, name: str, told: Mapping[str, str | None]) -> list[Report]:
    """Read a file and judge every draft in it, all within the time limit."""
    drafts = read_all_bytes(data, name.rpartition("/")[2][:100])
    ends = monotonic() + TIME_LIMIT
    return [
        linter.lint(
            draft,
            issuer=told["issuer"],
            document=told["document"],
            date=told["date"],
            time_limit=max(0.0, ends - monotonic()),
        )
        for draft in drafts
    ]


def refused(status: int, said: str) -> JSONResponse:
    """Say why there is no report. The reason names the file, and quotes nothing of it."""
    return JSONResponse({"error": said}, status, headers=NO_TRACE)


async def health(request: Request) -> Response:
    """`GET /health`: the packs in use."""
    packs = {pack.name: pack.version for pack in request.app.state.linter.pack.versions}
    return JSONResponse({"packs": packs})


async def welcome(_: Request) -> Response:
    """`GET /`: how to ask."""
    return PlainTextResponse(
        "curl --data-binary @draft.docx 'localhost:8080/check?name=draft.docx'\n"
    )


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Load the packs once, before the first request, and again on SIGHUP."""
    app.state.linter = await run_in_threadpool(Linter, load_packs, logger=logger)
    app.state.turns = asyncio.Semaphore(AT_ONCE)
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "SIGHUP"):
        reload = partial(_reloaded, app.state.linter)
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, _aside(reload))
    yield


def _aside(work: Callable[[], None]) -> Callable[[], None]:
    """Return what does work in a thread, so that the requests go on."""
    return lambda: threading.Thread(target=work, daemon=True).start()


def _reloaded(linter: Linter) -> None:
    try:
        linter.reload()
    except DisclosureLintError:
        logger.exception("the new packs do not hold up; the old ones stay in use")


app = Starlette(
    routes=[
        Route("/", welcome),
        Route("/health", health),
        Route("/check", check, methods=["POST"]),
    ],
    # A page elsewhere that has its name point here is refused: it would be of that origin.
    middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
    lifespan=lifespan,
)
