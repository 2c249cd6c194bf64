"use strict";
// The findings of one draft, each with what somebody decides of it. Decisions live in this
// script alone, and go into the record.
const DECISIONS = ["will-change", "allowed", "ask"];
const WEIGHTS = { error: "must", warning: "look", note: "consider" };
const decisions = { who: "", of: new Map() };

const decisionsOf = (draft) => {
  const key = `${draft.name} ${draft.sha256}`;
  if (!decisions.of.has(key)) decisions.of.set(key, new Map());
  return decisions.of.get(key);
};

const keyOf = (finding) => `${finding.rule} ${finding.fingerprint}`;

const decidedOn = (draft) =>
  draft.findings.flatMap((finding) => {
    const made = decisionsOf(draft).get(keyOf(finding));
    if (!made || !made.decision) return [];
    const { rule, fingerprint } = finding;
    return [{ rule, fingerprint, who: decisions.who, ...made }];
  });

const decisionFields = (draft, finding, number, changed) => {
  const { say } = words;
  const made = decisionsOf(draft).get(keyOf(finding)) || { decision: "", reason: "" };
  const keep = () => {
    decisionsOf(draft).set(keyOf(finding), made);
    reason.hidden = !made.decision || made.decision === "will-change";
    changed();
  };
  const choice = (value) => {
    const id = `decision-${number}-${value || "none"}`;
    const field = make("input", {
      type: "radio", name: `decision-${number}`, id, value, checked: made.decision === value,
      on: { change: () => { made.decision = value; keep(); } },
    });
    return make("span", { class: "choice" }, field, make("label", { for: id }, say(value || "clear")));
  };
  const reason = make("input", {
    type: "text", class: "reason", "aria-label": say("reason"), placeholder: say("reason"),
    value: made.reason, maxlength: 2000, hidden: !made.decision || made.decision === "will-change",
    on: { input: (event) => { made.reason = event.target.value; keep(); } },
  });
  const legend = make("legend", { class: "unseen" }, say("decision", { number }));
  return make("fieldset", { class: "decision" }, legend,
    ...["will-change", "allowed", "ask", ""].map(choice), reason);
};

const findingItem = (draft, finding, number, fresh, changed) => {
  const { say } = words;
  const weight = WEIGHTS[finding.severity];
  const about = (key, ...told) =>
    make("p", { class: "more" }, make("strong", {}, `${say(key)}: `), ...told);
  const sign = fresh === null ? null
    : make("span", { class: fresh ? "fresh" : "old" }, say(fresh ? "new" : "same"));
  const place = finding.whole ? [say("missingWhole")] : finding.words
    ? [finding.missing ? `${say("calledFor", { where: finding.where })} ` : `${finding.where}: `,
      make("q", { lang: "und" }, finding.words)]
    : [finding.where];
  return make("li", {
      class: `one ${finding.severity}`, id: `finding-${number}`, tabindex: -1,
      "aria-labelledby": `message-${number}`,
    },
    make("p", { class: "head" },
      make("span", { class: `badge ${finding.severity}` }, String(number)), " ",
      make("span", { class: `verdict ${finding.severity}` }, say(weight)), " ", sign),
    make("h3", { id: `message-${number}`, lang: "en" }, ...prose(finding.message)),
    make("p", { class: "at", lang: "en" }, ...place),
    finding.help ? make("p", { class: "more", lang: "en" }, make("strong", {}, `${say("todo")}: `), ...prose(finding.help)) : null,
    finding.cites ? about("authority", make("span", { lang: "en" }, finding.cites)) : null,
    make("p", { class: "rule" }, `${say("rule")}: `, make("code", {}, finding.rule)),
    changed ? decisionFields(draft, finding, number, changed) : null);
};

