// What a reader types → what is found, from the files of the search index (docs/search.md).
//
// Comes in: the list of files and a function that loads one. Goes out: an object that answers
// queries. It knows no page and no dialog, so that tests run it on the real files without a browser.
// Names are compared as src/search/terms.cpp does: without case, accents and encodings.
allegory.search.engine = (list, load) => {
  const spelt = { ß: "ss", æ: "ae", ð: "d", ø: "o", þ: "th", đ: "d", ħ: "h", ı: "i", ł: "l", œ: "oe", ς: "σ" };
  const unseen = /[\xad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u20d0-\u20ff\ufe0e\ufe0f\ufe20-\ufe2f]/g;
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(unseen, "")
    .replace(/[ßæðøþđħıłœς]/g, (letter) => spelt[letter]).normalize("NFC");

  // Scripts without spaces: Thai to Khmer, Han, kana.
  const unspaced = /[\u0e00-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua980-\ua9ff\uaa60-\uaadf\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
  const run = /[\p{L}\p{M}\p{N}\p{Pc}]+|(?![\0-\x7f\ue000-\uffff])\p{S}/gu;
  const runs = (text) => [...fold(text).matchAll(run)].flatMap(([found]) => {
    const parts = [];
    let end = 0;
    for (const part of found.matchAll(unspaced)) {
      if (part.index > end) parts.push(found.slice(end, part.index));
      parts.push(part[0]);
      end = part.index + part[0].length;
    }
    return end < found.length ? [...parts, found.slice(end)] : parts;
  });
  const cut = (text, size) => [...text].slice(0, size).join("");
  const isUnspaced = (text) => text.search(unspaced) === 0;

  // The words of a query. A pair of characters is whole; of other words more letters may follow.
  const mostWords = 10;
  const wordsOf = (query) => runs(query).flatMap((text) => {
    if (!isUnspaced(text)) return [{ term: cut(text, 32), grows: true }];
    const points = [...text];
    if (points.length === 1) return [{ term: text, grows: true }];
    return points.slice(1).map((point, at) => ({ term: points[at] + point, grows: false }));
  }).filter((word, at, words) => words.findIndex((other) => other.term === word.term) === at)
    .slice(0, mostWords);

  // A list of files holds their digest, then where each begins: at which term; of pages, how many
  // behind the one before.
  list = { ...list, pages: [...list.pages] };
  for (let at = 2; at < list.pages.length; ++at) list.pages[at] += list.pages[at - 1];
  const place = (sort, isBehind) => {
    let low = 1, high = list[sort].length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (isBehind(list[sort][middle])) high = middle - 1;
      else low = middle;
    }
    return low - 1;
  };
  const file = (sort, at) => load(sort + at, `search/${sort}${at}.${list[sort][0]}.js`);
  const pageAt = async (page) => {
    const at = place("pages", (begin) => begin > page);
    return (await file("pages", at))[page - list.pages[at + 1]];
  };

  // `0lion=A;3ger=B` → [["lion", "A"], ["lioger", "B"]]; the digit is how much both begin alike with.
  const read = new Map();
  const entries = async (sort, at) => {
    const data = await file(sort, at);
    if (!read.has(sort + at)) {
      let before = "";
      read.set(sort + at, data.split(";").slice(0, -1).map((line) => {
        const end = line.indexOf("=");
        before = before.slice(0, parseInt(line[0], 36)) + line.slice(1, end);
        return [before, line.slice(end + 1)];
      }));
    }
    return read.get(sort + at);
  };
  // The entries of the files in which a term, and what begins with it, stand; of very many, the first.
  const mostFiles = 6;
  const around = async (term) => {
    if (list.words.length === 1) return [];
    const first = place("words", (begin) => begin > term);
    const last = Math.min(place("words", (begin) => begin > term + "\uffff"), first + mostFiles - 1);
    const all = [];
    for (let at = first; at <= last; ++at) all.push(entries("words", at));
    return (await Promise.all(all)).flat();
  };

  // The fewest letters to change, add, leave out or swap until `typed` is `term`, or begins it;
  // more than `limit` counts as limit + 1.
  const distance = (typed, term, limit) => {
    const width = Math.min(term.length, typed.length + limit);
    if (width < typed.length - limit) return [limit + 1, limit + 1];
    let older = [], old = Array.from({ length: width + 1 }, (_, at) => at);
    for (let row = 1; row <= typed.length; ++row) {
      const now = [row];
      for (let at = 1; at <= width; ++at) {
        now[at] = Math.min(old[at] + 1, now[at - 1] + 1, old[at - 1] + (typed[row - 1] === term[at - 1] ? 0 : 1));
        if (row > 1 && at > 1 && typed[row - 1] === term[at - 2] && typed[row - 2] === term[at - 1])
          now[at] = Math.min(now[at], older[at - 2] + 1);
      }
      if (Math.min(...now) > limit) return [limit + 1, limit + 1];
      older = old;
      old = now;
    }
    return [width === term.length ? old[width] : limit + 1, Math.min(...old)];
  };
  const slack = (term) => term.length < 4 || !/\p{L}/u.test(term) ? 0 : term.length < 8 ? 1 : 2;

  // How much of its worth a term keeps that is not the one that was typed.
  const worth = (word, term, limit) => {
    if (term === word.term) return 1;
    if (!word.grows || term.endsWith(" ")) return 0;
    if (term.startsWith(word.term)) return 0.6;
    if (!limit) return 0;
    const [whole, start] = distance(word.term, term, limit);
    if (whole <= limit) return 0.4 / whole;
    return word.term.length > 4 && start <= limit ? 0.1 / start : 0;
  };

  const base = 1024;  // more than there are passages of a page
  // Numbers in base 36, a capital behind each; read letter by letter, since there can be many.
  const postings = (text) => {
    const all = [];
    let page = 0, passage = 0, number = 0, isPassage = false;
    for (let at = text[0] === "!" ? 1 : 0; at < text.length; ++at) {
      const code = text.charCodeAt(at);
      if (code === 58) {
        page += number;
        number = 0;
        isPassage = true;
      } else if (code >= 65 && code <= 88) {
        if (isPassage) passage = number;
        else page += number;
        all.push({ page, passage, field: Math.floor((code - 65) / 6), weight: ((code - 65) % 6) + 1 });
        number = passage = 0;
        isPassage = false;
      } else number = 36 * number + code - (code < 58 ? 48 : 87);
    }
    return all;
  };
  const total = list.kinds.reduce((sum, count) => sum + count, 0);

  // Where a word stands: page → passage → score. `isCommon`: also elsewhere.
  const add = (found, term, text, factor) => {
    const all = postings(text);
    const rarity = Math.log(1 + total / (all.length + 1));
    // One or two letters begin too many words: names count, texts do not.
    const isShort = factor === 0.6 && found.word.term.length < 3 && !isUnspaced(term);
    found.isCommon ||= text[0] === "!" && factor === 1;
    found.terms.set(term, Math.max(found.terms.get(term) ?? 0, factor));
    for (const { page, passage, field, weight } of all) {
      if (isShort && !field) continue;
      if (!found.pages.has(page)) found.pages.set(page, new Map());
      const passages = found.pages.get(page), score = factor * (1000 * field + 10 * weight * rarity);
      passages.set(passage, Math.max(passages.get(passage) ?? 0, score));
    }
  };
  const find = async (word, further) => {
    const found = { word, pages: new Map(), terms: new Map(), isCommon: false };
    const limit = word.grows ? slack(word.term) : 0;
    for (const [term, text] of await around(word.term)) {
      const factor = worth(word, term, limit);
      if (factor) add(found, term, text, factor);
    }
    const isFound = () => Math.max(0, ...found.terms.values()) > 0.4;
    if (limit && (further || !isFound())) {
      const near = (await spellings(word, limit)).filter(({ term }) => !found.terms.has(term));
      for (const { term, factor } of near.slice(0, 8)) {
        const entry = (await around(term)).find(([other]) => other === term);
        if (entry) add(found, term, entry[1], factor);
      }
    }
    return found;
  };
  const spellings = async (word, limit) => (await entries("spelling", 0))
    .map(([term, field]) => ({ term, field, factor: worth(word, term, limit) }))
    .filter(({ term, factor }) => factor && !term.startsWith(word.term))
    .sort((a, b) => b.factor - a.factor || (a.field < b.field ? 1 : a.field > b.field ? -1 : 0) || (a.term < b.term ? -1 : 1));

  // The passages that hold all words; where they are spread over a page, the page.
  const join = (found) => {
    const scores = new Map();
    const bound = found.filter((word) => !word.isCommon);
    const narrow = (bound.length ? bound : found).reduce((a, b) => (b.pages.size < a.pages.size ? b : a));
    for (const page of narrow.pages.keys()) {
      const words = found.map((word) => word.pages.get(page) ?? (word.isCommon ? new Map() : null));
      if (words.includes(null)) continue;
      const needed = words.filter((_, at) => !found[at].isCommon);
      const sum = (pick) => words.reduce((all, passages) => all + pick(passages), 0) / words.length;
      const all = new Set(words.flatMap((passages) => [...passages.keys()]));
      let isWhole = false;
      for (const passage of all) {
        if (!needed.every((passages) => passages.has(passage))) continue;
        isWhole = true;
        scores.set(page * base + passage, sum((passages) => passages.get(passage) ?? 0));
      }
      if (!isWhole) scores.set(page * base, sum((passages) => Math.max(0, ...passages.values())));
    }
    return scores;
  };

  // Names that are, or begin with, all that was typed.
  const addNames = async (query, scores) => {
    const name = cut(runs(query).map((text) => text + " ").join(""), 80);
    if (!name) return;
    const start = name.trimEnd();
    for (const [term, text] of await around(start)) {
      if (!term.includes(" ") || !term.startsWith(start)) continue;
      for (const { page, passage, field } of postings(text)) {
        const key = page * base + passage;
        const score = 1000 * (field + (term === name ? 8 : 4)) + (scores.get(key) ?? 0) / 10;
        scores.set(key, Math.max(scores.get(key) ?? 0, score));
      }
    }
  };

  const kindOf = (page, passage) => {
    if (passage) return "heading";
    if (page < list.kinds[0]) return "story";
    return page < list.kinds[0] + list.kinds[1] ? "idea" : "section";
  };

  // The best of each kind, and the kinds by their best.
  const pick = (scores, most) => {
    const sorted = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const groups = new Map();
    for (const [key, score] of sorted) {
      const page = Math.floor(key / base), passage = key % base, kind = kindOf(page, passage);
      if (!groups.has(kind)) groups.set(kind, { kind, count: 0, results: [] });
      const group = groups.get(kind);
      if (++group.count <= most) group.results.push({ page, passage, kind, score });
    }
    return [...groups.values()];
  };
  const describe = async (result) => {
    const [url, title, also, others, passages] = await pageAt(result.page);
    const [anchor, heading, text] = passages.slice(3 * result.passage, 3 * result.passage + 3);
    return result.passage
      ? { ...result, url: `${url}#${encodeURIComponent(anchor)}`, title: heading, within: title, text }
      : { ...result, url, title, also, others, text };
  };

  // What could have been meant where nothing was found: the query with its unknown words replaced.
  const suggestion = async (found) => {
    const words = [];
    for (const { word, pages } of found) {
      if (pages.size || !word.grows || word.term.length < 3) words.push(word.term);
      else words.push((await spellings(word, slack(word.term) + 1))[0]?.term ?? "");
    }
    const text = words.filter(Boolean).join(" ");
    return text && text !== found.map(({ word }) => word.term).join(" ") ? text : "";
  };

  /// {groups: [{kind, count, results: [{kind, url, title, text, within?, also?, others?}]}], count,
  /// corrected: what was looked for instead of what was typed, suggestion, terms}
  const ask = async (query, most = 5) => {
    const words = wordsOf(query);
    if (!words.length) return { groups: [], count: 0, corrected: "", suggestion: "", terms: [] };
    let found = await Promise.all(words.map((word) => find(word, false)));
    let scores = join(found);
    if (!scores.size && words.length > 1) {
      found = await Promise.all(words.map((word) => find(word, true)));
      scores = join(found);
    }
    await addNames(query, scores);
    const groups = pick(scores, most);
    await Promise.all(groups.map(async (group) => {
      group.results = await Promise.all(group.results.map(describe));
    }));
    const best = ({ word, terms }) => [...terms].sort((a, b) => b[1] - a[1])[0] ?? [word.term, 1];
    const isCorrected = scores.size && found.some((each) => best(each)[1] <= 0.4);
    return {
      groups,
      count: scores.size,
      corrected: isCorrected ? found.map((each) => (best(each)[1] <= 0.4 ? best(each)[0] : each.word.term)).join(" ") : "",
      suggestion: scores.size ? "" : await suggestion(found),
      terms: found.flatMap(({ word, terms }) => [word.term, ...[...terms].filter(([, factor]) => factor < 0.6).map(([term]) => term)]),
    };
  };

  // A text in pieces; every second one is what was looked for.
  const pieces = (text, terms) => {
    const parts = [""];
    const put = (piece, isHit) => {
      if (isHit === (parts.length % 2 === 0)) parts[parts.length - 1] += piece;
      else parts.push(piece);
    };
    let end = 0;
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}\p{Pc}\xad\u200c\u200d]+/gu)) {
      put(text.slice(end, index), false);
      end = index + word.length;
      const folded = fold(word), points = [...word];
      if (folded.search(unspaced) < 0) {
        put(word, terms.some((term) => folded.startsWith(term)));
        continue;
      }
      const hits = new Set();
      for (const term of terms)
        for (let at = word.indexOf(term); term && at >= 0; at = word.indexOf(term, at + 1))
          for (let inside = 0; inside < term.length; ++inside) hits.add(at + inside);
      let at = 0;
      for (const point of points) {
        put(point, hits.has(at));
        at += point.length;
      }
    }
    put(text.slice(end), false);
    return parts;
  };

  // The part of a text, about `size` letters, that holds most of what was looked for.
  const excerpt = (text, terms, size = 150) => {
    const parts = pieces(text, terms), hits = [];
    let at = 0;
    parts.forEach((part, index) => {
      if (index % 2) hits.push([at, fold(part)]);
      at += part.length;
    });
    let best = 0, most = 0;
    for (let first = 0, last = 0; first < hits.length; ++first) {
      while (last < hits.length && hits[last][0] < hits[first][0] + size) ++last;
      const kinds = new Set(hits.slice(first, Math.min(last, first + 8)).map(([, word]) => word)).size;
      if (kinds > most) [best, most] = [hits[first][0], kinds];
    }
    let begin = Math.max(0, best - 40), end = Math.min(text.length, begin + size);
    if (begin) begin = (text.indexOf(" ", begin) + 1 || begin) > best ? best : text.indexOf(" ", begin) + 1 || begin;
    if (end < text.length) end = text.lastIndexOf(" ", end) > begin ? text.lastIndexOf(" ", end) : end;
    const shown = (begin ? "…" : "") + text.slice(begin, end) + (end < text.length ? "…" : "");
    return pieces(shown, terms);
  };

  return { ask, excerpt, pieces, fold };
};
