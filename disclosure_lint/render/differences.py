"""How two records of a draft differ, in words for somebody who has to answer for one of them.

Both are plain values that keep to `render.record_wire`. What is compared is what was
judged, by what, and how it came out; the name of the file and the version of the tool
are told, and do not count.
"""

from __future__ import annotations

from collections import Counter

from disclosure_lint.render import decisions
from disclosure_lint.render.record import seal
from disclosure_lint.render.view import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any, TypeAlias

_Plain: TypeAlias = "Mapping[str, Any]"

_SHORT = 12  # digits of a hash that are shown
_MOST = 10  # differences of one sort that are told one by one
_UNCOUNTED = frozenset({"tool", "seal", "decisions"})


def differences(then: _Plain, now: _Plain) -> list[str]:
    """Return what differs between a record and the one that is made today."""
    is_same_draft = then["draft"]["sha256"] == now["draft"]["sha256"]
    told = [
        *_sealed(then),
        *_draft(then["draft"], now["draft"]),
        *_packs(then["packs"], now["packs"]),
        *_shared(then, now),
        *_taken_for(then["draft"], now["draft"]),
        *_some(_requirements(then["draft"], now["draft"], is_same_draft=is_same_draft)),
        *_some(_findings(then["draft"], now["draft"], is_same_draft=is_same_draft)),
        *_some(_waivers(then["draft"], now["draft"])),
    ]
    return told or _unnamed(then, now)


def remarks(then: _Plain, now: _Plain) -> Iterator[str]:
    """Yield what differs and does not count."""
    was, is_ = then["tool"]["version"], now["tool"]["version"]
    if was != is_:
        yield f"written by disclosure-lint {was}, verified by {is_}"
    was, is_ = then["draft"]["name"], now["draft"]["name"]
    if was != is_:
        yield f"the file was called {was}, and now is called {is_}"
    decided = then.get("decisions")
    if decided:
        yield f"of {len(then['draft']['findings'])} findings, {len(decided['made'])} were decided"


def _sealed(then: _Plain) -> Iterator[str]:
    if then["seal"] != seal(then):
        yield "the record was changed after it was written: its seal does not fit"
    decided = then.get("decisions")
    if decided and decided["seal"] != decisions.seal(decided):
        yield "the decisions were changed after they were written: their seal does not fit"
    elif decided and decided["of"] != then["seal"]:
        yield "the decisions are those of another record"


def _draft(then: _Plain, now: _Plain) -> Iterator[str]:
    was, is_ = then["sha256"][:_SHORT], now["sha256"][:_SHORT]
    texts = [{one["relation"]: one for one in side.get("beside", ())} for side in (then, now)]
    for relation in sorted({*texts[0], *texts[1]}):
        digests = [side[relation]["sha256"] if relation in side else None for side in texts]
        if digests[0] != digests[1]:
            yield f"the text beside the draft, its {relation}, is another, or one of the two had none"
    if then["sha256"] != now["sha256"]:
        yield f"the draft is another: its SHA-256 began with {was}, and now begins with {is_}"


def _packs(then: Sequence[_Plain], now: Sequence[_Plain]) -> Iterator[str]:
    was = {pack["name"]: pack for pack in then}
    is_ = {pack["name"]: pack for pack in now}
    for name in sorted({*was, *is_}):
        if name not in is_:
            yield f"the rule pack {name} is not there now; --pack names the folder of a pack"
        elif name not in was:
            yield f"the rule pack {name} was not there then"
        elif was[name]["version"] != is_[name]["version"]:
            versions = f"{was[name]['version']} then, {is_[name]['version']} now"
            yield f"the rule pack {name} is another: version {versions}"
        elif was[name] != is_[name]:
            yield f"the rule pack {name} has other files, under the same version"


def _shared(then: _Plain, now: _Plain) -> Iterator[str]:
    if then["shared"]["terms"] != now["shared"]["terms"]:
        yield "the word lists that the rule packs share are others"
    was, is_ = then["issuer"], now["issuer"]
    if was and is_ and was["id"] == is_["id"] and was["profile"] != is_["profile"]:
        yield f"the profile of the issuer {was['id']} is another"
    elif then["shared"]["register"] != now["shared"]["register"]:
        of_it = f"; the profile of {was['id']} is the same" if was and was == is_ else ""
        yield f"the register of issuers is another{of_it}"


