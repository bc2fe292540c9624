// axe over every kind of page, and over the books of `--format html`, in every theme, light and
// dark, wide and narrow, and on paper: WCAG 2.2 AA and axe's best practices, without one violation;
// and no page is wider than its window, not even at 320 px, which is a 1280 px window at 400 %.
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {
  buildSite, filesOf, finish, listen, modules, openBrowser, pageKinds, projects, serve, themes,
} from './harness.js';

const axe = fs.readFileSync(path.join(modules, 'axe-core', 'axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const views = [
  {name: 'light', colorScheme: 'light', width: 1440},
  {name: 'dark', colorScheme: 'dark', width: 1440},
  {name: 'narrow', colorScheme: 'light', width: 390},
  {name: 'print', colorScheme: 'light', width: 800, media: 'print'},
];

// axe would fetch the style sheets once more, which a page from the disk may not do.
async function violationsOf(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(runOnly => axe.run(document, {runOnly, preload: false}), rules);
  return found.violations.map(each => `${each.id}: ${each.nodes[0].html.slice(0, 160)}`);
}

const browser = await openBrowser();
const problems = [];
let count = 0;
for (const project of projects())
  for (const theme of project === 'sample' ? themes() : ['']) {
    const folder = buildSite({project, theme});
    const server = await serve(folder);
    const urls = new Map([...pageKinds(folder)].map(([kind, file]) => [kind, server.url + file]));
    const books = buildSite({project, theme, format: 'html'});
    urls.set('book', pathToFileURL(path.join(books, filesOf(books)[0])).href);
    for (const view of views) {
      const context = await browser.newContext({
        colorScheme: view.colorScheme, bypassCSP: true, viewport: {width: view.width, height: 900},
      });
      for (const [kind, url] of urls) {
        const page = await context.newPage();
        const complaints = listen(page);
        if (view.media) await page.emulateMedia({media: view.media});
        await page.goto(url);
        const where = `${project} ${theme} ${kind} ${view.name}`;
        ++count;
        for (const problem of [...await violationsOf(page), ...complaints])
          problems.push(`${where}: ${problem}`);
        await page.setViewportSize({width: Math.min(view.width, 320), height: 900});
        const extra = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (!view.media && extra > 0) problems.push(`${where}: ${extra} px too wide at 320 px`);
        await page.close();
      }
      await context.close();
    }
    server.close();
  }
await browser.close();
finish('accessibility', count, problems);
