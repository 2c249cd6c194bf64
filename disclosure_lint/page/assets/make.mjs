// Runs in node, when the base of the page is made: node make.mjs PYODIDE FOLDER COMPILER
// FOLDER holds stdlib.zip and package.zip, and job.json; both come back as bytecode.
// COMPILER is disclosure_lint/page/bytecode.py.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [pyodideFolder, folder, compiler] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")).href);
const python = await loadPyodide({
  indexURL: pyodideFolder,
  env: { PYTHONHASHSEED: "0" },
  lockFileContents: {
    info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2" },
    packages: {},
  },
  packageBaseUrl: "memory:/",
});
python.FS.writeFile("/compiler.py", new Uint8Array(readFileSync(compiler)));
python.runPython("import sys; sys.path.insert(0, '/')");
const work = python.pyimport("compiler");
for (const one of JSON.parse(readFileSync(join(folder, "job.json"), "utf8"))) {
  python.FS.writeFile("/source.zip", new Uint8Array(readFileSync(join(folder, one.name))));
  work.compiled("/source.zip", "/target.zip", one.prefix, python.toPy(one.leftOut));
  writeFileSync(join(folder, one.name), python.FS.readFile("/target.zip"));
}
process.exit(0);
