"""What a page asks of the engine: bytes of drafts in, plain values and the bytes of outputs out.

The same answers in the browser, where `bridge` hands them over, and on loopback (`served`).
"""

from __future__ import annotations

import json

from disclosure_lint import annotating, readers
from disclosure_lint.errors import DisclosureLintError, ReadError, StoppedError
from disclosure_lint.finding import DOCUMENTS, Safety
from disclosure_lint.page import told
from disclosure_lint.page.given import House
from disclosure_lint.quiet_trace import trace
from disclosure_lint.readers import filetypes
from disclosure_lint.record import NamedTuple
from disclosure_lint.render import decisions, record_html
from disclosure_lint.render.formats import render
from disclosure_lint.version import VERSION
from disclosure_lint.workbench import Workbench

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from disclosure_lint.draft.model import Draft
    from disclosure_lint.finding import Report

OUTPUTS = ("html", "json", "record", "record-html", "sarif")
_BESIDE = ("translation", "previous")
_SAMPLE = "Example Pharma (NASDAQ: EXPH) expects to file in 2027."


class Answer(NamedTuple):
    """What is said, as plain values, and the files that were made, by their names."""

    said: dict[str, Any]
    made: dict[str, bytes]


IN_A_BROWSER = 10_000_000  # bytes of a draft that is read there: more takes minutes


class Desk:
    """What answers a page, by what its house goes by."""

    def __init__(self, house: House, most: int = IN_A_BROWSER) -> None:
        """Answer for a house, of drafts of at most so many bytes."""
        self._house = house
        self._most = most

    def about(self) -> dict[str, Any]:
        """Return what the page shows of itself; the engine is warm afterwards."""
        pack = self._house.pack
        bench = Workbench(self._house.settings, pack=pack)
        bench.judge(_SAMPLE)
        issuers = pack.registry.issuers.values()
        return {
            "version": VERSION,
            "packs": [{"name": one.name, "version": one.version} for one in pack.versions],
            "rules": len(bench.linter.rules),
            "waivers": len(self._house.register.waivers) if self._house.register else 0,
            "documents": DOCUMENTS,
            "issuers": sorted(
                ([one.id, one.name] for one in issuers), key=lambda one: one[1].lower()
            ),
        }

    def answer(self, what: str, request: Mapping[str, Any], given: Mapping[str, bytes]) -> Answer:
        """Do what is asked; `error` in what is said is a sentence for whoever asked.

        Raises:
            StoppedError: whoever asked does not want it any more.
        """
        asked = {"check": self._check, "record": self._record}[what]
        try:
            return asked(request, given)
        except StoppedError:
            raise
        except DisclosureLintError as error:
            return Answer({"error": str(error)}, {})
        except MemoryError:
            return Answer({"error": "memory"}, {})
        except Exception as error:  # noqa: BLE001 - a bug, told without a word of the draft
            return Answer({"bug": trace(error)}, {})

    def _check(self, request: Mapping[str, Any], given: Mapping[str, bytes]) -> Answer:
        """Judge a draft, and what is beside it with it."""
        asked = {name: request[name] for name in ("issuer", "document") if request.get(name)}
        settings = self._house.settings._replace(**asked)
        date, house = request.get("date") or None, self._house
        bench = Workbench(settings, house.register, date, pack=house.pack)
        for name, content in given.items():
            self._see_to(content, request.get(name) or request["name"])
        data = given["draft"]
        drafts = readers.read_all_bytes(data, request["name"])
        beside = {
            relation: readers.read_bytes(given[relation], request[relation])
            for relation in _BESIDE
            if relation in given
        }
        texts = [(draft, beside, data if len(drafts) == 1 else None) for draft in drafts]
        if "translation" in beside:  # a draft as well, judged with the other beside it
            other = {"translation": drafts[0]}
            texts.append((beside["translation"], other, given["translation"]))
        said: list[dict[str, Any]] = []
        made: dict[str, bytes] = {}
        for number, (draft, others, original) in enumerate(texts):
            report = bench.judge(draft, others)
            files = _rendered(bench, report)
            copied = _copied(draft, report, original, files)
            said.append(
                {"number": str(number), **told.plain(report, bench.pack, house.register), **copied}
            )
            made |= {f"{number}.{name}": file for name, file in files.items()}
        if "previous" in beside:
            earlier = bench.judge(beside["previous"])
            said[0] |= told.compared(said[0]["findings"], earlier)
        return Answer({"drafts": said}, made)

    def _record(self, request: Mapping[str, Any], given: Mapping[str, bytes]) -> Answer:
        """Return a record that holds what people decided of its findings, and its page."""
        made = decisions.held(json.loads(given["record"]), request["decisions"])
        shown = record_html.decided(json.loads(made), self._house.pack)
        files = {"record": made, "record-html": shown}
        return Answer(
            {}, {name: said.encode("utf-8", "backslashreplace") for name, said in files.items()}
        )

    def _see_to(self, data: bytes, name: str) -> None:
        """See that a file can be read here.

        Raises:
            ReadError: it is too large.
        """
        if len(data) > self._most:
            raise ReadError(
                f"{name}: larger than {self._most // 1_000_000} MB, the most that is read here"
            )


def _rendered(bench: Workbench, report: Report) -> dict[str, bytes]:
    view = told.view(bench, report)
    return {
        name: render([report], name, view).encode("utf-8", "backslashreplace") for name in OUTPUTS
    }


def _copied(
    draft: Draft, report: Report, data: bytes | None, made: dict[str, bytes]
) -> dict[str, Any]:
    """Put the annotated copy beside what is made; return how much is in it, or why there is none."""
    name = draft.source.name
    if data is None or filetypes.recognise(data, name) != "word":
        return {"copy": None, "uncopied": "not-word"}
    try:
        copied = annotating.copy(
            readers.annotator(data, name), draft, report, frozenset({Safety.SAFE})
        )
    except ReadError as error:
        return {"copy": None, "uncopied": str(error)}
    made["copy"] = copied.data
    return {"copy": {"comments": copied.comments, "changes": copied.changes}}
