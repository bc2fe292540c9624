// What readers can do on the pages, in Chromium: every `*.behaviour.js` of this folder is a list of
// things that must happen, each on a fresh page. See README.md for what an entry looks like.
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildSite, fileUrl, finish, listen, openBrowser, serve} from './harness.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const only = process.argv[3];
const names = fs.readdirSync(here).filter(name => name.endsWith('.behaviour.js')).sort();

/// Runs one entry; the problems it met.
async function problemsOf(browser, entry) {
  const folder = buildSite({project: entry.project, theme: entry.theme});
  const server = entry.served ? await serve(folder) : null;
  const context = await browser.newContext({
    javaScriptEnabled: entry.script !== false,
    viewport: {width: entry.width ?? 1440, height: entry.height ?? 900},
    colorScheme: entry.scheme ?? 'light',
    hasTouch: entry.touch ?? false,
  });
  const problems = [];
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15000);
    const complaints = listen(page);
    const url = server ? server.url + entry.page : fileUrl(folder, entry.page);
    await page.goto(url);
    await entry.run({
      page, url, folder, sent: server?.sent,
      check: (condition, message) => { if (!condition) problems.push(message); },
    });
    if (!entry.mayComplain) problems.push(...complaints);
  } catch (error) {
    problems.push(error.message.split('\n').slice(0, 3).join(' '));
  } finally {
    await context.close();
    server?.close();
  }
  return problems;
}

const browser = await openBrowser();
const problems = [];
let count = 0;
for (const name of names.filter(each => !only || each.startsWith(only))) {
  const {behaviours} = await import(`./${name}`);
  for (const entry of behaviours) {
    ++count;
    for (const problem of await problemsOf(browser, entry))
      problems.push(`${name.replace('.behaviour.js', '')}: ${entry.name}: ${problem}`);
  }
}
await browser.close();
finish('behaviours', count, problems);
