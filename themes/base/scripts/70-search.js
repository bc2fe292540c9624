// Search: the button in the header, the keys `/`, `s` and Ctrl-K, and an empty dialog. What answers
// is loaded when the dialog opens for the first time, by script elements, since nothing else works
// from a disk; whoever does not search loads none of it. The rest is in search/.
(() => {
  const root = new URL("../", document.currentScript.src);
  const data = {}, files = {};
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  // A file's data, or nothing if the file only defines functions.
  const load = (key, path) => files[path] ??= new Promise((resolve, reject) => {
    const script = make("script", { src: new URL(path, root) });
    script.onload = () => resolve(data[key]);
    script.onerror = () => {
      delete files[path];
      reject(new Error(path));
    };
    document.head.append(script);
  });
  // The list of files is the one whose name stays the same; an old one from a cache would name
  // files that are gone.
  const list = () => load("index", `search/index.js?${Math.floor(Date.now() / 1000)}`);
  const search = { root, load, list, make, put: (key, value) => { data[key] = value; } };
  (window.allegory ??= {}).search = search;

  let dialog, input, slot;
  const build = (label) => {
    input = make("input", { type: "search", role: "combobox", "aria-label": label, placeholder: label,
      "aria-controls": "search.results", "aria-expanded": "false", "aria-autocomplete": "list",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go" });
    dialog = make("dialog", { class: "search", "aria-label": label }, make("div", { class: "search-bar" }, input));
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
    document.body.append(dialog);
    // Without the files there still is the index from A to Z.
    list().then((found) => load("client", `search/client.${found.client}.js`).then(() => search.start(found, dialog, input)))
      .catch(() => { location = new URL("a-z/index.html", root); });
  };
  search.open = () => {
    if (document.querySelector("dialog[open]")) return;
    if (!dialog) build(slot.dataset.label ?? "Search");
    dialog.showModal();
    input.select();
  };

  document.addEventListener("DOMContentLoaded", () => {
    slot = document.querySelector('[data-slot="search"]');
    if (!slot) {
      slot = make("div", { "data-slot": "search" });
      document.querySelector(".site-header")?.append(slot);
    }
    const button = make("button", { type: "button", class: "search-button", "aria-haspopup": "dialog",
      "aria-keyshortcuts": "/ s Control+K Meta+K" }, make("span", {}, slot.dataset.label ?? "Search"),
      make("kbd", { "aria-hidden": "true" }, "/"));
    button.addEventListener("click", search.open);
    slot.replaceChildren(button);
  });
  document.addEventListener("keydown", (event) => {
    const { key, target } = event, command = event.ctrlKey || event.metaKey;
    const isTyping = target.isContentEditable || target.closest?.("input, textarea, select");
    const isAsked = command ? key.toLowerCase() === "k" && !event.shiftKey : !isTyping && (key === "/" || key === "s");
    if (!isAsked || event.altKey || event.isComposing || !slot || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    search.open();
  });
})();
