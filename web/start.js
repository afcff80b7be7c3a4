// The start: what the browser cannot do is found before anything is loaded.
const make = (name, className = "", ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};
const button = (className, text) => Object.assign(make("button", className, text), { type: "button" });
const missing = typeof DecompressionStream === "undefined" || typeof Worker === "undefined" ? "old" : typeof WebAssembly === "undefined" ? "wasm" : "";
const checker = new Checker(document.getElementById("checker"), document.getElementById("page"));
if (missing) {
  checker.say(missing);
  for (const each of checker.front.querySelectorAll(".zone button")) each.disabled = true;
} else checker.work(async () => {
  await checker.start();
  checker.say("ready");
});
