// Books in the hands of those who read them: EPUB by epubcheck, pages by the Nu HTML checker, PDF by
// Poppler, every part of an EPUB by an XML parser.
//
//   node books.js PROGRAM
//
// Made of this repository's own allegory in two themes, of the projects of browser/, and of one
// whose titles, labels and texts are full of what breaks markup.
"use strict";
const { execFileSync, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const program = path.resolve(process.argv[2]);
const repository = path.resolve(__dirname, "../..");
const work = fs.mkdtempSync(path.join(os.tmpdir(), "allegory-books-"));
process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }));
const problems = [];
const complain = (where, text) => problems.push(`${where}: ${text}`);
const find = (name) => execFileSync("sh", ["-c", 'command -v "$1"', "sh", name]).toString().trim();

// A project in which every text is a trap.
function hostileProject() {
  const folder = path.join(work, "hostile-project");
  const trap = `]]> | {{x}} <!-- & "q" 'a' </style><b> \u202Eabc \u{1F9D9}\u200D\u2642\uFE0F \\ $x$ [[y]] %2F #`;
  const quoted = JSON.stringify(trap);
  const files = {
    "allegory.yaml": `title: ${quoted}\nauthor: ${quoted}\ndescription: ${quoted}\n`,
    "content/index.md": `---\ntitle: ${quoted}\nallegory: {story: ${quoted}, idea: ${quoted}, takeaway: ${quoted}}\n` +
      `characters: {fox: [${quoted}], crow: [Crow]}\nconcepts: {spam: [${JSON.stringify(trap + "2")}]}\n` +
      `maps: {fox: {to: spam, because: ${quoted}}}\nbreaks: {crow: ${quoted}}\n---\n` +
      "The [[fox]] and the [[crow]].[^1] [a](one.md#same) [b](two.md#same) [c](one.md)\n\n## Same\n\n" +
      "$$x^2 < y & z$$\n\n- [x] done\n- [ ] not\n\n![gone](https://example.org/x.png)\n\n" +
      "<a id=\"an&quot;chor\"></a>\n\n[^1]: A note, and [[fox]].\n",
    "content/one.md": `---\ntitle: ${quoted}\ndescription: ${quoted}\nlang: ar\n---\n## Same\n\nCrow & [[fox]][^n].\n\n[^n]: n\n`,
    "content/two.md": "---\ntitle: story\ndomain: idea\n---\n## Same\n\n### \u0645\u0631\u062D\u0628\u0627\n\n[[fox]] `a<b>` <b>raw</b>\n",
    "content/book.md": "---\ntitle: story\n---\nNothing.\n",
  };
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

// A project as books, made by `jobs` threads: the folder that holds `html`, `epub` and `pdf`.
function build({ name, folder, theme, formats }, jobs) {
  const out = path.join(work, `${name}-${jobs}`);
  for (const format of formats) {
    const words = ["build", "--project", folder, "--format", format, "--out", out, "--jobs", String(jobs),
      "--keep-going", "--deny", "never"];
    if (theme) words.push("--theme", theme);
    const run = spawnSync(program, words, { encoding: "utf8" });
    if (run.status !== 0) complain(name, `build ended with ${run.status}: ${run.stdout}${run.stderr}`);
  }
  return out;
}

const filesBelow = (folder) => fs.readdirSync(folder, { recursive: true }).map(String)
  .filter((file) => fs.statSync(path.join(folder, file)).isFile()).sort();

function compare(name, one, four) {
  const files = filesBelow(one);
  if (String(files) !== String(filesBelow(four))) complain(name, "other files with four threads");
  for (const file of files.filter((each) => !each.startsWith(".")))
    if (!fs.readFileSync(path.join(one, file)).equals(fs.readFileSync(path.join(four, file))))
      complain(`${name}/${file}`, "other bytes with four threads");
}

const attributes = (text, name) => [...text.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map((found) =>
  found[1].replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&"));

// Every id once, and every link within a file or between files at an id that is there.
function followLinks(where, files) {
  const ids = new Map([...files].map(([name, text]) => [name, attributes(text, "id")]));
  let count = 0;
  for (const [name, text] of files) {
    const own = ids.get(name);
    if (new Set(own).size !== own.length)
      complain(`${where}/${name}`, `ids twice: ${own.filter((id, at) => own.indexOf(id) !== at)}`);
    for (const href of attributes(text, "href")) {
      if (/^[a-z]+:/.test(href) || href.endsWith(".css")) continue;
      const [file, fragment] = href.split("#");
      const target = file === "" ? name : decodeURIComponent(file);
      ++count;
      if (!ids.has(target)) complain(`${where}/${name}`, `leads to no file: ${href}`);
      else if (fragment !== undefined && !ids.get(target).includes(decodeURIComponent(fragment)))
        complain(`${where}/${name}`, `leads nowhere: ${href}`);
    }
  }
  return count;
}

function checkPages(name, folder) {
  const files = new Map(filesBelow(folder).map((file) => [file, fs.readFileSync(path.join(folder, file), "utf8")]));
  for (const [file, text] of files) {
    if (/<script|<link rel="stylesheet"|@import/.test(text)) complain(`${name}/${file}`, "loads something");
    for (const src of attributes(text, "src"))
      if (!src.startsWith("data:")) complain(`${name}/${file}`, `loads ${src}`);
    for (const [, url] of text.matchAll(/url\(([^)]*)\)/g))
      if (!/^["']?(data:|#)/.test(url)) complain(`${name}/${file}`, `loads ${url}`);
  }
  return followLinks(name, files);
}

function checkEpub(where, file) {
  const bytes = fs.readFileSync(file);
  const start = bytes.subarray(26, 58).toString("latin1");
  if (start !== "\x08\0\0\0mimetypeapplication/epub+zip") complain(where, "`mimetype` is not the first, or not plain");
  const check = spawnSync("java", ["-jar", find("epubcheck"), "--failonwarnings", file], { encoding: "utf8" });
  const messages = `${check.stdout}${check.stderr}`.split("\n").filter((line) => /^(ERROR|WARNING|FATAL|INFO)/.test(line));
  if (check.status !== 0 || messages.length > 0) complain(where, `epubcheck: ${messages.join("\n") || check.stderr}`);
  const parts = path.join(work, "parts", where);
  execFileSync("/usr/bin/python3", ["-m", "zipfile", "-e", file, parts]);
  const xml = filesBelow(parts).filter((each) => /\.(xhtml|opf|svg|xml)$/.test(each));
  const lint = spawnSync("xmllint", ["--nonet", "--noout", ...xml.map((each) => path.join(parts, each))], { encoding: "utf8" });
  if (lint.status !== 0) complain(where, `xmllint: ${lint.stderr}`);
  return followLinks(where, new Map(xml.filter((each) => each.endsWith(".xhtml")).map((each) =>
    [path.basename(each), fs.readFileSync(path.join(parts, each), "utf8")])));
}

function checkPdf(where, file) {
  const information = execFileSync("pdfinfo", [file], { encoding: "utf8" });
  if (!/^Tagged:\s+yes$/m.test(information)) complain(where, "not tagged");
  if (/^JavaScript:\s+yes$/m.test(information)) complain(where, "has scripts");
  const outline = execFileSync("pdftohtml", ["-xml", "-i", "-stdout", file], { encoding: "utf8", maxBuffer: 1 << 28 });
  const items = [...outline.matchAll(/<item page="(\d+)">/g)];
  if (items.length < 3) complain(where, "no bookmarks");
  return items.length;
}

const own = (name) => path.join(__dirname, "browser", "projects", name);
const projects = [
  { name: "sample", folder: repository, formats: ["html", "epub", "pdf"] },
  { name: "sample-manuscript", folder: repository, theme: "manuscript", formats: ["html", "pdf"] },
  { name: "arabic", folder: own("arabic"), formats: ["html", "epub", "pdf"] },
  { name: "workshop", folder: own("workshop"), formats: ["html", "epub"] },
  { name: "text", folder: own("text"), formats: ["html", "epub"] },
  { name: "many", folder: own("many"), formats: ["html", "epub"] },
  { name: "hostile", folder: hostileProject(), formats: ["html", "epub", "pdf"] },
];

let books = 0, links = 0, bookmarks = 0;
const pages = [];
for (const project of projects) {
  const one = build(project, 1), four = build(project, 4);
  compare(project.name, one, four);
  for (const format of project.formats) {
    const folder = path.join(one, format);
    const files = fs.existsSync(folder) ? filesBelow(folder) : [];
    if (files.length === 0) complain(`${project.name}/${format}`, "no book");
    books += files.length;
    if (format === "html") {
      links += checkPages(project.name, folder);
      pages.push(folder);
    }
    for (const file of files) {
      const where = `${project.name}/${file}`;
      if (format === "epub") links += checkEpub(where, path.join(folder, file));
      if (format === "pdf") bookmarks += checkPdf(where, path.join(folder, file));
    }
  }
}
const jar = path.join(__dirname, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
// The checker reads the style sheets too, and is older than this property of SVG 2.
const unknown = ".*Property .paint-order. doesn.t exist.*";
const nu = spawnSync("java", ["-jar", jar, "--errors-only", "--skip-non-html", "--format", "gnu", "--stdout",
  "--filterpattern", unknown, ...pages], { encoding: "utf8", maxBuffer: 1 << 26 });
for (const line of nu.stdout.split("\n").filter((each) => each !== "")) complain("markup", line);
if (nu.status !== 0 && nu.stdout === "") complain("markup", `the checker itself failed: ${nu.stderr || nu.error}`);

for (const problem of problems) console.log(problem);
console.log(`books: ${books} made, ${links} links followed, ${bookmarks} bookmarks, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
