// Links of `--format wiki`, on one page for each allegory or on many: cmark-gfm reads the pages as
// GitHub does, github-slugger gives headings the ids that GitHub gives them, and the sidebar says
// which section is on which page.
'use strict';

const {Flow} = require('./flow.js');
const {attribute, is_heading, nodesBelow, textOf} = require('./tree.js');
const {plain} = require('./model.js');
const {execFileSync} = require('node:child_process');
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');

/// The elements that a fragment of a page can lead to.
function ids(tree, Slugger) {
  const found = new Map(), slugger = new Slugger();
  for (const node of nodesBelow(tree)) {
    if (is_heading(node)) {
      const id = slugger.slug(textOf(node).trim());
      if (!found.has(id)) found.set(id, node);
    }
    for (const name of ['id', 'name']) {
      const id = attribute(node, name);
      if (id && !found.has(id)) found.set(id, node);
    }
  }
  return found;
}

/// All sections as they are read: those of each allegory after its home page, pages of none where
/// they stand.
function inReadingOrder(model) {
  const read = new Set();
  const homes = new Set(model.graph.allegories.map(each => each.address));
  for (const allegory of model.graph.allegories) model.sectionsOf(allegory).forEach(each => read.add(each));
  for (const section of model.graph.sections) if (!homes.has(section.allegory)) read.add(section);
  return [...read];
}

/// Which page a section is on, and whether it is the page as a whole. Sections of one title are told
/// apart by the order of the sidebar.
function placesOf(sidebar, model, pageNamed) {
  const items = [...nodesBelow(sidebar)].filter(each => each.tagName === 'a').map(each => {
    const [file, anchor] = attribute(each, 'href').split('#');
    return {title: plain(textOf(each)), page: pageNamed(decodeURIComponent(file)), anchor};
  });
  const sections = inReadingOrder(model);
  // The first page may be a list of the others, which has the title of the whole.
  const places = new Map(), open = new Set(items.slice(items.length - sections.length));
  for (const section of sections) {
    const item = [...open].find(each => each.title === plain(section.title));
    assert.ok(item, `the sidebar lacks ${section.path}`);
    assert.ok(item.page, `the sidebar leads to no page for ${section.path}`);
    open.delete(item);
    places.set(section, item);
  }
  return places;
}

module.exports = function wiki(folder, model, {parse, Slugger}) {
  const tree = file => parse(execFileSync(
    'cmark-gfm', ['--unsafe', '-e', 'table', '-e', 'strikethrough', '-e', 'autolink', '-e', 'tasklist'],
    {input: fs.readFileSync(path.join(folder, file)), encoding: 'utf8', maxBuffer: 1 << 28}));
  const pages = fs.readdirSync(folder, {recursive: true}).filter(name => /^[^_].*\.md$/.test(name)).sort()
    .map(file => ({name: file.slice(0, -'.md'.length), tree: tree(file)}));
  const pageNamed = name => pages.find(each => each.name === name);

  const address = (href, from) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('/')) return {url: href};
    const [file, fragment] = href.split('#');
    const name = decodeURIComponent(file), id = decodeURIComponent(fragment ?? '');
    const page = name === '' ? from : pageNamed(name);
    if (page !== undefined) return {page, id};
    const asset = path.join(folder, name);
    return fs.existsSync(asset) ? {bytes: fs.readFileSync(asset)} : {};
  };

  const places = placesOf(tree('_Sidebar.md'), model, pageNamed);
  const flows = new Map();
  for (const page of pages) {
    const sections = [...places.keys()].filter(each => places.get(each).page === page);
    const opening = new Map(sections.filter(each => places.get(each).anchor === undefined)
                                    .map(each => [each, undefined]));
    flows.set(page, new Flow({model, pages: [page], sections, opening, address,
                              flowOf: each => flows.get(each), ids: each => ids(each, Slugger)}));
  }
  return {has: () => true, links: section => flows.get(places.get(section).page).links(section)};
};
