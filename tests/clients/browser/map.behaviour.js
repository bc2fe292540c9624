// What readers can do with maps.

/// The problems of texts in the drawings that a reader sees: wider than their boxes, or too small.
const textProblems = () => {
  const problems = [];
  for (const drawing of document.querySelectorAll('main .map-drawing:not([aria-hidden])')) {
    if (!drawing.getClientRects().length) continue;
    const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    for (const box of drawing.querySelectorAll('.box')) {
      const frame = box.querySelector('rect').getBoundingClientRect();
      const text = box.querySelector('text').getBoundingClientRect();
      if (text.left < frame.left || text.right > frame.right + 0.5)
        problems.push(`${box.textContent} is wider than its box`);
    }
    for (const text of drawing.querySelectorAll('text')) {
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < 12.9) problems.push(`${text.textContent} is shown at ${size.toFixed(1)} pixels`);
    }
  }
  return [...new Set(problems)];
};

/// Verbs in sight that lie on each other.
const coveredVerbs = () => {
  const verbs = [...document.querySelectorAll('.map-wide .verb')].map(verb => [verb.textContent, verb.getBoundingClientRect()]);
  const problems = [];
  for (const [index, [name, one]] of verbs.entries())
    for (const [other, two] of verbs.slice(index + 1))
      if (one.left < two.right && two.left < one.right && one.top + 3 < two.bottom && two.top + 3 < one.bottom)
        problems.push(`${name} lies on ${other}`);
  return problems;
};

const scrollsSideways = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;

const fits = async ({page, check}) => {
  for (const problem of await page.evaluate(textProblems)) check(false, problem);
  check(!await page.evaluate(scrollsSideways), 'the page scrolls sideways');
};

const map = 'map/index.html';

export const behaviours = [
  {name: 'texts fit their boxes and can be read at 1440', page: map, width: 1440, run: async context => {
    await fits(context);
    for (const problem of await context.page.evaluate(coveredVerbs)) context.check(false, problem);
  }},
  {name: 'texts fit their boxes and can be read at 768', page: map, width: 768, run: fits},
  {name: 'texts fit their boxes and can be read at 390', page: map, width: 390, run: async context => {
    await fits(context);
    context.check(await context.page.locator('.map-narrow .box').first().isVisible(), 'no drawing is in sight');
    context.check(!await context.page.locator('.map-wide').isVisible(), 'the wide drawing is in sight');
  }},
  {name: 'the neighbourhood of a name fits a phone', page: 'story/dorothy/index.html', width: 390, run: fits},
  {name: 'on a page from right to left the story is on the right', project: 'arabic', page: map, run: async context => {
    await fits(context);
    const edge = side => context.page.locator(`.map-wide .box.${side} rect`).first().evaluate(rect => rect.getBoundingClientRect().left);
    context.check(await edge('story') > await edge('idea'), 'the story is on the left');
  }},
  {name: 'every pair is level', page: map, run: async ({page, check}) => {
    const slanted = await page.evaluate(() => [...document.querySelectorAll('.map-wide .tie.is-held path')]
      .filter(path => !/H[\d.]+$/.test(path.getAttribute('d'))).length);
    check(slanted === 3, `${slanted} ties are not level; a split into three has three`);
  }},
  {name: 'the tab key walks from a character to what it stands for', page: map, run: async ({page, check}) => {
    await page.locator('.map-wide .box').first().focus();
    const focused = () => page.evaluate(() => {
      const rect = document.activeElement.querySelector('rect');
      return rect && {href: document.activeElement.getAttribute('href'), ring: parseFloat(getComputedStyle(rect).strokeWidth)};
    });
    const story = await focused();
    await page.keyboard.press('Tab');
    const idea = await focused();
    check(story.href.includes('story/'), `it begins at ${story.href}`);
    check(idea?.href.includes('idea/'), `it goes on to ${idea?.href}`);
    check(idea?.ring >= 3, 'the focus cannot be seen');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/idea/**');
  }},
  {name: 'the focus shows what a name is joined to, and says how many', page: map, run: async ({page, check}) => {
    const dorothy = page.locator('.map-wide .box', {hasText: 'Dorothy'}).first();
    await dorothy.focus();
    const near = await page.locator('.map-wide .box.is-near').count();
    const text = await page.locator('.map-tools [aria-live]').textContent();
    check(near > 3 && text.includes('Dorothy') && text.includes(String(near - 1)), `${near} boxes are near, and it says: ${text}`);
    await dorothy.evaluate(box => box.blur());
    check(await page.locator('.map-wide .is-near').count() === 0, 'something stays marked');
    await dorothy.hover();
    check(await page.locator('.map-wide .box.is-near').count() === near, 'the pointer shows others');
  }},
  {name: 'one verb can be chosen, with its counterpart', page: map, run: async ({page, check}) => {
    const all = await page.locator('.map-wide .relation').count();
    await page.getByLabel('Show statements with').selectOption('longs for');
    const shown = await page.locator('.map-wide .relation:not(.is-filtered)').evaluateAll(list => list.map(one => one.dataset.verb));
    check(shown.length === 6 && new Set(shown).size === 2, `shown are: ${shown.join(', ')}`);
    check(shown.includes('aims at'), 'what the idea says to it is hidden');
    check((await page.locator('.map-tools [aria-live]').textContent()).includes('6'), 'it does not say how many');
    check(await page.locator('.map-statements tbody tr:visible').count() === 3, 'the table is not filtered');
    await page.getByLabel('Show statements with').selectOption('');
    check(await page.locator('.map-wide .relation:not(.is-filtered)').count() === all, 'not all come back');
  }},
  {name: 'without JavaScript everything is there, and no empty control', page: map, script: false, run: async ({page, check}) => {
    check(await page.locator('.map-tools').count() === 0, 'there is a control');
    check(await page.locator('.map-wide .box').count() > 30, 'there is no drawing');
    check(await page.locator('.map-statements tbody tr').count() > 20, 'there is no table');
  }},
  {name: 'on paper the whole drawing is there', page: map, width: 800, run: async ({page, check}) => {
    await page.emulateMedia({media: 'print'});
    check(await page.locator('.map-wide').isVisible(), 'the drawing is hidden');
    check(!await page.locator('.map-tools').isVisible(), 'the controls are printed');
    const over = await page.locator('.map-wide .map-drawing').evaluate(drawing =>
      drawing.getBoundingClientRect().width - document.documentElement.clientWidth);
    check(over <= 0, `the drawing is ${over} pixels wider than the paper`);
  }},
];
