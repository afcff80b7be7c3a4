// Runs Python beside the page: told what to do by messages, it answers each with the number that the message bears.
// A classic worker, since a module worker made of a blob fails without a word on file:// in Chromium; Pyodide refuses
// classic workers, which it knows by importScripts.
"use strict";
self.importScripts = () => { throw new TypeError("no scripts"); };
const held = {}, asked = {}, TYPES = { mjs: "text/javascript", wasm: "application/wasm" };
let python, checker;

// What Pyodide fetches is what the page has handed over; nothing else is there, and nothing leaves.
self.fetch = async address => {
  const name = String(address).split("/").pop();
  return new Response(held[name], { headers: { "Content-Type": TYPES[name.split(".").pop()] || "application/zip" } });
};
const load = async name => {
  const address = URL.createObjectURL(new Blob([held[name]], { type: TYPES.mjs }));
  const loaded = await import(address);
  URL.revokeObjectURL(address);
  return loaded;
};
// The page hands over an asset when it is first needed.
const need = names => Promise.all(names.filter(name => !held[name]).map(name => new Promise(got => {
  asked[name] = got;
  postMessage({ need: name });
})));
const unpack = name => {
  python.unpackArchive(held[name], "zip", { extractDir: "/lib/python3.14/site-packages" });
  held[name] = true;
};

const MORE = {
  async pdf() {
    await need(["pdf.zip", "pdfium.mjs", "pdfium.wasm"]);
    const library = await (await load("pdfium.mjs")).init({ wasmBinary: held["pdfium.wasm"], locateFile: name => name });
    library.PDFiumExt_Init();
    unpack("pdf.zip");
    python.registerJsModule("pdfium", library.pdfium);
  },
  async sheets() {
    await need(["sheets.zip"]);
    unpack("sheets.zip");
  },
};
const more = extra => MORE[extra] && (MORE[extra].ready ||= MORE[extra]());

const WORK = {
  async start() {
    await need(["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip", "gaireport.zip"]);
    postMessage({ step: "python" });
    const [{ loadPyodide }, { default: createPyodideModule }] = [await load("pyodide.mjs"), await load("pyodide.asm.mjs")];
    python = await loadPyodide({
      createPyodideModule, indexURL: "file:///assets/", lockFileContents: JSON.parse(new TextDecoder().decode(held["pyodide-lock.json"])),
    });
    postMessage({ step: "gaireport" });
    unpack("gaireport.zip");
    checker = python.runPython("from gaireport.checker.desk import Desk; Desk()");
  },
  async add({ name, content }) {
    const given = python.toPy(content);
    try {
      const extras = checker.extras(name, given), all = extras.toJs();
      extras.destroy();
      for (const extra of all) await more(extra);
      checker.add(name, given);
    } finally { given.destroy(); }
  },
  remove: ({ name }) => checker.remove(name),
  page: ({ parent }) => checker.page(parent),
  async save({ kind, lang, at, parent }) {
    if (kind === "xlsx") await more("sheets");
    const made = checker.save(kind, lang, at, parent), content = made.toJs();
    made.destroy();
    return content;
  },
};

onmessage = async ({ data }) => {
  if (data.name && data.bytes) {
    held[data.name] = data.bytes;
    asked[data.name]();
    return;
  }
  try {
    postMessage({ number: data.number, result: await WORK[data.work](data) });
  } catch (error) {
    postMessage({ number: data.number, error: String(error && error.message || error) });
  }
};
