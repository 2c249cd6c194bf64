"""Mending a draft from Python: reads and judges it for `fixes`, which applies what there is."""

from __future__ import annotations

from disclosure_lint import fixes, readers
from disclosure_lint.engine import Linter
from disclosure_lint.errors import UsageError
from disclosure_lint.finding import Safety
from disclosure_lint.fixes import Applied, Mended
from disclosure_lint.given import refuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.draft.model import Draft
    from disclosure_lint.finding import Report


def mend(  # noqa: PLR0913 - what is told of a draft
    draft: str | Draft,
    *,
    linter: Linter | None = None,
    unsafe: bool = False,
    issuer: str | None = None,
    document: str | None = None,
    date: str | None = None,
) -> Mended:
    """Apply the fixes of a draft, judge it again, and so on until nothing changes.

    What comes back is the new text, the edits that lead to it, the rule of every fix that
    was applied, and the report of the new text.

    Args:
        draft: its text, or what `read` or `read_bytes` returned for a file that is a text.
        linter: what judges it; one with the shipped packs where it is None.
        unsafe: whether fixes that change wording are applied too, and not only notation.
        issuer: as for `lint`, and so are the next two.
        document: a kind of document.
        date: the draft's own date, ISO.

    Raises:
        UsageError: as `Linter.lint`, or the draft was read from a file that is no text.
        PackError: the packs cannot be loaded.
    """
    refuse(draft)
    judges = linter or Linter()
    name = None if isinstance(draft, str) else draft.source.name
    if not isinstance(draft, str) and (draft.source.places or not draft.source.encoding):
        raise UsageError(f"{name}: {readers.UNMENDED}")

    def judged(text: str | Draft) -> Report:
        return judges.lint(text, issuer=issuer, document=document, date=date)

    def again(result: Applied) -> Report:
        return judged(result.text if name is None else readers.read_text(result.text, name))

    safeties = frozenset(Safety) if unsafe else frozenset({Safety.SAFE})
    return fixes.mended(judged(draft), safeties, again)
