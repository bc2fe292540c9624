// On the page for what is not there: the names nearest to the address, from the list that the page
// shows anyway.
(() => {
  /// How many letters have to change to make one word of the other (Wagner and Fischer).
  const distance = (from, to) => {
    let row = Array.from({ length: to.length + 1 }, (_, at) => at);
    for (let i = 1; i <= from.length; ++i) {
      const next = [i];
      for (let j = 1; j <= to.length; ++j)
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1));
      row = next;
    }
    return row[to.length];
  };
  const plain = (text) => text.toLowerCase().replace(/^\d+[-_.]/, "").slice(0, 60);
  const lastWord = (path) => {
    let name = path.replace(/\/?(index\.html)?$/, "").split("/").pop() ?? "";
    try { name = decodeURIComponent(name); } catch { /* it is compared as it stands */ }
    return plain(name.replace(/\.html$/, ""));
  };

  document.addEventListener("DOMContentLoaded", () => {
    const box = document.querySelector(".nearest");
    const wanted = lastWord(location.pathname);
    if (!box || wanted === "" || wanted === "404") return;
    const found = [...document.querySelectorAll(".everywhere a")]
      .map((link) => {
        const name = lastWord(new URL(link.href).pathname);
        const far = Math.min(distance(wanted, name), distance(wanted, plain(link.textContent)));
        return { link, name, share: name.includes(wanted) ? 0.2 : far / Math.max(wanted.length, name.length) };
      })
      .filter(({ share }) => share <= 0.5)
      .sort((one, other) => one.share - other.share)
      .slice(0, 5);
    for (const { link } of found) box.querySelector("ul").append(link.parentNode.cloneNode(true));
    box.hidden = found.length === 0;
  });
})();
