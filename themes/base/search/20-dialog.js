// The search dialog once its files are there: what is typed is answered below, grouped by what it
// is, each in its voice; arrow keys move, Enter goes, Esc closes. Everything found is put into the
// page as text nodes, never as HTML.
allegory.search.start = (first, dialog, input) => {
  const { make, root, load } = allegory.search;
  const langs = Object.keys(first.says), lang = document.documentElement.lang;
  const says = first.says[langs.find((each) => each === lang) ?? langs.find((each) => each.split("-")[0] === lang.split("-")[0]) ?? langs[0]];
  const say = (key, ...parts) => parts.reduce((text, part, at) => text.replace(`{${at + 1}}`, part), says[key] ?? key);
  let engine = allegory.search.engine(first, load);

  const list = make("div", { id: "search.results", role: "listbox", "aria-label": say("results"), hidden: "" });
  const status = make("p", { class: "search-status", role: "status" });
  const hint = make("p", { class: "search-hint" });
  const close = make("button", { type: "button", class: "search-close" }, say("close"));
  const keys = make("p", { class: "search-keys", "aria-hidden": "true" });
  for (const [key, does] of [["↑ ↓", "move"], ["↵", "go"], ["Esc", "close"]]) keys.append(make("kbd", {}, key), ` ${say(does)} `);
  dialog.firstElementChild.append(close);
  dialog.append(status, hint, list,
    make("div", { class: "search-foot" }, keys, make("a", { href: new URL("a-z/index.html", root) }, say("index"))));
  close.addEventListener("click", () => dialog.close());

  const marked = (pieces) => pieces.map((piece, at) => (at % 2 ? make("mark", {}, piece) : piece));
  const voice = { story: "story", idea: "idea" };
  const opposite = { story: "idea", idea: "story" };
  let options = [], active = -1, asked = "";

  const activate = (at) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = options.length ? (at + options.length) % options.length : -1;
    const option = options[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const option = (result, terms) => {
    const { kind } = result;
    const name = make("span", { class: `search-name ${voice[kind] ?? ""}` }, ...marked(engine.pieces(result.title, terms)));
    const link = make("a", { role: "option", id: `search.option-${options.length}`, tabindex: "-1",
      "aria-selected": "false", class: "search-result", "data-kind": kind, href: new URL(result.url, root) }, name);
    // Another of its names, if it was found by that.
    const also = result.also?.find((each) => engine.pieces(each, terms).length > 1);
    if (also && engine.pieces(result.title, terms).length === 1) link.append(make("span", { class: "search-also" }, ...marked(engine.pieces(also, terms))));
    if (result.others?.length) {
      const meaning = make("span", { class: "search-meaning" }, make("span", { class: "search-link" }, `${say(kind === "story" ? "stands_for" : "told_as")} `));
      result.others.slice(0, 3).forEach((other, at) => meaning.append(at ? " · " : "", make("span", { class: opposite[kind] }, ...marked(engine.pieces(other, terms)))));
      link.append(meaning);
    }
    if (result.within) link.append(make("span", { class: "search-within" }, result.within));
    if (result.text) link.append(make("span", { class: "search-text" }, ...marked(engine.excerpt(result.text, terms))));
    link.addEventListener("click", () => dialog.close());
    link.addEventListener("pointermove", () => activate(options.indexOf(link)));
    options.push(link);
    return link;
  };

  const show = (query, { groups, count, corrected, suggestion, terms }) => {
    options = [];
    list.replaceChildren(...groups.map((group) => make("div", { role: "group", "aria-label": say(group.kind) },
      make("p", { class: "search-kind", "aria-hidden": "true" }, say(group.kind)),
      ...group.results.map((result) => option(result, terms)))));
    list.hidden = !count;
    input.setAttribute("aria-expanded", String(count > 0));
    hint.replaceChildren();
    if (corrected) hint.append(say("corrected", query, corrected));
    if (suggestion) {
      const instead = make("button", { type: "button" }, suggestion);
      instead.addEventListener("click", () => {
        input.value = suggestion;
        input.focus();
        answer();
      });
      hint.append(`${say("did_you_mean")} `, instead);
    }
    status.textContent = !query ? "" : count ? say("count", count) : say("nothing", query);
    activate(0);
  };

  const answer = async (isAgain) => {
    const query = input.value.trim().slice(0, 200);
    asked = query;
    try {
      const found = await engine.ask(query);
      if (asked === query) show(query, found);
    } catch (failure) {
      // The site was built anew since the list of files was read.
      if (isAgain === true) status.textContent = say("failed");
      else {
        engine = allegory.search.engine(await allegory.search.list(), load);
        await answer(true);
      }
    }
  };
  const failed = () => { status.textContent = say("failed"); };
  input.addEventListener("input", () => answer().catch(failed));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      activate(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && options[active]) {
      event.preventDefault();
      options[active].click();
    }
  });
  answer().catch(failed);
};
