// The site's search, without a browser: the scripts of a built site answer in this process, from
// the files that a browser would load.
//
//   node search.js PROGRAM
//
// What must hold of every site, tried on this repository's own allegory and on one in other
// scripts: each name is found first by itself; it is found with one slip of the finger, without its
// accents and from its first letters; and nothing is loaded that the question does not need.
"use strict";
const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const vm = require("node:vm");

const program = path.resolve(process.argv[2]);
const repository = path.resolve(__dirname, "../..");
const work = fs.mkdtempSync(path.join(os.tmpdir(), "allegory-search-"));
process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }));

// Builds a project and starts its search; `loaded` are the files that were asked for.
function open(project, name) {
  const folder = path.join(work, name), out = path.join(folder, "site");
  try {
    execFileSync(program, ["build", "--out", folder, "--format", "site"], { cwd: project, stdio: "pipe" });
  } catch (failure) {
    throw new Error(`${failure.stdout}${failure.stderr}`);
  }
  const data = {}, loaded = [];
  const context = vm.createContext({ allegory: { search: { put: (key, value) => { data[key] = value; } } } });
  const run = (file) => vm.runInContext(fs.readFileSync(path.join(out, file), "utf8"), context, { filename: file });
  const load = async (key, file) => {
    if (!loaded.includes(file)) run(file);
    loaded.push(file);
    return data[key];
  };
  run("search/index.js");
  run(`search/client.${data.index.client}.js`);
  const engine = context.allegory.search.engine(data.index, load);
  const read = (sort, at) => load(sort + at, `search/${sort}${at}.${data.index[sort][0]}.js`);
  return { out, list: data.index, engine, loaded, read, run };
}

// All pages of the index, with their place and kind.
async function pages({ list, read }) {
  const all = [];
  for (let at = 0; at < list.pages.length - 1; ++at) all.push(...(await read("pages", at)));
  return all.map(([url, title, also, , passages], page) => ({
    page, url, title, also, headings: [...passages].filter((_, at) => at > 2 && at % 3 === 1),
    kind: page < list.kinds[0] ? "story" : page < list.kinds[0] + list.kinds[1] ? "idea" : "section",
  }));
}

async function terms({ list, read }) {
  const all = [];
  for (let at = 0; at < list.words.length - 1; ++at) {
    let before = "";
    for (const line of (await read("words", at)).split(";").slice(0, -1)) {
      before = before.slice(0, parseInt(line[0], 36)) + line.slice(1, line.indexOf("="));
      all.push(before);
    }
  }
  return all;
}

const flat = (found) => found.groups.flatMap(({ results }) => results).sort((a, b) => b.score - a.score);
const place = (found, url) => flat(found).findIndex((result) => result.url === url);

async function everyNameIsFoundFirst(site) {
  const { fold, ask } = site.engine;
  for (const { url, title, also, kind } of await pages(site))
    for (const name of [title, ...also]) {
      const [first] = flat(await ask(name, 20));
      assert(first, `${name}: nothing found`);
      const names = [first.title, ...(first.also ?? [])].map(fold);
      assert(first.url === url || names.includes(fold(name)), `${name}: found ${first.title} (${first.url}) before ${url}`);
      if (kind !== "section") assert(first.kind === "story" || first.kind === "idea", `${name}: a ${first.kind} comes first`);
    }
}

async function everyHeadingIsFound(site) {
  for (const { url, headings } of await pages(site))
    for (const heading of headings) {
      const found = await site.engine.ask(heading, 50);
      const results = flat(found).filter(({ kind }) => kind === "heading");
      if (!site.engine.fold(heading).match(/[\p{L}\p{N}]/u)) continue;
      const same = results.find(({ title }) => site.engine.fold(title) === site.engine.fold(heading));
      assert(same, `${heading} (${url}) is not found`);
    }
}

// One letter left out, put in, changed, or swapped with the next: at the beginning, in the middle
// and at the end.
function slips(word) {
  const letters = [...word], made = new Set();
  for (const at of [0, 1, Math.floor(letters.length / 2), letters.length - 1]) {
    const before = letters.slice(0, at).join(""), after = letters.slice(at + 1).join("");
    made.add(before + after);
    made.add(`${before}q${letters[at]}${after}`);
    made.add(`${before}q${after}`);
    if (at + 1 < letters.length) made.add(before + letters[at + 1] + letters[at] + letters.slice(at + 2).join(""));
  }
  made.delete(word);
  return [...made];
}

async function slipsAreForgiven(site) {
  const known = await terms(site);
  let tried = 0;
  for (const { url, title, kind } of await pages(site)) {
    const words = site.engine.fold(title).match(/[\p{L}\p{N}]+/gu) ?? [];
    if (kind === "section" || words.length !== 1 || !/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]{5,}$/u.test(words[0])) continue;
    for (const slip of slips(words[0])) {
      if (slip.length < 4 || known.some((term) => term.startsWith(slip))) continue;  // it means something else
      ++tried;
      const at = place(await site.engine.ask(slip), url);
      assert(at >= 0 && at < 3, `${slip} for ${title}: found at ${at}`);
    }
  }
  assert(tried > 20, `only ${tried} slips were tried`);
}

