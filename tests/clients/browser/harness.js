// What the tests of this folder share: sites that the program built, a server for them, a browser.
//
// Comes in: the path of the program. Goes out: folders of pages, addresses, Playwright's objects.
// Nothing here knows what a page says.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import zlib from 'node:zlib';
import {chromium} from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
export const repository = path.resolve(here, '..', '..', '..');
export const modules = path.resolve(here, '..', 'node_modules');
export const program = path.resolve(process.argv[2] ?? 'build/dev/allegory');

/// Switches that keep Chromium alone: no screen, no network of its own.
export const switches = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-dev-shm-usage',
];

/// The path of a program, or null.
export function find(name) {
  try {
    return execFileSync('sh', ['-c', 'command -v "$1"', 'sh', name]).toString().trim();
  } catch {
    return null;
  }
}

export const openBrowser = () =>
  chromium.launch({executablePath: find('chromium'), args: switches});

/// The names of the themes in this repository.
export const themes = () =>
  fs.readdirSync(path.join(repository, 'themes'), {withFileTypes: true})
    .filter(entry => entry.isDirectory()).map(entry => entry.name).sort();

/// The projects that sites are made of: this repository's own, and those of projects/.
export function projects() {
  const folder = path.join(here, 'projects');
  const own = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  return ['sample', ...own];
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'allegory-pages-'));
process.on('exit', () => fs.rmSync(scratch, {recursive: true, force: true}));
const built = new Map();

/// The folder of a site, or of another format: a project in a theme (or in its own), built once.
export function buildSite({project = 'sample', theme = '', format = 'site'} = {}) {
  const key = `${project}-${theme || 'own'}-${format}`;
  if (built.has(key)) return built.get(key);
  const source = project === 'sample' ? repository : path.join(here, 'projects', project);
  const out = path.join(scratch, key);
  const words = ['build', '--project', source, '--format', format, '--out', out];
  if (theme) words.push('--theme', theme);
  execFileSync(program, words, {stdio: ['ignore', 'ignore', 'inherit']});
  const folder = path.join(out, format);
  built.set(key, folder);
  return folder;
}

/// All files below a folder, relative to it, sorted.
export const filesOf = folder =>
  fs.readdirSync(folder, {recursive: true}).map(String)
    .filter(name => fs.statSync(path.join(folder, name)).isFile()).sort();

/// One page of each kind: `section` → `lion/index.html`; of several the longest, which has most to
/// go wrong.
export function pageKinds(folder) {
  const kinds = new Map();
  for (const file of filesOf(folder).filter(name => name.endsWith('.html'))) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    const kind = /<body[^>]*class="[^"]*\bpage-([a-z-]+)/.exec(text)?.[1];
    if (kind && text.length > (kinds.get(kind)?.size ?? 0)) kinds.set(kind, {file, size: text.length});
  }
  kinds.delete('redirect');
  return new Map([...kinds].sort().map(([kind, {file}]) => [kind, file]));
}

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.webp': 'image/webp', '.json': 'application/json',
  '.xml': 'application/xml', '.md': 'text/markdown; charset=utf-8', '.txt': 'text/plain',
};

/// The path below which a site expects to stand, from the one page that has absolute addresses.
function basePath(folder) {
  const page = fs.readFileSync(path.join(folder, '404.html'), 'utf8');
  return /href="(\/[^"]*?)static\//.exec(page)?.[1] ?? '/';
}

/// Serves a folder as a careful host would: compressed, with the strictest policy that the pages
/// promise to work under. `sent` grows by `{file, bytes}` with each answer.
export async function serve(folder) {
  const sent = [];
  const base = basePath(folder);
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    let file = asked.startsWith(base) ? asked.slice(base.length) : 'nowhere';
    if (file === '' || file.endsWith('/')) file += 'index.html';
    const whole = path.join(folder, file);
    const found = whole.startsWith(folder) && fs.existsSync(whole) && fs.statSync(whole).isFile();
    const body = zlib.gzipSync(fs.readFileSync(found ? whole : path.join(folder, '404.html')), {level: 9});
    sent.push({file, bytes: body.length, found});
    response.writeHead(found ? 200 : 404, {
      'content-type': types[path.extname(found ? whole : '404.html')] ?? 'application/octet-stream',
      'content-encoding': 'gzip', 'content-length': body.length,
      'content-security-policy': "default-src 'self'",
      'cache-control': file.startsWith('static/') ? 'max-age=31536000, immutable' : 'no-cache',
    });
    response.end(body);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return {url: `http://127.0.0.1:${server.address().port}${base}`, sent, close: () => server.close()};
}

/// The address of a file of a site from the disk.
export const fileUrl = (folder, file) => pathToFileURL(path.join(folder, file)).href;

/// Collects what a page complains of: scripts that fail, files that are not there, what the policy
/// forbids.
export function listen(page) {
  const complaints = [];
  page.on('pageerror', error => complaints.push(`script: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', request =>
    complaints.push(`request: ${request.url()} ${request.failure()?.errorText}`));
  return complaints;
}

/// Prints what went wrong and ends with the status that says so.
export function finish(name, count, problems) {
  for (const problem of problems) console.log(`${name}: ${problem}`);
  console.log(`${name}: ${count} looked at, ${problems.length} wrong`);
  if (count === 0) console.log(`${name}: there was nothing to look at`);
  process.exitCode = problems.length > 0 || count === 0 ? 1 : 0;
}