// What could not be judged, and what is in order with the words that prove it: folded.
const listed = (draft) => {
  const { say } = words;
  const folded = (id, key, all, item) => all.length
    ? [make("details", { id, class: "told" }, make("summary", {}, say(key, { count: all.length })),
      make("ul", { lang: "en" }, ...all.map(item)))]
    : [];
  const proof = (one) => make("li", {}, make("strong", {}, upper(one.title)),
    ...one.places.flatMap(({ where, words: quoted }, at) =>
      [`${at ? "; " : ": "}${where}`, " ", make("q", { lang: "und" }, quoted)]));
  const waived = (one) => make("li", {}, make("strong", {}, ...prose(one.message)),
    one.whole ? "" : make("span", {}, `: ${one.where} `, make("q", { lang: "und" }, one.words)),
    make("p", { lang: words.chosen }, say(one.who ? "allowedBy" : "allowedDraft", one),
      one.until ? say("until", one) : ""));
  return [
    ...draft.ended.map((one) => make("p", { class: "bad" }, say("ended", one))),
    ...folded("list-waived", "waivedList", draft.waived, waived),
    ...folded("list-unchecked", "uncheckedList", draft.unchecked, (one) =>
      make("li", {}, make("strong", {}, one.title), one.reason ? `: ${one.reason}` : "")),
    ...folded("list-met", "provedList", draft.proved, proof),
  ];
};

// A list that is made a part at a time, as thousands of findings would stop the page.
const PART = 100;
const partly = (count, itemOf) => {
  const { say } = words;
  const list = make("ol", { class: "list" });
  const button = make("button", { type: "button", class: "screen", on: { click: () => grow(true) } });
  let at = 0;
  const grow = (focus, most = PART) => {
    const first = at;
    at = Math.min(count, at + most);
    list.append(...Array.from({ length: at - first }, (_, one) => itemOf(first + one)));
    button.hidden = at === count;
    button.textContent = say("showMore", { count: Math.min(PART, count - at), left: count - at });
    if (focus && list.children[first]) list.children[first].focus();
  };
  grow(false);
  const made = make("div", { class: "partly" }, list, button);
  made.grow = grow;
  return made;
};

addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll(".partly")) one.grow(false, Infinity);
});

const upper = (said) => said[0].toUpperCase() + said.slice(1);

// The panel of findings, with the name of whoever decides and what the earlier version had.
const findingsPanel = (draft) => {
  const { say } = words;
  const count = make("p", { role: "status", class: "decided" });
  const changed = () => {
    count.textContent = say("decided", { count: decidedOn(draft).length, all: draft.findings.length });
  };
  changed();
  const itemOf = (at) =>
    findingItem(draft, draft.findings[at], at + 1, draft.fresh ? draft.fresh[at] : null, changed);
  const panel = make("div", { class: "findings" });
  if (words.chosen !== "en") panel.append(make("p", { class: "aside" }, say("english")));
  if (draft.fresh) {
    const fresh = draft.fresh.filter(Boolean).length;
    panel.append(make("p", { class: "since" }, say("earlierShort", {
      name: draft.earlier, new: fresh, same: draft.fresh.length - fresh, gone: draft.gone.length,
    })));
  }
  panel.append(...listed(draft));
  if (!draft.findings.length) panel.append(make("p", { class: draft.judged ? "good" : "bad" }, say(draft.judged ? "nothing" : "unjudged")));
  else {
    const who = make("input", {
      type: "text", id: "who", value: decisions.who, maxlength: 200, autocomplete: "off",
      on: { input: (event) => { decisions.who = event.target.value; } },
    });
    panel.append(
      make("p", { class: "screen" }, say("decide")),
      make("p", { class: "who" }, make("label", { for: "who" }, say("who")), " ", who),
      count,
      make("p", { class: "aside screen keys" }, say("keys")),
      partly(draft.findings.length, itemOf));
  }
  if (draft.gone && draft.gone.length) {
    const goneOf = (at) =>
      findingItem(draft, draft.gone[at], draft.findings.length + at + 1, null, null);
    panel.append(make("details", { class: "gone" },
      make("summary", {}, say("gone", { count: draft.gone.length })), partly(draft.gone.length, goneOf)));
  }
  return panel;
};

// j and k step through the findings; 1, 2, 3 and 0 decide the one that is looked at.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input[type=text], input[type=date], select, textarea")) return;
  const shown = document.querySelector(".findings > .partly");
  if (!shown) return;
  if (event.key === "j" && shown.querySelector(".list").lastChild.contains(document.activeElement)) {
    shown.grow(false);
  }
  const all = [...shown.querySelectorAll(".one")];
  const at = all.findIndex((one) => one.contains(document.activeElement));
  if (event.key === "j" || event.key === "k") {
    const next = all[Math.min(all.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  } else if (at >= 0 && "0123".includes(event.key)) {
    const value = event.key === "0" ? "" : DECISIONS[Number(event.key) - 1];
    all[at].querySelector(`input[type=radio][value="${value}"]`).click();
  } else return;
  event.preventDefault();
});
