// Lighthouse 12 on the pages that most readers see, as a phone and as a desktop: 100 in each of its
// four categories. Its figures for speed come from a simulated network; on a busy machine one run may
// still be late, so the best of three counts.
import path from 'node:path';
import {buildSite, find, finish, modules, pageKinds, serve, switches} from './harness.js';

const {default: lighthouse, desktopConfig} = await import(path.join(modules, 'lighthouse/core/index.js'));
const {launch} = await import(path.join(modules, 'chrome-launcher/dist/index.js'));
const tries = 3;

const folder = buildSite();
const server = await serve(folder);
const kinds = pageKinds(folder);
const chrome = await launch({chromePath: find('chromium'), chromeFlags: switches});

/// What is below 100 in one run.
async function losses(url, config) {
  const {lhr} = await lighthouse(url, {port: chrome.port, logLevel: 'error'}, config);
  return Object.values(lhr.categories).filter(category => category.score !== 1).map(category => {
    const causes = category.auditRefs.filter(each => each.weight > 0)
      .map(each => lhr.audits[each.id]).filter(audit => audit.score !== null && audit.score < 1);
    return `${category.title} ${Math.round(category.score * 100)}: ${causes.map(audit => audit.id)}`;
  });
}

const problems = [];
let count = 0;
for (const kind of ['home', 'section', 'entity', 'map', 'account'])
  for (const [device, config] of [['phone', undefined], ['desktop', desktopConfig]]) {
    ++count;
    let lost = ['not run'];
    for (let run = 0; run < tries && lost.length > 0; ++run)
      lost = await losses(server.url + kinds.get(kind), config);
    for (const problem of lost) problems.push(`${kind} ${device}: ${problem}`);
  }
await chrome.kill();
server.close();
finish('lighthouse', count, problems);
