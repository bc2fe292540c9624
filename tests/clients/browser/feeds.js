// What machines read, as their own tools read it: the sitemap against its schema, the feed by
// feedparser, which must not find it malformed.
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {buildSite, finish, modules} from './harness.js';

const folder = buildSite();
const problems = [];

function run(words, input) {
  const ended = spawnSync(words[0], words.slice(1), {encoding: 'utf8', input});
  if (ended.status !== 0) problems.push(`${words[0]}: ${ended.stdout}${ended.stderr}`);
  return ended.stdout;
}

const schema = path.join(modules, 'sitemap', 'schema', 'sitemap.xsd');
run(['xmllint', '--nonet', '--noout', '--schema', schema, path.join(folder, 'sitemap.xml')]);
const read = run(['/usr/bin/python3', '-c',
  'import feedparser, sys; f = feedparser.parse(sys.argv[1]); print(f.bozo, len(f.entries))',
  path.join(folder, 'atom.xml')]);
const [malformed, entries] = read.trim().split(' ');
if (malformed !== '0' && malformed !== 'False') problems.push(`feedparser: malformed: ${read}`);
if (!(Number(entries) > 0)) problems.push('feedparser: no entries');
finish('feeds', 2, problems);
