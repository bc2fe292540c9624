// The report `json` fits its schema, as ajv reads both; and a report that does not is refused.
'use strict';

const Ajv = require('ajv');
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const {bytesOf, report} = require('./report.js');

const golden = path.join(__dirname, '..', 'golden');
const schema = JSON.parse(fs.readFileSync(path.join(golden, 'report-schema.json'), 'utf8'));
const validate = new Ajv({strict: true, allowUnionTypes: true, allErrors: true}).compile(schema);

function accepted(value) {
  return validate(value) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message}`);
}

const found = JSON.parse(report('json'));
assert.deepStrictEqual(accepted(found), []);
assert.ok(found.findings.length > 20);
// The sample of the unit tests has what no rule reports yet: every key with a value.
const sample = JSON.parse(fs.readFileSync(path.join(golden, 'printers', 'json.txt'), 'utf8'));
assert.deepStrictEqual(accepted(sample), []);
for (const key of ['path', 'range', 'label', 'help', 'fix'])
  assert.ok(sample.findings.some(finding => finding[key] !== null), key);

// Whatever is left out, added or of another type is noticed, in every object of the report.
function spoil(value, whole) {
  if (value === null || typeof value !== 'object') return;
  for (const key of Object.keys(value)) {
    if (!Array.isArray(value)) {
      const kept = value[key];
      delete value[key];
      assert.notDeepStrictEqual(accepted(whole), [], `${key} may be missing`);
      value[key] = [[]];
      assert.notDeepStrictEqual(accepted(whole), [], `${key} may be a list of lists`);
      value[key] = kept;
    }
    spoil(value[key], whole);
  }
  if (Array.isArray(value)) return;
  value.unknown = 1;
  assert.notDeepStrictEqual(accepted(whole), []);
  delete value.unknown;
}
spoil(sample, sample);
assert.deepStrictEqual(accepted(sample), []);

// Offsets are bytes, and columns code points, of the same text.
let compared = 0;
for (const {path: file, range} of found.findings) {
  if (range === null) continue;
  const bytes = bytesOf(file);
  for (const {line, column, offset} of [range.start, range.end]) {
    const before = bytes.subarray(0, offset).toString('utf8').split(/\r\n|\r|\n/);
    assert.deepStrictEqual([line, column], [before.length, [...before.at(-1)].length + 1]);
    ++compared;
  }
}
assert.ok(compared > 20);
assert.strictEqual(new Set(found.findings.map(f => f.fingerprint)).size, found.findings.length);
console.log(`${found.findings.length} findings fit the schema`);
