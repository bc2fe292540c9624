// What stands in a page's text: images that keep their place, formulas, code, links to headings.

const project = 'text';
const page = 'index.html';

const shifts = () => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 300);
});

export const behaviours = [
  {
    name: 'no text moves while images load', project, page, width: 390, height: 800,
    run: async ({ page, check }) => {
      for (const image of await page.locator('.text img').all()) await image.scrollIntoViewIfNeeded();
      check(await page.evaluate(shifts) === 0, 'something moved');
      const sizes = await page.locator('.text img').evaluateAll((images) =>
        images.map((image) => image.getAttribute('width') > 0 && image.getAttribute('height') > 0));
      check(sizes.length === 2 && sizes.every(Boolean), 'an image does not say how large it is');
    },
  },
  {
    name: 'formulas are MathML, and none is wider than the window', project, page, width: 390, script: false,
    run: async ({ page, check }) => {
      const height = await page.locator('math mfrac').first().evaluate((part) => part.getBoundingClientRect().height);
      const line = await page.locator('math mi').first().evaluate((part) => part.getBoundingClientRect().height);
      check(height > 1.3 * line, `a fraction is ${height} high, and a letter ${line}`);
      check(await page.locator('code.math').count() === 0, 'a formula stayed TeX');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      check(!wide, 'the page scrolls sideways');
    },
  },
  {
    name: 'a wide listing scrolls by keyboard', project, page, width: 390,
    run: async ({ page, check }) => {
      const listing = page.locator('figure.code pre').first();
      await listing.focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(300);
      check(await listing.evaluate((pre) => pre.scrollLeft) > 0, 'it did not scroll');
    },
  },
  {
    name: 'a heading’s name is the heading alone, and the link beside it leads there', project, page,
    run: async ({ page, check }) => {
      check(await page.getByRole('heading', { name: 'Code', exact: true }).count() === 1, 'no heading is called `Code`');
      const link = page.getByRole('link', { name: 'Link to “Code”' });
      await link.focus();
      check(await link.evaluate((a) => getComputedStyle(a).opacity) !== '0', 'the link has the focus and cannot be seen');
      await page.keyboard.press('Enter');
      check(new URL(page.url()).hash === '#code', page.url());
    },
  },
  {
    name: 'a footnote leads there and back', project, page, script: false,
    run: async ({ page, check }) => {
      await page.locator('.footnote-ref a').first().click();
      check(new URL(page.url()).hash === '#fn:1', page.url());
      await page.getByRole('link', { name: 'Back to reference 1' }).click();
      check(new URL(page.url()).hash === '#fnref:1', page.url());
    },
  },
];
