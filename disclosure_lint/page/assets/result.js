"use strict";
// One draft that was checked: what came of it in short, what to take away, findings, report.
const ENDINGS = {
  html: "report.html", record: "record.json", "record-html": "record.html",
  json: "findings.json", sarif: "findings.sarif",
};

const HELPS = {
  html: "htmlHelp", record: "recordHelp", "record-html": "record-htmlHelp",
  json: "jsonHelp", sarif: "sarifHelp",
};

const save = (bytes, name, type) => {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

const stemOf = (name) => name.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");

const takeRow = (draft, recorded) => {
  const { say } = words;
  const button = (key, act, told) =>
    make("button", { type: "button", "data-take": key, title: told, on: { click: act } }, say(key));
  const group = (key) =>
    make("div", { class: `take ${key}`, role: "group", "aria-labelledby": `${key}-title` },
      make("span", { id: `${key}-title` }, say(key)));
  const [people, programs] = [group("take"), group("programs")];
  if (draft.copy) {
    const ending = draft.name.replace(/^.*\./, "");
    people.append(button("copy",
      () => save(draft.made.copy, `${stemOf(draft.name)}-checked.${ending}`, "application/octet-stream"),
      say("copyHelp", draft.copy)));
  }
  for (const key of ["html", "record-html", "record", "json", "sarif"]) {
    const type = key.includes("html") ? "text/html" : "application/json";
    const act = async () => {
      const bytes = key.startsWith("record") ? await recorded(draft, key) : draft.made[key];
      if (bytes) save(bytes, `${stemOf(draft.name)}-${ENDINGS[key]}`, type);
    };
    (key.endsWith("html") ? people : programs).append(button(key, act, say(HELPS[key])));
  }
  return [people, programs];
};

const readOtherwise = (draft, about, again) => {
  const { say } = words;
  const listed = (id, entries, chosen) => make("select", { id },
    make("option", { value: "" }, say("recognised")),
    ...entries.map(([value, name]) => make("option", { value, selected: value === chosen }, name)));
  const kinds = about.documents.map((kind) => [kind, say(kind === "report" ? "kind-report" : kind)]);
  const fields = {
    document: listed("as-document", kinds, draft.told.document),
    issuer: listed("as-issuer", about.issuers, draft.told.issuer),
    date: make("input", { type: "date", id: "as-date", value: draft.told.date || "" }),
  };
  const act = () => again(draft, Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.value])));
  return make("details", { class: "otherwise screen" }, make("summary", {}, say("otherwise")),
    ...Object.entries(fields).map(([name, field]) =>
      make("p", {}, make("label", { for: field.id }, say(name)), " ", field)),
    make("button", { type: "button", on: { click: act } }, say("again")));
};

const tabs = (draft, panels) => {
  const { say } = words;
  const row = make("div", { role: "tablist", class: "tabs", "aria-label": draft.name });
  const show = (key, focus) => {
    for (const [name, panel] of Object.entries(panels)) {
      const tab = row.querySelector(`#tab-${name}`);
      tab.setAttribute("aria-selected", String(name === key));
      tab.tabIndex = name === key ? 0 : -1;
      panel.hidden = name !== key;
      if (name === key && panel.dataset.later !== undefined) panel.fill();
      if (name === key && focus) tab.focus();
    }
  };
  for (const name of Object.keys(panels)) {
    const said = name === "findings" ? `${say(name)} (${draft.findings.length})` : say(name);
    row.append(make("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`,
      on: {
        click: () => show(name),
        keydown: (event) => {
          if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
          show(name === "findings" ? "report" : "findings", true);
          event.preventDefault();
        },
      },
    }, said));
  }
  show("findings");
  return row;
};

// The report stands in a frame that may run its own script, open a link of an authority in a
// tab of its own, and nothing else.
const reportPanel = (draft) => {
  const panel = make("div", {
    role: "tabpanel", id: "panel-report", "aria-labelledby": "tab-report", "data-later": true, hidden: true,
  });
  panel.fill = async () => {
    delete panel.dataset.later;
    panel.append(make("iframe", {
      sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
      title: words.say("reportTitle", { name: draft.name }), srcdoc: await draft.made.html.text(),
    }));
  };
  return panel;
};

const counted = (draft) => {
  const weights = { must: 0, look: 0, consider: 0 };
  for (const one of draft.findings) weights[WEIGHTS[one.severity]] += 1;
  return weights;
};

// A number in short; what is folded below opens when it is pressed.
const card = (number, key, sort, list) => {
  const said = [make("strong", {}, String(number)), ` ${words.say(key)}`];
  const open = () => {
    document.getElementById("tab-findings").click();
    const folded = document.getElementById(list);
    folded.open = true;
    folded.querySelector("summary").focus();
    folded.scrollIntoView({ block: "start" });
  };
  return make("li", { class: `card ${number ? sort : ""}` },
    ...(list && number ? [make("button", { type: "button", on: { click: open } }, ...said)] : said));
};

// Fills the place of the result with one draft.
const showResult = (place, draft, about, { recorded, again }) => {
  const { say } = words;
  const sums = counted(draft);
  const kind = draft.document === "report" ? "kind-report" : draft.document;
  const panels = {
    findings: make("div", { role: "tabpanel", id: "panel-findings", "aria-labelledby": "tab-findings" },
      findingsPanel(draft)),
    report: reportPanel(draft),
  };
  const uncopied = draft.copy ? null
    : make("p", { class: "aside screen" }, draft.uncopied === "not-word" ? say("noCopy")
      : say("noCopyWhy", { said: sentence(draft.uncopied, draft.name) }));
  place.replaceChildren(
    make("h2", { id: "result-name" }, draft.name),
    make("ul", { class: "cards" },
      card(sums.must, "must", "error"), card(sums.look, "look", "warning"),
      card(sums.consider, "consider", "note"), card(draft.statuses.met, "met", "good", "list-met"),
      card(draft.statuses.unchecked, "unchecked", "soft", "list-unchecked"),
      draft.waived.length ? card(draft.waived.length, "waived", "soft", "list-waived") : null),
    make("p", { class: "read" }, say("read", {
      document: say(kind), issuer: draft.issuerName || say("noIssuer"),
      language: say(`lang-${draft.language}`), date: draft.date ? say("dated", { date: draft.date }) : say("noDate"),
    })),
    readOtherwise(draft, about, again),
    ...takeRow(draft, recorded), ...[uncopied].filter(Boolean),
    tabs(draft, panels), ...Object.values(panels));
  place.hidden = false;
};

// What a reader says, without the name of the file in front and the full stop at its end.
const sentence = (said, name) => {
  const rest = said.startsWith(`${name}: `) ? said.slice(name.length + 2) : said;
  return rest.replace(/\.$/, "");
};
