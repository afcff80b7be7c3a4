// node python.mjs RUNTIME PLACE=FOLDER[,PLACE=FOLDER] SCRIPT [ARGUMENT...]: runs a Python script in Pyodide, from the
// first of the places where folders are mounted.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, places, script, ...given] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(runtime, "pyodide.mjs")).href);
// The seed of hashes decides the order in which bytecode lists its sets.
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0", HOME: "/tmp" } });
for (const each of places.split(",")) {
  const [place, folder] = each.split("=");
  python.FS.mkdirTree(place);
  python.mountNodeFS(place, resolve(folder));
}
python.FS.chdir(places.split("=")[0]);
python.globals.set("given", python.toPy([script, ...given]));
const status = python.runPython(`
import runpy, sys
sys.argv[:] = given
status = 0
try:
    runpy.run_path(given[0], run_name="__main__")
except SystemExit as end:
    status = end.code
    if isinstance(status, str):
        print(status, file=sys.stderr)
        status = 1
int(status or 0)
`);
process.exit(status);
