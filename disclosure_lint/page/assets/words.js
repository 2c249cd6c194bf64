"use strict";
// The words of the page in the language that somebody chose; nothing of it is remembered.
const words = (() => {
  const known = JSON.parse(document.getElementById("part-words").textContent);
  const asked = navigator.languages.find((one) => /^(en|zh)/i.test(one)) || "en";
  const simplified = /hans|-cn|-sg/i.test(asked) || asked.toLowerCase() === "zh";
  let chosen = /^zh/i.test(asked) ? (simplified ? "zh-Hans" : "zh-Hant") : "en";

  const say = (key, values = {}) =>
    known[chosen][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

  return {
    say,
    get chosen() {
      return chosen;
    },
    languages: Object.entries(known).map(([code, one]) => [code, one.name]),
    choose: (code) => {
      chosen = code;
      document.documentElement.lang = code;
      document.title = say("title");
      for (const one of document.querySelectorAll("[data-word]")) {
        one.textContent = say(one.dataset.word);
      }
    },
  };
})();

// Makes an element; what is text stays text.
const make = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((one) => one !== null && one !== undefined && one !== ""));
  return made;
};

// Messages mark words with backquotes, as on a terminal.
const prose = (text) =>
  text.split("`").map((piece, at) => (at % 2 ? make("span", { class: "said" }, piece) : piece));
