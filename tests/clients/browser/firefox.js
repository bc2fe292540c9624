// A second engine: Firefox shows a page from the disk with its styles. Its picture must have the
// colour of the theme's paper in its corner and hold more than one colour.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import {buildSite, fileUrl, finish, pageKinds} from './harness.js';

/// The pixels of a PNG with eight bits a channel, as rows of bytes.
function pixelsOf(png) {
  const data = [];
  for (let at = 8; at < png.length;) {
    const size = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + size));
    at += 12 + size;
  }
  const width = png.readUInt32BE(16);
  const channels = png[25] === 6 ? 4 : 3;
  const bytes = zlib.inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const rows = [];
  for (let at = 0, above = Buffer.alloc(stride); at < bytes.length; at += stride + 1) {
    const row = Buffer.from(bytes.subarray(at + 1, at + 1 + stride));
    for (let x = 0; x < stride; ++x) {
      const left = x >= channels ? row[x - channels] : 0;
      const corner = x >= channels ? above[x - channels] : 0;
      const guess = left + above[x] - corner;
      const [a, b, c] = [left, above[x], corner].map(value => Math.abs(guess - value));
      const paeth = a <= b && a <= c ? left : b <= c ? above[x] : corner;
      row[x] += [0, left, above[x], (left + above[x]) >> 1, paeth][bytes[at]];
    }
    rows.push(row);
    above = row;
  }
  return rows;
}

const folder = buildSite();
const problems = [];
const kinds = [...pageKinds(folder)].filter(([kind]) => ['home', 'section', 'map'].includes(kind));
for (const [kind, file] of kinds) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'allegory-firefox-'));
  const picture = path.join(profile, 'page.png');
  spawnSync('firefox-esr', ['--headless', '--no-remote', '--profile', profile, '--window-size=1200,900',
    '--screenshot', picture, fileUrl(folder, file)],
    {env: {...process.env, HOME: profile}, timeout: 120000, stdio: 'ignore'});
  if (!fs.existsSync(picture)) {
    problems.push(`${kind}: no picture`);
  } else {
    const rows = pixelsOf(fs.readFileSync(picture));
    const corner = rows[2].subarray(6, 9).toString('hex');
    const colours = new Set(rows.filter((_, y) => y % 8 === 0).map(row => row.toString('hex')));
    if (corner === 'ffffff') problems.push(`${kind}: the paper is white, so the styles are missing`);
    if (colours.size < 20) problems.push(`${kind}: the picture is nearly empty`);
  }
  fs.rmSync(profile, {recursive: true, force: true});
}
finish('firefox', kinds.length, problems);
