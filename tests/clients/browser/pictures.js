// The pictures of docs/pictures/, taken anew from this repository's own site: `./dev pictures`.
//
// Comes in: the program. Goes out: PNG files, with few colours to stay small. A picture shows what a
// window shows; those on paper are the first sheet that a printer would get, and the book is some
// pages of the PDF side by side.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {buildSite, filesOf, fileUrl, openBrowser, repository} from './harness.js';

const target = path.join(repository, 'docs', 'pictures');
const section = '1-characters/4-tin-woodman/index.html';
const pages = {
  home: 'index.html',
  section,
  reading: `${section}?reading=both`,
  character: 'story/scarecrow/index.html',
  map: 'map/index.html',
  account: 'account/index.html',
  search: 'index.html',
};
const views = {
  light: {colorScheme: 'light', viewport: {width: 1440, height: 960}},
  dark: {colorScheme: 'dark', viewport: {width: 1440, height: 960}},
  phone: {colorScheme: 'light', viewport: {width: 390, height: 844}},
};

const shrink = file => execFileSync('pngquant', ['--force', '--strip', '--output', file, '64', file]);

async function open(browser, file, {options = {}, theme = ''} = {}) {
  const page = await (await browser.newContext(options)).newPage();
  const [name, query] = file.split('?');
  await page.goto(fileUrl(buildSite({theme}), name) + (query ? `?${query}` : ''));
  return page;
}

async function search(page) {
  await page.keyboard.press('/');
  await page.locator('dialog[open] input').fill('wiz');
  await page.locator('dialog[open] [role=option]').first().waitFor();
}

async function takeScreen(page, name) {
  const picture = path.join(target, `${name}.png`);
  await page.screenshot({path: picture});
  shrink(picture);
  await page.context().close();
}

async function takePaper(page, name) {
  const paper = path.join(target, name);
  const margin = {top: '20mm', bottom: '20mm', left: '20mm', right: '20mm'};
  await page.pdf({path: `${paper}.pdf`, format: 'A4', margin});
  execFileSync('pdftoppm', ['-png', '-r', '72', '-singlefile', `${paper}.pdf`, paper]);
  fs.rmSync(`${paper}.pdf`);
  shrink(`${paper}.png`);
  await page.context().close();
}

// The title page, a section, and the list of who stands for whom.
async function takeBook(browser, pagesOfBook) {
  const folder = buildSite({format: 'pdf'});
  const pdf = path.join(folder, filesOf(folder)[0]);
  const images = pagesOfBook.map(number => {
    const words = ['-png', '-r', '80', '-f', String(number), '-l', String(number), '-singlefile', pdf];
    return execFileSync('pdftoppm', words, {maxBuffer: 1 << 26}).toString('base64');
  });
  const page = await (await browser.newContext({viewport: {width: 1740, height: 820}})).newPage();
  await page.setContent(`<body style="margin:0;display:flex;gap:20px;padding:20px;background:#ddd">${
    images.map(image => `<img src="data:image/png;base64,${image}">`).join('')}`);
  await takeScreen(page, 'book');
}

const browser = await openBrowser();
fs.rmSync(target, {recursive: true, force: true});
fs.mkdirSync(target, {recursive: true});
for (const [view, options] of Object.entries(views))
  for (const [name, file] of Object.entries(pages)) {
    const page = await open(browser, file, {options});
    if (name === 'search') await search(page);
    await takeScreen(page, `${name}-${view}`);
  }
for (const view of ['light', 'dark'])
  await takeScreen(await open(browser, section, {options: views[view], theme: 'manuscript'}), `manuscript-${view}`);
await takePaper(await open(browser, pages.home), 'home-print');
await takePaper(await open(browser, section), 'section-print');
await takePaper(await open(browser, section, {theme: 'manuscript'}), 'manuscript-print');
await takeBook(browser, [1, 6, 17]);
await browser.close();
console.log(`pictures: ${fs.readdirSync(target).length} in ${path.relative(repository, target)}`);
