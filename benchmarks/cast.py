"""Who and what the generated drafts are about: issuers, products, people and places.

Half of the issuers are real, so that registries recognise them; the others, all
people and everything said about anybody are invented.
"""

from __future__ import annotations

from typing import NamedTuple


class Product(NamedTuple):
    """One drug under all its names; `""` where it has none."""

    generic: str
    code: str
    brand: str
    chinese: str
    does: str  # what it is, in English
    does_zh: str


class Issuer(NamedTuple):
    """One company, its listings as (label, symbol), and its products."""

    name: str
    short: str
    chinese: str
    short_zh: str
    listings: tuple[tuple[str, str], ...]
    place: str
    place_zh: str
    products: tuple[Product, ...]

    @property
    def code(self) -> str:
        """The stock code in Hong Kong; `""` for a company that is not listed there."""
        return dict(self.listings).get("HKEX", "")


_CAYMAN = ("the Cayman Islands", "於開曼群島註冊成立的有限公司")
_PRC = ("the People’s Republic of China", "於中華人民共和國註冊成立的股份有限公司")
_HONG_KONG = ("Hong Kong", "於香港註冊成立的有限公司")
_SWITZERLAND = ("Switzerland", "於瑞士註冊成立的有限公司")

ISSUERS = (
    Issuer(
        "Ascentage Pharma Group International",
        "Ascentage Pharma",
        "亞盛醫藥集團",
        "亞盛醫藥",
        (("NASDAQ", "AAPG"), ("HKEX", "6855")),
        *_CAYMAN,
        (
            Product(
                "olverembatinib",
                "HQP1351",
                "",
                "奧雷巴替尼",
                "third-generation BCR-ABL inhibitor",
                "第三代BCR-ABL抑制劑",
            ),
            Product("lisaftoclax", "APG-2575", "", "利沙托克拉", "Bcl-2 inhibitor", "Bcl-2抑制劑"),
            Product("alrizomadlin", "APG-115", "", "", "MDM2-p53 inhibitor", "MDM2-p53抑制劑"),
            Product("", "APG-3288", "", "", "BTK-targeted protein degrader", "BTK蛋白降解劑"),
        ),
    ),
    Issuer(
        "BeOne Medicines Ltd.",
        "BeOne",
        "百濟神州有限公司",
        "百濟神州",
        (("NASDAQ", "ONC"), ("HKEX", "06160"), ("SSE", "688235")),
        *_SWITZERLAND,
        (
            Product(
                "zanubrutinib", "BGB-3111", "BRUKINSA®", "澤布替尼", "BTK inhibitor", "BTK抑制劑"
            ),
            Product(
                "tislelizumab",
                "BGB-A317",
                "TEVIMBRA®",
                "替雷利珠單抗",
                "anti-PD-1 monoclonal antibody",
                "抗PD-1單克隆抗體",
            ),
            Product("sonrotoclax", "BGB-11417", "", "", "Bcl-2 inhibitor", "Bcl-2抑制劑"),
        ),
    ),
    Issuer(
        "HUTCHMED (China) Limited",
        "HUTCHMED",
        "和黃醫藥（中國）有限公司",
        "和黃醫藥",
        (("Nasdaq/AIM", "HCM"), ("HKEX", "13")),
        *_CAYMAN,
        (
            Product(
                "fruquintinib",
                "HMPL-013",
                "ELUNATE®",
                "呋喹替尼",
                "inhibitor of VEGFR-1, -2 and -3",
                "VEGFR-1、2及3抑制劑",
            ),
            Product("savolitinib", "", "ORPATHYS®", "賽沃替尼", "MET inhibitor", "MET抑制劑"),
            Product("sovleplenib", "HMPL-523", "", "索樂匹尼布", "Syk inhibitor", "Syk抑制劑"),
        ),
    ),
    Issuer(
        "Zai Lab Limited",
        "Zai Lab",
        "再鼎醫藥有限公司",
        "再鼎醫藥",
        (("NASDAQ", "ZLAB"), ("HKEX", "9688")),
        *_CAYMAN,
        (
            Product("niraparib", "ZL-2306", "ZEJULA®", "尼拉帕利", "PARP inhibitor", "PARP抑制劑"),
            Product(
                "", "ZL-1310", "", "", "DLL3-targeted antibody-drug conjugate", "DLL3抗體偶聯藥物"
            ),
        ),
    ),
    Issuer(
        "Innovent Biologics, Inc.",
        "Innovent",
        "信達生物製藥",
        "信達生物",
        (("HKEX", "01801"),),
        *_CAYMAN,
        (
            Product(
                "sintilimab",
                "IBI308",
                "TYVYT®",
                "信迪利單抗",
                "anti-PD-1 monoclonal antibody",
                "抗PD-1單克隆抗體",
            ),
            Product(
                "mazdutide",
                "IBI362",
                "",
                "瑪仕度肽",
                "GLP-1 and glucagon dual receptor agonist",
                "GLP-1R及GCGR雙重激動劑",
            ),
            Product("", "IBI363", "", "", "PD-1/IL-2α-bias fusion protein", "PD-1/IL-2α融合蛋白"),
        ),
    ),
    Issuer(
        "InnoCare Pharma Limited",
        "InnoCare",
        "諾誠健華醫藥有限公司",
        "諾誠健華",
        (("HKEX", "09969"), ("SSE", "688428")),
        *_CAYMAN,
        (
            Product("orelabrutinib", "ICP-022", "", "奧布替尼", "BTK inhibitor", "BTK抑制劑"),
            Product("", "ICP-248", "", "", "Bcl-2 inhibitor", "Bcl-2抑制劑"),
        ),
    ),
    Issuer(
        "Lanyue Biotherapeutics Group Limited",
        "Lanyue Bio",
        "瀾岳生物醫藥集團有限公司",
        "瀾岳生物",
        (("NASDAQ", "LYBT"), ("HKEX", "7713")),
        *_CAYMAN,
        (
            Product("vorimetinib", "LYB-207", "", "伏瑞美替尼", "MEK1/2 inhibitor", "MEK1/2抑制劑"),
            Product("", "LYB-330", "", "", "Claudin 18.2 bispecific antibody", "Claudin 18.2雙抗"),
        ),
    ),
    Issuer(
        "Peakford Oncology, Inc.",
        "Peakford",
        "",
        "",
        (("NASDAQ", "PKFD"),),
        "the State of Delaware",
        "",
        (
            Product("talmerasib", "PFO-114", "", "", "KRAS G12D inhibitor", "KRAS G12D抑制劑"),
            Product("quelirafenib", "PFO-022", "", "", "pan-RAF inhibitor", "泛RAF抑制劑"),
        ),
    ),
    Issuer(
        "Suzhou Heguang Biosciences Co., Ltd.",
        "Heguang Bio",
        "蘇州禾光生物科技股份有限公司",
        "禾光生物",
        (("HKEX", "7726"),),
        *_PRC,
        (
            Product(
                "denfuximab",
                "HG105",
                "",
                "登福昔單抗",
                "anti-IL-4Rα monoclonal antibody",
                "抗IL-4Rα單克隆抗體",
            ),
            Product("", "HG218", "", "", "TSLP bispecific antibody", "TSLP雙特異性抗體"),
        ),
    ),
    Issuer(
        "Tsinwa Vaccines Holdings Limited",
        "Tsinwa",
        "津華疫苗控股有限公司",
        "津華疫苗",
        (("HKEX", "7738"),),
        *_HONG_KONG,
        (
            Product(
                "",
                "TWV-09",
                "",
                "",
                "recombinant zoster vaccine candidate",
                "重組帶狀皰疹候選疫苗",
            ),
            Product(
                "", "TWV-21", "", "", "24-valent pneumococcal conjugate vaccine", "24價肺炎疫苗"
            ),
        ),
    ),
)

