// What links are meant to be, as `graph.json` says it: the truth that outputs are held against.
//
// A target is a text: `section ADDRESS`, `heading ADDRESS N` (the how-many-th of its text, from 0),
// `entity ADDRESS`, `file SHA-1`, `url URL`. Two formats say the same if these are the same.
'use strict';

const assert = require('node:assert');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const plain = text => text.replace(/\s+/gu, ' ').trim();
const file_target = bytes => `file ${crypto.createHash('sha1').update(bytes).digest('hex')}`;

/// An address on the web in one spelling.
function url_target(url) {
  try {
    return `url ${new URL(url).href}`;
  } catch {
    return `url ${url}`;
  }
}

class Model {
  constructor(project, graph) {
    this.project = project;
    this.graph = graph;
    this.sections = new Map(graph.sections.map(each => [each.address, each]));
    this.entities = new Map(graph.allegories.flatMap(
      allegory => allegory.entities.map(each => [each.address, {...each, allegory}])));
  }

  /// Whether a section opens with its title as a heading, which pages show once.
  repeatsTitle(section) {
    const [first] = section.headings;
    return first !== undefined && first.level === 1 && plain(first.text) === plain(section.title);
  }

  /// The headings that stand below a section's title.
  headings(section) {
    return this.repeatsTitle(section) ? section.headings.slice(1) : section.headings;
  }

  /// The sections of an allegory as they are read, its home page first.
  sectionsOf(allegory) {
    const own = this.graph.sections.filter(each => each.allegory === allegory.address);
    const follow = new Set(own.map(each => each.next));
    const read = [];
    for (let at = own.find(each => each.address === allegory.address) ??
                  own.find(each => !follow.has(each.address));
         at !== undefined; at = this.sections.get(at.next))
      read.push(at);
    for (const each of own) assert.ok(read.includes(each), `${each.path} is never read`);
    return read;
  }

  isOfAllegory(section) {
    return this.graph.allegories.some(each => each.address === section.allegory);
  }

  /// The page that opens the allegory which tells of an entity, as seen from a section: its own if
  /// that says what stands for the entity, else the one that the entity comes from.
  homeOf(link, section) {
    const own = this.graph.allegories.find(each => each.address === section.allegory);
    const tells = own?.correspondences.some(each => [...each.story, ...each.idea].includes(link.address));
    return this.sectionsOf(tells ? own : this.entities.get(link.address).allegory)[0];
  }

  heading(section, index) {
    const number = this.repeatsTitle(section) ? index - 1 : index;
    return number < 0 ? `section ${section.address}` : `heading ${section.address} ${number}`;
  }

  target(link) {
    switch (link.leads_to) {
      case 'section': {
        const section = this.sections.get(link.address);
        if (link.anchor === null) return `section ${link.address}`;
        const index = section.headings.findIndex(each => each.anchor === link.anchor);
        return index < 0 ? `id ${link.address} ${link.anchor}` : this.heading(section, index);
      }
      case 'entity': return `entity ${link.address}`;
      case 'asset':
        return file_target(fs.readFileSync(path.join(this.project, 'content', decodeURI(link.address))));
      case 'external': return url_target(link.address);
      default: return undefined;
    }
  }

  /// What the links of a section are meant to be; those that lead nowhere are none.
  links(section) {
    return section.links.filter(each => each.leads_to !== 'nothing').map(each => ({
      text: plain(each.text), target: this.target(each), form: each.form, leads_to: each.leads_to,
      address: each.anchor ? `${each.address}#${each.anchor}` : each.address}));
  }

  /// Whether the program may have added a link to a section's text: of words that are a name, or in
  /// the list of the sections below it.
  mayBeInserted(section, link) {
    const below = this.sections.get(link.target.match(/^section (.*)$/)?.[1]);
    if (below) return below.parent === section.address && plain(below.title) === link.text;
    if (!link.target.startsWith('entity ')) return false;
    const entity = this.entities.get(link.target.slice('entity '.length));
    const fold = text => plain(text).normalize('NFKC').toLowerCase();
    return entity !== undefined && entity.labels.some(each => fold(each) === fold(link.text));
  }
}

/// What is wrong with the links of a section, in words: those that are meant must be there, in their
/// order; what else is there must be a name that the program linked.
function differences(model, section, found, meant) {
  const wrong = [];
  const lost = link => wrong.push(`${section.path}: no \`${link.text}\` to ${link.target}`);
  const same = (link, other) =>
    other.target === link.target && (other.form === 'image' || other.text === link.text);
  let at = 0;
  for (const link of found) {
    if (at < meant.length && same(link, meant[at])) {
      ++at;
      continue;
    }
    if (model.mayBeInserted(section, link)) continue;
    const later = meant.findIndex((each, index) => index >= at && same(link, each));
    if (later < 0) wrong.push(`${section.path}: \`${link.text}\` leads to ${link.target} (${link.href})`);
    else {
      meant.slice(at, later).forEach(lost);
      at = later + 1;
    }
  }
  meant.slice(at).forEach(lost);
  return wrong;
}

module.exports = {Model, differences, file_target, plain, url_target};
