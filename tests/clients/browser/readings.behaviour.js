// One text in two voices, its notes, and the pages of names.
const section = '1-characters/3-scarecrow/index.html';
const shown = locator => locator.evaluate(node => node.getClientRects().length > 0);
const first = page => page.locator('.text .own').first();
const label = (page, value) => page.locator(`label[for="reading.${value}"]`);

/// Goes through the three readings by pointer.
async function readAll({page, check}) {
  const own = first(page), told = page.locator('.text .told').first();
  check(await shown(own), 'the text is not as it was written at first');
  check(!await shown(told), 'a counterpart is shown before anybody asked');
  await label(page, 'both').click();
  check(await shown(own) && await shown(told), 'side by side does not show both');
  await label(page, 'idea').click();
  check(!await shown(own), 'the idea still shows the name of the story');
  check(await shown(told), 'the idea does not show its own name');
  check(!await shown(page.locator('.text .told .to').first()), 'an arrow is left in the idea');
  await label(page, 'story').click();
  check(await shown(own) && !await shown(told), 'the way back to the story is closed');
}

/// Opens the first note with the keyboard and closes it again.
async function openNote({page, check}) {
  const mark = page.locator('.note-mark').first(), note = page.locator('.margin-note').first();
  check(!await shown(note), 'a note is open before anybody asked');
  await mark.focus();
  await page.keyboard.press('Space');
  check(await shown(note), 'the space bar opens no note');
  const line = await mark.boundingBox(), box = await note.boundingBox();
  check(box.y >= line.y && box.y < line.y + 80, 'the note does not stand under its line');
  check(box.x >= 0 && box.x + box.width <= 390, 'the note is wider than the window');
  await page.keyboard.press('Space');
  check(!await shown(note), 'the note does not close');
}

/// Notes beside the text, each next to its line, none over another.
async function besideText({page, check}) {
  const text = await page.locator('.text').boundingBox();
  const boxes = await page.locator('.margin-note').evaluateAll(
      notes => notes.map(note => note.getBoundingClientRect()).map(({x, right, top, bottom}) => ({x, right, top, bottom})));
  check(boxes.length > 1, 'there are no notes');
  const isLeft = await page.evaluate(() => document.dir === 'rtl');
  for (const [at, box] of boxes.entries()) {
    check(isLeft ? box.right <= text.x + 1 : box.x >= text.x + text.width - 1, `note ${at} stands in the text`);
    check(box.x >= 0 && box.right <= 1440, `note ${at} leaves the window`);
    if (at > 0) check(box.top >= boxes[at - 1].bottom - 1, `note ${at} lies over the one before it`);
  }
}

export const behaviours = [
  {name: 'a text is read in three ways', page: section, run: readAll},
  {name: 'a text is read in three ways without a script', page: section, script: false, run: readAll},
  {name: 'a text is read in three ways on a phone', page: section, width: 390, script: false, run: readAll},
  {name: 'the opening page is read in three ways', page: 'index.html', script: false, run: readAll},
  {
    name: 'arrow keys choose the reading', page: section, script: false,
    run: async ({page, check}) => {
      await page.locator('.reading-choice').first().focus();
      await page.keyboard.press('ArrowRight');
      check(await page.locator('[id="reading.both"]').isChecked(), 'the arrow chose nothing');
      check(await shown(page.locator('.told').first()), 'the choice changes nothing');
    },
  },
  {
    name: 'the switch stays in sight', page: section, height: 500,
    run: async ({page, check}) => {
      await page.locator('.text > :last-child').scrollIntoViewIfNeeded();
      const box = await page.locator('.reading-switch').boundingBox();
      check(box.y >= 0 && box.y < 200, `the switch is at ${box.y}`);
    },
  },
  {
    name: 'r goes round, and the choice is kept from page to page', page: section,
    run: async ({page, url, check}) => {
      await page.keyboard.press('r');
      check(await page.locator('[id="reading.both"]').isChecked(), 'r chose nothing');
      await page.goto(url.replace('3-scarecrow', '4-tin-woodman'));
      check(await page.locator('[id="reading.both"]').isChecked(), 'the next page forgot the choice');
      await page.keyboard.press('r');
      await page.keyboard.press('r');
      await page.goto(url);
      check(await page.locator('[id="reading.story"]').isChecked(), 'the way back was not kept');
    },
  },
  {
    name: 'an address can ask for a reading', page: section,
    run: async ({page, url, check}) => {
      await page.goto(`${url}?reading=idea`);
      check(await page.locator('[id="reading.idea"]').isChecked(), 'the address was not heard');
    },
  },
  {
    name: 'side by side is copied as it is read', page: section,
    run: async ({page, check}) => {
      await label(page, 'both').click();
      const text = await page.locator('.text p').first().innerText();
      check(/Scarecrow\s+→\s+quest for understanding/.test(text), text);
    },
  },
  {name: 'a note opens under its line', page: section, width: 390, run: openNote},
  {name: 'a note opens without a script', page: section, width: 390, script: false, run: openNote},
  {
    name: 'a note opens by touch', page: section, width: 390, touch: true, script: false,
    run: async ({page, check}) => {
      await page.locator('.note-mark').first().tap();
      check(await shown(page.locator('.margin-note').first()), 'a tap opens no note');
    },
  },
  {name: 'notes stand in the margin', page: section, script: false, run: besideText},
  {
    name: 'notes stand in the other margin where text runs from right to left', page: section, script: false,
    run: async given => {
      await given.page.evaluate(() => { document.documentElement.dir = 'rtl'; });
      await besideText(given);
    },
  },
  {
    name: 'a printed page has the chosen reading, its notes, and no switch', page: section,
    run: async ({page, check}) => {
      await label(page, 'idea').click();
      await page.emulateMedia({media: 'print'});
      check(!await shown(page.locator('.reading-switch')), 'the switch is printed');
      check(!await shown(first(page)), 'another reading is printed');
      check(await shown(page.locator('.margin-note').first()), 'no note is printed');
      check(!await shown(page.locator('.note-mark').first()), 'a mark is printed');
    },
  },
  {
    name: 'every note has a mark with a name, and what describes a link is there', page: section,
    run: async ({page, check}) => {
      const wrong = await page.evaluate(() => [
        ...[...document.querySelectorAll('.note-mark')].filter(mark => !mark.getAttribute('aria-label')),
        ...[...document.querySelectorAll('[aria-describedby]')].filter(
            node => !document.getElementById(node.getAttribute('aria-describedby'))),
      ].length);
      check(wrong === 0, `${wrong} without`);
    },
  },
  {
    name: 'the page of a name quotes where it is named', page: 'story/scarecrow/index.html', script: false,
    run: async ({page, check}) => {
      check(await page.locator('.quotes mark').count() > 2, 'hardly a quote');
      const link = page.locator('.quote-link').first();
      await link.click();
      check(await page.locator('h1').count() === 1, 'the quote leads nowhere');
    },
  },
];
