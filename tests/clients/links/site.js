// Links of `--format site`: a page for each section and each entity.
'use strict';

const {attribute, classes, is_heading, nodesBelow, textOf} = require('./tree.js');
const {file_target, plain, url_target} = require('./model.js');
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');

/// What stands beside the words of the author: the other reading, notes, marks of headings and notes.
const ours = ['told', 'margin-note', 'anchor', 'footnote-back', 'footnote-ref', 'copy'];
const is_ours = node => classes(node).some(each => ours.includes(each));

module.exports = function site(folder, model, {parse}) {
  const file_of = address =>
    decodeURIComponent(address === '' || address.endsWith('/') ? `${address}index.html` : address);
  const pages = new Map();
  for (const address of model.sections.keys()) pages.set(file_of(address), ['section', address]);
  for (const address of model.entities.keys()) pages.set(file_of(address), ['entity', address]);
  const trees = new Map();
  const tree = file => {
    if (!trees.has(file)) trees.set(file, parse(fs.readFileSync(path.join(folder, file), 'utf8')));
    return trees.get(file);
  };
  const text_of = file => {
    for (const node of nodesBelow(tree(file))) if (classes(node).includes('text')) return node;
    return undefined;
  };

  /// What an id on the page of a section is.
  const place = (file, address, id) => {
    const section = model.sections.get(address);
    for (const node of nodesBelow(tree(file)))
      if (attribute(node, 'id') === id && node.tagName === 'h1') return `section ${address}`;
    const body = text_of(file);
    const headings = [...nodesBelow(body)].filter(is_heading);
    const at = headings.findIndex(each => attribute(each, 'id') === id);
    if (at >= 0) {
      assert.equal(plain(textOf(headings[at])), plain(model.headings(section)[at].text));
      return `heading ${address} ${at}`;
    }
    return [...nodesBelow(body)].some(each => attribute(each, 'id') === id || attribute(each, 'name') === id)
      ? `id ${address} ${id}` : `dead ${id}`;
  };

  const resolve = (from, href) => {
    const base = new URL(encodeURI(from), 'file:///');
    if (!URL.canParse(href, base)) return url_target(href);
    const url = new URL(href, base);
    if (url.protocol !== 'file:' || href.startsWith('/')) return url_target(href);
    const file = decodeURIComponent(url.pathname.slice(1)), id = decodeURIComponent(url.hash.slice(1));
    if (!fs.existsSync(path.join(folder, file))) return `dead ${file}`;
    const page = pages.get(file);
    if (page === undefined) return file_target(fs.readFileSync(path.join(folder, file)));
    if (page[0] === 'entity') {
      const heading = [...nodesBelow(tree(file))].find(each => each.tagName === 'h1');
      assert.ok(plain(textOf(heading)).includes(plain(model.entities.get(page[1]).labels[0])), file);
      return `entity ${page[1]}`;
    }
    return id === '' ? `section ${page[1]}` : place(file, page[1], id);
  };

  const links = section => {
    const file = file_of(section.address);
    const body = text_of(file);
    const found = [];
    for (const node of body ? nodesBelow(body, each => !is_ours(each)) : []) {
      const href = node.tagName === 'img' ? attribute(node, 'src')
                   : node.tagName === 'a' && !is_ours(node) ? attribute(node, 'href') : undefined;
      if (href !== undefined) found.push({text: plain(textOf(node)), href, target: resolve(file, href)});
    }
    return found;
  };
  return {links, has: () => true};
};
