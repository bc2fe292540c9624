// What the tests of whole sites share: a project that shows everything that is shared, built.
'use strict';

const {spawnSync} = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const program = path.resolve(process.argv[2]);
const folders = [];
process.on('exit', () => folders.forEach(folder => fs.rmSync(folder, {recursive: true})));

/// The folder of the built site of shared/. A build that found errors throws.
function built(options = []) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'allegory-site-'));
  folders.push(out);
  const run = spawnSync(program, ['build', '--format', 'site', '--out', out, ...options],
                        {cwd: path.join(__dirname, 'shared'), encoding: 'utf8'});
  if (run.status !== 0) throw new Error(`allegory build: ${run.status}\n${run.stdout}${run.stderr}`);
  return path.join(out, 'site');
}

/// The file of the page at an address.
function fileOf(site, address) {
  const file = address === '' || address.endsWith('/') ? `${address}index.html` : address;
  return path.join(site, decodeURIComponent(file));
}

/// All files below a folder whose names end so, sorted.
function filesBelow(folder, ending) {
  return fs.readdirSync(folder, {recursive: true}).filter(name => name.endsWith(ending)).sort();
}

module.exports = {built, fileOf, filesBelow, program};