PEERS = (
    "Nurix Therapeutics",
    "C4 Therapeutics",
    "Arvinas",
    "Meridian Cove Pharmaceuticals",
    "Hallstatt Bio",
    "Quanta Ridge",
    "Northgate Oncology",
    "Jinghai Pharma",
    "Sable Point Therapeutics",
    "Kaifeng Yuanda",
)

DISEASES = (
    ("relapsed/refractory chronic lymphocytic leukemia (CLL)", "復發╱難治性慢性淋巴細胞白血病"),
    ("chronic-phase chronic myeloid leukemia (CP-CML)", "慢性髓細胞白血病慢性期"),
    ("metastatic colorectal cancer (mCRC)", "轉移性結直腸癌"),
    ("EGFR-mutant non-small cell lung cancer (NSCLC)", "EGFR突變非小細胞肺癌"),
    ("moderate to severe atopic dermatitis", "中重度特應性皮炎"),
    ("type 2 diabetes", "2型糖尿病"),
    ("advanced hepatocellular carcinoma (HCC)", "晚期肝細胞癌"),
    ("mantle cell lymphoma (MCL)", "套細胞淋巴瘤"),
    ("higher-risk myelodysplastic syndromes (HR-MDS)", "高危骨髓增生異常綜合征"),
    ("primary immune thrombocytopenia (ITP)", "原發免疫性血小板減少症"),
    ("small cell lung cancer (SCLC)", "小細胞肺癌"),
    ("systemic lupus erythematosus (SLE)", "系統性紅斑狼瘡"),
)

