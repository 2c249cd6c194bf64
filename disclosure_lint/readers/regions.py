"""Which parts of a page are its text: menus, notices on cookies and the like are none.

A release must never be lost. So a part is only left out for what it says it is, and not
even then where it holds more prose than such parts do.
"""

from __future__ import annotations

from disclosure_lint.readers.tags import Mark
from disclosure_lint.regex import IGNORECASE, Regex

# What a browser shows nothing of, or nothing that is text.
_UNSEEN = frozenset(
    "head template svg noscript button select datalist object audio video canvas map frameset"
    " ix:header ix:hidden ix:references ix:resources xml math:annotation rp rt rtc annotation annotation-xml".split()
)
_SITE = {
    "nav": "nav", "menu": "nav", "header": "header", "footer": "footer", "aside": "aside",
    "form": "form", "main": "main", "article": "article",
}  # fmt: skip
_CHANGED = {"ins": "inserted", "del": "deleted", "s": "struck", "strike": "struck"}
_ROLES = {
    "navigation": "nav", "menu": "nav", "menubar": "nav", "search": "nav", "toolbar": "nav",
    "banner": "header", "contentinfo": "footer", "complementary": "aside", "main": "main",
    "dialog": "notice", "alertdialog": "notice", "tooltip": "notice", "article": "article",
}  # fmt: skip
_NOTICES = frozenset("cookie cookies consent gdpr onetrust ccpa".split())
_MENUS = frozenset(
    "nav navbar navigation menu menus submenu megamenu breadcrumb breadcrumbs pagination pager".split()
)
_FURNITURE = frozenset(
    "sharing social sharethis addthis newsletter subscribe subscription signup comments sidebar"
    " toolbar skip search offcanvas backtotop".split()
)
# What the words of a release may be called as well: its shares, its ADSs, related parties.
_DOUBTFUL = frozenset(
    "share modal popup related recommended recommendations promo advert advertisement ads"
    " trending popular".split()
)
_ITEMS = frozenset({"li", "p", "dt", "dd"})  # of which that holds true unless they are but links
_BUTTONS = frozenset("button buttons bar links icon icons tools widget".split())
# What holds a part of a page; other elements hold words of its text, whatever they are called.
_HOLDERS = frozenset(
    "div section aside ul ol dl form nav header footer menu details dialog fieldset center".split()
)
_READERS_ONLY = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden"})
_TELLING = Regex(
    r"class|\bid\b|role|none|hidden|opacity|font-size|line-through|mso-|\bopen\b|#fff|white(?!-)|255,\s?255"
    r"|visibility|-\s?\d{3}|clip|scale\(|overflow|shadowroot",
    IGNORECASE,
)
_HIDING = Regex(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*(?:0(?:\.0*)?(?:px|pt|em|%)?|[01](?:\.[0-4]\d*)?(?:px|pt))\s*(?:;|!|$)"
    r"|mso-hide\s*:\s*all|(?<![\w-])opacity\s*:\s*(?:0+(?:\.0*)?|\.0+)%?\s*(?:;|!|$)",
    IGNORECASE,
)
_PLACED = Regex(r"position\s*:\s*(?:absolute|fixed)", IGNORECASE)
_AWAY = Regex(  # where what is placed is not to be seen
    r"(?<![\w-])(?:left|top|right|bottom)\s*:\s*-\s?(?:999|\d{4})|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]"
    r"|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    IGNORECASE,
)
_CLOSED = Regex(r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)", IGNORECASE)
_CUT = Regex(r"overflow\s*:\s*(?:hidden|clip)", IGNORECASE)
_GONE = Regex(r"text-indent\s*:\s*-\s?(?:999|\d{4})|transform\s*:\s*scale\(\s*0\s*\)", IGNORECASE)
_STRIKING = Regex(r"text-decoration(?:-line)?\s*:[^;]{0,60}line-through", IGNORECASE)
_WHITE = r"(?:white|#fff(?:fff)?|rgb\(\s*255,\s*255,\s*255\s*\))\s*(?:;|!|$)"
_WHITENED = Regex(rf"(?:^|;)\s*color\s*:\s*{_WHITE}", IGNORECASE)
_REMARK = Regex(r"mso-element\s*:\s*comment(?!-list)", IGNORECASE)  # as Word saves it
_REMARK_MARKS = frozenset({"msocomanchor", "msocommentreference"})
_REMARK_TEXTS = frozenset({"msocomtxt", "msocommenttext"})  # what a remark says, as Word saves it
_WORD = Regex(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NEVER = frozenset({"html", "body", "main", "article", "table", "tbody", "tr"})
_BARE = frozenset(
    {
        "class",
        "style",
        "hidden",
        "color",
        "face",
        "size",
        "lang",
        "xml:lang",
        "align",
        "cite",
        "datetime",
    }
)


class Region:
    """A part of a page that is not simply its text; the first is the page itself."""

    __slots__ = ("bare", "end", "parent", "sort", "start")

    def __init__(self, parent: int, sort: str, mark: Mark, end: int, *, bare: bool = False) -> None:
        self.parent = parent  # the number of the region around it, which is smaller
        self.sort = sort
        self.start = mark.start
        self.end = end
        self.bare = bare  # whether nothing but its style tells it from the text


def may_tell(given: str) -> bool:
    """Whether attributes, as they stand, may say what a region is."""
    return _TELLING.search(given) is not None


def sort_of(name: str, given: dict[str, str]) -> str | None:
    """Return what sort of region a tag opens by its name and attributes, or None for none."""
    if name in _UNSEEN and "shadowrootmode" not in given:
        return "unseen"
    if name == "dialog" and "open" not in given:
        return "hidden"
    told = _told(name, given) if given else None
    return told or _CHANGED.get(name) or _SITE.get(name)


def _told(name: str, given: dict[str, str]) -> str | None:
    """Return what the attributes of a tag say that it is."""
    if "hidden" in given:
        return "hidden"
    style = given.get("style")
    if style and (sort := _styled(style)):
        return sort
    if "color" in given and _WHITENED.match(f"color:{given['color']}"):
        return "white"
    role = _ROLES.get(given.get("role", "").lower())
    if role:
        return role
    return None if name in _NEVER else _classed(name, given)


def _styled(style: str) -> str | None:
    """Return what a style says that a part is."""
    if _is_hiding(style):
        return "hidden"
    if _STRIKING.search(style):
        return "struck"
    if _WHITENED.search(style):
        return "white"
    return "remark" if _REMARK.search(style) else None


def _is_hiding(style: str) -> bool:
    """Whether what has a style is not to be seen: hidden, set off the page, or cut to nothing."""
    return (
        (_HIDING.search(style) or _GONE.search(style)) is not None
        or (_PLACED.search(style) and _AWAY.search(style)) is not None
        or (_CLOSED.search(style) and _CUT.search(style)) is not None
    )


def _classed(name: str, given: dict[str, str]) -> str | None:
    classes = given.get("class", "").lower().split()
    if not _REMARK_MARKS.isdisjoint(classes):
        return "unseen"
    if not _REMARK_TEXTS.isdisjoint(classes):
        return "remark"
    if not _READERS_ONLY.isdisjoint(classes):
        return "unseen" if name in {"span", "a", "label", "legend"} else None
    if name not in _HOLDERS and name not in _ITEMS and "-" not in name:
        return None
    named = _named(f"{given.get('class', '')} {given.get('id', '')}")
    return "named" if named and name in _ITEMS else named


def _named(names: str) -> str | None:
    """Return what the names of a part say that it is."""
    words = {word.lower() for word in _WORD.findall(names[:400])}
    if not _NOTICES.isdisjoint(words):
        return "notice"
    if not _MENUS.isdisjoint(words):
        return "menu"
    if not _FURNITURE.isdisjoint(words) or ("share" in words and not _BUTTONS.isdisjoint(words)):
        return "furniture"
    return "doubtful" if not _DOUBTFUL.isdisjoint(words) else None


def is_bare(given: dict[str, str]) -> bool:
    """Whether a tag is as an editor's program writes it: no program can find it on the page."""
    named = given.get("class", "")
    return _BARE.issuperset(given) and (not named or named.lower().startswith("mso"))
