// What the tests of whole sites share: a project that shows everything that is shared, built.
'use strict';

const {spawnSync} = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const program = path.resolve(process.argv[2]);
const folders = [];
process.on('exit', () => folders.forEach(folder => fs.rmSync(folder, {recursive: true})));

/// The folder of everything that was built of a project, one folder in it for each format. A build
/// that found errors throws.
function builtProject(project, formats, options = []) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'allegory-built-'));
  folders.push(out);
  for (const format of formats) {
    const run = spawnSync(program, ['build', '--format', format, '--out', out, ...options],
                          {cwd: project, encoding: 'utf8', maxBuffer: 1 << 26});
    if (run.status !== 0)
      throw new Error(`allegory build: ${run.status}\n${run.stdout}${run.stderr}`);
  }
  return out;
}

/// The folder of the built site of shared/.
function built(options = []) {
  return path.join(builtProject(path.join(__dirname, 'shared'), ['site'], options), 'site');
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

module.exports = {built, builtProject, fileOf, filesBelow, program};
