// The front of the checker: takes files and pasted text, has them read by the worker, shows the page document.
// Files stay here until they are removed, so that a worker that broke or was cancelled is replaced by one that reads
// them again.
const START_SECONDS = 20, LARGEST = 64 << 20;
const SAVES = { html: "text/html", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", json: "application/json" };

// An asset lies in the page, or beside it on a host.
const unpacked = async name => {
  const block = document.getElementById(`${name}.gz`);
  const packed = block ? Uint8Array.from(atob(block.textContent), sign => sign.charCodeAt(0)) : await (await fetch(`${name}.gz`)).arrayBuffer();
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
};

// The worker and the questions that it has not answered yet.
class Hand {
  constructor(tell) {
    this.waiting = new Map();
    this.number = 0;
    const source = new Blob([document.getElementById("worker").textContent], { type: "text/javascript" });
    this.address = URL.createObjectURL(source);
    this.worker = new Worker(this.address);
    this.worker.onmessage = async ({ data }) => {
      if (data.step) return tell(data.step);
      if (data.need) {
        const bytes = await unpacked(data.need);
        return this.worker.postMessage({ name: data.need, bytes }, [bytes]);
      }
      const { keep, drop } = this.waiting.get(data.number);
      this.waiting.delete(data.number);
      if ("error" in data) drop(new Error(data.error)); else keep(data.result);
    };
    this.worker.onerror = event => this.end(new Error(event.message));
  }
  ask(work, given = {}) {
    return new Promise((keep, drop) => {
      this.waiting.set(++this.number, { keep, drop });
      this.worker.postMessage({ ...given, work, number: this.number });
    });
  }
  end(error) {
    this.worker.terminate();
    URL.revokeObjectURL(this.address);
    for (const { drop } of this.waiting.values()) drop(error);
    this.waiting.clear();
  }
}

class Checker {
  constructor(front, root) {
    Object.assign(this, { front, root, lang: "zh", files: new Map(), failed: new Map(), parent: "", lines: [], turn: Promise.resolve() });
    this.draw();
    this.listen();
  }
  get words() { return checkerWords[this.lang]; }

  draw() {
    const { words, front } = this, top = make("header"), bar = make("div", "bar"), zone = make("div", "zone");
    document.title = words.title;
    document.documentElement.lang = this.lang === "zh" ? "zh-CN" : "en";
    const other = this.button(words.other, () => this.switch());
    other.lang = this.lang === "zh" ? "en" : "zh-CN";
    bar.append(make("h1", "", words.title), other);
    front.ariaLabel = words.title;
    top.append(bar, make("p", "", words.lead));
    this.input = Object.assign(make("input"), { type: "file", multiple: true, id: "files", hidden: true });
    this.input.onchange = () => {
      const chosen = [...this.input.files];
      // The same file may be chosen again after it was mended.
      this.input.value = "";
      this.take(chosen);
    };
    zone.append(make("p", "", words.drop), this.button(words.choose, () => this.input.click()), " ",
      this.button(words.paste, () => this.openPaste()), this.input, make("p", "kinds", words.kinds));
    this.area = make("div", "paste");
    this.list = make("div", "opened");
    this.state = Object.assign(make("p", "state"), { role: "status" });
    this.clock = Object.assign(make("span", "clock"), { ariaHidden: "true" });
    this.stop = this.button(words.cancel, () => this.cancel());
    this.stop.hidden = !this.busy;
    this.progress = Object.assign(make("progress"), { hidden: !this.busy, ariaLabel: words.title });
    front.replaceChildren(top, zone, this.area, make("div", "work", this.state, this.clock, this.progress, this.stop), this.list);
    this.say(...this.lines);
    this.drawList();
  }
  button(text, act) { return Object.assign(button("", text), { onclick: act }); }
  say(name = "", ...values) {
    this.lines = [name, ...values];
    let said = this.words[name] || name;
    for (const value of values) said = said.replace("{}", value);
    this.state.textContent = said;
  }
  switch() {
    this.lang = this.lang === "zh" ? "en" : "zh";
    this.draw();
    if (this.view) Object.assign(this.view, { lang: this.lang }).draw();
    this.front.querySelector(".bar button").focus();
  }
  listen() {
    const on = (name, act) => document.addEventListener(name, act);
    on("dragover", event => { event.preventDefault(); this.front.classList.add("over"); });
    on("dragleave", event => event.relatedTarget || this.front.classList.remove("over"));
    on("drop", event => {
      event.preventDefault();
      this.front.classList.remove("over");
      const folders = [...event.dataTransfer.items].some(each => each.webkitGetAsEntry?.()?.isDirectory);
      if (folders) this.say("folder"); else this.take([...event.dataTransfer.files]);
    });
    on("paste", event => {
      const { files } = event.clipboardData, html = event.clipboardData.getData("text/html"), text = event.clipboardData.getData("text/plain");
      event.preventDefault();
      if (files.length && !html && !text) this.take([...files]);
      else this.takePasted(html.includes("<table") ? html : text || html);
    });
    // What the page shows follows the view's own way between its reports.
    this.root.addEventListener("click", () => this.drawList());
  }
  openPaste() {
    const label = make("label", "", this.words.pasteLabel), area = make("textarea");
    area.id = label.htmlFor = "pasted";
    this.area.replaceChildren(label, area, this.button(this.words.pasteRead, () => this.takePasted(area.value)));
    area.focus();
  }
  takePasted(text) {
    this.area.replaceChildren();
    if (!text.trim()) return;
    const ending = /<(table|p|div)\b/i.test(text) ? "html" : "txt";
    this.take([new File([text], `${this.words.pasted}.${ending}`)]);
  }

  // One thing at a time, in the order in which it was asked for.
  async work(act) {
    const before = this.turn;
    let done;
    this.turn = new Promise(keep => { done = keep; });
    await before;
    this.setBusy(true);
    try { await act(); } catch (error) { if (error.message !== "cancelled") this.say(error.message); }
    this.setBusy(false);
    done();
  }
  setBusy(busy) {
    this.busy = busy;
    this.stop.hidden = this.progress.hidden = !busy;
    clearInterval(this.ticking);
    this.clock.textContent = "";
    const began = performance.now();
    if (busy) this.ticking = setInterval(() => {
      this.clock.textContent = this.words.seconds.replace("{}", Math.round((performance.now() - began) / 1000));
    }, 1000);
    this.front.ariaBusy = String(busy);
  }
  cancel() {
    this.hand?.end(new Error("cancelled"));
    this.hand = null;
    this.queue = [];
    this.say("cancelled");
  }
  async start() {
    if (this.hand) return;
    const began = performance.now(), hand = this.hand = new Hand(step => this.say(step));
    this.say("loading");
    // A WebAssembly that fails never says so, it only never answers; a slow machine may still get there.
    const late = setTimeout(() => this.say("slow"), START_SECONDS * 1000);
    try { await hand.ask("start"); } catch (error) { this.hand = null; throw error; } finally { clearTimeout(late); }
    this.started = (performance.now() - began) / 1000;
    for (const [name, content] of this.files) await hand.ask("add", { name, content });
  }
  take(chosen) {
    if (!chosen.length) return;
    return this.work(async () => {
      this.queue = chosen;
      const met = new Set();
      for (let file; (file = this.queue.shift());) await this.read(file, this.freeName(file.name, met));
      await this.show();
      this.say("done", this.page.reports.length, this.page.refused.length);
      (this.root.querySelector("h1") || this.root).scrollIntoView({ block: "nearest" });
    });
  }
  // Files of one name from several folders are several files; one that comes later is the same, mended.
  freeName(name, met) {
    let free = name;
    for (let number = 2; met.has(free); number++) free = name.replace(/(\.\w+)?$/, ending => ` (${number})${ending}`);
    met.add(free);
    return free;
  }
  async read(file, name) {
    this.failed.delete(name);
    if (file.size > LARGEST) return this.failed.set(name, ["large", LARGEST >> 20]);
    await this.start();
    this.say("reading", name);
    const content = new Uint8Array(await file.arrayBuffer());
    try {
      await this.hand.ask("add", { name, content });
      this.files.set(name, content);
    } catch (error) {
      if (error.message === "cancelled") throw error;
      console.error(error);
      // A program that broke off is not asked again.
      this.hand?.end(error);
      this.hand = null;
      this.failed.set(name, ["failed"]);
    }
  }
  async show() {
    await this.start();
    const page = JSON.parse(await this.hand.ask("page", { parent: this.parent }));
    for (const [name, [word, value]] of this.failed) {
      const [message, message_zh] = ["en", "zh"].map(lang => checkerWords[lang][word].replace("{}", value));
      page.refused.push({ source: name, reason: word, message, message_zh });
    }
    this.page = page;
    this.root.replaceChildren(make("main"));
    this.view = page.reports.length + page.refused.length ? gaireportView.show(this.root, page, this.lang) : null;
    this.drawList();
  }
  remove(names) {
    return this.work(async () => {
      await this.start();
      for (const name of names) {
        await this.hand.ask("remove", { name });
        this.files.delete(name);
        this.failed.delete(name);
      }
      await this.show();
      this.say("ready");
    });
  }

  drawList() {
    const { words, page } = this, names = [...this.files.keys(), ...this.failed.keys()];
    this.list.replaceChildren();
    if (!page || !names.length) return;
    const files = make("ul");
    files.ariaLabel = words.opened;
    for (const name of names) {
      const remove = this.button(words.remove, () => this.remove([name]));
      remove.ariaLabel = `${words.remove} ${name}`;
      files.append(make("li", "", `${name} `, remove));
    }
    if (names.length > 1) files.append(make("li", "", this.button(words.clear, () => this.remove(names))));
    this.list.append(files);
    if (page.reports.length) this.list.append(this.saves());
    if (page.parents.length) this.list.append(this.parents(page.parents));
  }
  saves() {
    const { words } = this, all = make("p", "saves", `${words.save} `), one = this.view.at >= 0;
    for (const kind of ["html", ...(one ? ["docx"] : []), "xlsx", "json"]) all.append(this.button(words[kind], () => this.save(kind)), " ");
    all.append(this.button(words.print, () => print()));
    return all;
  }
  parents(names) {
    const choice = make("select"), label = make("label", "", `${this.words.parent} `, choice);
    choice.append(new Option(this.words.none, ""), ...names.map(name => new Option(name, name, false, name === this.parent)));
    choice.onchange = () => this.work(async () => {
      this.parent = choice.value;
      await this.show();
      this.say("ready");
      this.list.querySelector("select").focus();
    });
    return label;
  }
  save(kind) {
    return this.work(async () => {
      await this.start();
      this.say("saving");
      const { lang, parent } = this, at = this.view.at, report = this.page.reports[at];
      let made;
      try { made = await this.hand.ask("save", { kind, lang, at, parent }); } catch (error) {
        return this.say("unsaved", error.message.trim().split("\n").pop());
      }
      const name = `${report ? report.source.replace(/[\\/]/g, "_") : this.words.title}.${this.words.findings}.${kind}`;
      const link = Object.assign(make("a"), { href: URL.createObjectURL(new Blob([made], { type: SAVES[kind] })), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      this.say("saved", name);
    });
  }
}