async function accentsAndEndingsAreOptional(site) {
  for (const { url, title, kind } of await pages(site)) {
    if (kind === "section") continue;
    const plain = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toUpperCase();
    if (!/[\p{L}\p{N}]/u.test(plain)) continue;
    assert(place(await site.engine.ask(plain, 20), url) >= 0, `${plain} does not find ${title}`);
    const start = [...site.engine.fold(title)].slice(0, 6).join("");
    assert(place(await site.engine.ask(start, 50), url) >= 0, `${start} does not find ${title}`);
  }
}

const write = (file, text) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};

// A project whose names are hard to type.
function polyglot() {
  const project = path.join(work, "polyglot");
  write(path.join(project, "allegory.yaml"), "title: Many tongues\nlang: en\n");
  write(path.join(project, "content/index.md"), `---
title: Many tongues
allegory:
  story: Tale
  idea: Meaning
characters:
  aesir: [Ásgeirr Þórsson, Æsir]
  strasse: [Große Straße]
  odysseus: [Ὀδυσσεύς]
  cave: [洞窟の比喩]
  network: [ニューラルネットワーク]
  hikaya: [حِكَايَة]
  lodz: [Łódź]
  elephant: [ช้าง]
  fire: [🔥]
concepts:
  heart: [Heart]
  lightning: [Lightning]
  memory: [Mémoire vive]
maps:
  lodz: memory
---
# Many tongues

The pair of Łódź and Mémoire. Lightning strikes twice; the Heart beats.
`);
  write(path.join(project, "content/1-words.md"), `---
title: "Words & <b>signs</b>"
---
# Words & <b>signs</b>

A long way to the word platypus, which stands in one place only.

## 猫と犬の話

昔々、あるところに猫と犬がいました。

## Don't panic

Nothing here but ${"filler ".repeat(400)} and at the end an axolotl.
`);
  return project;
}

async function otherScripts(site) {
  const { ask, excerpt } = site.engine;
  const first = async (query) => flat(await ask(query))[0]?.title;
  for (const [query, title] of [
    ["asgeirr thorsson", "Ásgeirr Þórsson"], ["AESIR", "Ásgeirr Þórsson"], ["grosse strasse", "Große Straße"],
    ["οδυσσευς", "Ὀδυσσεύς"], ["ΟΔΥΣΣΕΥΣ", "Ὀδυσσεύς"], ["洞窟", "洞窟の比喩"], ["比喩", "洞窟の比喩"], ["喩", "洞窟の比喩"],
    ["ネットワーク", "ニューラルネットワーク"], ["ﾆｭｰﾗﾙ", "ニューラルネットワーク"], ["حكاية", "حِكَايَة"], ["lodz", "Łódź"], ["memoire", "Mémoire vive"],
    ["ช้าง", "ช้าง"], ["🔥", "🔥"], ["犬の話", "猫と犬の話"], ["dont panic", "Don't panic"], ["don't panic", "Don't panic"],
    ["leart", "Heart"], ["ehart", "Heart"], ["lihgtnign", "Lightning"], ["ightning", "Lightning"],
  ]) assert.strictEqual(await first(query), title, query);

  const platypus = await ask("platypus");
  assert.strictEqual(platypus.count, 1);
  assert.deepStrictEqual([...excerpt(flat(platypus)[0].text, platypus.terms)], ["A long way to the word ", "platypus", ", which stands in one place only."]);
  const late = await ask("axolotl");
  assert.strictEqual(flat(late)[0].title, "Don't panic", "the word behind what can be shown is found");
  const spread = await ask("platypus axolotl");
  assert.strictEqual(flat(spread).map(({ kind }) => kind).join(), "section", "words under two headings find the page");
  assert.strictEqual((await ask("platypus zebra")).count, 0);
  assert.strictEqual((await ask("plattypuss")).corrected, "platypus");
  assert.strictEqual((await ask("qqplatipus")).suggestion || (await ask("qqplatipus")).corrected, "platypus");
  for (const odd of ["", " ", "\0", "=;!", "\\", "a".repeat(5000), "\ud800", "constructor", "__proto__", "<b>"])
    assert(Number.isInteger((await ask(odd)).count), JSON.stringify(odd));
}

async function nothingIsLoadedInVain(site, project, name) {
  const fresh = open(project, name);
  await fresh.engine.ask("lion");
  const sorts = fresh.loaded.map((file) => file.match(/search\/([a-z]+)/)[1]);
  assert(!sorts.includes("spelling"), "the spelling is loaded only for what is not found");
  assert.strictEqual(new Set(sorts.filter((sort) => sort === "words")).size, 1);
  const outside = fs.readdirSync(path.join(fresh.out, "search")).filter((file) => file !== "index.js")
    .filter((file) => !/^[a-z]+\d*\.[0-9a-f]{8}\.js$/.test(file));
  assert.deepStrictEqual(outside, []);
}

(async () => {
  const own = open(repository, "own");
  const other = open(polyglot(), "other");
  for (const site of [own, other]) {
    await everyNameIsFoundFirst(site);
    await everyHeadingIsFound(site);
    await accentsAndEndingsAreOptional(site);
  }
  await slipsAreForgiven(own);
  await otherScripts(other);
  await nothingIsLoadedInVain(own, repository, "again");
})().catch((failure) => {
  console.error(failure.message);
  process.exit(1);
});
