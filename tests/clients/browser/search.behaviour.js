// Search as a reader meets it: keys, the dialog, what is requested, and what there is without it.

const start = "index.html";
const inDialog = (page) => page.locator("dialog.search");
const ofSearch = (sent) => sent.filter(({ file }) => file.includes("search/"));

async function ask(page, query) {
  await page.keyboard.press("/");
  await page.locator("dialog.search [role=listbox]").waitFor({ state: "attached" });
  await page.keyboard.type(query);
  await page.locator("dialog.search [role=option]").first().waitFor();
}

async function checkKeyboard(page, check) {
  await ask(page, "scarecr");
  const input = page.locator("dialog.search input");
  check(await input.evaluate((element) => element === document.activeElement), "typing goes into the dialog");
  check((await input.getAttribute("aria-expanded")) === "true", "the combobox says that there are results");
  const first = await input.getAttribute("aria-activedescendant");
  check(first !== null, "the first result is the active one");
  check((await page.locator(`[id="${first}"] mark`).count()) > 0, "what was typed is marked");
  await page.keyboard.press("ArrowDown");
  const second = await input.getAttribute("aria-activedescendant");
  check(second !== first, "an arrow key moves on");
  check((await page.locator("[role=option][aria-selected=true]").count()) === 1, "one result is selected");
  await page.keyboard.press("ArrowUp");
  check((await input.getAttribute("aria-activedescendant")) === first, "and back");
  await page.keyboard.press("Enter");
  await page.waitForURL(/scarecrow/);
  check(/scarecrow/.test(page.url()), "Enter goes to the result");
}

export const behaviours = [
  { name: "search works with the keyboard alone, from a disk", page: start, script: true,
    run: ({ page, check }) => checkKeyboard(page, check) },
  { name: "search works with the keyboard alone, from a server", page: start, script: true, served: true,
    run: ({ page, check }) => checkKeyboard(page, check) },
  { name: "nothing of the search is loaded before it is asked for", page: start, script: true, served: true,
    run: async ({ page, sent, check }) => {
      check(ofSearch(sent).length === 0, "no file of search/ is requested");
      check((await inDialog(page).count()) === 0, "there is no dialog yet");
      await page.keyboard.press("/");
      await page.locator("dialog.search [role=listbox]").waitFor({ state: "attached" });
      check(ofSearch(sent).length >= 2, "now the list of files and what reads it are");
    } },
  { name: "the keys of the search leave typing alone, and Esc gives the page back", page: start, script: true,
    run: async ({ page, check }) => {
      await page.evaluate(() => document.querySelector("main").append(document.createElement("textarea")));
      await page.locator("textarea").focus();
      await page.keyboard.type("yes/");
      check((await page.locator("textarea").inputValue()) === "yes/", "letters go where they are typed");
      check((await inDialog(page).count()) === 0, "and open nothing");
      await page.locator("textarea").evaluate((element) => element.remove());
      for (const key of ["/", "s", "Control+k"]) {
        await page.keyboard.press(key);
        check(await inDialog(page).evaluate((element) => element.open), `${key} opens it`);
        await page.keyboard.press("Escape");
        check(!(await inDialog(page).evaluate((element) => element.open)), "Esc closes it");
      }
      const button = page.locator(".search-button");
      await button.click();
      await page.keyboard.press("Escape");
      check(await button.evaluate((element) => element === document.activeElement), "the focus is where it was");
    } },
  { name: "results are told in their voices and counted", page: start, script: true, width: 390, height: 800,
    run: async ({ page, check }) => {
      await ask(page, "scarecrow");
      check((await page.locator(".search-result[data-kind=story] .search-name.story").count()) > 0, "a character has the story's voice");
      check((await page.locator(".search-meaning .idea").count()) > 0, "what it stands for has the idea's");
      check((await page.locator("dialog.search [role=status]").textContent()).length > 0, "how many were found is said");
      const wide = await inDialog(page).evaluate((element) => element.scrollWidth > element.clientWidth);
      check(!wide, "nothing stands out of a narrow screen");
    } },
  { name: "a misspelt name is found, and nonsense is answered", page: start, script: true,
    run: async ({ page, check }) => {
      await ask(page, "scarecorw");
      check(/scarecrow/i.test(await page.locator("[role=option]").first().textContent()), "two letters swapped are forgiven");
      check((await page.locator(".search-hint").textContent()).includes("scarecrow"), "and it is said");
      await page.locator("dialog.search input").fill("zzzzzzzz");
      await page.locator("dialog.search [role=listbox][hidden]").waitFor({ state: "attached" });
      check((await page.locator("dialog.search [role=status]").textContent()).includes("zzzzzzzz"), "nothing found is said, too");
      await page.locator("dialog.search input").fill("<img src=x onerror=alert(1)>");
      await page.waitForTimeout(200);
      check((await page.locator("dialog.search img").count()) === 0, "what is typed is text");
    } },
  { name: "without script the header leads to the index from A to Z", page: start, script: false,
    run: async ({ page, check }) => {
      check((await page.locator(".search-button").count()) === 0, "there is no button that does nothing");
      await page.locator("[data-slot=search] a").click();
      check(/a-z/.test(page.url()), "the link leads to the index");
      const names = await page.locator(".letter li > a").count();
      check(names > 20, "it has names");
      await page.locator(".letter-links a").first().click();
      check(new URL(page.url()).hash.startsWith("#letter."), "a letter leads to its names");
      await page.locator(".letter li > a.story").first().click();
      check(!/a-z/.test(page.url()), "a name leads to its page");
    } },
];
