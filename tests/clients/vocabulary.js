// The vocabularies of `--format skos`: jsonld expands them without fetching anything, n3 reads the
// shapes, and rdf-validate-shacl finds nothing; but it does find each condition that is spoiled.
// With `base_url` or without, the vocabulary and the linked data of the pages are one graph.
'use strict';

const {builtProject, filesBelow} = require('./site.js');
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const jsonld = require('jsonld');
const {DataFactory, Parser, Store} = require('n3');

const {namedNode, literal, quad} = DataFactory;
const rdf = name => namedNode(`http://www.w3.org/1999/02/22-rdf-syntax-ns#${name}`);
const skos = name => namedNode(`http://www.w3.org/2004/02/skos/core#${name}`);
const rdfs = name => namedNode(`http://www.w3.org/2000/01/rdf-schema#${name}`);
const owl = name => namedNode(`http://www.w3.org/2002/07/owl#${name}`);
const sssom = name => namedNode(`https://w3id.org/sssom/${name}`);
const al = name => namedNode(`urn:allegory:terms#${name}`);
const type = rdf('type');

const documentLoader = url => { throw new Error(`asks for ${url}`); };

async function graphOf(document, base) {
  const options = {format: 'application/n-quads', documentLoader, safe: true, base};
  return new Store(new Parser({format: 'N-Quads'}).parse(await jsonld.toRDF(document, options)));
}

async function validator(folder) {
  const shapes = new Parser().parse(fs.readFileSync(path.join(folder, 'shapes.ttl'), 'utf8'));
  const {default: Validator} = await import('rdf-validate-shacl');
  return new Validator(new Store(shapes));
}

const told = report => report.results.map(
  each => `${each.focusNode.value} ${each.path?.value ?? ''} ${each.sourceConstraintComponent.value}`);

/// How each condition can be broken: what is added to the graph, or what is taken away.
function mutants(graph) {
  const [match] = graph.getQuads(null, skos('relatedMatch'), null, null);
  const {subject: from, object: to} = match;
  const [label] = graph.getQuads(from, skos('prefLabel'), null, null);
  const [scheme] = graph.getQuads(from, skos('inScheme'), null, null);
  const [record] = graph.getQuads(null, type, sssom('Mapping'), null);
  const [cardinality] = graph.getQuads(record.subject, sssom('mapping_cardinality'), null, null);
  const [confidence] = graph.getQuads(record.subject, sssom('confidence'), null, null);
  const [target] = graph.getQuads(record.subject, owl('annotatedTarget'), null, null);
  const [fate] = graph.getQuads(null, al('fate'), null, null);
  const [value] = graph.getQuads(null, al('value'), null, null);
  const is = (p, o) => quad(from, p, o);
  const instead = (old, object) => ({add: quad(old.subject, old.predicate, object), remove: old});
  return {
    'S9': {add: is(type, skos('ConceptScheme'))},
    'S13': {add: is(skos('altLabel'), label.object)},
    'S14': {add: is(skos('prefLabel'), literal('other', label.object.language))},
    'S27': {add: is(skos('broader'), to)},
    'S37': {add: is(type, skos('Collection'))},
    'S46': {add: quad(to, skos('exactMatch'), from)},
    'no label': {remove: label},
    'no language': instead(label, literal('plain')),
    'no scheme': {remove: scheme},
    'a match of nobody': {add: is(skos('relatedMatch'), namedNode('urn:nobody'))},
    'cardinality': instead(cardinality, literal('2:3')),
    'confidence': instead(confidence, literal('1.5', namedNode('http://www.w3.org/2001/XMLSchema#double'))),
    'a mapping to nowhere': {remove: target},
    'fate': instead(fate, literal('unknown')),
    'an argument that is nothing': instead(value, namedNode('urn:nobody')),
  };
}

async function rejectsMutants(validate, graph) {
  for (const [name, {add, remove}] of Object.entries(mutants(graph))) {
    const spoiled = new Store(graph.getQuads(null, null, null, null));
    if (remove) spoiled.removeQuad(remove);
    if (add) spoiled.addQuad(add);
    assert.ok(!(await validate.validate(spoiled)).conforms, `${name} is not seen`);
  }
}

