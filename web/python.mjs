// node python.mjs RUNTIME FOLDER SCRIPT [ARGUMENT...]: runs a Python script in Pyodide, with FOLDER mounted at /work.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, folder, script, ...given] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(runtime, "pyodide.mjs")).href);
// The seed of hashes decides the order in which bytecode lists its sets.
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0", HOME: "/tmp", GAIREPORT_WEB: "1" } });
python.FS.mkdirTree("/work");
python.mountNodeFS("/work", resolve(folder));
python.globals.set("given", python.toPy([script, ...given]));
const status = python.runPython(`
import os, runpy, sys
os.chdir("/work")
sys.argv[:] = given
status = 0
try:
    runpy.run_path(given[0], run_name="__main__")
except SystemExit as end:
    status = end.code
    if isinstance(status, str):
        print(status, file=sys.stderr)
        status = 1
status or 0
`);
process.exit(status);