def _taken_for(then: _Plain, now: _Plain) -> Iterator[str]:
    for field, name in (
        ("document", "document"), ("language", "language"), ("issuer", "issuer"), ("date", "date")
    ):  # fmt: skip
        if then[field] != now[field]:
            was, is_ = then[field] or "not known", now[field] or "not known"
            yield f"the draft is taken for another: {name} {was} then, {is_} now"


def _requirements(then: _Plain, now: _Plain, *, is_same_draft: bool) -> Iterator[str]:
    was = {one["rule"]: one for one in then["requirements"]}
    is_ = {one["rule"]: one for one in now["requirements"]}
    for rule in sorted({*was, *is_}):
        if rule not in is_:
            yield f"{rule} was {_status(was[rule])}, and does not run now"
        elif rule not in was:
            yield f"{rule} did not run then, and is {_status(is_[rule])} now"
        elif was[rule]["status"] != is_[rule]["status"]:
            yield f"{rule} was {_status(was[rule])}, and is {_status(is_[rule])} now"
        elif _words(was[rule]) != _words(is_[rule]):
            yield f"{rule} is {_status(is_[rule])} as it was, by other words of the draft"
        elif is_same_draft and was[rule] != is_[rule]:
            yield f"{rule} is {_status(is_[rule])} as it was, but told in another way"


def _status(requirement: _Plain) -> str:
    return str(requirement["status"]).replace("-", " ")


def _words(requirement: _Plain) -> list[str]:
    return [place["quote"] for place in requirement["evidence"]]


def _findings(then: _Plain, now: _Plain, *, is_same_draft: bool) -> Iterator[str]:
    yield from _moved(then["findings"], now["findings"], _named, "the finding")
    if is_same_draft:
        was, is_ = _by_name(then["findings"]), _by_name(now["findings"])
        for name in was.keys() & is_.keys():
            if was[name] != is_[name]:
                yield f"the finding is told in another way: {_title(is_[name])}"


def _waivers(then: _Plain, now: _Plain) -> Iterator[str]:
    yield from _moved(then["waived"], now["waived"], _waiver, "the waiver")


def _moved(
    then: Sequence[_Plain], now: Sequence[_Plain], name: Callable[[_Plain], Any], what: str
) -> Iterator[str]:
    """Tell what was there and is not, and what is there and was not."""
    titles = {name(one): _title(one.get("finding", one)) for one in (*then, *now)}
    was, is_ = Counter(map(name, then)), Counter(map(name, now))
    for key in was - is_:
        yield f"{what} is gone: {titles[key]}"
    for key in is_ - was:
        yield f"{what} is new: {titles[key]}"


def _named(finding: _Plain) -> tuple[str, str, str]:
    return finding["rule"], finding["fingerprint"], finding["severity"]


def _by_name(findings: Sequence[_Plain]) -> dict[tuple[str, str, str], _Plain]:
    return {_named(finding): finding for finding in findings}


def _waiver(waived: _Plain) -> tuple[Any, ...]:
    said = tuple(sorted((key, str(one)) for key, one in waived.items() if key != "finding"))
    return (_named(waived["finding"]), said)


def _title(finding: _Plain) -> str:
    where = finding["where"] or f"line {finding['line']}"
    return f"{finding['rule']} ({finding['severity']}), {where}: {finding['message']}"


def _some(said: Iterator[str]) -> Iterator[str]:
    found = list(said)
    yield from found[:_MOST]
    if len(found) > _MOST:
        yield f"and {counted(len(found) - _MOST, 'more such difference')}"


def _unnamed(then: _Plain, now: _Plain) -> list[str]:
    """Name the parts that differ where nothing above does, lest any change go unseen."""
    rest = {**then, "draft": {**then["draft"], "name": now["draft"]["name"]}}
    parts = sorted(key for key in {*rest, *now} - _UNCOUNTED if rest.get(key) != now.get(key))
    return [f"the part {part} of the record is another" for part in parts]