/// What is declared not to be read so is a record, and no match.
function deniesNothingItSays(graph) {
  const denied = graph.getSubjects(sssom('predicate_modifier'), literal('Not'), null);
  for (const record of denied) {
    const [from] = graph.getObjects(record, owl('annotatedSource'), null);
    const [to] = graph.getObjects(record, owl('annotatedTarget'), null);
    assert.equal(graph.countQuads(from, skos('relatedMatch'), to, null), 0, record.value);
  }
  return denied.length;
}

/// Everything that `graph.json` of the site knows of an allegory, and where it knows it.
function countsAgree(graph, known, base) {
  const count = each => graph.countQuads(null, type, each, null);
  const end = iri => (base ? iri.slice(base.length) : iri.replace(/^urn:allegory:[^:]*:/, ''));
  const concepts = new Map(graph.getSubjects(type, skos('Concept'), null).map(each => [end(each.value), each]));
  for (const entity of known.entities) {
    const concept = concepts.get(encodeURI(entity.address)) ?? concepts.get(entity.address);
    assert.ok(concept, `no concept at ${entity.address}`);
    const labels = ['prefLabel', 'altLabel'].flatMap(
      name => graph.getObjects(concept, skos(name), null).map(each => each.value));
    assert.deepEqual(labels.sort(), [...new Set(entity.labels)].sort());
  }
  const mappings = known.correspondences.flatMap(
    each => each.story.flatMap(from => each.idea.map(to => `${from} ${to}`)));
  assert.equal(count(sssom('Mapping')), mappings.length);
  const sentences = new Set(graph.getObjects(null, rdfs('label'), null).map(each => each.value));
  for (const statement of known.statements) assert.ok(sentences.has(statement.text), statement.text);
  assert.ok(count(al('Statement')) >= known.statements.length);
  assert.equal(count(al('Break')), known.breaks.length);
}

/// Every triple about concepts that the pages say stands in one of the vocabularies, too.
async function pagesAgree(site, base, whole) {
  let checked = 0;
  for (const file of filesBelow(site, '.html')) {
    const html = fs.readFileSync(path.join(site, file), 'utf8');
    for (const [, text] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      const graph = await graphOf(JSON.parse(text), new URL(file, base).href);
      for (const concept of graph.getSubjects(type, skos('Concept'), null))
        for (const each of graph.getQuads(concept, null, null, null)) {
          assert.ok(whole.has(each), `${file}: ${each.subject.value} ${each.predicate.value}`);
          ++checked;
        }
      for (const record of graph.getSubjects(type, sssom('Mapping'), null))
        for (const each of graph.getQuads(record, null, null, null)) assert.ok(whole.has(each), file);
    }
  }
  assert.ok(checked > 0);
}

async function check(project, base) {
  const options = base ? ['--base-url', base] : [];
  const out = builtProject(project, ['site', 'skos'], options);
  const validate = await validator(path.join(out, 'skos'));
  const known = JSON.parse(fs.readFileSync(path.join(out, 'site', 'graph.json'), 'utf8'));
  const files = filesBelow(path.join(out, 'skos'), '.jsonld');
  assert.equal(files.length, known.allegories.length);
  const whole = new Store();
  let denied = 0;
  for (const file of files) {
    const text = fs.readFileSync(path.join(out, 'skos', file), 'utf8');
    const graph = await graphOf(JSON.parse(text));
    for (const each of graph) {
      assert.ok(each.subject.termType !== 'NamedNode' || /^(https?|urn):/.test(each.subject.value));
      whole.addQuad(each);
    }
    const report = await validate.validate(graph);
    assert.deepEqual(told(report), [], file);
    const folder = file.slice(0, -'.jsonld'.length);
    const allegory = known.allegories.find(each => each.folder === folder || each.folder === '');
    countsAgree(graph, allegory, known.base_url);
    denied += deniesNothingItSays(graph);
  }
  const report = await validate.validate(whole);
  assert.deepEqual(told(report), [], 'all files together');
  if (known.base_url) await pagesAgree(path.join(out, 'site'), known.base_url, whole);
  return {whole, validate, denied};
}

(async () => {
  const {whole, validate} = await check(path.resolve(__dirname, '..', '..'));
  await rejectsMutants(validate, whole);
  const many = path.join(__dirname, 'browser', 'projects', 'many');
  for (const base of ['https://example.org/a/', undefined]) {
    for (const project of ['hostile', 'shared'])
      assert.equal((await check(path.join(__dirname, project), base)).denied, project === 'hostile' ? 2 : 1);
    await check(many, base);
  }
  console.log('the vocabularies are sound, and one graph with the pages');
})();
