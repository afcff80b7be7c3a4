// gaireportView.show(root, page, lang) shows a page document; no text of a report is read as markup.
"use strict";
globalThis.gaireportView = (() => {

const SIGNS = { error: "!", warning: "?", notice: "·" }, EMPTY = { blank: "□", unplaced: "◇", lost: "✕" };
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const make = (name, className = "", text = "", ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...[text, ...children].filter(each => each !== ""));
  return made;
};
const button = (className, text, ...children) => {
  const made = make("button", className, text, ...children);
  made.type = "button";
  return made;
};
const join = (between, ...texts) => texts.filter(Boolean).join(between);

class View {
  constructor(root, page, lang) {
    const many = page.reports.length + page.refused.length > 1;
    Object.assign(this, { root, page, lang, many, at: many ? -1 : 0 });
    root.classList.add("gaireport");
    root.onclick = event => this.choose(event.target);
    root.onkeydown = event => this.press(event);
    this.draw();
  }
  say(thing, name) { return thing[this.lang === "zh" ? `${name}_zh` : name]; }
  fill(name, value) { return value && this.words[name].replace("{}", value); }

  draw() {
    const { page, root, lang } = this;
    this.words = page.words[lang];
    this.report = page.reports[this.at];
    root.lang = document.documentElement.lang = lang === "zh" ? "zh-CN" : lang;
    this.status = make("p", "status", this.report ? this.words.hint : "");
    this.status.role = "status";
    root.replaceChildren(this.head(), this.report ? this.body() : this.index(), this.status);
  }
  go(at, lang = this.lang) {
    Object.assign(this, { at, lang });
    this.draw();
    this.root.querySelector("button").focus();
  }
  head() {
    const { report, words, lang } = this, head = make("header"), bar = make("div", "bar");
    const other = button("switch", words.other_lang);
    other.lang = lang === "zh" ? "en" : "zh-CN";
    other.onclick = () => this.go(this.at, lang === "zh" ? "en" : "zh");
    if (report && this.many) {
      bar.append(button("back", words.back));
      bar.firstChild.onclick = () => this.go(-1);
    }
    bar.append(other);
    head.append(bar, make("h1", "", report ? report.title || words.untitled : words.reports));
    if (report) {
      const form = words[report.form] || this.fill("form", report.form);
      const facts = join(" · ", report.agency, this.fill("year", report.year), form, report.source);
      head.append(make("p", "facts", facts), this.counts(report));
    }
    return head;
  }
  counts({ findings }) {
    const counts = make("p", "counts");
    for (const [severity, sign] of Object.entries(SIGNS)) {
      const found = findings.filter(each => each.severity === severity).length;
      const word = this.words[found > 1 ? `${severity}s` : severity];
      if (found) counts.append(make("span", `severity ${severity}`, `${sign} ${found} ${word}`), " ");
    }
    if (!findings.length) counts.append(this.words.none);
    return counts;
  }
  index() {
    const { words, page } = this, rows = make("tbody"), head = make("tr");
    for (const name of ["file", "agency", "reported_year", "findings"]) {
      head.append(make("th", "", words[name]));
      head.lastChild.scope = "col";
    }
    page.reports.forEach((report, at) => {
      const open = button("open", report.source);
      open.onclick = () => this.go(at);
      const [agency, year] = [report.agency, report.year].map(each => make("td", "", each ?? "—"));
      rows.append(make("tr", "", make("td", "", open), agency, year, make("td", "", this.counts(report))));
    });
    for (const each of page.refused) {
      const reason = make("td", "", make("strong", "", words.refused), this.say(each, "message"));
      reason.colSpan = 3;
      rows.append(make("tr", "refused", make("td", "", each.source), reason));
    }
    return make("main", "index", make("div", "scroll", make("table", "", make("thead", "", head), rows)));
  }

  body() {
    const part = (name, filled) => make("section", name, make("h2", "", this.words[name]), filled);
    const beside = make("div", "beside", part("findings", this.findings()), part("text", this.text()));
    return make("main", "body", part("tables", this.tables()), beside);
  }
  tables() {
    const all = make("div");
    for (const { name, heading, rows } of this.report.tables) {
      const drawn = rows.map(row => make("tr", "", "", ...row.map(cell => this.cell(cell, row))));
      const table = make("table", `form ${name}`, make("caption", "", heading), make("tbody", "", "", ...drawn));
      table.role = "grid";
      table.lang = "zh-CN";
      table.querySelector("td").tabIndex = 0;
      all.append(make("div", "scroll", table));
    }
    all.append(this.legend());
    return all;
  }
  cell({ text, path, rows, columns, column }, row) {
    const made = make(path ? "td" : "th", `c${column}`, path ? "" : text);
    Object.assign(made, { rowSpan: rows, colSpan: columns });
    if (path) this.figure(made, path, this.report.cells[path]);
    else made.scope = row.some(each => each.path) ? "row" : "col";
    return made;
  }
  figure(made, path, cell) {
    made.textContent = cell.raw || EMPTY[cell.state];
    made.classList.add("figure", /^-?0+(\.0+)?$/.test(cell.value) ? "zero" : cell.state);
    made.tabIndex = -1;
    this.doubt(made, path);
  }
  doubt(made, path) {
    const { marks, touched } = this.report;
    made.dataset.path = path;
    made.ariaLabel = this.describe(path);
    if (marks[path]) made.classList.add("strong", marks[path]);
    else if (touched[path]) made.classList.add("light", touched[path]);
  }
  describe(path) {
    const { cells, marks, touched } = this.report, { raw, state } = cells[path], { words } = this;
    return join(" ", this.say(cells[path], "label"), raw || words[state], marks[path] ? words[marks[path]] : touched[path] && words.touched);
  }
  legend() {
    const item = (className, sign, name) => make("li", "", make("span", `figure ${className}`, sign), ` ${this.words[name]}`);
    const states = Object.entries(EMPTY).map(([state, sign]) => item(state, sign, state));
    const marks = Object.keys(SIGNS).map(severity => item(`strong ${severity}`, "1", severity));
    return make("ul", "legend", "", ...states, ...marks, item("light error", "1", "touched"));
  }

  findings() {
    const list = make("ol"), { words, page, report } = this, told = [];
    report.findings.forEach((finding, at) => {
      const { code, severity, line, proposals } = finding;
      const where = join(" · ", this.say(finding, "place"), this.fill("line", line), code);
      const open = button("finding", make("span", `severity ${severity}`, `${SIGNS[severity]} ${words[severity]}`),
        make("span", "", this.say(finding, "message")), make("span", "where", where));
      open.dataset.finding = at;
      open.ariaPressed = "false";
      const key = JSON.stringify(proposals), ways = proposals.map((proposal, number) => {
        const way = button("proposal", make("b", "", words[proposal.cause]), this.say(proposal, "message"));
        Object.assign(way.dataset, { finding: at, proposal: number });
        return make("li", "", way);
      });
      const says = page.codes[code], meaning = join(" ", this.say(says, "meaning"), this.say(says, "why"));
      list.append(make("li", severity, open,
        told.includes(key) ? make("p", "", words.same) : make("ul", "", "", ...ways),
        make("details", "", make("summary", "", `${words.why} ${code}`), make("p", "", meaning))));
      if (ways.length) told.push(key);
    });
    return list.firstChild ? list : make("p", "", words.none);
  }

  // The text is cut where a cell or a finding begins or ends; a piece knows all that stands in it.
  text() {
    const { cells, findings, blocks, lines, text } = this.report, all = make("div", blocks ? "source printed" : "source");
    const places = [...Object.entries(cells).map(([path, { span }]) => ({ path, span })),
      ...findings.map(({ span }, finding) => ({ finding, span }))].filter(each => each.span);
    this.cuts = [...new Set(places.flatMap(each => each.span))].sort((a, b) => a - b);
    this.within = this.cuts.map(() => []);
    for (const place of places) {
      let at = this.seek(place.span[0]);
      do this.within[at].push(place); while (this.cuts[++at] < place.span[1]);
    }
    this.shown = new Set();
    if (blocks) for (const block of blocks) all.append(this.block(block));
    else lines.forEach((start, at) => {
      all.append(make("div", "line"));
      this.leaf(all.lastChild, [start, lines[at + 1] ?? text.length, null, ""]);
    });
    const first = all.querySelector(".place");
    if (first) first.tabIndex = 0;
    return all;
  }
  seek(offset) {
    let low = 0, high = this.cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.cuts[middle] < offset) low = middle + 1; else high = middle;
    }
    return low;
  }
  block({ tag, leaves, rows }) {
    const fill = (made, held) => (held.forEach(leaf => this.leaf(made, leaf)), made);
    if (tag !== "table") return fill(make("p", tag), leaves);
    const drawn = rows.map(row => make("tr", "", "", ...row.map(cell =>
      fill(Object.assign(make("td"), { rowSpan: cell.rows, colSpan: cell.columns }), cell.leaves))));
    return make("div", "scroll", fill(make("p"), leaves), make("table", "", make("tbody", "", "", ...drawn)));
  }
  leaf(parent, [start, end, shown, tag]) {
    const inside = tag ? parent.appendChild(make(tag)) : parent;
    if (shown !== null) return this.piece(inside, start, end, shown);
    let from = start;
    for (let at = this.seek(start); this.cuts[at] <= end; at++) {
      const cut = this.cuts[at];
      if (cut > from) this.piece(inside, from, cut);
      // Blank cells have a place without length.
      const blank = ({ path, span }) => path && span[0] === span[1] && !this.shown.has(path);
      for (const each of this.within[at].filter(blank)) this.place(inside, [each], "");
      from = cut;
    }
    if (from < end) this.piece(inside, from, end);
  }
  piece(parent, start, end, shown = this.report.text.slice(start, end)) {
    const at = this.seek(start), near = this.within[this.cuts[at] === start ? at : at - 1] || [];
    const found = near.filter(({ span }) => span[0] <= start && span[1] > start);
    if (found.length && shown.trim()) this.place(parent, found, shown);
    else parent.append(shown);
  }
  place(parent, found, shown) {
    const made = make("span", "place", shown), cell = found.find(each => each.path);
    const numbers = found.filter(each => !each.path).map(each => each.finding);
    made.role = "button";
    made.tabIndex = -1;
    made.dataset.findings = numbers.join(" ");
    if (cell) {
      this.shown.add(cell.path);
      this.doubt(made, cell.path);
      if (!shown) made.classList.add("void");
    } else made.classList.add("passage", this.report.findings[numbers[0]].severity);
    parent.append(made);
  }

  choose(target) {
    const place = target.closest("[data-path], [data-finding], [data-findings]"), { findings } = this.report || {};
    if (!place || !findings) return;
    const { path, finding, findings: several, proposal } = place.dataset;
    if (path) return this.mark(place, [path], [...findings.keys()].filter(at => findings[at].cells.includes(path)));
    const numbers = (finding ?? several).split(" ").map(Number), { suspects, cells, proposals } = findings[numbers[0]];
    const changed = proposal ? proposals[proposal].changes.map(each => each.path) : suspects.length ? suspects : cells;
    this.mark(place, changed, numbers);
  }
  mark(place, cells, numbers) {
    const { root } = this, own = place.closest("section"), wide = matchMedia("(min-width: 900px)").matches;
    const state = made => made.tagName === "TD" ? "ariaSelected" : "ariaPressed";
    for (const each of root.querySelectorAll(".chosen")) {
      each.classList.remove("chosen");
      each[state(each)] = "false";
    }
    const chosen = [...root.querySelectorAll("[data-path], .finding, .passage")].filter(({ dataset }) => dataset.path
      ? cells.includes(dataset.path)
      : (dataset.finding ?? dataset.findings).split(" ").some(each => numbers.includes(+each)));
    for (const each of new Set([...chosen, place])) {
      each.classList.add("chosen");
      each[state(each)] = "true";
    }
    this.rove(place);
    // Side by side each part scrolls alone; in one column the page moves to the cell, or from there to the text.
    const goal = own.className === "tables" ? "text" : "tables";
    for (const section of root.querySelectorAll("section")) {
      const there = section !== own && chosen.find(each => section.contains(each)), box = there && there.closest(".source, ol");
      if (box) box.scrollTop += there.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
      if (there && (wide ? !box : section.className === goal)) there.scrollIntoView({ block: wide ? "nearest" : "center" });
    }
    const { findings } = this.report, first = findings[numbers[0]], path = place.dataset.path, about = path ? this.report.cells[path] : first;
    this.status.textContent = join(" · ", path && this.describe(path), first && this.say(first, "message"),
      this.say(about, "place"), this.fill("line", about.line), first && first.code);
  }
  rove(place) {
    const group = place.closest(".form, .source");
    for (const each of group ? group.querySelectorAll("[tabindex='0']") : []) each.tabIndex = -1;
    if (group) place.tabIndex = 0;
  }
  press(event) {
    const place = event.target.closest("td.figure, .place"), { key } = event;
    if (!place) return;
    const next = place.matches("td") ? this.besideCell(place, key) : this.step([...this.root.querySelectorAll(".place")], place, key);
    if (key === "Enter" || key === " ") this.choose(place);
    else if (!next) return;
    event.preventDefault();
    if (!next) return;
    this.rove(next);
    next.focus();
  }
  besideCell(cell, key) {
    const figures = line => [...line.querySelectorAll("[data-path]")], row = figures(cell.parentNode);
    if (!key.endsWith("Up") && !key.endsWith("Down")) return this.step(row, cell, key);
    const way = key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling", column = row.indexOf(cell);
    let line = cell.parentNode[way];
    while (line && !figures(line).length) line = line[way];
    return line && (figures(line)[column] || figures(line).pop());
  }
  step(all, from, key) { return key === "Home" ? all[0] : key === "End" ? all.pop() : STEPS[key] && all[all.indexOf(from) + STEPS[key]]; }
}
return { show: (root, page, lang) => new View(root, page, lang === "en" ? "en" : "zh") };
})();
