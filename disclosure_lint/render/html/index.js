"use strict";
// The filters and the order of the index; every row and every link is there without them.
(() => {
  const table = document.querySelector("table.drafts");
  const form = document.querySelector("form.filters");
  const rows = [...table.tBodies[0].rows];
  const words = rows.map((row) => row.textContent.toLowerCase());
  const numbers = rows.map((row) => [...row.cells].slice(1, 4).map((cell) => Number(cell.textContent) || 0));
  let rule = null;

  const kinds = (at) => {
    if (rows[at].className === "unread") return ["1"];
    const found = ["1", "2", "3"].filter((kind) => numbers[at][kind - 1] > 0);
    return found.length ? found : ["0"];
  };

  const show = () => {
    const sought = form.querySelector(".words").value.trim().toLowerCase().split(/\s+/);
    const of = new Set([...form.querySelectorAll(".of:checked")].map((box) => box.value));
    let seen = 0;
    rows.forEach((row, at) => {
      const fits = kinds(at).some((kind) => of.has(kind))
        && sought.every((word) => words[at].includes(word))
        && (rule === null || (row.dataset.r || "").split(" ").includes(rule));
      row.hidden = !fits;
      seen += fits;
    });
    form.querySelector(".count").textContent = `${seen.toLocaleString("en")} of ${rows.length.toLocaleString("en")} drafts are shown.`;
  };

  const choose = (link) => {
    const place = form.querySelector(".rule-chosen");
    rule = link ? link.dataset.rule : null;
    place.textContent = link ? `only ${link.textContent} ` : "";
    if (link) {
      const all = document.createElement("button");
      all.type = "button";
      all.textContent = "all rules";
      all.addEventListener("click", () => choose(null));
      place.append(all);
    }
    show();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-rule]");
    if (link) choose(link);
  });

  [...table.tHead.rows[0].cells].forEach((cell, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = cell.textContent;
    cell.replaceChildren(button);
    const isNumber = cell.className === "number";
    button.addEventListener("click", () => {
      const down = cell.getAttribute("aria-sort") === (isNumber ? "descending" : "ascending");
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      const ascends = isNumber ? down : !down;
      cell.setAttribute("aria-sort", ascends ? "ascending" : "descending");
      const said = (row) => (row.cells[column] ? row.cells[column].textContent : "");
      const by = isNumber
        ? (a, b) => Number(said(a)) - Number(said(b))
        : (a, b) => said(a).localeCompare(said(b));
      const sorted = [...rows].sort((a, b) => (ascends ? by(a, b) : by(b, a)));
      table.tBodies[0].append(...sorted);
    });
  });

  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();

  let unseen = [];
  addEventListener("beforeprint", () => {
    unseen = rows.filter((row) => row.hidden);
    for (const row of unseen) row.hidden = false;
  });
  addEventListener("afterprint", () => {
    for (const row of unseen) row.hidden = true;
  });
})();
