// Every page of every site, as the Nu HTML checker reads it: no errors.
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {buildSite, filesOf, finish, modules, projects, themes} from './harness.js';

const jar = path.join(modules, 'vnu-jar', 'build', 'dist', 'vnu.jar');
const folders = projects().flatMap(project =>
  (project === 'sample' ? themes() : ['']).map(theme => buildSite({project, theme})));
const words = ['-jar', jar, '--errors-only', '--skip-non-html', '--format', 'gnu', '--stdout'];
const run = spawnSync('java', [...words, ...folders], {encoding: 'utf8', maxBuffer: 1 << 26});
const problems = run.stdout.split('\n').filter(line => line !== '');
if (run.status !== 0 && problems.length === 0)
  problems.push(`the checker itself failed: ${run.stderr || run.error}`);
const pages = folders.flatMap(filesOf).filter(name => name.endsWith('.html'));
finish('markup', pages.length, problems);
