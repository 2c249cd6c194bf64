"use strict";
// The filters, the keys and the jumps between a finding and its place. The page is whole
// without them: every jump is also a link, and what is hidden here is hidden by nothing else.
(() => {
  const isWide = () => matchMedia("(min-width: 60rem)").matches;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  let chosen = null;

  const pieces = (page, first, last) => {
    const found = [];
    if (first === undefined) return found;
    for (let at = Number(first); at <= Number(last); at += 1) {
      const piece = document.getElementById(`${page}-s${at}`);
      if (piece) found.push(piece);
    }
    return found;
  };

  const light = (found) => {
    for (const one of all(".lit")) one.classList.remove("lit");
    for (const one of found) one.classList.add("lit");
  };

  const page = (element) => element.closest(".draft").id;

  const badge = (finding) => document.getElementById(finding.id.replace(/-f(\d+)$/, "-n$1"));

  // Marks a finding and its words; `look` says which of the two to bring into view.
  const choose = (finding, look) => {
    if (chosen) chosen.classList.remove("chosen");
    chosen = finding;
    finding.classList.add("chosen");
    const words = pieces(page(finding), finding.dataset.from, finding.dataset.to);
    const sign = badge(finding);
    light(sign ? [sign, ...words] : words);
    if (look !== "finding" && sign) sign.scrollIntoView({ block: "center" });
    if (look === "both" || look === "finding") finding.scrollIntoView({ block: "nearest" });
  };

  const go = (link) => {
    const finding = link.closest(".finding");
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    if (finding && target === badge(finding)) choose(finding, "place");
    else light(pieces(page(link), link.dataset.from, link.dataset.to));
    if (!target.hasAttribute("href")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  };

  const show = (finding) => {
    finding.hidden = false;
    finding.focus({ preventScroll: true });
    choose(finding, "finding");
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      const target = document.getElementById(link.hash.slice(1));
      if (link.matches(".place")) go(link);
      else if (target && target.matches(".finding")) show(target);
      else return;
      event.preventDefault();
      return;
    }
    const mark = event.target.closest("mark[data-f]");
    if (mark) {
      const finding = document.getElementById(`${page(mark)}-f${mark.dataset.f}`);
      if (finding) show(finding);
      return;
    }
    const finding = event.target.closest(".finding");
    if (finding && isWide() && getSelection().isCollapsed) choose(finding, "place");
  });

  const step = (by) => {
    const seen = all(".finding:not([hidden])");
    if (!seen.length) return;
    const at = seen.indexOf(chosen);
    const next = at < 0 ? (by > 0 ? 0 : seen.length - 1) : at + by;
    if (next < 0 || next >= seen.length) return;
    seen[next].focus({ preventScroll: true });
    choose(seen[next], isWide() ? "both" : "finding");
  };

  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || !(at instanceof Element)) return;
    if (at.matches("input[type=search]")) return;
    const isOn = all(".keys").every((box) => box.checked);
    if (isOn && event.key === "j") step(1);
    else if (isOn && event.key === "k") step(-1);
    else if (event.key === "Enter" && at.matches(".finding")) {
      const link = at.querySelector("a.place");
      if (link) go(link);
    } else if (event.key === "Escape" && chosen && !at.closest(".filters")) show(chosen);
    else return;
    event.preventDefault();
  });

  const filtered = (form) => {
    const draft = form.closest(".draft");
    const wanted = { severity: new Set(), authority: new Set() };
    for (const box of all("input[data-of]:checked", form)) wanted[box.dataset.of].add(box.value);
    const words = form.querySelector("input[type=search]").value.trim().toLowerCase();
    const list = all(".finding", draft);
    let seen = 0;
    for (const finding of list) {
      const fits = wanted.severity.has(finding.dataset.severity)
        && wanted.authority.has(finding.dataset.authority)
        && (!words || finding.textContent.toLowerCase().includes(words));
      finding.hidden = !fits;
      const sign = badge(finding);
      if (sign) sign.hidden = !fits;
      seen += fits;
    }
    form.querySelector(".count").textContent = seen === list.length
      ? `All ${list.length} findings are shown.`
      : `${seen} of ${list.length} findings are shown.`;
  };

  for (const form of all(".filters")) {
    form.hidden = false;
    form.addEventListener("input", (event) => {
      if (event.target.matches(".keys")) {
        for (const box of all(".keys")) box.checked = event.target.checked;
      } else filtered(form);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    filtered(form);
  }

  // What is filtered out is missing on the screen only: paper has everything.
  let unseen = [];
  addEventListener("beforeprint", () => {
    unseen = all(".finding[hidden], .badge[hidden]");
    for (const one of unseen) one.hidden = false;
  });
  addEventListener("afterprint", () => {
    for (const one of unseen) one.hidden = true;
  });

  const drafts = all(".draft");
  if (drafts.length > 1) {
    const nav = document.createElement("nav");
    nav.className = "drafts";
    nav.setAttribute("aria-label", "Drafts");
    const list = document.createElement("ul");
    for (const draft of drafts) {
      const entry = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${draft.id}`;
      link.textContent = draft.querySelector("h2").textContent;
      entry.append(link, `: ${draft.dataset.findings}`);
      list.append(entry);
    }
    const total = document.querySelector(".total");
    if (total) nav.append(total);
    nav.append(list);
    document.querySelector("main").prepend(nav);
  }
})();
