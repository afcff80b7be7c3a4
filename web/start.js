// The start: what the browser cannot do is found before anything is loaded.
const make = (name, className = "", ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};
const button = (className, text) => Object.assign(make("button", className, text), { type: "button" });
// Pyodide's own code throws by way of WebAssembly.
const missing = typeof WebAssembly === "undefined" ? "wasm"
  : [typeof DecompressionStream, typeof Worker, typeof BigInt, typeof WebAssembly.Exception].includes("undefined") ? "old" : "";
const checker = new Checker(document.getElementById("checker"), document.getElementById("page"));
if (missing) {
  checker.say(missing);
  for (const each of checker.front.querySelectorAll(".zone button")) each.disabled = true;
} else checker.work(async () => {
  await checker.start();
  checker.say("ready");
});
