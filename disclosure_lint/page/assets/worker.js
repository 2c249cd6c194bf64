"use strict";
// In the worker: CPython in WebAssembly, its standard library and our package, all of them from
// memory. What of pyodide follows this script asks for two files with `fetch`; they are
// answered from here, and whatever else is asked for is refused. The policy of the page
// refuses it as well.
const files = new Map();

self.importScripts = () => {
  throw new Error("nothing is loaded here");
};

self.fetch = async (address) => {
  const found = files.get(String(address).split("/").pop());
  if (!found) throw new TypeError("nothing is fetched here");
  return new Response(found[0], { headers: { "content-type": found[1] } });
};

const decoded = (text) => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
};

const unpacked = async (part) => {
  const stream = new Blob([decoded(await part.text())]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

// A zip whose files are stored as they are: name and bytes of each.
const stored = function* (data) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const names = new TextDecoder();
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const size = view.getUint32(at + 18, true);
    const name = view.getUint16(at + 26, true);
    const begin = at + 30 + name + view.getUint16(at + 28, true);
    yield [names.decode(data.subarray(at + 30, at + 30 + name)), data.subarray(begin, begin + size)];
    at = begin + size;
  }
};

let python = null;
let packedPdfium = null;
let bridge = null;

const start = async (parts) => {
  const [wasm, library, ours, house] = await Promise.all(
    [parts.wasm, parts.library, parts.package, parts.house].map(unpacked),
  );
  files.set("pyodide.asm.wasm", [wasm, "application/wasm"]);
  files.set("python_stdlib.zip", [library, "application/zip"]);
  python = await loadPyodide({
    createPyodideModule: _createPyodideModule,
    indexURL: "memory:/",
    packageBaseUrl: "memory:/",
    lockFileContents: {
      info: {
        abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2",
      },
      packages: {},
    },
    env: { HOME: "/drafts", PYTHONDONTWRITEBYTECODE: "1", DISCLOSURE_LINT_CACHE: "" },
    stdin: () => null,
    stdout: () => {},
    stderr: () => {},
  });
  files.clear();
  packedPdfium = parts.pdfium;
  python.registerJsModule("page_pdfium", pdfium.asked);
  const made = new Set();
  const home = "/lib/python3.14/site-packages";
  for (const [name, data] of stored(ours)) {
    const folder = `${home}/${name}`.replace(/\/[^/]*$/, "");
    if (!made.has(folder)) python.FS.mkdirTree(folder);
    made.add(folder);
    python.FS.writeFile(`${home}/${name}`, data, { canOwn: true });
  }
  for (const folder of ["/in", "/out"]) python.FS.mkdirTree(folder);
  python.FS.writeFile("/house", house);
  bridge = python.pyimport("disclosure_lint.page.bridge");
  return JSON.parse(bridge.start("/house"));
};

// Does what is asked: files go in and come out by the interpreter's own file system.
const ask = async ({ what, told, given }) => {
  const { FS } = python;
  for (const [name, bytes] of Object.entries(given || {})) FS.writeFile(`/in/${name}`, bytes);
  const request = JSON.stringify(told);
  if (bridge.holds_pdf(request)) await pdfium.ready(() => unpacked(packedPdfium));
  const said = JSON.parse(bridge.answer(what, request));
  const made = {};
  for (const name of FS.readdir("/out").filter((one) => !one.startsWith("."))) {
    made[name] = FS.readFile(`/out/${name}`);
    FS.unlink(`/out/${name}`);
  }
  for (const name of Object.keys(given || {})) FS.unlink(`/in/${name}`);
  return { said, made };
};

const handle = async (data) => {
  try {
    const answer =
      data.what === "start" ? { said: await start(data.parts), made: {} } : await ask(data);
    const bytes = Object.values(answer.made).map((one) => one.buffer);
    self.postMessage({ number: data.number, ...answer }, bytes);
  } catch (error) {
    self.postMessage({ number: data.number, broken: String(error.message || error) });
  }
};

// One after the other, as all go through the same files.
let last = Promise.resolve();
self.onmessage = ({ data }) => {
  last = last.then(() => handle(data));
};
