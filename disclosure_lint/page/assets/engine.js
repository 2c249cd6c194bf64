"use strict";
// The engine behind the page: a worker that is asked one thing after another. To cancel ends
// the worker and starts another, whatever the old one was at.
const engine = (() => {
  const part = (name) => document.getElementById(`part-${name}`).textContent;
  let worker = null;
  let started = null;
  let asked = new Map();
  let number = 0;

  const script = async () => {
    const packed = Uint8Array.from(atob(part("engine")), (one) => one.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Blob([part("worker"), "\n", await new Response(stream).text()], {
      type: "text/javascript",
    });
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
    const names = ["wasm", "library", "package", "house"];
    const parts = Object.fromEntries(names.map((name) => [name, part(name)]));
    return (await send({ what: "start", parts })).said;
  };

  return {
    most: 10_000_000, // bytes of a draft
    readsPdf: false,

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
