"use strict";
// The engine behind the page: a worker that is asked one thing after another. To cancel ends
// the worker and starts another, whatever the old one was at.
const engine = (() => {
  const step = () => new Promise((resolve) => setTimeout(resolve));
  const kept = new Map(); // the parts, out of the document, where they would fill its memory
  let worker = null;
  let started = null;
  let asked = new Map();
  let number = 0;

  const part = (name) => {
    if (!kept.has(name)) {
      const place = document.getElementById(`part-${name}`);
      kept.set(name, new Blob([place.textContent]));
      place.remove();
    }
    return kept.get(name);
  };

  // Bytes out of base64, a slice at a time: the page goes on answering.
  const decoded = async (text) => {
    const slice = 262_144; // characters, a multiple of four
    const made = [];
    for (let at = 0; at < text.length; at += slice) {
      const said = atob(text.slice(at, at + slice));
      const bytes = new Uint8Array(said.length);
      for (let one = 0; one < said.length; one += 1) bytes[one] = said.charCodeAt(one);
      made.push(bytes);
      await step();
    }
    return new Blob(made);
  };

  const script = async () => {
    const packed = await decoded(await part("engine").text());
    const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
    const blob = await new Response(stream).blob();
    return new Blob([part("worker"), "\n", blob], { type: "text/javascript" });
  };

  let address = null;

  const send = (message, bytes = []) =>
    new Promise((resolve, reject) => {
      number += 1;
      asked.set(number, { resolve, reject });
      worker.postMessage({ ...message, number }, bytes);
    });

  const start = async () => {
    address ??= URL.createObjectURL(await script());
    worker = new Worker(address);
    const own = worker;
    const fail = (why) => {
      if (own !== worker) return;
      for (const one of asked.values()) one.reject(new Error(why));
      asked.clear();
    };
    worker.onerror = (event) => fail(event.message || "worker");
    worker.onmessage = ({ data }) => {
      const one = asked.get(data.number);
      asked.delete(data.number);
      if (one && data.broken !== undefined) one.reject(new Error(data.broken));
      else if (one) one.resolve(data);
    };
    const names = ["wasm", "library", "package", "house", "pdfium"];
    const parts = {};
    for (const name of names) {
      parts[name] = part(name);
      await step();
    }
    return (await send({ what: "start", parts })).said;
  };

  return {
    most: 10_000_000, // bytes of a draft

    // Resolves with what the page shows of the engine, once it is there.
    ready: () => (started ??= start()),

    // Asks for something, with files; resolves with what is said and the files that were made.
    ask: async (what, told, given = {}) => {
      await engine.ready();
      return send({ what, told, given });
    },

    cancel: () => {
      if (worker) worker.terminate();
      const left = [...asked.values()];
      asked = new Map();
      started = null;
      for (const one of left) one.reject(new Error("cancelled"));
      return engine.ready();
    },
  };
})();
