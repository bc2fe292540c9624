// The report `sarif` is valid, as Microsoft's validator reads it, and has what GitHub asks for; and
// a report that is broken is refused. The validator's exit status says nothing, so its words count.
'use strict';

const assert = require('node:assert');
const {spawnSync} = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {bytesOf, project, report} = require('./report.js');

const tool = path.join(__dirname, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');
fs.chmodSync(tool, 0o755);  // what its install script would do
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'allegory-sarif-'));

/// The errors that the validator finds in several reports, by their names.
function errors(reports) {
  for (const [name, text] of Object.entries(reports))
    fs.writeFileSync(path.join(folder, `${name}.sarif`), text);
  const files = Object.keys(reports).map(name => path.join(folder, `${name}.sarif`));
  const run = spawnSync(tool, ['validate', '--rule-kind', 'Sarif;Ghas', ...files], {
    encoding: 'utf8', env: {...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1'}});
  if (!run.stdout?.includes(`Done. ${files.length} files scanned.`))
    throw new Error(`the validator did not work: ${run.error} ${run.stdout}${run.stderr}`);
  const lines = run.stdout.split('\n').filter(line => /: error (JSON|SARIF|GH)/.test(line));
  return Object.fromEntries(Object.keys(reports).map(
      (name, index) => [name, lines.filter(line => line.startsWith(files[index]))]));
}

/// The report with something changed.
function spoiled(text, change) {
  const log = JSON.parse(text);
  change(log);
  return JSON.stringify(log);
}

/// The folder that the URIs of the report are relative to.
function repository() {
  for (let at = project; at !== path.dirname(at); at = path.dirname(at))
    if (fs.existsSync(path.join(at, '.git'))) return at;
  return project;
}

try {
  const text = report('sarif');
  const found = errors({
    report: text,
    sample: fs.readFileSync(path.join(__dirname, '../golden/printers/sarif.txt'), 'utf8'),
    version: spoiled(text, log => { log.version = '2.1.9'; }),
    tool: spoiled(text, log => { delete log.runs[0].tool; }),
    rule: spoiled(text, log => { log.runs[0].results[0].ruleIndex = 999; }),
    region: spoiled(text, log => {
      const places = log.runs[0].results.map(result => result.locations[0].physicalLocation);
      places.find(place => place.region.startColumn > 1).region.endColumn = 1;
    }),
  });
  for (const [name, lines] of Object.entries(found))
    if (name === 'report' || name === 'sample') assert.deepStrictEqual(lines, []);
    else assert.notDeepStrictEqual(lines, [], `a broken ${name} goes unnoticed`);

  const [run] = JSON.parse(text).runs;
  const {findings} = JSON.parse(report('json'));
  assert.strictEqual(run.results.length, findings.length);
  for (const rule of run.tool.driver.rules) {
    assert.ok(rule.shortDescription.text && rule.help.text && rule.help.markdown);
    assert.ok(rule.fullDescription.text && rule.fullDescription.text.length <= 1024);
  }
  run.results.forEach((result, index) => {
    const finding = findings[index];
    assert.strictEqual(run.tool.driver.rules[result.ruleIndex].id, finding.rule);
    assert.strictEqual(result.level, finding.severity);
    assert.strictEqual(result.partialFingerprints.primaryLocationLineHash, finding.fingerprint);
    const {artifactLocation: {uri}, region} = result.locations[0].physicalLocation;
    const file = path.join(repository(), decodeURIComponent(uri));
    assert.strictEqual(file, path.join(project, finding.path));
    assert.deepStrictEqual(Object.keys(region), ['startLine', 'startColumn', 'endLine', 'endColumn']);
    if (finding.range === null) return;
    // JavaScript counts UTF-16 code units too, so that its slices are what a viewer marks.
    const bytes = bytesOf(finding.path);
    const lines = bytes.toString('utf8').split(/\r\n|\r|\n/);
    if (region.startLine !== region.endLine) return;
    assert.strictEqual(
        lines[region.startLine - 1].slice(region.startColumn - 1, region.endColumn - 1),
        bytes.subarray(finding.range.start.offset, finding.range.end.offset).toString('utf8'));
  });
  console.log(`${findings.length} results are valid`);
} finally {
  fs.rmSync(folder, {recursive: true});
}
