// The JSON Schemas agree with the program: ajv rejects a file exactly where the program reports
// `wrong-type`, `unknown-key`, `missing-key` or `invalid-value` in it.
//
// Two corpora are compared. The first is every page and configuration that this repository holds:
// content/, the project of `allegory new`, the examples of the rules and the cases of tests/ui. The
// second is made from the schemas themselves: each key, at every depth, with each of `values` behind
// it. What a schema cannot see is listed with the reason, and a line that is not needed is an error.
'use strict';

const Ajv = require('ajv');
const YAML = require('yaml');
const assert = require('node:assert');
const {spawnSync} = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const program = path.resolve(process.argv[2]);
const root = path.join(__dirname, '..', '..');
const names = new Set(['wrong-type', 'unknown-key', 'missing-key', 'invalid-value']);

/// Findings that no schema can see, by their message.
const invisible = [
  [/is not the name of a rule$/, 'rules of a project may have any name'],
  [/^unknown placeholder /, 'a pattern cannot depend on the word behind `select`'],
  [/^no number is in the range /, 'a schema compares no two values'],
];

/// Files and values on which the two disagree, and why they may.
const exceptions = {
  'slug: Éa': 'a pattern knows no capitals beyond those of ASCII',
};

function run(argv, folder) {
  const done = spawnSync(program, argv, {cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28});
  assert.strictEqual(done.stderr, '', `allegory ${argv.join(' ')}`);
  return done.stdout;
}

const schemas = {};
const validators = {};
// `no` and `off` are texts and `010` is ten: YAML 1.2, as editors read it by default.
// `strictRequired` would have the branches of an `anyOf` repeat what stands around them.
const ajv = new Ajv({strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true});
for (const name of ['front-matter', 'config']) {
  schemas[name] = JSON.parse(run(['schema', name], root));
  validators[name] = ajv.compile(schemas[name]);
}

const used = {invisible: new Set(), exceptions: new Set(), compared: 0, rejected: 0};
const disagreements = [];

/// Compares one text that has been checked; `findings` are those of its lines.
function compare(id, name, text, findings) {
  if (findings.some(finding => finding.rule === 'front-matter-syntax')) return;
  const seen = findings.filter(({rule, message}) => {
    // In a configuration every address has a pattern; elsewhere the scheme is looked at later.
    const is_refused = rule === 'unsafe-link' && name === 'config';
    if (!names.has(rule) && !is_refused) return false;
    const line = invisible.find(([pattern]) => pattern.test(message));
    if (line !== undefined) used.invisible.add(line);
    return line === undefined;
  });
  const document = YAML.parseDocument(text, {version: '1.2', stringKeys: true, uniqueKeys: false});
  const broken = document.errors.length > 0;
  const rejected = broken || !validators[name](document.toJS() ?? null);
  ++used.compared;
  if (rejected) ++used.rejected;
  if (rejected === seen.length > 0) return;
  if (id in exceptions) {
    used.exceptions.add(id);
    return;
  }
  disagreements.push(
      `${id}: ` +
      (rejected ? `ajv alone: ${broken ? document.errors[0].message : ajv.errorsText(validators[name].errors)}`
                : `the program alone: ${seen.map(f => `${f.rule}: ${f.message}`).join(', ')}`));
}

/// The front matter of a page, and the number of its last line; nothing if it has none.
function frontMatter(page) {
  const match = /^---[ \t]*\r?\n([^]*?)(?:^---[ \t]*$)/m.exec(page);
  if (match === null || match.index !== 0) return null;
  return {text: match[1], last: match[1].split('\n').length + 1};
}

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'allegory-schema-'));
process.on('exit', () => fs.rmSync(temporary, {recursive: true}));

/// Writes a project and returns what the program finds in it.
function check(files) {
  const folder = fs.mkdtempSync(path.join(temporary, 'project-'));
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), {recursive: true});
    fs.writeFileSync(path.join(folder, file), text);
  }
  return JSON.parse(run(['check', '--report', 'json'], folder)).findings;
}

/// Compares every file of a project. Silenced findings would be missed, so nothing is silenced.
function compareProject(id, written) {
  const files = {'allegory.yaml': 'title: Test\n', ...written};
  const findings = check(files);
  for (const [file, text] of Object.entries(files)) {
    const own = findings.filter(finding => finding.path === file);
    if (file === 'allegory.yaml') {
      compare(`${id} ${file}`, 'config', text, own);
    } else if (file.endsWith('.md')) {
      const front = frontMatter(text);
      if (front !== null)
        compare(`${id} ${file}`, 'front-matter', front.text,
                own.filter(({range}) => range !== null && range.start.line <= front.last));
    }
  }
}

