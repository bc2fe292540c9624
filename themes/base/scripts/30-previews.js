// Previews: what a link's title says, on a card beside it, for a pointer and for the keyboard. The
// card stays while either of the two is on it, and Escape closes it. Without this script, and where
// a finger points, the title is what it always was.
(() => {
  const links = "main a:is([title], [data-preview])";
  const wait = { show: 250, hide: 200 };  // milliseconds; a pointer that only passes shows nothing
  let card, link, timer, described;

  const fill = (text) => {
    // A name and what it stands for, then why.
    const end = text.search(/[:：]\s/);
    const first = document.createElement("b");
    first.textContent = end < 0 ? text : text.slice(0, end);
    card.replaceChildren(first);
    if (end < 0) return;
    const rest = document.createElement("span");
    rest.textContent = text.slice(end + 1).trim();
    card.append(rest);
  };
  const place = () => {
    // The line of a link that is broken in two which the pointer would leave last.
    const line = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const width = card.offsetWidth, height = card.offsetHeight, edge = 8;
    const isRight = getComputedStyle(link).direction === "rtl";
    const left = isRight ? line.right - width : line.left;
    const room = document.documentElement.clientWidth - width - edge;
    const isBelow = line.top < height + 2 * edge;
    card.style.left = `${Math.max(edge, Math.min(left, room)) + scrollX}px`;
    card.style.top = `${(isBelow ? line.bottom + 4 : line.top - height - 4) + scrollY}px`;
  };
  const hide = () => {
    clearTimeout(timer);
    if (!link) return;
    link.title = link.dataset.preview;
    delete link.dataset.preview;
    if (described) link.setAttribute("aria-describedby", described);
    else link.removeAttribute("aria-describedby");
    link = undefined;
    card.hidden = true;
  };
  const show = (target) => {
    clearTimeout(timer);
    if (target === link) return;
    hide();
    // A note that stands in the margin says it already.
    described = target.getAttribute("aria-describedby");
    const isNoted = described && document.getElementById(described)?.checkVisibility?.();
    if (!target.title || isNoted) return;
    card ??= document.body.appendChild(Object.assign(document.createElement("div"),
      { id: "page.preview", className: "preview", role: "tooltip", hidden: true }));
    link = target;
    // The browser would show the title once more.
    link.dataset.preview = link.title;
    link.removeAttribute("title");
    fill(link.dataset.preview);
    card.className = `preview ${["story", "idea"].find((voice) => link.classList.contains(voice)) ?? ""}`;
    card.hidden = false;
    place();
    link.setAttribute("aria-describedby", described ? `${described} ${card.id}` : card.id);
  };
  const later = (step, milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(step, milliseconds);
  };

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    const over = target.closest?.(links);
    if (over) over === link ? clearTimeout(timer) : later(() => show(over), wait.show);
    else if (card?.contains(target)) clearTimeout(timer);
    else later(() => link !== document.activeElement && hide(), wait.hide);
  });
  document.addEventListener("focusin", ({ target }) => {
    const focused = target.closest?.(links);
    if (focused?.matches(":focus-visible")) show(focused);
    else hide();
  });
  document.addEventListener("focusout", ({ target }) => target === link && hide());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !link) return;
    event.preventDefault();
    hide();
  });
  addEventListener("resize", hide);
})();