CITIES = (
    ("Hong Kong", "香港"),
    ("Suzhou, China", "中國蘇州"),
    ("Shanghai, China", "中國上海"),
    ("Rockville, Md.", "馬里蘭州羅克維爾"),
    ("Cambridge, Mass.", "馬薩諸塞州劍橋"),
    ("Basel, Switzerland", "瑞士巴塞爾"),
)

PEOPLE = (
    ("Chan Wing Lam", "陳詠琳"),
    ("Yang Haobo", "楊昊博"),
    ("Margaret Holloway", "瑪格麗特・霍洛韋"),
    ("Li Zhenyu", "李振宇"),
    ("Ho Ka Yan", "何嘉欣"),
    ("Daniel Brandt", "丹尼爾・布蘭特"),
    ("Zhou Mingxuan", "周明軒"),
    ("Sarah Whitcombe", "莎拉・惠特科姆"),
    ("Tsui Pak Kin", "徐柏健"),
    ("Wang Ruolin", "王若琳"),
)

MEETINGS = (
    ("the American Society of Clinical Oncology (ASCO) Annual Meeting", "美國臨床腫瘤學會年會"),
    ("the American Society of Hematology (ASH) Annual Meeting", "美國血液學會年會"),
    ("the European Society for Medical Oncology (ESMO) Congress", "歐洲腫瘤內科學會大會"),
    ("the European Hematology Association (EHA) Congress", "歐洲血液學會大會"),
)

AGENCIES = (
    ("the U.S. Food and Drug Administration (the “FDA”)", "美國食品藥品監督管理局（「FDA」）"),
    (
        "the National Medical Products Administration of China (the “NMPA”)",
        "中國國家藥品監督管理局（「國家藥監局」）",
    ),
    (
        "the Center for Drug Evaluation (the “CDE”) of the NMPA",
        "國家藥監局藥品審評中心（「CDE」）",
    ),
    ("the European Medicines Agency (the “EMA”)", "歐洲藥品管理局（「EMA」）"),
)

# Chinese as it comes out of a PDF without a ToUnicode map: each character's place in
# the Adobe-CNS1 collection, printed as if it were Unicode.
GARBLED = (
    "ᖹۜൗ̅၍ଣ፬ج'",
    "਷࢕̹ఙ္ຖ၍ଣᐼ҅˿ୋ27໮",
    "਷࢕ᖹ္҅ᗫ׵೯бÖ߉ॎ׌طᐕᖹيᄲ൙ʈЪ೻ҏ(༊Б)×",
    "ʮ̡",
    "ٰ΅˾໮",
    "ੰҎፕ͛يٰ΅ʮ̡",
)
