// graph.json of a built site against its own schema, with ajv; and every address in it is a page.
'use strict';

const Ajv = require('ajv');
const {built, fileOf, program} = require('./site.js');
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const {execFileSync} = require('node:child_process');

const schema = JSON.parse(execFileSync(program, ['schema', 'graph'], {encoding: 'utf8'}));
const validate = new Ajv({allErrors: true, allowUnionTypes: true}).compile(schema);

for (const base of [[], ['--base-url', 'https://example.org/a/']]) {
  const site = built(base);
  const graph = JSON.parse(fs.readFileSync(path.join(site, 'graph.json'), 'utf8'));
  assert.ok(validate(graph), JSON.stringify(validate.errors, null, 2));
  assert.equal(graph.base_url, base[1] ?? null);
  assert.ok(graph.allegories.length > 0 && graph.sections.length > 0);

  const pages = new Set(graph.sections.map(section => section.address));
  const entities = new Set(graph.allegories.flatMap(each => each.entities.map(e => e.address)));
  for (const address of [...pages, ...entities, ...graph.allegories.map(each => each.address)])
    assert.ok(fs.existsSync(fileOf(site, address)), `no page at ${address}`);
  for (const section of graph.sections)
    for (const other of [section.parent, section.next])
      assert.ok(other === null || pages.has(other), `${section.path} leads to ${other}`);
  for (const allegory of graph.allegories) {
    const lines = [...allegory.correspondences, ...allegory.statements];
    for (const each of lines)
      for (const name of [...(each.story ?? []), ...(each.idea ?? []), ...(each.entities ?? [])])
        assert.ok(entities.has(name), `no entity ${name}`);
    for (const each of [...lines, ...allegory.breaks, ...allegory.entities])
      assert.ok(pages.has(each.section), `no section ${each.section}`);
    assert.ok(allegory.correspondences.some(each => each.negative), 'no negative one to look at');
    for (const entity of allegory.entities)
      for (const mention of entity.mentions)
        assert.ok(pages.has(mention.section), `no section ${mention.section}`);
  }

  // The schema rejects what is not so.
  for (const spoil of [g => delete g.lang, g => { g.more = 1; },
                       g => { g.allegories[0].entities[0].side = 'both'; }]) {
    const bad = structuredClone(graph);
    spoil(bad);
    assert.ok(!validate(bad), `${spoil} is accepted`);
  }
}
console.log('graph.json is as its schema says, and leads nowhere else than to pages');
