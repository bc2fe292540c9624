// The frame: contents, schemes, previews, keys, links to headings, paper, and pages without script.
const section = '1-characters/3-scarecrow/index.html';
const color = page => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = 'rgb(251, 250, 246)';
/// A link that no note in the margin explains.
const unnoted = page => page.$('.text > p > a.story[title]');
const isVisible = (page, selector) => page.locator(selector).first().isVisible();

export const behaviours = [
  {
    name: 'the first Tab stop skips to the content',
    page: section,
    run: async ({page, check}) => {
      await page.keyboard.press('Tab');
      check(await page.evaluate(() => document.activeElement.matches('a.skip')), 'another thing is first');
      check(await isVisible(page, 'a.skip'), 'the skip link cannot be seen');
      await page.keyboard.press('Enter');
      check(await page.evaluate(() => document.activeElement.matches('main')), 'main has no focus');
    },
  },
  {
    name: 'the contents show the branch of the page, and say which line is the page',
    page: section, script: false,
    run: async ({page, check}) => {
      const lines = page.locator('.contents > ol > li');
      check(await lines.count() === 4, `${await lines.count()} lines at the top`);
      check(await page.locator('.contents > ol > li.open > ol > li').count() === 5, 'the branch is not open');
      const current = page.locator('.contents [aria-current="page"]');
      check(await current.count() === 1, `${await current.count()} lines are the page`);
      check((await current.textContent()).startsWith('The Scarecrow'), 'another line is the page');
      check(await page.locator('.contents ol ol ol').count() === 0, 'something else is open');
      for (const link of ['map', 'account', 'a-z'])
        check(await page.locator(`.contents .places a[href*="${link}/"]`).count() === 1, `no way to ${link}`);
    },
  },
  {
    name: 'on a phone the contents come when they are asked for, without a script',
    page: section, script: false, width: 390, height: 800,
    run: async ({page, check}) => {
      check(!await isVisible(page, '.contents'), 'they are there unasked');
      await page.click('.contents-open');
      check(await isVisible(page, '.contents'), 'they did not come');
      await page.click('.contents-close');
      check(!await isVisible(page, '.contents'), 'they did not go');
    },
  },
  {
    name: 'on a phone Escape closes the contents and goes back to where they were opened',
    page: section, width: 390, height: 800,
    run: async ({page, check}) => {
      await page.click('.contents-open');
      await page.keyboard.press('Escape');
      check(!await isVisible(page, '.contents'), 'they did not go');
      check(await page.evaluate(() => document.activeElement.matches('.contents-open')), 'the focus is lost');
    },
  },
  {
    name: 'nothing but words is needed: without a script there is no control that does nothing',
    page: section, script: false,
    run: async ({page, check}) => {
      check(await page.locator('button:visible, dialog, .scheme > *').count() === 0, 'there is a dead control');
      check(await isVisible(page, '.neighbours a[rel="next"]'), 'there is no way on');
    },
  },
  {
    name: 'the scheme follows the system, then the reader, and is kept',
    page: section, scheme: 'dark',
    run: async ({page, check}) => {
      check(await color(page) !== light, 'the system is dark and the page is not');
      await page.click('.scheme [value="light"]');
      check(await color(page) === light, 'the page is not light');
      check(await page.getAttribute('.scheme [value="light"]', 'aria-pressed') === 'true', 'no button is pressed');
      await page.reload();
      check(await color(page) === light, 'the choice is forgotten');
      await page.click('.scheme [value="system"]');
      check(await color(page) !== light, 'the system is asked no more');
    },
  },
  {
    name: 'the scheme is there before anything is painted',
    page: section,
    run: async ({page, check}) => {
      await page.click('.scheme [value="dark"]');
      await page.addInitScript(() => {
        window.schemes = [];
        new MutationObserver(() => {
          if (document.body) window.schemes.push(document.documentElement.dataset.scheme ?? 'none');
        }).observe(document, {childList: true, subtree: true});
      });
      await page.reload();
      const seen = await page.evaluate(() => [...new Set(window.schemes)]);
      check(seen.length === 1 && seen[0] === 'dark', `the body was seen in ${seen}`);
    },
  },
  {
    name: 't goes through the schemes and says which it is',
    page: section,
    run: async ({page, check}) => {
      await page.keyboard.press('t');
      await page.keyboard.press('t');
      check(await page.getAttribute('html', 'data-scheme') === 'dark', 'it is not dark');
      check(await page.textContent('#page\\.status') === 'Dark', 'nothing is said');
    },
  },
  {
    name: 'a preview can be looked at, and Escape closes it',
    page: section,
    run: async ({page, check}) => {
      const link = await unnoted(page);
      await link.hover();
      await page.waitForSelector('.preview:not([hidden])');
      check((await page.textContent('.preview')).includes('deeper understanding'), 'it says something else');
      check(await link.getAttribute('title') === null, 'the browser shows the title as well');
      const card = await page.locator('.preview').boundingBox();
      await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2, {steps: 8});
      await page.waitForTimeout(500);
      check(await isVisible(page, '.preview'), 'it went when the pointer came to it');
      await page.keyboard.press('Escape');
      check(!await isVisible(page, '.preview'), 'Escape does not close it');
      check((await link.getAttribute('title'))?.length > 0, 'the title is lost');
    },
  },
  {
    name: 'the keyboard gets the preview too, and loses it when it goes on',
    page: section,
    run: async ({page, check}) => {
      const link = await unnoted(page);
      await page.keyboard.press('Tab');
      await link.focus();
      check(await isVisible(page, '.preview'), 'no preview comes');
      check(await link.getAttribute('aria-describedby') === 'page.preview', 'it describes nothing');
      await page.keyboard.press('Tab');
      const described = await page.getAttribute('[aria-describedby="page.preview"]', 'class').catch(() => null);
      check(described === null || !await link.getAttribute('aria-describedby'), 'it stays with the old link');
    },
  },
  {
    name: 'the preview does not move where motion is unwelcome',
    page: section,
    run: async ({page, check}) => {
      await page.emulateMedia({reducedMotion: 'reduce'});
      await (await unnoted(page)).hover();
      await page.waitForSelector('.preview:not([hidden])');
      const name = await page.evaluate(() => getComputedStyle(document.querySelector('.preview')).animationName);
      check(name === 'none', `it runs ${name}`);
    },
  },
  {
    name: '? lists the keys; Escape closes the list',
    page: section,
    run: async ({page, check}) => {
      await page.keyboard.press('?');
      check(await isVisible(page, 'dialog.shortcuts'), 'no list comes');
      check(await page.locator('dialog.shortcuts kbd').count() >= 8, 'keys are missing');
      await page.keyboard.press('t');
      check(await page.getAttribute('html', 'data-scheme') === null, 'keys reach the page behind');
      await page.keyboard.press('Escape');
      check(!await isVisible(page, 'dialog.shortcuts'), 'it stays');
    },
  },
  {
    name: 'single letters can be turned off, for good',
    page: section,
    run: async ({page, check}) => {
      await page.click('.site-footer button');
      await page.click('dialog.shortcuts label');
      await page.keyboard.press('Escape');
      await page.reload();
      await page.keyboard.press('t');
      check(await page.getAttribute('html', 'data-scheme') === null, 't still works');
      await page.keyboard.press('?');
      check(!await isVisible(page, 'dialog.shortcuts'), '? still works');
    },
  },
  {
    name: 'arrows lead to the page after and the page before',
    page: section,
    run: async ({page, url, check}) => {
      const next = await page.getAttribute('.neighbours a[rel="next"]', 'href');
      await Promise.all([page.waitForURL(each => each.href !== url), page.keyboard.press('ArrowRight')]);
      check(page.url() === new URL(next, url).href, `→ leads to ${page.url()}`);
      await Promise.all([page.waitForURL(url), page.keyboard.press('ArrowLeft')]);
      check(page.url() === url, `← leads to ${page.url()}`);
    },
  },
  {
    name: 'arrows stay in a field, and with a modifier they are the browser\'s',
    page: section,
    run: async ({page, url, check}) => {
      await page.evaluate(() => {
        const field = document.createElement('input');
        document.querySelector('main').prepend(field);
        field.focus();
      });
      await page.keyboard.press('ArrowRight');
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press('Control+ArrowRight');
      await page.waitForTimeout(300);
      check(page.url() === url, `they led to ${page.url()}`);
    },
  },
  {
    name: 'in Arabic the page after is on the left, and nothing runs out of the window',
    page: 'index.html', project: 'arabic', width: 390, height: 800,
    run: async ({page, url, check}) => {
      check(await page.getAttribute('html', 'dir') === 'rtl', 'it is not right to left');
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check(over <= 0, `${over} pixels stick out`);
      const next = await page.getAttribute('link[rel="next"]', 'href');
      await Promise.all([page.waitForURL(each => each.href !== url), page.keyboard.press('ArrowLeft')]);
      check(page.url() === new URL(next, url).href, `← leads to ${page.url()}`);
      check(/[\u0600-\u06ff]/.test(await page.textContent('.contents-open')), 'the frame speaks another language');
    },
  },
  {
    name: 'the list beside the text follows the reader',
    page: '1-bench/index.html', project: 'workshop', height: 400,
    run: async ({page, check}) => {
      const line = page.locator('.toc a').last();
      if (await line.count() === 0) return check(false, 'there is no list');
      await line.click();
      await page.waitForTimeout(300);
      check(await line.getAttribute('aria-current') === 'true', 'its line is not marked');
      check(await page.locator('.toc [aria-current]').count() === 1, 'several lines are marked');
    },
  },
  {
    name: 'code can be copied, and that is said',
    page: '1-bench/index.html', project: 'workshop', served: true,
    run: async ({page, check}) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const block = page.locator('.copyable').first();
      await block.hover();
      await block.locator('.copy').click();
      await page.waitForFunction(() => document.getElementById('page.status').textContent !== '');
      check(await page.textContent('#page\\.status') === 'Copied', 'something else is said');
      const code = await block.locator('code').textContent();
      check(await page.evaluate(() => navigator.clipboard.readText()) === code, 'something else was copied');
    },
  },
  {
    name: 'who is lost is shown the nearest names',
    page: '1-characters/scarcrow/', served: true, mayComplain: true,
    run: async ({page, check}) => {
      check(await isVisible(page, '.nearest'), 'nothing is offered');
      check(/Scarecrow/.test(await page.textContent('.nearest li')), 'something else is nearer');
    },
  },
  {
    name: 'who is lost and has no script is shown everything',
    page: '1-characters/scarcrow/', served: true, script: false, mayComplain: true,
    run: async ({page, check}) => {
      check(!await isVisible(page, '.nearest'), 'an empty list is shown');
      check(await page.locator('.everywhere a').count() > 20, 'names are missing');
    },
  },
  {
    name: 'on paper there is black text on white, and no frame',
    page: section, scheme: 'dark',
    run: async ({page, check}) => {
      await page.click('.scheme [value="dark"]');
      await page.emulateMedia({media: 'print'});
      check(await color(page) === 'rgb(255, 255, 255)', `the paper is ${await color(page)}`);
      const ink = await page.evaluate(() => getComputedStyle(document.querySelector('.text p')).color);
      check(ink === 'rgb(0, 0, 0)', `the ink is ${ink}`);
      for (const part of ['.site-header', '.site-footer', '.sidebar', '.neighbours', '.breadcrumbs'])
        check(!await isVisible(page, part), `${part} is printed`);
    },
  },
  ...['index.html', section, 'a-z/index.html', '404.html', 'story/scarecrow/index.html'].map(file => ({
    name: `${file} fits a window of 320 pixels`,
    page: file, width: 320, height: 640, served: true, mayComplain: file === '404.html',
    run: async ({page, check}) => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check(over <= 0, `${over} pixels stick out`);
      check(await page.locator('h1').count() === 1, 'there is not one h1');
    },
  })),
];
