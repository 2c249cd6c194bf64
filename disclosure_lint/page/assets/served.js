"use strict";
// The engine behind the page that is served: the tool on this computer, which answers no other.
const engine = (() => {
  let started = null;
  let ending = new AbortController();

  const framed = (told, given) => {
    const sizes = Object.entries(given).map(([name, bytes]) => [name, bytes.byteLength]);
    const head = new TextEncoder().encode(JSON.stringify({ told, files: sizes }));
    const length = new DataView(new ArrayBuffer(4));
    length.setUint32(0, head.length);
    return new Blob([length.buffer, head, ...Object.values(given)]);
  };

  const unframed = (buffer) => {
    let at = 4 + new DataView(buffer).getUint32(0);
    const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, at - 4)));
    const made = {};
    for (const [name, size] of head.files) {
      made[name] = new Uint8Array(buffer, at, size);
      at += size;
    }
    return { said: head.told, made };
  };

  const send = async (what, told = {}, given = {}) => {
    const { signal } = ending;
    try {
      const reply = await fetch(what, { method: "POST", body: framed(told, given), signal });
      if (!reply.ok) throw new Error(reply.statusText);
      return unframed(await reply.arrayBuffer());
    } catch {
      throw new Error(signal.aborted ? "cancelled" : "gone");
    }
  };

  const start = async () => {
    const { said } = await send("about");
    if (said.error || said.bug) throw new Error(said.error || said.bug);
    return said;
  };

  return {
    most: 100_000_000,
    ready: () => (started ??= start()),
    ask: async (what, told, given = {}) => {
      await engine.ready();
      return send(what, told, given);
    },
    cancel: async () => {
      ending.abort();
      ending = new AbortController();
      started = null;
      await send("cancel");
      return engine.ready();
    },
  };
})();
