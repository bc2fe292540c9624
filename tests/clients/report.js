// What the tests in this folder share: the reports of the program about project/.
'use strict';

const {spawnSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const project = path.join(__dirname, 'project');

/// The report in a style, as text. A run that could not do its work throws.
function report(style) {
  const program = path.resolve(process.argv[2]);
  const run = spawnSync(program, ['check', '--report', style],
                        {cwd: project, encoding: 'utf8', maxBuffer: 1 << 28});
  if (run.status !== 1 || run.stderr !== '')
    throw new Error(`allegory check --report ${style}: status ${run.status}\n${run.stderr}`);
  return run.stdout;
}

/// The bytes of a file of the project, as the reports count them: without a byte order mark.
function bytesOf(file) {
  const bytes = fs.readFileSync(path.join(project, file));
  return bytes.subarray(bytes.toString('utf8').startsWith('\ufeff') ? 3 : 0);
}

module.exports = {bytesOf, project, report};
