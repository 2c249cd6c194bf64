"""The English wording that generated drafts are made of.

Names in braces are drawn afresh each time a template is used. All of it is our own.
"""

from __future__ import annotations

TITLES = (
    "{short} Announces {agency_short} Acceptance of New Drug Application for {tied} in {disease_short}",
    "{short} Receives {agency_short} Clearance to Begin a {phase} Study of {tied}",
    "{short} Presents Updated {phase} Data on {tied} at {meeting_short}",
    "{short} Doses First Patient in Registrational {phase} Study of {tied}",
    "{short} and {peer} Enter Into Clinical Collaboration on {tied}",
    "{short}’s {tied} Granted Orphan Drug Designation in {disease_short}",
)

NEWS = (
    "{drug} is being studied in a randomised, controlled, multicentre {phase} study in patients with {disease} who had received at least {small} prior lines of therapy.",
    "As of the data cut-off date of {day}, {n} patients had been enrolled at {small} sites in China, Australia and the United States, and {m} of them remained on treatment.",
    "The objective response rate was {rate}, and the median duration of response had not been reached after a median follow-up of {small} months.",
    "The median progression-free survival was {interval} in the {drug} arm, compared with {small} months in the control arm (HR 0.{hr}; p=0.0{p}).",
    "Treatment-related adverse events of grade 3 or higher occurred in {rate} of patients; the most frequent were neutropenia, thrombocytopenia and hypertension.",
    "The study ({trial}) is led by Professor {person} of the Heron Bay University Hospital, who said that the field still lacks an option for patients whose disease has returned.",
    "{agency} accepted the application on {day} and set a target action date in the {quarter} of {next_year}.",
    "On {day}, {agency} cleared the investigational new drug application for {drug}, and a {phase} study is now open for enrolment.",
    "{drug} was granted Fast Track designation for {disease} in {month} {year}.",
    "{short} holds worldwide rights to {drug} outside Greater China, where its partner {peer} is responsible for development.",
    "Patients with {disease} have few options once first-line therapy fails, and fewer than {pct}% are alive after five years.",
    "{drug} is an orally available {does} discovered by {short}’s own chemists in {year}.",
    "In earlier studies the compound was given to more than {n} people, alone and together with standard chemotherapy.",
    "An independent data monitoring committee reviewed the interim analysis on {day} and recommended that the study go on without change.",
    "Full results will be presented at {meeting} in {month} {next_year}.",
    "The resistance mutation is found in about {pct}% of patients who stop responding to first-generation inhibitors.",
    "Enrolment in the companion study of {other} was completed in {month} {year}, {small} weeks ahead of plan.",
    "The recommended dose of {drug} is {mg} mg once daily, taken in 28-day cycles, with a ramp-up over the first {small} days.",
    "No cases of tumour lysis syndrome of clinical grade were seen, and {small} patients reduced their dose.",
    "Health authorities in Singapore and South Korea have been told of the protocol amendment made on {day}.",
    "{peer} and {peer2} are developing molecules against the same target; neither has published data from a controlled study.",
    "The manufacturing site in Suzhou passed its inspection on {day}, and three validation batches have been released.",
    "Secondary endpoints include overall survival, quality of life and the time to the next treatment.",
    "Overall survival at {small} months was {share_interval} among the {n} patients who could be evaluated.",
    "The abstract, numbered {n}, was selected for an oral presentation on {day}.",
    "Under the agreement, {short} receives US${money} million upfront and may receive milestones of up to US${n} million, together with tiered royalties.",
    "The Company expects to complete enrolment in the {quarter} of {next_year} and believes that {drug} could become a new standard of care.",
    "{short} plans to file a supplemental application for {disease} in the {quarter} of {next_year}.",
    "“We are grateful to the patients, their families and the investigators who make this work possible,” said {person}, Chief Medical Officer of {short}.",
    "“We have now studied {drug} for {small} years, and we intend to bring it to patients as quickly as the evidence allows,” added {person}.",
    "{other}, {other_does}, continued to enrol patients in its own {phase} programme.",
    "The programme moved from the laboratory to its first patient within {small} months.",
)

