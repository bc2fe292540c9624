// The report `github` holds the commands that it should and no other, read as a runner of GitHub
// Actions reads a log: commands of both kinds, escapes, and the words that stop and start them.
'use strict';

const assert = require('node:assert');
const {report} = require('./report.js');

const registered = new Set([
  'add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice',
  'remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning']);

const unescapeData = text =>
    text.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%25/g, '%');
const unescapeProperty = text =>
    unescapeData(text.replace(/%3A/gi, ':').replace(/%2C/gi, ','));

/// A command of the second kind: `::name key=value,key=value::data` at the start of a line.
function second(line) {
  const match = /^\s*::([^\s:]+)(?:\s+(.*?))?::(.*)$/.exec(line);
  if (match === null) return null;
  const properties = {};
  for (const pair of (match[2] ?? '').split(',')) {
    const equals = pair.indexOf('=');
    if (equals > 0) properties[pair.slice(0, equals)] = unescapeProperty(pair.slice(equals + 1));
  }
  return {name: match[1].toLowerCase(), properties, data: unescapeData(match[3])};
}

/// A command of the first kind: `##[name key=value;]data` anywhere in a line.
function first(line) {
  const match = /##\[([^\s\]]+)([^\]]*)\](.*)$/.exec(line);
  return match && {name: match[1].toLowerCase(), properties: {}, data: match[3]};
}

/// The commands that a runner obeys.
function commands(log) {
  const obeyed = [];
  let resume = null;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const known = command =>
        command && (registered.has(command.name) || command.name === resume) ? command : null;
    const command = known(second(line)) ?? known(first(line));
    if (command === null || (resume !== null && command.name !== resume)) continue;
    if (command.name === resume) resume = null;
    if (command.name === 'stop-commands') resume = command.data.toLowerCase();
    obeyed.push(command);
  }
  assert.strictEqual(resume, null, 'commands are still stopped at the end');
  return obeyed;
}

const text = report('github');
const {findings} = JSON.parse(report('json'));
const severities = ['error', 'warning', 'note'];
const expected = severities.flatMap(
    severity => findings.filter(finding => finding.severity === severity).slice(0, 10));
for (const severity of severities)
  assert.ok(findings.some(finding => finding.severity === severity), `no ${severity} to test with`);
assert.ok(expected.length < findings.length, 'too few findings to be cut');

const obeyed = commands(text);
const names = obeyed.map(command => command.name);
const word = obeyed.at(-2).name;
assert.deepStrictEqual(names, [
  ...expected.map(finding => finding.severity === 'note' ? 'notice' : finding.severity),
  'group', 'stop-commands', word, 'endgroup']);
assert.ok(!registered.has(word));

expected.forEach((finding, index) => {
  const {properties, data} = obeyed[index];
  assert.strictEqual(properties.title, finding.rule);
  assert.ok(properties.file.endsWith(finding.path), `${properties.file} for ${finding.path}`);
  // Controls are shown as escapes; the words of a message are the same without them.
  if (!/[\x00-\x1f\u202e]/.test(finding.message))
    assert.strictEqual(data.split('\n')[0], finding.message);
  if (finding.range === null) {
    assert.deepStrictEqual(Object.keys(properties), ['file', 'title']);
    return;
  }
  const {start, end} = finding.range;
  assert.strictEqual(Number(properties.line), start.line);
  assert.strictEqual(Number(properties.endLine), end.line);
  if (start.line === end.line)
    assert.deepStrictEqual([Number(properties.col), Number(properties.endColumn)],
                           [start.column, end.column]);
});

// Without what stops them, the text of the authors is obeyed: so this project does attack.
const naked = text.split('\n').filter(line => !line.startsWith('::stop-commands::')).join('\n');
assert.ok(commands(naked).length > obeyed.length, 'the project holds no commands');
console.log(`${expected.length} of ${findings.length} findings are annotations, and nothing else is`);
