// The scheme: light, dark, or the system's. What the reader chose is applied before anything is
// painted; the buttons come when the page is there. Without this script the system decides.
(() => {
  const root = document.documentElement;
  const key = "allegory.scheme";
  const schemes = ["system", "light", "dark"];
  let chosen = "system", buttons = [];

  // Storage may be forbidden; then the choice lasts as long as the page.
  const read = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const apply = (scheme) => {
    chosen = schemes.includes(scheme) ? scheme : "system";
    if (chosen === "system") delete root.dataset.scheme;
    else root.dataset.scheme = chosen;
    for (const button of buttons) button.ariaPressed = String(button.value === chosen);
    // The frame that a browser draws around the page follows.
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.dataset.own ??= meta.content;
      meta.content = chosen === "system" ? meta.dataset.own
        : getComputedStyle(root).getPropertyValue("--paper").trim();
    }
  };
  const choose = (scheme) => {
    apply(scheme);
    try { localStorage.setItem(key, chosen); } catch { /* it is applied all the same */ }
  };

  const stored = read();
  if (schemes.includes(stored) && stored !== "system") root.dataset.scheme = stored;
  addEventListener("storage", (event) => event.key === key && apply(event.newValue));

  document.addEventListener("DOMContentLoaded", () => {
    const slot = document.querySelector('[data-slot="scheme"]');
    if (slot) {
      slot.role = "group";
      slot.ariaLabel = slot.dataset.label;
      buttons = schemes.map((scheme) => {
        const button = document.createElement("button");
        Object.assign(button, { type: "button", value: scheme, title: slot.dataset[scheme] });
        button.ariaLabel = button.title;
        button.addEventListener("click", () => choose(scheme));
        return button;
      });
      slot.append(...buttons);
    }
    apply(stored);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "t" || !window.allegory.isFree(event)) return;
    const { length } = schemes;
    choose(schemes[(schemes.indexOf(chosen) + 1) % length]);
    const slot = document.querySelector('[data-slot="scheme"]');
    if (slot) window.allegory.say(slot.dataset[chosen]);
  });
})();
