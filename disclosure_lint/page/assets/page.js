"use strict";
// The page: drafts come in, are checked one after another, and are shown. It keeps them in
// memory for as long as it is open, and puts nothing anywhere else.
(() => {
  const { say } = words;
  const $ = (id) => document.getElementById(id);
  const beside = { previous: null, translation: null };
  const drafts = [];
  const queue = [];
  let shown = null;
  let about = null;
  let busy = null;
  let began = 0;
  let state = ["starting", {}];

  const status = (key, values = {}) => {
    state = [key, values];
    $("status").textContent = say(key, values);
    $("status").dataset.state = key;
  };

  const trouble = (key, values, more) => {
    const place = $("trouble");
    place.hidden = key === null;
    place.replaceChildren();
    if (key === null) return;
    place.append(say(key, values));
    if (more) place.append(make("pre", { tabindex: 0 }, more));
  };

  const tick = () => {
    $("clock").textContent = began ? `${Math.floor((performance.now() - began) / 1000)} s` : "";
  };
  setInterval(tick, 250);

  const working = (key, values) => {
    began = performance.now();
    $("cancel").hidden = key === "starting";
    tick();
    status(key, values);
  };

  const resting = (key, values) => {
    began = 0;
    $("cancel").hidden = true;
    tick();
    status(key, values);
  };

  // --- What stands in the list ---------------------------------------------------------------

  const lineOf = (draft) => {
    const said = { waiting: "waiting", working: "working", stopped: "stopped", failed: "failed" };
    const [isDone, isStopped] = [draft.state === "done", draft.state === "stopped"];
    const outcome = () => (draft.judged ? say("countsLong", counted(draft)) : say("nothingChecked"));
    const told = isDone ? outcome() : say(said[draft.state]) + (isStopped ? ` – ${say("again")}` : "");
    return make("li", {}, make("button", {
      type: "button", class: "draft-line", "aria-current": draft === shown ? "true" : null,
      disabled: !isDone && !isStopped,
      on: { click: () => (isDone ? show(draft, true) : wait(draft.job)) },
    }, make("span", { class: "draft-name" }, draft.name), make("span", { class: "draft-told" }, told)));
  };

  const list = () => {
    // What one draft came to stands below, in the result.
    $("drafts").hidden = drafts.every((one) => one === shown);
    $("intake").classList.toggle("begun", drafts.length > 0);
    $("drafts").querySelector("ul").replaceChildren(...drafts.map(lineOf));
  };

  const show = (draft, focus = false) => {
    shown = draft;
    showResult($("result"), draft, about, { recorded, again });
    list();
    if (focus) $("result").focus();
  };

  // --- Checking ------------------------------------------------------------------------------

  const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());

  const given = async (job) => {
    const files = { draft: await bytesOf(job.file) };
    for (const [name, file] of Object.entries(job.beside)) files[name] = await bytesOf(file);
    return files;
  };

  const told = (job) => ({
    name: job.file.name, ...job.told,
    ...Object.fromEntries(Object.entries(job.beside).map(([name, file]) => [name, file.name])),
  });

  const taken = (job, { said, made }) => {
    const at = drafts.indexOf(job.line);
    const found = said.drafts.map((one) => ({
      ...one, state: "done", job, told: job.told,
      made: Object.fromEntries(Object.entries(made)
        .filter(([name]) => name.startsWith(`${one.number}.`))
        // Not as bytes: a browser puts away what nobody looks at.
        .map(([name, bytes]) => [name.slice(one.number.length + 1), new Blob([bytes])])),
    }));
    drafts.splice(at, 1, ...found);
    return found[0];
  };

  const fail = (job, said) => {
    job.line.state = "failed";
    const name = job.line.name;
    if (said.bug) trouble("bug", { name }, said.bug);
    else if (said.error === "memory") trouble("memory", { name });
    else trouble("refused", { name, said: sentence(said.error, name) });
    resting("ready");
  };

  const check = async (job) => {
    job.line.state = "working";
    list();
    let files;
    try {
      files = await given(job);
    } catch {
      job.line.state = "failed";
      trouble("unreadable", { name: job.line.name });
      return;
    }
    working("checking", { name: job.line.name });
    try {
      const answer = await engine.ask("check", told(job), files);
      if (!answer.said.drafts) {
        fail(job, answer.said);
        return;
      }
      const first = taken(job, answer);
      show(first);
      resting(first.judged ? "done" : "doneUnjudged", { name: first.name, ...counted(first) });
    } catch (error) {
      job.line.state = error.message === "cancelled" ? "stopped" : "failed";
      if (error.message === "cancelled") return;
      // What broke out of the interpreter leaves it unusable.
      if (error.message !== "gone") trouble("memory", { name: job.line.name });
      await restart();
    }
  };

  const next = async () => {
    if (busy || !about) return;
    while (queue.length) {
      busy = queue.shift();
      await check(busy);
      busy = null;
      list();
    }
  };

  // Whether a file can be read at all; says why where it cannot.
  const fits = ({ name, size }) => {
    if (size > engine.most) trouble("large", { name, most: engine.most / 1_000_000 });
    else return true;
    return false;
  };

  const put = (file, chosen = {}) => {
    if (!fits(file)) return;
    const line = { name: file.name };
    line.job = {
      file, line, told: chosen,
      beside: Object.fromEntries(Object.entries(beside).filter(([, one]) => one)),
    };
    drafts.push(line);
    wait(line.job);
  };

  const wait = (job) => {
    job.line.state = "waiting";
    queue.push(job);
    list();
    next();
  };

  const again = (draft, chosen) => {
    trouble(null);
    const line = { name: draft.job.file.name };
    line.job = { ...draft.job, line, told: chosen };
    drafts.splice(drafts.indexOf(draft), 1, line);
    for (const other of drafts.filter((one) => one.job === draft.job)) {
      drafts.splice(drafts.indexOf(other), 1);
    }
    wait(line.job);
  };

  const recorded = async (draft, key) => {
    const made = decidedOn(draft);
    if (!made.length) return draft.made[key];
    const record = await bytesOf(draft.made.record);
    const { said, made: files } = await engine.ask("record", { decisions: made }, { record });
    if (!files[key]) trouble("bug", { name: draft.name }, said.error || said.bug);
    return files[key];
  };

  // --- What people do ------------------------------------------------------------------------

  const bring = (slot, files) => {
    trouble(null);
    if (slot === "draft") {
      for (const file of files) put(file);
      return;
    }
    const [file] = files;
    if (!file) return;
    if (fits(file)) beside[slot] = file;
    tellBeside();
  };

  const tellBeside = () => {
    for (const [slot, file] of Object.entries(beside)) {
      $(`help-${slot}`).textContent = file ? file.name : say("none");
      document.querySelector(`[data-clear=${slot}]`).hidden = !file;
    }
  };

  for (const slot of document.querySelectorAll(".slot")) {
    const name = slot.dataset.slot;
    const field = slot.querySelector("input");
    field.addEventListener("change", () => {
      bring(name, [...field.files]);
      field.value = "";
    });
    slot.addEventListener("dragover", (event) => {
      event.preventDefault();
      slot.classList.add("over");
    });
    slot.addEventListener("dragleave", () => slot.classList.remove("over"));
    slot.addEventListener("drop", (event) => {
      event.preventDefault();
      event.stopPropagation();
      slot.classList.remove("over");
      bring(name, [...event.dataTransfer.files]);
    });
  }
  // A file that misses is taken for a draft; else the browser would leave the page for it.
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    bring("draft", [...event.dataTransfer.files]);
  });

  for (const button of document.querySelectorAll("[data-clear]")) {
    button.addEventListener("click", () => {
      beside[button.dataset.clear] = null;
      tellBeside();
      $(`file-${button.dataset.clear}`).focus();
    });
  }

  const restart = async () => {
    working("starting");
    try {
      await engine.cancel();
      if (!busy) resting("cancelled");
    } catch (error) {
      unstarted(error);
    }
  };

  const unstarted = (error) => {
    const gone = error.message === "gone";
    resting(gone ? "toolGone" : "failedStart");
    if (!gone) trouble("failedStart", {}, error.message);
  };

  $("cancel").addEventListener("click", async () => {
    for (const job of queue.splice(0)) job.line.state = "stopped";
    const restarted = restart();
    list();
    await restarted;
  });

  const judges = () => {
    const packs = about.packs.map((one) => `${one.name} ${one.version}`).join(", ");
    const waivers = about.waivers ? say("waivers", { count: about.waivers }) : "";
    $("judges").textContent = [say("rules", { rules: about.rules, packs }), waivers].join(" ").trim();
  };

  $("language").append(...words.languages.map(([value, name]) =>
    make("option", { value, lang: value, selected: value === words.chosen }, name)));
  const speak = (code) => {
    words.choose(code);
    $("help-draft").textContent = say("drop", { most: engine.most / 1_000_000 });
    status(...state);
    tellBeside();
    list();
    if (about) judges();
    if (shown && drafts.includes(shown)) show(shown);
  };
  $("language").addEventListener("change", (event) => speak(event.target.value));
  speak(words.chosen);

  working("starting");
  engine.ready().then((said) => {
    about = said;
    judges();
    resting("ready");
    next();
  }, unstarted);
})();