/// The files of a case (tests/support/case_file.h) that are plain text and part of its project.
function filesOf(text) {
  const files = {};
  for (const part of text.split(/^(?=-- .* --$)/m)) {
    const heading = /^-- (\S+) --\n/.exec(part);
    if (heading !== null && /^(allegory\.yaml|content\/.*\.md)$/.test(heading[1]))
      files[heading[1]] = part.slice(heading[0].length);
  }
  return files;
}

function filesBelow(folder) {
  const files = {};
  for (const file of fs.readdirSync(folder, {recursive: true}))
    if (/^(allegory\.yaml|content\/.*\.md)$/.test(file))
      files[file] = fs.readFileSync(path.join(folder, file), 'utf8');
  return files;
}

function compareRepository() {
  const content = {'allegory.yaml': fs.readFileSync(path.join(root, 'allegory.yaml'), 'utf8')};
  for (const [file, text] of Object.entries(filesBelow(path.join(root, 'content'))))
    content[file] = text;
  for (const file of fs.readdirSync(path.join(root, 'content'), {recursive: true}))
    if (file.endsWith('.md'))
      content[`content/${file}`] = fs.readFileSync(path.join(root, 'content', file), 'utf8');
  compareProject('repository', content);
  compareProject('starter', filesBelow(path.join(root, 'src', 'starter')));
  const rules = path.join(root, 'src', 'rules');
  for (const file of fs.readdirSync(rules).sort()) {
    const code = fs.readFileSync(path.join(rules, file), 'utf8');
    for (const [, which, example] of code.matchAll(/\.(bad|good)\s*=\s*R"\(([^]*?)\)"/g))
      compareProject(`${file} ${which}`, filesOf(example));
  }
  const cases = path.join(root, 'tests', 'ui');
  for (const file of fs.readdirSync(cases).sort())
    compareProject(file, filesOf(fs.readFileSync(path.join(cases, file), 'utf8')));
}

/// What is put behind every key.
const values = [
  '', '""', '" "', 'word', 'two words', '10', '010', '-3', '0.5', '1', '7.25', 'true', 'false', 'no',
  '"true"', '"10"', '"0.5"', '[]', '[word]', '[word, 2, true]', '[[word]]', '[""]', '[~]', '[{a: b}]',
  '{}', '{word: word}', '{to: word}', '{two words: word}', '{word: {}}', '{word: [word]}',
  '{word: ~}', '{min: 1}', '{max: 0.5}', '{min: -1}', '{min: ~}', '2024-02-29', '2024-02-30',
  '2024-04-31', '2024-01-01T10:00:00Z', '2024-01-01 10:00', 'https://example.org/',
  '"https://example.org:80/a?b"', 'ftp://example.org/', '"https://[::1]/"', '/old/', '../old', 'a/./b', '/',
  'en-US', 'en_US', 'Éa', 'éa', '-a', 'one-to-one', 'front-matter-syntax',
];

/// The definition that a schema refers to, if it does.
function followed(schema, whole) {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return reference === undefined ? schema : whole.definitions[reference.replace('#/definitions/', '')];
}

/// Every place where a value can stand, as a function from a value to a document in flow style.
/// Of many keys that are alike, such as names of rules, a few are taken; `shallow` are not entered.
function* placesIn(schema, whole, wrap, shallow = []) {
  const map = followed(schema, whole);
  if (typeof map !== 'object') return;
  const all = Object.entries(map.properties ?? {}).filter(([, value]) => value !== false);
  const keys = all.length > 30 && new Set(all.map(([, value]) => JSON.stringify(value.allOf))).size === 1 && all[0][1].allOf
      ? all.slice(0, 2) : all;
  if (map.additionalProperties !== undefined && map.additionalProperties !== true)
    keys.push(['zebra', map.additionalProperties]);
  for (const [key, value] of keys) {
    const others = (map.required ?? []).filter(each => each !== key).map(each => `${each}: word, `).join('');
    const inner = text => wrap(`{${others}${key}: ${text}}`);
    yield {wrap: inner, schema: value};
    if (!shallow.includes(key)) yield* placesIn(value, whole, inner);
  }
}

