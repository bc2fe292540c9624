// Links of documents that show sections one under the other, on one page or on several.
//
// Comes in: pages in the order in which they are read, as trees. Which part of them is which section
// is found by titles and headings alone, all of which must be there in their order. So an anchor is
// known by what it stands at, never by how it is spelled.
'use strict';

const {attribute, closest, is_heading, nodesBelow, textOf} = require('./tree.js');
const {file_target, plain, url_target} = require('./model.js');

/// Footnote marks and what leads back from notes are raised, or arrows.
const is_note_mark = node => closest(node, each => each.tagName === 'sup') !== undefined ||
                             attribute(node, 'role') === 'doc-noteref' || attribute(node, 'epub:type') === 'noteref';
const leads_back = node => /^↩/u.test(textOf(node).trim()) || attribute(node, 'role') === 'doc-backlink';

const blocks = ['p', 'li', 'dt', 'dd', 'td', 'th', 'div', 'section', 'article', 'body'];

class Flow {
  /// `pages`: [{name, tree}] in reading order; `sections` in the same order. `opening` says of those
  /// that stand without their title where they begin: at a node, or with nothing at the first page.
  /// `address(href, page)` gives {page, id}, {bytes} or {url}; `flowOf` gives the flow that another
  /// page belongs to; `is_ours` knows elements that the program put between the author's words.
  constructor({model, pages, sections, opening, ids, address, flowOf, is_ours = () => false}) {
    Object.assign(this, {model, pages, address, flowOf, is_ours});
    this.marks = new Map();     // node → target
    this.bounds = new Map();    // section's address → [first, end) in this.nodes
    this.nodes = pages.flatMap(page => [...nodesBelow(page.tree)].map(node => ({node, page})));
    this.position = new Map(this.nodes.map(({node}, at) => [node, at]));
    this.layOut(sections, opening);
    this.ends = new Map(pages.map(page => [page, ids(page.tree)]));
  }

  /// Whether a node shows a section's title: a heading, or bold words that open a block.
  shows(node, title) {
    if (is_heading(node)) return plain(textOf(node)) === title;
    if (node.tagName !== 'strong' || plain(textOf(node)) !== title) return false;
    const block = closest(node, each => ['p', 'li', 'dt'].includes(each.tagName));
    return block !== undefined && plain(textOf(block)).startsWith(title);
  }

  find(from, test, what) {
    for (let at = from; at < this.nodes.length; ++at) if (test(this.nodes[at].node)) return at;
    throw new Error(`${what} is not there`);
  }

  layOut(sections, opening) {
    let at = 0;
    const begins = [];
    for (const section of sections) {
      if (!opening.has(section)) {
        const title = plain(section.title);
        at = this.find(at, node => this.shows(node, title), `the title \`${title}\``);
        this.marks.set(this.nodes[at].node, `section ${section.address}`);
        begins.push(at++);
      } else {
        const node = opening.get(section);
        if (node) {
          at = this.position.get(node);
          this.marks.set(node, `section ${section.address}`);
        }
        begins.push(at);
      }
      this.model.headings(section).forEach((heading, index) => {
        const text = plain(heading.text);
        at = this.find(at, node => is_heading(node) && plain(textOf(node)) === text,
                       `the heading \`${text}\` of ${section.path}`);
        this.marks.set(this.nodes[at++].node, `heading ${section.address} ${index}`);
      });
    }
    sections.forEach((section, index) =>
      this.bounds.set(section.address, [begins[index], begins[index + 1] ?? this.nodes.length]));
  }

  /// What stands where an anchor is.
  at(node) {
    const marked = closest(node, each => this.marks.has(each));
    if (marked) return this.marks.get(marked);
    // An anchor of our own stands beside what it belongs to, within one block.
    const block = closest(node, each => blocks.includes(each.tagName));
    if (!block) return undefined;
    for (const each of nodesBelow(block)) if (this.marks.has(each)) return this.marks.get(each);
    return this.entityAt(block, node) ?? this.headingBehind(block);
  }

  /// The heading that comes next, if an anchor has a paragraph of its own.
  headingBehind(block) {
    if (plain(textOf(block)) !== '') return undefined;
    for (let at = this.position.get(block); at < this.nodes.length; ++at) {
      const {node} = this.nodes[at];
      if (this.marks.has(node)) return this.marks.get(node);
      if (node.nodeName === '#text' && plain(node.value) !== '') return undefined;
    }
    return undefined;
  }

  /// The entity whose label follows an anchor, on the side of its column.
  entityAt(cell, anchor) {
    let is_behind = cell === anchor, text = textOf(anchor);
    for (const each of nodesBelow(cell)) {
      if (each === anchor) is_behind = true;
      else if (is_behind && each.nodeName === '#text' && !closest(each, at => at === anchor)) text += each.value;
    }
    const row = (cell.parentNode?.childNodes ?? []).filter(each => ['td', 'th'].includes(each.tagName));
    const side = cell.tagName === 'td' && row.indexOf(cell) === 1 ? 'idea' : 'story';
    const fits = [...this.model.entities.values()].filter(
      each => plain(text).startsWith(plain(each.labels[0])) && (cell.tagName !== 'td' || each.side === side));
    fits.sort((a, b) => b.labels[0].length - a.labels[0].length);
    return fits.length > 0 ? `entity ${fits[0].address}` : undefined;
  }

  resolve(href, page) {
    const to = this.address(href, page);
    if (to.bytes) return file_target(to.bytes);
    if (to.url !== undefined) return url_target(to.url);
    if (to.page === undefined) return `dead ${href}`;
    const flow = this.flowOf(to.page);
    return flow === undefined ? `dead ${href}` : flow.place(to.page, to.id) ?? `dead ${href}`;
  }

  /// What an id of a page is, or the page as a whole.
  place(page, id) {
    if (!id) return this.top(page);
    const node = this.ends.get(page).get(id);
    return node && (this.at(node) ?? `unknown ${id}`);
  }

  /// What a page as a whole is: the first section on it.
  top(page) {
    for (const [address, [begin]] of this.bounds)
      if (this.nodes[begin].page === page) return `section ${address}`;
    return `dead page ${page.name}`;
  }

  links(section) {
    const [begin, end] = this.bounds.get(section.address);
    const found = [], notes = [];
    const take = (node, page) => {
      const href = node.tagName === 'img' ? attribute(node, 'src')
                   : node.tagName === 'a' ? attribute(node, 'href') : undefined;
      if (href === undefined || leads_back(node) || closest(node, this.is_ours)) return;
      if (is_note_mark(node)) notes.push(this.ends.get(page).get(decodeURIComponent(href.replace(/^.*#/, ''))));
      else found.push({text: plain(textOf(node)), href, target: this.resolve(href, page), page});
    };
    const inside = new Set();  // notes that stand elsewhere, behind all sections
    let at = begin;
    for (; at < end && !this.stops(this.nodes[at].node); ++at) take(this.nodes[at].node, this.nodes[at].page);
    for (const note of notes) {
      const item = note && closest(note, each => each.tagName === 'li' || each.tagName === 'aside');
      if (!item || inside.has(item)) continue;
      inside.add(item);
      const position = this.position.get(item);
      if (position >= begin && position < at) continue;  // it was passed
      for (const node of nodesBelow(item)) take(node, this.nodes[this.position.get(node)].page);
    }
    return found;
  }

  /// Whether what the program says itself begins here.
  stops(node) {
    return is_heading(node) && !this.marks.has(node);
  }
}

module.exports = {Flow};