BUSINESS = (
    "Revenue for the period was RMB{money} million, compared with RMB{n}.{small} million for the same period of {year}.",
    "Research and development expenses rose by {pct}% to RMB{n} million, chiefly because of the {phase} programme of {drug}.",
    "Cash and bank balances stood at US${n}.{small} million as of {day}.",
    "Selling and distribution expenses were RMB{money} million, of which RMB{small} million related to the launch of {drug}.",
    "Sales of {drug} reached RMB{money} million in the {quarter} of {year}, with {n} hospitals listed.",
    "Basic and diluted loss per share was RMB0.{hr}, against RMB0.{p} for the previous year.",
    "The Group had {n} employees as of {day}, of whom {pct}% worked in research and development.",
    "On {day}, the Company completed a placing of {n} million new shares at HK${money}.{small} each.",
    "The Board does not recommend the payment of a dividend for the period.",
    "Capital expenditure was RMB{money} million and related to the second production line.",
    "Trade receivables were RMB{n} million with an average turnover of {small} days.",
    "Gross margin changed to {pct}% from {pct}% as fixed costs were spread over a larger volume.",
)

BRIEF = (
    "{name} {listing} announced that {agency} has granted approval for a {phase} trial of {tied}, {a_does}, in patients with {disease}.",
    "The asset received clearance in the United States in {month} {year}.",
    "The company now faces {peer} and {peer2}, whose candidates are about {small} months behind.",
    "Analysts expect first data in the {quarter} of {next_year}.",
    "Its listing in {place_short} gives it access to more than one pool of capital.",
    "The molecule complements {short}’s established programme of {other}.",
)

ABOUT_DRUG = (
    "{drug_start} is a novel, orally active {does} being developed by {short} for the treatment of {disease}.",
    "It binds its target with nanomolar affinity and keeps its activity against {small} known resistance mutations.",
    "It is under regulatory review in {small} countries and has been studied in more than {n} patients.",
    "It has not been approved for any use outside the regions named above.",
)

ABOUT_ISSUER = (
    "{name} {listing} is a biopharmaceutical company that discovers, develops and commercialises medicines for serious diseases.",
    "It has {small} candidates in clinical development and conducts more than {small}0 clinical studies in China, the United States, Europe and Australia.",
    "Its lead products are {drug} and {other}.",
    "Founded in {year}, it employs about {n} people in {small} cities.",
)

LEGEND = (
    "Forward-Looking Statements",
    "This document contains forward-looking statements within the meaning of the Private Securities Litigation Reform Act of 1995.",
    "All statements other than statements of historical fact are forward-looking statements, including those regarding the development of {drug}, its benefits for patients and the timing of regulatory decisions.",
    "Words such as “may,” “will,” “expect,” “plan,” “believe” and “could” identify them.",
    "Actual results may differ materially because of several factors, among them the outcome of clinical studies, decisions of regulators, competition, and the risks described in the section headed “Risk Factors” in the annual report of {short} on Form {form} for the year ended December 31, 2025.",
    "{short} undertakes no obligation to update any forward-looking statement except as required by law.",
)

DISCLAIMER = "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take no responsibility for the contents of this announcement, make no representation as to its accuracy or completeness and expressly disclaim any liability whatsoever for any loss howsoever arising from or in reliance upon the whole or any part of the contents of this announcement."
ALTERED_DISCLAIMER = DISCLAIMER.replace("Kong Exchanges", "Kong Stock Exchanges").replace(
    "howsoever", "however"
)

CAUTION = (
    "Cautionary Statement required by Rule 18A.05 of the Rules Governing the Listing of Securities on The Stock Exchange of Hong Kong Limited: We cannot guarantee that we will be able to obtain further approval for, or ultimately market, {drug} successfully.",
    "Cautionary Statement required by Rule 18A.05 of the Listing Rules: There is no assurance that {drug} will ultimately be successfully developed and marketed by the Company.",
    "Warning under Rule 18A.05 of the Listing Rules: The Company may not be able to ultimately develop and market {drug} successfully.",
)
DEALING = "Shareholders and potential investors of the Company are advised to exercise caution when dealing in the shares of the Company."

VOLUNTARY = (
    "This announcement is made by {name} (the “Company”, together with its subsidiaries, the “Group”) on a voluntary basis to keep its shareholders and potential investors informed of the latest business development of the Group.",
    "The board of directors (the “Board”) of the Company is pleased to announce that {agency} has accepted the application for {tied}, {a_does}, for the treatment of {disease}.",
)

HEADINGS = (
    "About the Study",
    "Clinical Results",
    "Regulatory Progress",
    "Next Steps",
    "Safety",
    "Business Development",
    "Background",
    "Collaboration",
)
ROWS = (
    "Phase\nMilestone\nExpected in\n{phase}\nTop-line data\n{quarter} {next_year}",
    "Item\nDetail\nCompany\n{name} {listing}\nAsset\n{drug} – {does}\nStage\n{phase}",
    "Revenue\n{n}.{small}\n{m}.{small}\nCost of sales\n({money}.{small})\n({small}.{small})",
)
