// What a visit costs, from a server: each section of the sample is at most 30 KiB and four requests,
// and nothing on it moves once it is seen.
import path from 'node:path';
import {buildSite, filesOf, finish, openBrowser, serve} from './harness.js';
import fs from 'node:fs';

const limit = {bytes: 30 * 1024, requests: 4};
const folder = buildSite();
const sections = filesOf(folder).filter(name => name.endsWith('.html') &&
  /<body[^>]*class="[^"]*\bpage-section\b/.test(fs.readFileSync(path.join(folder, name), 'utf8')));
const server = await serve(folder);
const browser = await openBrowser();
const problems = [];
let largest = 0;
for (const file of sections) {
  // Each with an empty cache.
  const page = await (await browser.newContext({viewport: {width: 1440, height: 900}})).newPage();
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) window.moved += entry.value;
    }).observe({type: 'layout-shift', buffered: true});
  });
  server.sent.length = 0;
  await page.goto(server.url + file, {waitUntil: 'networkidle'});
  await page.mouse.wheel(0, 4000);
  await page.waitForTimeout(200);
  const bytes = server.sent.reduce((sum, each) => sum + each.bytes, 0);
  largest = Math.max(largest, bytes);
  const list = server.sent.map(each => `${each.file} ${each.bytes}`).join(', ');
  if (bytes > limit.bytes) problems.push(`${file}: ${bytes} bytes: ${list}`);
  if (server.sent.length > limit.requests) problems.push(`${file}: ${server.sent.length} requests: ${list}`);
  const moved = await page.evaluate(() => window.moved);
  if (moved !== 0) problems.push(`${file}: a cumulative layout shift of ${moved}`);
  await page.context().close();
}
await browser.close();
server.close();
console.log(`weight: the largest section is ${largest} bytes over the wire`);
finish('weight', sections.length, problems);
