// The JSON-LD of all pages of a site as one graph: it parses, hostile text stays inside, and the
// integrity conditions of SKOS hold (S9, S13, S14, S27, S37, S46).
//
// The expander knows what our pages use and throws at anything else, so nothing is passed over.
'use strict';

const {built, filesBelow} = require('./site.js');
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');

const skos = name => `http://www.w3.org/2004/02/skos/core#${name}`;
const schema = name => `https://schema.org/${name}`;
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/// The triples of one document, as [subject, predicate, object]; a literal is {value, lang}.
function triples(document, base, prefix) {
  const context = document['@context'];
  let blanks = 0;
  const iri = name => {
    const colon = name.indexOf(':');
    const vocabulary = colon < 0 ? undefined : context[name.slice(0, colon)];
    return vocabulary === undefined ? new URL(name, base).href
                                    : vocabulary + name.slice(colon + 1);
  };
  const term = name => (name.includes(':') ? iri(name) : context['@vocab'] + name);
  const found = [];
  const node = object => {
    const subject = object['@id'] === undefined ? `_:${prefix}${blanks++}` : iri(object['@id']);
    for (const [key, value] of Object.entries(object)) {
      if (key === '@id') continue;
      for (const each of [value].flat()) {
        if (key === '@type') found.push([subject, type, term(each)]);
        else {
          assert.ok(!key.startsWith('@'), `unknown keyword ${key}`);
          found.push([subject, term(key), object_of(each)]);
        }
      }
    }
    return subject;
  };
  const object_of = value => {
    if (typeof value !== 'object') return {value, lang: ''};
    assert.notEqual(value, null);
    if ('@value' in value) {
      assert.deepEqual(Object.keys(value).sort(), ['@language', '@value']);
      return {value: value['@value'], lang: value['@language']};
    }
    return node(value);
  };
  assert.deepEqual(Object.keys(document).sort(), ['@context', '@graph']);
  for (const object of document['@graph']) node(object);
  return found;
}

/// What is wrong with a graph of SKOS, in words.
function violations(graph) {
  const wrong = [];
  const pairs = name => graph.filter(([, p]) => p === skos(name)).map(([s, , o]) => [s, o]);
  const typed = name => new Set(graph.filter(([, p, o]) => p === type && o === name).map(t => t[0]));
  const concepts = typed(skos('Concept'));
  for (const other of ['ConceptScheme', 'Collection'])
    for (const each of typed(skos(other)))
      if (concepts.has(each)) wrong.push(`S9/S37: ${each} is a concept and a ${other}`);
  const literal = o => `${o.value}@${o.lang}`;
  for (const each of concepts) {
    const labels = name => pairs(name).filter(([s]) => s === each).map(([, o]) => o);
    const preferred = labels('prefLabel');
    if (preferred.length === 0) wrong.push(`${each} has no label`);
    if (new Set(preferred.map(o => o.lang)).size !== preferred.length)
      wrong.push(`S14: ${each} has two preferred labels in one language`);
    for (const other of labels('altLabel'))
      if (preferred.some(o => literal(o) === literal(other))) wrong.push(`S13: ${literal(other)}`);
    if (labels('inScheme').length !== 1) wrong.push(`${each} is not in one scheme`);
  }
  const above = new Map();
  for (const [s, o] of pairs('broader')) above.set(s, [...(above.get(s) ?? []), o]);
  const reaches = (from, to) => {
    const seen = new Set(), open = [...(above.get(from) ?? [])];
    for (let at; (at = open.pop()) !== undefined;)
      if (!seen.has(at)) { seen.add(at); open.push(...(above.get(at) ?? [])); }
    return seen.has(to);
  };
  const related = [...pairs('related'), ...pairs('relatedMatch')];
  for (const [s, o] of related)
    if (reaches(s, o) || reaches(o, s)) wrong.push(`S27: ${s} ${o}`);
  const key = pair => [...pair].sort().join(' ');
  const loose = new Set([...pairs('relatedMatch'), ...pairs('broadMatch')].map(key));
  for (const pair of pairs('exactMatch')) if (loose.has(key(pair))) wrong.push(`S46: ${key(pair)}`);
  return wrong;
}

function documents(site, base) {
  const graph = [];
  let count = 0;
  for (const file of filesBelow(site, '.html')) {
    const html = fs.readFileSync(path.join(site, file), 'utf8');
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
    const speaks = !html.includes('http-equiv="refresh"') && file !== '404.html';
    assert.equal(blocks.length, speaks ? 1 : 0, file);
    for (const [, text] of blocks) {
      assert.ok(!/[<>&\u2028\u2029]/u.test(text), `${file}: what a script must not hold`);
      assert.ok(text.length < 16000, `${file}: ${text.length} bytes`);
      graph.push(...triples(JSON.parse(text), new URL(file, base).href, `${count++}-`));
    }
  }
  return graph;
}

for (const base of ['https://example.org/a/', undefined]) {
  const site = built(base ? ['--base-url', base] : []);
  const graph = documents(site, base ?? 'file:///site/');
  assert.deepEqual(violations(graph), []);
  const has = (p, test) => graph.some(([s, q, o]) => q === p && test(s, o));
  for (const name of ['Article', 'BreadcrumbList', 'DefinedTerm', 'DefinedTermSet', 'WebSite'])
    assert.ok(has(type, (s, o) => o === schema(name)), `no ${name}`);
  assert.ok(has(skos('broader'), () => true) && has(skos('member'), () => true));
  // A concept that is spoken of is described on some page.
  const concepts = new Set(graph.filter(t => t[1] === type && t[2] === skos('Concept')).map(t => t[0]));
  for (const name of ['relatedMatch', 'broader', 'member', 'related'])
    for (const [, p, o] of graph) if (p === skos(name)) assert.ok(concepts.has(o), `${name} ${o}`);
  assert.ok(!graph.some(t => [skos('exactMatch'), skos('closeMatch')].includes(t[1])));

  // What is declared not to be read so is a record, and no match.
  const record = 'http://www.w3.org/2002/07/owl#annotated';
  const value = (subject, p) => graph.find(t => t[0] === subject && t[1] === p)?.[2];
  const denied = graph.filter(t => t[1].endsWith('predicate_modifier')).map(t => t[0]);
  assert.equal(denied.length, 1);
  for (const each of denied)
    assert.ok(!has(skos('relatedMatch'), (s, o) => s === value(each, `${record}Source`) &&
                                                   o === value(each, `${record}Target`)));

  // The conditions are looked at: each of these spoils one.
  const [s, , o] = graph.find(t => t[1] === skos('relatedMatch'));
  const label = graph.find(t => t[0] === s && t[1] === skos('prefLabel'))[2];
  for (const [name, more] of [['S9', [s, type, skos('ConceptScheme')]],
                              ['S13', [s, skos('altLabel'), label]],
                              ['S14', [s, skos('prefLabel'), {...label, value: 'other'}]],
                              ['S27', [s, skos('broader'), o]],
                              ['S46', [o, skos('exactMatch'), s]]])
    assert.ok(violations([...graph, more]).some(text => text.startsWith(name)), `${name} is not seen`);
}
console.log('the linked data of a site is one graph, and sound');
