"""Claims that nothing supports, and acts and designations of authorities told wrongly."""

from __future__ import annotations

from slots import Chance

from slips.clean import Clean
from slips.slip import Slip, Spoiled, planted, put

_COMPARED = (
    "promotion/cross-trial-comparison",
    "promotion/efficacy-claim",
    "promotion/superlative-claim",
)
_PROPOSED = "The CDE has published that {drug} is proposed to be included in the list of breakthrough therapies."


def _overstated(title: str, body: str) -> Slip:
    """Give the draft a headline that tells an acceptance as an approval."""

    def spoil(clean: Clean, _: Chance) -> Spoiled | None:
        chinese = any("\u4e00" <= sign <= "\u9fff" for sign in title)
        if clean.chinese is not chinese or not clean.drugs or not clean.spots or clean.announcement:
            return None
        drug = clean.drugs[0][0]
        said = put(clean, clean.spots[0], body.format(drug=drug))
        text = f"{title.format(drug=drug)}\n\n{said.text}"
        return Spoiled(text, 0, len(text))

    return Slip(
        "acceptance told as approval",
        f"{title} | {body}",
        ("regulators/approval-overstated",),
        spoil,
    )


SLIPS = (
    *planted("safety claim", ("promotion/safety-claim",), "{candidate_start} is safe.", "{candidate_start} is safe and effective in patients.", "{candidate_start} has been proven to be safe.", "{candidate_start} is risk-free.",
             "{candidate_start} has no side effects.", "{candidate_start} demonstrated that it is a safe treatment.", "The safety of {candidate} has been proven.",
             "{candidate}安全有效。", "{candidate}已被證明是安全的。", "{candidate}無副作用。", "{candidate}的安全性已獲證實。"),
    *planted("efficacy claim", ("promotion/efficacy-claim", "promotion/safety-claim"), "{candidate_start} has proven efficacy in patients with cancer.", "{candidate_start} is effective in patients with cancer.", "{candidate_start} will cure lymphoma.", "{candidate_start} guarantees remission.",
             "{candidate_start} works in all patients.", "The efficacy of {candidate} has been proven.", "{candidate_start} is an effective treatment for lymphoma.",
             "{candidate}療效確切。", "{candidate}的療效已獲證實。", "{candidate}對患者有效。"),
    *planted("superlative claim", ("promotion/superlative-claim",), "{candidate_start} is a best-in-class inhibitor.", "{candidate_start} is a first-in-class inhibitor.", "{candidate_start} is the best treatment for lymphoma.",
             "{candidate_start} shows unprecedented activity.", "{candidate_start} is the only drug of its kind.", "{candidate_start} has obvious superiority.",
             "{candidate_start} is the leading inhibitor worldwide.", "{candidate_start} is unrivalled.", "{candidate}為同類最佳藥物。", "{candidate}是全球首創藥物。", "{candidate}療效史無前例。", "{candidate}具有明顯優勢。"),
    *planted("word of breakthrough", ("promotion/breakthrough-word",), "{candidate_start} is a breakthrough for patients.", "{candidate_start} is a miracle drug.", "{candidate_start} could be a game-changing therapy.",
             "{candidate_start} is a cure for cancer.", "{candidate_start} is a game changer.", "{candidate}是癌症治療的重大突破。", "{candidate}是神藥。", "{candidate}可治癒癌症。"),
    *planted("cross-trial comparison", _COMPARED, "Compared with published results of ibrutinib, {candidate} had a higher response rate.", "The response rate of {candidate} was higher than that of ibrutinib in its Phase 3 trial.",
             "The response rate was much higher than venetoclax alone.", "{candidate_start} outperformed ibrutinib.", "{candidate_start} is superior to ibrutinib.", "The ORR of {candidate} compares favourably with the 42% reported for venetoclax.",
             "{candidate_start} showed better efficacy than existing drugs.", "The ORR was twice that of historical data on venetoclax.",
             "{candidate}的療效優於伊布替尼。", "與已公佈的伊布替尼數據相比，{candidate}的緩解率更高。", "{candidate}的緩解率顯著高於同類藥物。"),
    *planted("praise of results", ("promotion/promising-results", "promotion/superlative-claim", "promotion/efficacy-claim"), "The data of {candidate} are encouraging. We thank the investigators.",
             "{candidate_start} showed promising efficacy. We thank the investigators.", "{candidate_start} had remarkable activity. We thank the investigators.", "{candidate}取得令人鼓舞的臨床數據。感謝研究者。"),
    *planted("scale unsupported", ("promotion/unsupported-scale",), "The Company is a global leader in oncology.", "The Company has a proven track record.", "本公司是全球領先的腫瘤藥企。", drug=True),
    *planted("stage vague", ("promotion/vague-stage",), "{candidate_start} is near commercialisation.", "The pipeline holds four near-late-stage drug candidates.", "候選藥物{candidate}接近商業化。", drug=True),
    *planted("visionary language", ("promotion/visionary-language",), "{candidate_start} will revolutionize the treatment of cancer.", "{candidate}將為患者帶來新希望。"),
    *planted("IND approved by the FDA", ("regulators/ind-approved-by-fda",), "The FDA approved the IND application for {drug}.", "The FDA has approved the Investigational New Drug application for {drug}.",
             "{drug_start} received IND approval from the FDA.", "The IND of {drug} was approved by the U.S. FDA.", "FDA approval of the IND for {drug} came in May.", "The U.S. Food and Drug Administration granted IND approval to {drug}.",
             "{drug}的IND申請獲FDA批准。", "FDA已批准{drug}的新藥臨床試驗申請。", "{drug}獲美國FDA批准開展臨床試驗。"),
    *planted("designation misnamed", ("regulators/misnamed-designation",), "The FDA granted {drug} Fast-Track status.", "{drug_start} received Orphan Drug Approval.", "{drug_start} was granted Breakthrough Designation by the FDA.",
             "The FDA granted Orphan drug designation to {drug}.", "{drug_start} was granted Breakthrough Drug Designation by the FDA.", "The FDA awarded {drug} Fast Track Approval.", "{drug_start} received Rare Pediatric Drug Designation from the FDA.",
             "{drug_start} was granted Regenerative Medicine Advance Therapy Designation.", "{drug}獲FDA授予快速通道地位。", "{drug}獲FDA授予突破性認定。"),
    *planted("authority misnamed", ("regulators/misnamed-authority",), "The National Drug Products Administration has accepted the application.", "The National Medical Product Administration accepted the application.",
             "The Center of Drug Evaluation accepted the application.", "The European Medicine Agency accepted the application.", "The Federal Drug Administration accepted the application.",
             "The U.S. Food and Drugs Administration accepted the application.", "The Food & Drug Agency accepted the application.", "The CFDA accepted the application in 2025.",
             "國家藥品監督管理總局於2025年受理該申請。", "國家食品藥品監督管理局於2025年受理該申請。"),
    *planted("granted before publication ends", ("regulators/granted-before-publication-ends",), "{drug_start} was granted Breakthrough Therapy Designation in China. " + _PROPOSED,
             "{drug}獲得突破性治療藥物認定。藥審中心公示，{drug}擬納入突破性治療品種名單。"),
    _overstated("{drug} Approved in China", "The CDE has accepted the New Drug Application for {drug} for review."),
    _overstated("Company Wins FDA Approval of {drug}", "The FDA has accepted the New Drug Application for {drug} for priority review."),
    _overstated("{drug} Approved in Europe", "The CHMP has issued a positive opinion on {drug}."),
)  # fmt: skip
