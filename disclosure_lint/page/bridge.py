"""In the browser: what the page asks of the engine, answered with plain values.

The worker puts the drafts into `/in`, calls `answer`, and takes away what is in `/out`. It
goes by the house's packs and settings, which `house` compiled when the page was written.
"""

from __future__ import annotations

import json
import os

from disclosure_lint import annotating, readers
from disclosure_lint.errors import DisclosureLintError, ReadError
from disclosure_lint.finding import DOCUMENTS, Safety
from disclosure_lint.page import decisions, given, told
from disclosure_lint.quiet_trace import trace
from disclosure_lint.readers import filetypes
from disclosure_lint.render.formats import render
from disclosure_lint.version import VERSION
from disclosure_lint.workbench import Workbench

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from disclosure_lint.draft.model import Draft
    from disclosure_lint.finding import Report
    from disclosure_lint.page.given import House

OUTPUTS = {
    "html": "html",
    "json": "json",
    "record": "json",
    "record-html": "html",
    "sarif": "sarif",
}
MOST = 10_000_000  # bytes of a draft: more takes minutes in a browser
IN, OUT = "/in", "/out"
_BESIDE = ("translation", "previous")

_house: list[House] = []


def start(path: str) -> str:
    """Take what the house put into the page; return what the page shows of it."""
    with open(path, "rb") as file:
        house = given.opened(file.read(), os.path.dirname(path))
    _house[:] = [house]
    bench = Workbench(house.settings, pack=house.pack)
    bench.judge("Example Pharma (NASDAQ: EXPH) expects to file in 2027.")  # so that it is warm
    issuers = house.pack.registry.issuers.values()
    return json.dumps({
        "version": VERSION,
        "packs": [{"name": one.name, "version": one.version} for one in house.pack.versions],
        "rules": len(bench.linter.rules),
        "documents": DOCUMENTS,
        "issuers": sorted(([one.id, one.name] for one in issuers), key=lambda one: one[1].lower()),
        "outputs": list(OUTPUTS),
    })  # fmt: skip


def answer(what: str, request: str) -> str:
    """Return what is asked, as JSON: `{"error": …}` is a sentence for whoever asked."""
    asked = {"check": _check, "record": _record}[what]
    try:
        return json.dumps(asked(json.loads(request)))
    except DisclosureLintError as error:
        return json.dumps({"error": str(error)})
    except MemoryError:
        return json.dumps({"error": "memory"})
    except Exception as error:  # noqa: BLE001 - a bug, told without a word of the draft
        return json.dumps({"bug": trace(error)})


def _check(request: Mapping[str, Any]) -> dict[str, Any]:
    """Judge a draft, what is beside it with it; put every output into `/out`."""
    house = _house[0]
    settings = house.settings._replace(
        **{name: request[name] for name in ("issuer", "document") if request.get(name)}
    )
    bench = Workbench(settings, date=request.get("date") or None, pack=house.pack)
    data = _given("draft")
    drafts = readers.read_all_bytes(data, request["name"])
    beside = {
        relation: readers.read_bytes(_given(relation), request[relation])
        for relation in _BESIDE
        if request.get(relation)
    }
    made = [
        _judged(bench, draft, beside, f"{number}", data if len(drafts) == 1 else None)
        for number, draft in enumerate(drafts)
    ]
    if "translation" in beside:
        other = {"translation": drafts[0]}
        made.append(
            _judged(bench, beside["translation"], other, f"{len(drafts)}", _given("translation"))
        )
    if "previous" in beside:
        earlier = bench.judge(beside["previous"])
        made[0] |= told.compared(made[0]["findings"], earlier)
    return {"drafts": made}


def _given(name: str) -> bytes:
    with open(f"{IN}/{name}", "rb") as file:
        data = file.read()
    if len(data) > MOST:
        raise ReadError(f"larger than {MOST // 1_000_000} MB, the most that is read here")
    return data


def _judged(
    bench: Workbench, draft: Draft, beside: Mapping[str, Draft], number: str, data: bytes | None
) -> dict[str, Any]:
    report = bench.judge(draft, beside)
    view = told.view(bench, report)
    for name in OUTPUTS:
        _put(f"{number}.{name}", render([report], name, view).encode("utf-8", "backslashreplace"))
    copied = _copied(draft, report, f"{number}.copy", data)
    return {"number": number, **told.plain(report, bench.pack), **copied}


def _copied(draft: Draft, report: Report, name: str, data: bytes | None) -> dict[str, Any]:
    """Put the annotated copy into `/out`; return how much is in it, or why there is none."""
    path = draft.source.name
    if data is None or filetypes.recognise(data, path) != "word":
        return {"copy": None, "uncopied": "not-word"}
    try:
        annotator = readers.annotator(data, path)
        made = annotating.copy(annotator, draft, report, frozenset({Safety.SAFE}))
    except ReadError as error:
        return {"copy": None, "uncopied": str(error)}
    _put(name, made.data)
    return {"copy": {"comments": made.comments, "changes": made.changes}}


def _record(request: Mapping[str, Any]) -> dict[str, Any]:
    """Put a record into `/out` that holds what people decided of its findings."""
    record = json.loads(_given("record"))
    made = decisions.held(record, request["decisions"])
    _put("record", made.encode("utf-8", "backslashreplace"))
    return {}


def _put(name: str, data: bytes) -> None:
    with open(f"{OUT}/{name}", "wb") as file:
        file.write(data)
