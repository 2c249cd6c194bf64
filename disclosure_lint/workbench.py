"""Packs, linter and register, ready for the drafts of one run or one folder."""

from __future__ import annotations

from disclosure_lint.config.settings import Settings
from disclosure_lint.draft.model import Draft
from disclosure_lint.engine import Linter
from disclosure_lint.errors import UsageError
from disclosure_lint.finding import Report, Status
from disclosure_lint.packs import files, load
from disclosure_lint.packs.pack import Pack
from disclosure_lint.reference.lookup import Reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.packs.rule_model import RuleModel
    from disclosure_lint.waivers.covering import Waiver
    from disclosure_lint.waivers.register import Register

_JUDGED = frozenset({Status.MET, Status.UNMET, Status.WAIVED})
_LEAST = 40  # code points of a draft; in fewer there is nothing that any rule could find


class Workbench:
    """What drafts are judged by, put together once."""

    def __init__(
        self,
        settings: Settings,
        register: Register | None = None,
        date: str | None = None,
        *,
        pack: Pack | None = None,
    ) -> None:
        """Load the packs and see that the settings make sense.

        `register` holds the waivers; `date` is what was told to be that of every draft; `pack`
        is what the settings come to where it is compiled already.

        Raises:
            PackError: the packs do not hold up.
            UsageError: a rule, an issuer, a kind of document or a date is unknown.
        """
        self.pack = _pack(settings) if pack is None else pack
        self.linter = Linter(
            self.pack, select=settings.select, ignore=settings.ignore, preview=settings.preview
        )
        if not self.linter.rules:
            raise UsageError("nothing to check: no rule is left after --select and --ignore")
        issuer = self.pack.registry.called(settings.issuer) if settings.issuer else None
        self.settings = settings._replace(issuer=issuer)
        self.register = register
        self.date = date
        self._models: dict[str, RuleModel] | None = None
        if issuer or settings.document or date:
            self.judge("disclosure")  # says what is told wrongly once, not once a draft

    @property
    def models(self) -> dict[str, RuleModel]:
        """The files of the rules by their names, for explaining them; takes a tenth of a second."""
        if self._models is None:
            from disclosure_lint.packs.build import Reading

            texts = files.read([files.shipped(), *self.settings.packs])
            self._models = {name: model for name, _, model in Reading(texts, {}, []).rule_files()}
        return self._models

    def judge(self, draft: Draft | str, texts: Mapping[str, Draft] | None = None) -> Report:
        """Judge a draft by what was told of all of them, and by the waivers that are about it.

        `texts` are those beside it, by what they are to it.

        Raises:
            UsageError: it has no words.
        """
        waivers = self._waivers_about(draft) if isinstance(draft, Draft) else ()
        told, beside = self.settings, texts or {}
        return self.linter.lint(
            draft,
            issuer=told.issuer,
            document=told.document,
            date=self.date,
            waivers=waivers,
            translation=beside.get("translation"),
            previous=beside.get("previous"),
            companion=beside.get("companion"),
        )

    def judge_both(self, draft: Draft, other: Draft, relation: str) -> tuple[Report, Report]:
        """Judge two drafts that stand beside each other, each as `judge` does.

        Raises:
            UsageError: one of them has no words.
        """
        told = self.settings
        return self.linter.lint_both(
            draft,
            other,
            relation=relation,
            issuer=told.issuer,
            document=told.document,
            date=self.date,
            waivers=(self._waivers_about(draft), self._waivers_about(other)),
        )

    def _waivers_about(self, draft: Draft) -> tuple[Waiver, ...]:
        return self.register.about(draft.source.name) if self.register else ()


def was_judged(report: Report) -> bool:
    """Whether any rule came out as anything, or looked through the draft and found nothing."""
    if any(one.status in _JUDGED for one in report.requirements):
        return True
    is_draft = report.language != "other" and len(report.source.text.strip()) >= _LEAST
    return is_draft and any(one.found_nothing for one in report.requirements)


def _pack(settings: Settings) -> Pack:
    pack = load.load(settings.packs, terms=settings.terms)
    if not (settings.house or settings.reference):
        return pack
    return Pack(pack.plain, settings.house, Reference(settings.reference))
