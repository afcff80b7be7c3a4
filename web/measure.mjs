// node measure.mjs DIST/WEB REPORT: CPU seconds that the checker takes to start, for the first report and for a later one.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [built, report] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "checker-"));
// What the page hands over is unpacked by the browser, outside of the worker whose time is taken.
for (const name of readdirSync(built).filter(each => each.endsWith(".gz")))
  writeFileSync(join(folder, name.slice(0, -3)), gunzipSync(readFileSync(join(built, name))));

let before = process.cpuUsage();
const spent = what => {
  const { user, system } = process.cpuUsage(before);
  console.log(`${what}: ${((user + system) / 1e6).toFixed(2)} CPU s`);
  before = process.cpuUsage();
};
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const python = await loadPyodide({ indexURL: folder });
spent("Python");
python.unpackArchive(new Uint8Array(readFileSync(join(folder, "gaireport.zip"))), "zip", { extractDir: "/lib/python3.14/site-packages" });
const checker = python.runPython("from gaireport.checker.desk import Desk; Desk()");
spent("gaireport");
for (const what of ["the first report", "a later report"]) {
  const given = python.toPy(new Uint8Array(readFileSync(report)));
  checker.add(`${what} ${basename(report)}`, given);
  checker.page("");
  spent(what);
}
rmSync(folder, { recursive: true });
