// What pages tell programs, as a browser sees it: data that no policy stops (a complaint on the
// console would be a failure), files that are there.

const linked = page => page.evaluate(() => {
  const block = document.querySelector('script[type="application/ld+json"]');
  return block === null ? null : JSON.parse(block.textContent);
});

const followed = async (page, check) => {
  const hrefs = await page.evaluate(() =>
      [...document.querySelectorAll('link[rel=alternate]:not([hreflang])')].map(link => link.href));
  check(hrefs.length > 0, 'there is another form of the page');
  for (const href of hrefs) {
    const answer = await page.context().request.get(href);
    check(answer.ok(), `${href} is there`);
    const text = await answer.text();
    check(href.endsWith('.xml') ? text.includes('<feed') : text.startsWith('# '),
          `${href} is what it says`);
  }
};

export const behaviours = [
  {
    name: 'a section says what it is, in data that the browser reads and does not run',
    page: '1-characters/3-scarecrow/index.html',
    script: true, served: true, width: 1280, height: 800, scheme: 'light',
    run: async ({page, check}) => {
      const data = await linked(page);
      check(data['@graph'].some(node => node['@type'] === 'Article'), 'it is an article');
      check(data['@graph'].some(node => node['@type'] === 'BreadcrumbList'), 'it has a way to it');
    },
  },
  {
    name: 'a character says what it stands for, with scripts turned off',
    page: 'story/scarecrow/index.html',
    script: false, width: 390, height: 844, scheme: 'dark',
    run: async ({page, check}) => {
      const text = await page.locator('script[type="application/ld+json"]').textContent();
      const [concept] = JSON.parse(text)['@graph'];
      check(concept['@type'].includes('skos:Concept'), 'it is a concept');
      check(concept['skos:relatedMatch'].length > 0, 'it is matched');
    },
  },
  {
    name: 'the page as Markdown and the feed are where the page says',
    page: '1-characters/3-scarecrow/index.html',
    script: true, served: true, width: 1280, height: 800, scheme: 'light',
    run: async ({page, check}) => followed(page, check),
  },
];
