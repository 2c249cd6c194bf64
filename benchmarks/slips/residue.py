"""What programs and haste leave in a text: placeholders, garbled signs, marks of drafts."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from slots import Chance

from slips.clean import Clean, Span
from slips.slip import Markup, Slip, Spoiled, altered, planted

_PLACEHOLDER = ("drafting/placeholder",)
_GARBLED = ("drafting/garbled-text", "drafting/unreadable-text")
_MARK = ("drafting/draft-mark", "drafting/embargo-conflict")
_COMMENT = ("drafting/review-comment",)
_CHANGE = ("drafting/tracked-change",)
_HIDDEN = ("drafting/hidden-text",)
_WORDS = re.compile(r"\b[a-z]{5,}\b")
_CURLY = re.compile(r"[’“”–]")


def _words(clean: Clean) -> list[Span]:
    return [m.span() for m in _WORDS.finditer(clean.text, 0, clean.legend) if not clean.chinese]


def _having(*parts: str) -> Callable[[Clean], list[Span]]:
    """Return a finder of words that hold one of some letters."""

    def find(clean: Clean) -> list[Span]:
        text = clean.text
        return [(s, e) for s, e in _words(clean) if any(part in text[s:e] for part in parts)]

    return find


def _signs(clean: Clean) -> list[Span]:
    return [m.span() for m in _CURLY.finditer(clean.text)]


def _bytes_misread(sign: str, _: Chance) -> str:
    return sign.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")


def _chinese_lines(clean: Clean) -> list[Span]:
    found = re.finditer(r"[\u4e00-\u9fff]{6,12}", clean.text)
    return [m.span() for m in found if clean.chinese]


def _utf8_as_latin(words: str, _: Chance) -> str:
    return words.encode().decode("latin-1")


def _big5_misread(words: str, _: Chance) -> str | None:
    return words.encode("big5", "ignore").decode("latin-1")


_RADICALS = {
    "人": "⼈",
    "生": "⽣",
    "日": "⽇",
    "月": "⽉",
    "大": "⼤",
    "用": "⽤",
    "行": "⾏",
    "小": "⼩",
    "市": "⺟",
}


def _radicals(words: str, _: Chance) -> str | None:
    changed = "".join(_RADICALS.get(sign, sign) for sign in words)
    return changed if changed != words else None


def _marked(way: str, variant: str, rules: tuple[str, ...], markup: Markup, *forms: str) -> Slip:
    """Return a slip that leaves the text alone and puts markup at a place of its file."""

    def spoil(clean: Clean, chance: Chance) -> Spoiled | None:
        if not clean.spots:
            return None
        at = chance.one(tuple(clean.spots))
        return Spoiled(clean.text, at, at, markup)

    return Slip(way, variant, rules, spoil, forms, anywhere=True)


_RUN = '<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>'
_BY = 'w:id="1" w:author="A. Chan" w:date="2026-02-03T10:00:00Z"'
_SAID = " The dose is not yet settled."


def _word(inside: str = "", said: str = _SAID) -> str:
    return _RUN.format(f"<w:rPr>{inside}</w:rPr>" if inside else "", escape(said))


def _prompted(prompt: str) -> str:
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_word('', prompt)}</w:sdtContent></w:sdt>"


def _field(instruction: str, result: str) -> str:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return (
        char.format("begin")
        + told
        + char.format("separate")
        + _word("", result)
        + char.format("end")
    )


_NOTED = f"<w:comment {_BY}><w:p>{_word('', 'Please check this figure.')}</w:p></w:comment>"
_STRUCK_OUT = f'<w:del {_BY}><w:r><w:delText xml:space="preserve">{_SAID}</w:delText></w:r></w:del>'
_HEADER = "<w:p>" + _word("", "CONFIDENTIAL DRAFT v7 – for counsel") + "</w:p>"
_WATERMARK = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136">'
    '<v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>'
)

SLIPS = (
    *planted(
        "placeholder (English)", _PLACEHOLDER,
        "The offer closes on [●] 2026.", "The price is HK$[•] a share.", "The dose is TBD.", "The meeting is on [insert date].",
        "The site is in [City].", "Sales rose XX% in the period.", "The ORR was XX.X% in [N] patients.", "The study enrolled [xx] patients.",
        "Sales were US$[__] million.", "The price is HK$____ a share.", "[Note to draft: CMC to confirm]", "[NTD: to be confirmed by counsel]",
        "Sales were $X.X million.", "“We are pleased,” said [Spokesperson's Name], [Title].", "The figure is TBC.", "Lorem ipsum dolor sit amet.",
        "Dear {{{{name}}}}, thank you.", "<<Insert quote here>>", "The study is NCTXXXXXXXX.", "The call is at [time] on [date].", "Click or tap here to enter text.",
        "Error! Reference source not found.", "The data are in Table ##.", "The total is ???.", "[KG1] The study goes on.", "[placeholder for quote]",
        "The study met its endpoint (p=0.0XX).", "Founded in 20XX, it is based in Suzhou.", "The meeting is on [ ] June 2026.",
    ),
    *planted(
        "placeholder (Chinese)", _PLACEHOLDER,
        "會議將於2026年X月X日舉行。", "會議將於[●]舉行。", "價格為【】港元。", "代價為____萬元。", "收入增長××%。", "主要終點待定。", "聯絡人：【姓名】。",
        "會議將於2026年[●]月[●]日舉行。", "患者人數為[待補充]。", "收入為人民幣XX百萬元。", "【請填寫】", "錯誤! 找不到參照來源。", "會議地點：（待填）。",
        "會議將於2026年__月__日舉行。", "入組患者OO名。", "金額為XXX萬元。", "單擊此處輸入文字。",
    ),
    *altered("mojibake of signs", _GARBLED, _signs, UTF_8_as_Windows_1252=_bytes_misread,
             replacement_sign=lambda _sign, _: "\ufffd", C1_control=lambda _sign, _: "\x92"),
    *altered("mojibake of Chinese", _GARBLED, _chinese_lines, UTF_8_as_Latin_1=_utf8_as_latin, Big5_as_Latin_1=_big5_misread,
             question_marks=lambda words, _: "?" * len(words), replacement_signs=lambda words, _: "\ufffd" * len(words),
             radicals=_radicals),
    *planted("Adobe-CNS1", _GARBLED, "The rules (ᖹۜൗ̅၍ଣ፬ج) apply.", "The Company (ʮ̡) is in Suzhou.", "依據਷࢕ᖹ္҅ᗫ׵೯бÖ߉ॎ作出以下公告。",
             "本公司（ٰ΅˾໮）的公告。", "ੰҎፕ͛يٰ΅ʮ̡及其附屬公司。"),
    *planted("codes of a font", _GARBLED, "The (cid:431)(cid:12) study goes on.", "The pa(cid:415)ents were treated.", "本公司(cid:1234)(cid:877)公告。"),
    *altered("ligature lost", _GARBLED, _having("fi", "ff", "fl"), lost=lambda word, _: re.sub("fi|ff|fl", "", word, count=1),
             replacement=lambda word, _: re.sub("fi|ff|fl", "\ufffd", word, count=1),
             control=lambda word, _: re.sub("fi|ff|fl", "\x02", word, count=1), space=lambda word, _: re.sub("fi|ff|fl", " ", word, count=1)),
    *planted("entities left", (*_GARBLED, "drafting/placeholder"), "Research &amp; development goes on.", "The Company&rsquo;s study goes on.",
             "The study&nbsp;goes on.", "The p value was &lt;0.05.", "The Company&#8217;s study goes on.", "研發&amp;生產進展順利。"),
    *planted("draft mark", _MARK, "DRAFT", "CONFIDENTIAL DRAFT v7 – for counsel", "Draft of 3 February 2026", "PRIVILEGED & CONFIDENTIAL",
             "STRICTLY CONFIDENTIAL – NOT FOR RELEASE", "PRIVILEGED AND CONFIDENTIAL – ATTORNEY WORK PRODUCT",
             "(Draft of 12 October 2026, subject to Board approval)", "自願公告（草稿）", "Draft 3 – subject to review by counsel", "v0.9 – Legal comments incorporated",
             "草稿", "機密草稿 第七版", "（初稿，僅供討論）", "保密 – 供律師審閱", block=True),
    *planted("embargo", ("drafting/embargo-conflict",), "EMBARGOED UNTIL 8:00 A.M. ET, JUNE 3, 2019", "Embargoed until May 30, 2019",
             block=True),
    _marked("tracked change", "insertion", _CHANGE, Markup(f"<ins>{_SAID}</ins>", f"<w:ins {_BY}>{_word()}</w:ins>"), "docx", "html"),
    _marked("tracked change", "deletion", _CHANGE, Markup(f"<del>{_SAID}</del>", _STRUCK_OUT), "docx", "html"),
    _marked("tracked change", "struck out", (*_CHANGE, *_HIDDEN), Markup(f"<s>{_SAID}</s>", _word("<w:strike/>")), "docx", "html"),
    _marked("review comment", "remark", _COMMENT, Markup(
        '<a class="msocomanchor" href="#_msocom_1" name="_msoanchor_1">[KG1]</a>',
        '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', comments=_NOTED), "docx", "html"),
    _marked("review comment", "HTML comment", (*_COMMENT, *_HIDDEN), Markup("<!-- CMC to confirm this figure before release -->"), "html"),
    _marked("hidden text", "property", _HIDDEN, Markup(f'<span style="display:none">{_SAID}</span>', _word("<w:vanish/>")), "docx", "html"),
    _marked("hidden text", "white", _HIDDEN, Markup(f'<span style="color:#ffffff">{_SAID}</span>', _word('<w:color w:val="FFFFFF"/>')), "docx", "html"),
    _marked("hidden text", "one point", _HIDDEN, Markup(f'<span style="font-size:0">{_SAID}</span>', _word('<w:sz w:val="2"/>')), "docx", "html"),
    _marked("hidden text", "attribute", _HIDDEN, Markup(f"<span hidden>{_SAID}</span>"), "html"),
    _marked("placeholder (a field)", "content control", _PLACEHOLDER, Markup(word=_prompted("Click or tap to enter a date.")), "docx"),
    _marked("placeholder (a field)", "content control (German)", _PLACEHOLDER, Markup(word=_prompted("Klicken Sie hier, um Text einzugeben.")), "docx"),
    _marked("placeholder (a field)", "MACROBUTTON", _PLACEHOLDER, Markup(word=_field("MACROBUTTON NoMacro [Insert date]", "")), "docx"),
    _marked("placeholder (a field)", "MERGEFIELD", _PLACEHOLDER, Markup(word=_field("MERGEFIELD Company", "«Company»")), "docx"),
    _marked("placeholder (a field)", "broken reference", _PLACEHOLDER, Markup(word=_field("REF _Ref1 \\h", "Error! Reference source not found.")), "docx"),
    _marked("draft mark", "header", _MARK, Markup(header=_HEADER), "docx"),
    _marked("draft mark", "watermark", _MARK, Markup(header=_WATERMARK), "docx"),
    _marked("draft mark", "top of a page", _MARK, Markup(top="<div>DRAFT – CONFIDENTIAL</div>"), "html"),
)  # fmt: skip
