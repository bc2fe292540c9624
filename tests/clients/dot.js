// Graphviz reads the graph of a map and draws as many things as there are.
'use strict';

const assert = require('node:assert');
const {execFileSync} = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const program = path.resolve(process.argv[2]);
const repository = path.resolve(__dirname, '..', '..');
const most = 100;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'allegory-dot-'));
try {
  execFileSync(program, ['build', '--out', folder], {cwd: repository, stdio: 'ignore'});
  const text = fs.readFileSync(path.join(folder, 'site', 'map', 'map.dot'), 'utf8');
  const nodes = text.match(/^ {4}(thing|relation)\d+ \[/gm).length;
  const edges = text.match(/^ {2}\w+ -> /gm).length;
  if (nodes > most) {
    console.log(`skipped: ${nodes} nodes are more than ${most}`);
    process.exitCode = 77;
  } else {
    const svg = execFileSync('dot', ['-Tsvg'], {input: text, encoding: 'utf8'});
    assert.equal(svg.match(/class="node"/g).length, nodes);
    assert.equal(svg.match(/class="edge"/g).length, edges);
  }
} finally {
  fs.rmSync(folder, {recursive: true, force: true});
}
