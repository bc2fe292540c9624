// What the account and the coverage promise: figures that agree with their tables, rows that become
// cards where there is no room, and nothing that needs a script or a colour.

const cell = (row, at) => row.locator("td").nth(at).innerText();

export const behaviours = [
  {
    name: "each figure on home leads to a part of the account",
    page: "index.html",
    script: false,
    run: async ({ page, check }) => {
      const links = page.locator(".account-figures a");
      check((await links.count()) === 3, "home shows three figures");
      for (let at = 0; at < 3; ++at) {
        const target = await links.nth(at).getAttribute("href");
        check(/^account\/index\.html#account\./.test(target), `${target} is a part of the account`);
      }
      await links.nth(2).click();
      const heading = page.locator(":target");
      check((await heading.count()) === 1, "the part is there");
      check((await heading.evaluate((node) => node.tagName)) === "H2", "and it is a heading");
    },
  },
  {
    name: "the bar has the shares that the table tells",
    page: "account/index.html",
    script: false,
    run: async ({ page, check }) => {
      const rows = page.locator(".fates tbody tr");
      const counts = [];
      for (let at = 0; at < 4; ++at) counts.push(Number(await cell(rows.nth(at), 0)));
      const total = Number(await page.locator(".fates tfoot td").first().innerText());
      check(counts.reduce((sum, count) => sum + count, 0) === total, "the fates add up");
      const bar = page.locator("svg.bar").first();
      const widths = await bar.locator("rect").evaluateAll((parts) => parts.map((part) => parseFloat(part.getAttribute("width"))));
      const shares = counts.filter((count) => count > 0).map((count) => (100 * count) / total);
      check(widths.length === shares.length, "no part of the bar is empty");
      shares.forEach((share, at) => check(Math.abs(share - widths[at]) < 0.01, `part ${at} is ${share} %`));
      const label = await bar.getAttribute("aria-label");
      check(counts.every((count) => label.includes(String(count))), `“${label}” tells the counts`);
    },
  },
  {
    name: "parts of the bar differ without their colours",
    page: "account/index.html",
    script: false,
    run: async ({ page, check }) => {
      const fills = await page.locator(".fates .swatch rect").evaluateAll((parts) => parts.map((part) => part.getAttribute("fill")));
      check(new Set(fills).size === 4, `four fills: ${fills}`);
      for (const fill of fills.filter((each) => each.startsWith("url("))) {
        const id = fill.slice(5, -1);
        check((await page.locator(`[id="${id}"]`).count()) === 1, `the pattern ${id} is there, once`);
      }
    },
  },
  {
    name: "the figure leads to how it is measured",
    page: "account/index.html",
    script: false,
    run: async ({ page, check }) => {
      await page.locator(".systematicity a").click();
      check((await page.locator(":target").getAttribute("id")) === "account.how", "the definition is reached");
    },
  },
  {
    name: "a row of correspondences is a card on a phone, and each line of it says what it is",
    page: "account/index.html",
    width: 390,
    height: 844,
    script: false,
    run: async ({ page, check }) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      check(width <= 390, `nothing sticks out (${width} px)`);
      const first = page.locator(".pairs tbody tr").first();
      const boxes = await first.locator("td:visible").evaluateAll((cells) => cells.map((each) => each.getBoundingClientRect().top));
      check(boxes.every((top, at) => at === 0 || top > boxes[at - 1]), "cells stand one under the other");
      const labels = await first.locator("td").evaluateAll((cells) => cells.map((each) => getComputedStyle(each, "::before").content));
      check(labels.every((label) => label.length > 2), `labels: ${labels}`);
    },
  },
  {
    name: "it is still a table to those who hear it on a phone",
    page: "account/index.html",
    width: 390,
    height: 844,
    script: false,
    run: async ({ page, check }) => {
      const table = page.getByRole("table").filter({ has: page.locator(".pair-story") });
      check((await table.count()) === 1, "the table has the role of one");
      check((await table.getByRole("row").count()) > 2, "its rows have theirs");
      check((await table.getByRole("cell").count()) > 6, "its cells have theirs");
    },
  },
  {
    name: "statements are folded, and open without a script",
    page: "account/index.html",
    script: false,
    run: async ({ page, check }) => {
      const details = page.locator("#account\\.statements ~ details.folded").first();
      check(!(await details.locator("table").isVisible()), "they are folded at first");
      await details.locator("summary").click();
      check(await details.locator("table").isVisible(), "and open");
    },
  },
  {
    name: "the coverage tells gaps and disagreements",
    project: "many",
    page: "coverage/index.html",
    script: false,
    run: async ({ page, check }) => {
      const text = await page.locator(".disagreements").innerText();
      check(/watchman/.test(text) && /scavenger cells/.test(text) && /mast cells/.test(text), "the watchman stands for two things");
      check(/antibodies/.test(text) && /archers/.test(text) && /crossbowmen/.test(text), "two characters of one story tell antibodies");
      check(!/^germs/m.test(text), "that two stories tell it in their own way is no disagreement");
      const row = page.locator("tbody tr", { has: page.locator("th", { hasText: "antibodies" }) });
      check((await row.locator(".mark-named").count()) === 1, "the garden names antibodies, and nothing stands for them");
    },
  },
  {
    name: "a wide matrix scrolls in its own region, by keyboard too, and keeps its first column",
    project: "many",
    page: "coverage/index.html",
    width: 390,
    height: 844,
    script: false,
    run: async ({ page, check }) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      check(width <= 390, `the page does not scroll sideways (${width} px)`);
      const region = page.locator(".matrix-scroll").first();
      const scrolls = await region.evaluate((node) => node.scrollWidth > node.clientWidth);
      check(scrolls, "the region does");
      await region.focus();
      const head = region.locator("tbody th").first();
      const before = (await head.boundingBox()).x;
      await region.evaluate((node) => node.scrollBy(120, 0));
      check(Math.abs((await head.boundingBox()).x - before) < 1, "the first column stays");
      check(await region.evaluate((node) => node === document.activeElement), "it takes the focus");
    },
  },
];
