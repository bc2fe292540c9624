/* The reading that somebody chose is kept from page to page, and `r` goes to the next one. Choosing
   and reading themselves need no script. `?reading=both` in an address opens that reading. */
(() => {
  const key = "allegory.reading";

  /* Storage may be forbidden; then each page is read as it was written. */
  const load = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const save = (value) => {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch { /* see above */ }
  };

  const start = () => {
    const choices = [...document.querySelectorAll("input.reading-choice")];
    if (choices.length === 0) return;
    const wanted = new URLSearchParams(location.search).get("reading") ?? load();
    const known = choices.find((choice) => choice.value === wanted);
    if (known) known.checked = true;

    /* As it was written is no wish: other pages are told in the other voice. */
    const keep = (choice) => save(choice.classList.contains("reading-own") ? null : choice.value);
    for (const choice of choices) choice.addEventListener("change", () => keep(choice));

    document.addEventListener("keydown", (event) => {
      if (event.key !== "r" || !window.allegory.isFree(event)) return;
      const next = choices[(choices.findIndex((choice) => choice.checked) + 1) % choices.length];
      next.checked = true;
      keep(next);
    });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
