"""The linter for regulated disclosures.

    from disclosure_lint import lint

    report = lint("Example Pharma (NASDAQ: EXPH) expects to file in 2027.")
    for finding in report.findings:
        print(finding.rule, finding.message)

The names in `__all__` are the public interface; they are imported when first used, so
that the command line starts fast.
"""

from __future__ import annotations

from disclosure_lint.lean import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from disclosure_lint.draft.model import Draft
    from disclosure_lint.engine import Linter, lint
    from disclosure_lint.errors import (
        ConfigError,
        DisclosureLintError,
        PackError,
        PluginError,
        ReadError,
        StoppedError,
        TimeLimitError,
        UsageError,
    )
    from disclosure_lint.finding import (
        CitedProvision,
        Edit,
        Finding,
        Fix,
        Label,
        Report,
        Requirement,
        Safety,
        Severity,
        Status,
        WaivedFinding,
    )
    from disclosure_lint.fixes import Mended
    from disclosure_lint.mending import mend
    from disclosure_lint.packs.load import load as load_packs
    from disclosure_lint.packs.pack import Pack
    from disclosure_lint.readers import read, read_all, read_all_bytes, read_bytes
    from disclosure_lint.render.formats import page as report_html
    from disclosure_lint.render.json import render as report_json
    from disclosure_lint.render.wire import Document as ReportModel
    from disclosure_lint.render.wire import parse_report
    from disclosure_lint.source import Position, Source, Span
    from disclosure_lint.version import VERSION as __version__  # noqa: N811 - the name that Python expects
    from disclosure_lint.waivers.covering import Waiver

_HOMES = {
    "CitedProvision": "finding",
    "ConfigError": "errors",
    "DisclosureLintError": "errors",
    "Draft": "draft.model",
    "Edit": "finding",
    "Finding": "finding",
    "Fix": "finding",
    "Label": "finding",
    "Linter": "engine",
    "Mended": "fixes",
    "Pack": "packs.pack",
    "PackError": "errors",
    "PluginError": "errors",
    "Position": "source",
    "ReadError": "errors",
    "Report": "finding",
    "ReportModel": "render.wire:Document",
    "Requirement": "finding",
    "Safety": "finding",
    "Severity": "finding",
    "Source": "source",
    "Span": "source",
    "Status": "finding",
    "StoppedError": "errors",
    "TimeLimitError": "errors",
    "UsageError": "errors",
    "WaivedFinding": "finding",
    "Waiver": "waivers.covering",
    "__version__": "version:VERSION",
    "lint": "engine",
    "load_packs": "packs.load:load",
    "mend": "mending",
    "parse_report": "render.wire:parse_report",
    "read": "readers",
    "read_all": "readers",
    "read_all_bytes": "readers",
    "read_bytes": "readers",
    "report_html": "render.formats:page",
    "report_json": "render.json:render",
}

__all__ = [
    "CitedProvision",
    "ConfigError",
    "DisclosureLintError",
    "Draft",
    "Edit",
    "Finding",
    "Fix",
    "Label",
    "Linter",
    "Mended",
    "Pack",
    "PackError",
    "PluginError",
    "Position",
    "ReadError",
    "Report",
    "ReportModel",
    "Requirement",
    "Safety",
    "Severity",
    "Source",
    "Span",
    "Status",
    "StoppedError",
    "TimeLimitError",
    "UsageError",
    "WaivedFinding",
    "Waiver",
    "__version__",
    "lint",
    "load_packs",
    "mend",
    "parse_report",
    "read",
    "read_all",
    "read_all_bytes",
    "read_bytes",
    "report_html",
    "report_json",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, renamed = home.partition(":")
    return getattr(import_module(f"{__name__}.{module}"), renamed or name)


def __dir__() -> list[str]:
    return __all__