/// The values for one place: a key that must not be there needs but one.
function valuesFor(schema) {
  if (typeof schema !== 'object') return ['word'];
  return new Set([...values, ...(schema.enum ?? schema.anyOf?.[0].enum ?? []).map(String),
                  ...['default' in schema ? [schema.default] : [], schema.examples ?? []].flat()
                      .map(each => JSON.stringify(each))]);
}

/// Documents with one key set.
function* documentsOf(name, shallow = []) {
  for (const {wrap, schema} of placesIn(schemas[name], schemas[name], text => text, shallow))
    for (const value of valuesFor(schema)) yield wrap(value);
}

/// Front matter is tried in one project with a page for each document.
function comparePages() {
  const documents = [...new Set(documentsOf('front-matter'))].map(text => text.slice(1, -1));
  documents.push('updated: 2024-01-01\nlastmod: 2024-01-01', 'two words: 1');
  const files = {'allegory.yaml': 'title: Test\n'};
  documents.forEach((text, index) => files[`content/${index}.md`] = `---\n${text}\n---\n`);
  const byPath = new Map();
  for (const finding of check(files))
    byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
  documents.forEach((text, index) => compare(text, 'front-matter', text + '\n', byPath.get(`content/${index}.md`) ?? []));
}

/// Configurations are tried with all keys at once, each on a line of its own.
function compareConfigurations() {
  const byKey = new Map(Object.keys(schemas.config.properties).map(key => [key, []]));
  for (const text of new Set(documentsOf('config', ['rules'])))
    for (const [, key, value] of [/^{(?:title: word, )?(\w+): (.*)}$/s.exec(text)])
      byKey.get(key)?.push(`${key}: ${value}`);
  const rounds = Math.max(...[...byKey.values()].map(list => list.length));
  for (let round = 0; round < rounds; ++round) {
    const lines = [...byKey.values()].map(list => list[round % list.length]);
    const findings = check({'allegory.yaml': lines.join('\n') + '\n', 'content/index.md': 'x\n'});
    lines.forEach((line, index) => {
      if (round >= [...byKey.values()][index].length) return;
      compare(line, 'config', index === 0 ? line + '\n' : `title: word\n${line}\n`,
              findings.filter(({path: file, range}) => file === 'allegory.yaml' && range?.start.line === index + 1));
    });
  }
}

/// Rules of a project are tried a hundred in one file, each on a line of its own.
function compareRules() {
  const conditions = schemas.config.definitions;
  const lines = [];
  for (const {if: {properties: {select: {const: subject}}}, then: {properties}} of conditions.rule.allOf.slice(1)) {
    const frame = text => `{select: ${subject}, require: ${text}, message: word}`;
    for (const {wrap, schema} of placesIn(properties.require, schemas.config, frame))
      for (const value of valuesFor(schema)) lines.push(wrap(value));
    for (const key of ['where', 'forbid'])
      lines.push(`{select: ${subject}, require: {zebra: 1}, message: word}`,
                 `{select: ${subject}, ${key}: {path: a}, message: word}`,
                 `{select: ${subject}, ${key}: {zebra: a}, message: word}`);
  }
  const wanted = [...new Set(lines)];
  for (let first = 0; first < wanted.length; first += 100) {
    const part = wanted.slice(first, first + 100);
    const text = `title: Test\nrules:\n${part.map((rule, index) => `  rule-${index}: ${rule}\n`).join('')}`;
    const findings = check({'allegory.yaml': text, 'content/index.md': 'x\n'}).filter(f => f.path === 'allegory.yaml');
    part.forEach((rule, index) =>
        compare(rule, 'config', `title: Test\nrules: {rule: ${rule}}\n`,
                findings.filter(({range}) => range.start.line === index + 3)));
  }
}

compareRepository();
const ofRepository = {...used};
comparePages();
compareRules();
compareConfigurations();

console.log(disagreements.join('\n'));
assert.strictEqual(disagreements.length, 0, 'the program and the schemas disagree');
assert.deepStrictEqual(Object.keys(exceptions).filter(id => !used.exceptions.has(id)), [], 'not needed');
assert.deepStrictEqual(invisible.filter(line => !used.invisible.has(line)), [], 'not needed');
assert.ok(ofRepository.compared > 150 && ofRepository.rejected > 10);
assert.ok(used.rejected > 1000 && used.compared - used.rejected > 1000);
console.log(`${used.compared} files agree with their schemas; ${used.rejected} of them are rejected`);
