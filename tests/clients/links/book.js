// Links of `--format html` and `--format epub`: books, which hold allegories and nothing else. An
// EPUB is read as its reader does: package, then the parts in the order of the spine.
'use strict';

const {Flow} = require('./flow.js');
const {attribute, classes, nodesBelow} = require('./tree.js');
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');

/// What stands between the author's words: the other reading, notes on names, marks of notes.
const ours = ['told', 'margin-note', 'name-notes', 'note-ref', 'footnote-ref', 'footnote-back'];
const is_ours = node => classes(node).some(each => ours.includes(each));

function ids(tree) {
  const found = new Map();
  for (const node of nodesBelow(tree)) {
    const id = attribute(node, 'id');
    if (id !== undefined) found.set(id, node);
  }
  return found;
}

/// A book that is one page.
function readPage(file, parse) {
  const name = path.basename(file);
  return {name, files: new Map(), pages: [{name, tree: parse(fs.readFileSync(file, 'utf8'))}]};
}

/// XHTML as HTML: what is closed at once has an end tag.
const as_html = text => text.replace(
  /<(?!(?:br|col|hr|img|input|link|meta|wbr)\b)([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/gi, '<$1$2></$1>');

/// A book of several files.
function readEpub(file, {parse, unzipSync}) {
  const files = new Map(Object.entries(unzipSync(fs.readFileSync(file))));
  const text = name => Buffer.from(files.get(name)).toString('utf8');
  const [, root] = text('META-INF/container.xml').match(/full-path="([^"]*)"/);
  const folder = path.posix.dirname(root);
  const opf = parse(as_html(text(root)));
  const items = new Map(), spine = [];
  for (const node of nodesBelow(opf)) {
    if (node.tagName === 'item') items.set(attribute(node, 'id'), attribute(node, 'href'));
    if (node.tagName === 'itemref') spine.push(attribute(node, 'idref'));
  }
  const pages = spine.map(id => path.posix.join(folder, items.get(id)))
                     .map(name => ({name, tree: parse(as_html(text(name)))}));
  return {name: path.basename(file), files, pages};
}

/// Where a link of a page of a book leads to.
function addressIn(books, book, href, from) {
  const data = href.match(/^data:[^,]*;base64,(.*)$/s);
  if (data) return {bytes: Buffer.from(data[1], 'base64')};
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('/')) return {url: href};
  const [file, fragment] = href.split('#');
  const id = decodeURIComponent(fragment ?? '');
  if (file === '') return {page: from, id};
  const name = path.posix.join(path.posix.dirname(from.name), decodeURIComponent(file));
  for (const other of new Set([book, ...books])) {
    const page = other.pages.find(each => each.name === name);
    if (page) return {page, id};
  }
  return book.files.has(name) ? {bytes: Buffer.from(book.files.get(name))} : {};
}

/// The headings of a book's chapters begin with that of its first section.
function firstTitle(book) {
  for (const {tree} of book.pages)
    for (const node of nodesBelow(tree)) if (classes(node).includes('part-title')) return node;
  return undefined;
}

module.exports = function book(folder, model, tools) {
  const books = fs.readdirSync(folder).filter(name => /\.(html|epub)$/.test(name)).sort()
    .map(name => path.join(folder, name))
    .map(file => file.endsWith('.epub') ? readEpub(file, tools) : readPage(file, tools.parse));
  const flows = new Map();   // page → its book's
  const owners = new Map();  // section → its book's
  for (const allegory of model.graph.allegories) {
    const name = path.posix.basename(allegory.address);
    const own = books.find(each => path.parse(each.name).name === name) ?? books[0];
    assert.ok(own && !flows.has(own.pages[0]), `there is no book of ${allegory.title}`);
    const sections = model.sectionsOf(allegory);
    const opening = new Map(sections.filter(each => each.address === allegory.address)
                                    .map(each => [each, firstTitle(own)]));
    const flow = new Flow({model, pages: own.pages, sections, opening, is_ours, ids,
                           address: (href, page) => addressIn(books, own, href, page),
                           flowOf: page => flows.get(page)});
    own.pages.forEach(page => flows.set(page, flow));
    sections.forEach(section => owners.set(section, flow));
  }
  const is_one_page = path.basename(folder) === 'html';
  return {
    links: section => owners.get(section)?.links(section),
    /// Pages reach the pages beside them; an EPUB is alone.
    has: (target, from) => owners.has(target) && (is_one_page || owners.get(target) === owners.get(from)),
  };
};
