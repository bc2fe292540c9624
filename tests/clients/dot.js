// Graphviz reads the graphs of maps and those of `--format dot`, and draws as many things as there
// are, with the labels that were written, whatever stands in them.
'use strict';

const {builtProject, filesBelow} = require('./site.js');
const assert = require('node:assert');
const {spawnSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const most = 100;  // drawing more takes longer than it tells

const draw = text => spawnSync('dot', ['-Tsvg'], {input: text, encoding: 'utf8', maxBuffer: 1 << 26});

function drawn(text) {
  const run = draw(text);
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stderr.replace(/^.*(Fontconfig|Pango|no fonts).*\n/gim, ''), '');
  return run.stdout;
}

/// The labels of a drawing, as text.
const labels = svg => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(
  ([, text]) => text.replace(/&#(\d+);/g, (all, code) => String.fromCodePoint(Number(code)))
                    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
                    .replaceAll('&#39;', "'").replaceAll('&amp;', '&').replaceAll('\u00A0', ' '));

/// How much there is to draw; draws it unless that is too much.
function check(text) {
  const nodes = text.match(/^ {4}(thing|relation)\d+ \[/gm).length;
  const edges = (text.match(/^ {2}\w+ -> /gm) ?? []).length;
  if (nodes > most) return undefined;
  const svg = drawn(text);
  assert.equal(svg.match(/class="node"/g).length, nodes);
  assert.equal((svg.match(/class="edge"/g) ?? []).length, edges);
  assert.equal(svg.match(/class="cluster"/g).length, 2);
  return labels(svg);
}

const repository = path.resolve(__dirname, '..', '..');
let checked = 0;
for (const project of [repository, ...['hostile', 'shared', 'browser/projects/many', 'browser/projects/arabic']
                                        .map(name => path.join(__dirname, name))]) {
  const out = builtProject(project, ['site', 'dot']);
  for (const file of filesBelow(path.join(out, 'site'), 'map.dot'))
    check(fs.readFileSync(path.join(out, 'site', file), 'utf8'));
  const known = JSON.parse(fs.readFileSync(path.join(out, 'site', 'graph.json'), 'utf8'));
  const files = filesBelow(path.join(out, 'dot'), '.dot');
  assert.equal(files.length, known.allegories.length);
  for (const allegory of known.allegories) {
    const file = allegory.folder === '' ? files[0] : `${allegory.folder}.dot`;
    const said = check(fs.readFileSync(path.join(out, 'dot', file), 'utf8'));
    if (said === undefined) continue;
    const one_line = text => text.replace(/[\n\r]/g, ' ').trim();
    for (const name of [allegory.title, allegory.story, allegory.idea,
                        ...allegory.entities.map(each => each.labels[0])])
      assert.ok(said.includes(one_line(name)), `no ${name} in ${JSON.stringify(said)}`);
    ++checked;
  }
}
assert.ok(checked >= 5);
assert.notEqual(draw('digraph map { label="a" b"; }').status, 0);
console.log(`Graphviz draws ${checked} allegories as they are`);
