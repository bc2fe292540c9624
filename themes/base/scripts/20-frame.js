// The frame: keys, the list of shortcuts, where the reader is on the page, links to headings, copy
// buttons. All of it is added to a page that can be read without.
(() => {
  const allegory = (window.allegory ??= {});
  const status = () => document.getElementById("page.status");
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /// Whether a key was pressed alone, and not into a field, a dialog or something that took it.
  allegory.isFree = (event) => {
    const { target } = event;
    return !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey ||
      event.isComposing || target.isContentEditable || document.querySelector("dialog[open]") ||
      target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select"));
  };
  /// Tells those who hear the page.
  allegory.say = (text) => {
    const place = status();
    if (place) place.textContent = text;
  };

  // Who speaks to the computer, or brushes keys by accident, can turn single letters off; then no
  // listener on the page sees them.
  const key = "allegory.keys";
  let isOn = true;
  try { isOn = localStorage.getItem(key) !== "off"; } catch { /* they stay on */ }
  addEventListener("keydown", (event) => {
    const isLetter = event.key?.length === 1 && event.key !== " ";
    if (!isOn && isLetter && allegory.isFree(event)) event.stopImmediatePropagation();
  }, true);

  let dialog;
  const showShortcuts = () => {
    if (!dialog) {
      const content = document.getElementById("page.shortcuts").content.cloneNode(true);
      dialog = make("dialog", { class: "shortcuts", "aria-labelledby": "page.shortcuts-title" }, content);
      const box = dialog.querySelector("input");
      box.checked = isOn;
      box.addEventListener("change", () => {
        isOn = box.checked;
        try { localStorage.setItem(key, isOn ? "on" : "off"); } catch { /* for this page only */ }
      });
      dialog.querySelector("button").addEventListener("click", () => dialog.close());
      dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
      document.body.append(dialog);
    }
    dialog.showModal();
  };

  // Arrows lead along the lines, so in Arabic the next page is on the left.
  const neighbour = (name) => {
    const isBack = (name === "ArrowLeft") === (document.documentElement.dir !== "rtl");
    return document.querySelector(`link[rel="${isBack ? "prev" : "next"}"]`)?.href;
  };
  const usesArrows = (target) =>
    target !== document.body && (target.scrollWidth > target.clientWidth + 1 ||
      target.closest?.("input, [role=radiogroup], [role=tablist], [role=slider], video, audio, svg"));
  addEventListener("keydown", (event) => {
    if (!allegory.isFree(event)) return;
    if (event.key === "?" && document.getElementById("page.shortcuts")) {
      event.preventDefault();
      showShortcuts();
    } else if (event.key === "Escape" && location.hash === "#page.contents") {
      location.hash = "page.main";
      document.querySelector(".contents-open")?.focus();
    } else if (/^Arrow(Left|Right)$/.test(event.key) && !event.shiftKey && !usesArrows(event.target)) {
      const url = neighbour(event.key);
      if (url) location.href = url;
    }
  });

  // Marks the line of the heading that was passed last; at the end of the page, where the last ones
  // cannot come up, the last that can be seen.
  const followToc = () => {
    const lines = new Map();
    for (const link of document.querySelectorAll(".toc a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) lines.set(heading, link);
    }
    if (lines.size === 0) return;
    const mark = () => {
      const page = document.documentElement;
      const isAtEnd = scrollY > 0 && scrollY + innerHeight >= page.scrollHeight - 2;
      const line = isAtEnd ? innerHeight : Math.max(innerHeight * 0.3, 160);
      let current;
      for (const [heading, link] of lines) {
        if (heading.getBoundingClientRect().top <= line) current = link;
        link.removeAttribute("aria-current");
      }
      current?.setAttribute("aria-current", "true");
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px", threshold: [0, 1] });
    for (const heading of lines.keys()) observer.observe(heading);
    addEventListener("scrollend", mark);
  };

  const addCopyButtons = ({ copy, copied }) => {
    for (const block of document.querySelectorAll(".text pre")) {
      const button = make("button", { type: "button", class: "copy" }, copy);
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText((block.querySelector("code") ?? block).textContent);
        button.textContent = copied;
        allegory.say(copied);
        setTimeout(() => {
          button.textContent = copy;
          allegory.say("");
        }, 2000);
      });
      const box = make("div", { class: "copyable" });
      block.replaceWith(box);
      box.append(block, button);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const words = status()?.dataset;
    followToc();
    if (!words) return;
    if (navigator.clipboard) addCopyButtons(words);
    const title = document.getElementById("page.shortcuts")?.content.querySelector("h2").textContent;
    const opener = make("button", { type: "button", "aria-keyshortcuts": "?" }, title ?? "");
    opener.addEventListener("click", showShortcuts);
    if (title) document.querySelector(".site-footer ul")?.append(make("li", {}, opener));
  });
})();
