// A place of the prose → the sentence around it, as a reader would say it.
//
// Prose has gaps where links without a text of their own, code and formulas stand. Here they are
// filled again: with the link's text, or what stands in the source. Only a window around the place
// is looked at, so that a page of one endless paragraph costs no more than any other.
#include <algorithm>

#include "base/characters.h"
#include "base/text.h"
#include "markdown.h"
#include "markdown/formulas.h"
#include "markdown/sentence.h"

namespace allegory {

namespace {

constexpr std::uint32_t window = 400;      // bytes of the unit on each side of the name
constexpr std::size_t longest_side = 140;  // bytes that are shown on each side

/// Writes the window as plain text.
class Filler {
 public:
  Filler(const SourceSet& sources, const Body& body, std::uint32_t unit)
      : source_(sources.text({body.at.source, 0, body.at.end})),
        body_(body),
        prose_(body.prose[unit]),
        next_links_(unit + 1 < body.prose.size() ? body.prose[unit + 1].links
                                                 : static_cast<std::uint32_t>(body.links.size())) {}

  /// Appends the unit's text from `from` to `to`.
  void fill(std::uint32_t from, std::uint32_t to, std::string& out) const {
    const std::vector<ProsePiece>& pieces = prose_.pieces;
    auto piece = std::ranges::upper_bound(pieces, from, {}, &ProsePiece::end);
    std::uint32_t at = from;
    for (; at < to; ++piece) {
      const bool is_last = piece == pieces.end();
      const std::uint32_t gap_end = std::min(is_last ? size() : piece->begin, to);
      if (at < gap_end) {
        const bool is_first = piece == pieces.begin();
        const Hole hole{is_first ? 0 : std::prev(piece)->end,
                        is_first ? body_.at.begin : std::prev(piece)->source_end,
                        is_last ? body_.at.end : piece->source};
        between(out, at, gap_end, hole);
      }
      if (is_last) break;
      at = std::max(at, piece->begin);
      for (; at < std::min(piece->end, to); ++at) add(out, {&prose_.text[at], 1});
      at = std::max(at, piece->end);
    }
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(prose_.text.size()); }

  static void add(std::string& out, std::string_view text) {
    if (!text.empty() && text.front() == ' ' && (out.empty() || out.back() == ' '))
      text.remove_prefix(1);
    out += text;
  }

  /// What is between two pieces: where it begins in the unit, and what the source has there.
  struct Hole {
    std::uint32_t begin, source, source_end;
  };

  void between(std::string& out, std::uint32_t from, std::uint32_t to, const Hole& hole) const {
    if (from - hole.begin > 4 * window) return add(out, "…");
    const std::string_view all = std::string_view(prose_.text).substr(hole.begin);
    auto gap =
        static_cast<std::size_t>(std::ranges::count(all.substr(0, from - hole.begin), Prose::gap));
    for (std::uint32_t at = from; at < to; ++at) {
      if (prose_.text[at] == Prose::gap)
        add(out, hidden(hole, gap++));
      else
        add(out, {&prose_.text[at], 1});
    }
  }

  /// What the gap of that number in a hole stands for: a link that only has a name, code or a
  /// formula.
  std::string hidden(const Hole& hole, std::size_t gap) const {
    const auto first = body_.links.begin() + prose_.links;
    const auto last = body_.links.begin() + std::max(next_links_, prose_.links);
    const auto link = std::lower_bound(
        first, last, hole.source,
        [](const Link& known, std::uint32_t sought) { return known.at.begin < sought; });
    const auto is_inside = [&](auto at) { return at < last && at->at.end <= hole.source_end; };
    if (is_inside(link)) {
      const bool is_known = static_cast<std::size_t>(last - link) > gap && is_inside(link + gap);
      return is_known && link[gap].form != LinkForm::image ? link[gap].text : std::string();
    }
    const std::string_view written = trim(
        source_.substr(hole.source, std::min<std::size_t>(hole.source_end - hole.source, window)));
    if (written.starts_with('$'))
      if (const auto formula = read_formula(written, 0))
        return std::string(written.substr(0, formula->end));
    const std::size_t code = written.find_first_not_of('`');
    if (!written.starts_with('`') || code == std::string_view::npos) return {};
    return std::string(written.substr(code, written.find('`', code) - code));
  }

  std::string_view source_;
  const Body& body_;
  const Prose& prose_;
  std::uint32_t next_links_;  // of Body::links, the first behind the unit
};

/// Where the character begins that a byte belongs to; behind the end, the end.
std::size_t character_begin(std::string_view text, std::size_t at) {
  return at < text.size() ? code_point_start(text, at) : text.size();
}

/// Where the sentence that holds the byte `at` begins.
std::size_t sentence_begin(std::string_view text, std::size_t at) {
  for (std::size_t begin = 0;;) {
    std::size_t next = begin + first_sentence(text.substr(begin)).size();
    next = std::min(text.find_first_not_of(' ', next), text.size());
    if (next > at || next == begin) return begin;
    begin = next;
  }
}

/// The last bytes of `text`, cut at a space.
std::string shortened_left(std::string_view text, bool is_cut) {
  if (text.size() <= longest_side) return (is_cut ? "…" : "") + std::string(text);
  std::size_t at = text.find(' ', text.size() - longest_side);
  if (at == std::string_view::npos) at = code_point_start(text, text.size() - longest_side);
  return "…" + std::string(text.substr(text[at] == ' ' ? at + 1 : at));
}

std::string shortened_right(std::string_view text, bool is_cut) {
  if (text.size() <= longest_side) return std::string(text) + (is_cut ? "…" : "");
  std::size_t at = text.rfind(' ', longest_side);
  if (at == std::string_view::npos || at == 0) at = code_point_start(text, longest_side);
  return std::string(text.substr(0, at)) + "…";
}

/// Cuts the sentence around `[name, behind)` out of a window that may begin or end inside it.
Quote cut_sentence(std::string_view text, std::size_t name, std::size_t behind, bool cut_left,
                   bool cut_right) {
  const std::size_t begin = sentence_begin(text, name);
  std::size_t end = begin + first_sentence(text.substr(begin)).size();
  // A name may hold what looks like the end of a sentence.
  if (end < behind) end = behind;
  const std::string_view left = text.substr(begin, name - begin);
  const std::string_view right = trim(text.substr(behind, end - behind)).empty()
                                     ? std::string_view{}
                                     : text.substr(behind, end - behind);
  return {shortened_left(left, cut_left && begin == 0),
          std::string(text.substr(name, behind - name)),
          shortened_right(right, cut_right && end == text.size())};
}

/// Whether two places of the source are in one block: no blank line between them.
bool is_near(std::string_view source, std::uint32_t from, std::uint32_t to) {
  const std::string_view gap = source.substr(from, to - from);
  for (std::size_t at = gap.find('\n'); at != std::string_view::npos; at = gap.find('\n', at + 1)) {
    const std::size_t next = gap.find_first_not_of(" \t\r>", at + 1);
    if (next != std::string_view::npos && gap[next] == '\n') return false;
  }
  return true;
}

/// The unit that a link stands in, by how many links come before each.
std::uint32_t unit_before(const Body& body, std::uint32_t link) {
  const auto behind = std::ranges::upper_bound(body.prose, link, {}, &Prose::links);
  return behind == body.prose.begin() ? Prose::none
                                      : static_cast<std::uint32_t>(behind - body.prose.begin()) - 1;
}

}  // namespace

Quote quote_name(const SourceSet& sources, const Body& body, std::uint32_t unit,
                 std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = body.prose[unit].text;
  const auto from =
      static_cast<std::uint32_t>(character_begin(text, begin - std::min(begin, window)));
  const auto to = static_cast<std::uint32_t>(character_begin(text, std::size_t{end} + window));
  const Filler filler(sources, body, unit);
  std::string all;
  filler.fill(from, begin, all);
  const std::size_t name = all.size();
  filler.fill(begin, end, all);
  const std::size_t behind = all.size();
  filler.fill(end, to, all);
  return cut_sentence(all, name, behind, from > 0, to < text.size());
}

Quote quote_text(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t from = begin > window ? character_begin(text, begin - window) : 0;
  const std::size_t to = std::min(character_begin(text, end + window), text.size());
  return cut_sentence(text.substr(from, to - from), begin - from, end - from, from > 0,
                      to < text.size());
}

std::optional<Quote> quote_link(const SourceSet& sources, const Body& body, std::uint32_t link) {
  const std::uint32_t unit = unit_before(body, link);
  if (unit == Prose::none) return {};
  const Prose& prose = body.prose[unit];
  const Span at = body.links[link].at;
  const auto first = std::ranges::lower_bound(prose.pieces, at.begin, {}, &ProsePiece::source);
  auto last = first;
  while (last != prose.pieces.end() && last->source < at.end) ++last;
  if (last != first) return quote_name(sources, body, unit, first->begin, std::prev(last)->end);
  // It has no text of its own: then it is a gap, in the same block as what is next to it.
  const std::string_view source = sources.text({body.at.source, 0, body.at.end});
  const bool is_first = first == prose.pieces.begin(), is_last = first == prose.pieces.end();
  const bool is_here = is_first ? is_near(source, at.end, first->source)
                                : is_near(source, std::prev(first)->source_end, at.begin);
  const std::size_t from = is_first ? 0 : std::prev(first)->end;
  const std::size_t to = is_last ? prose.text.size() : first->begin;
  std::size_t gap = prose.text.find(Prose::gap, from);
  // Of several gaps in a row, its own.
  const std::uint32_t behind = is_first ? body.at.begin : std::prev(first)->source_end;
  for (std::uint32_t before = link; before > prose.links && gap < to;) {
    if (body.links[--before].at.begin < behind || link - before > window) break;
    gap = prose.text.find(Prose::gap, gap + 1);
  }
  if (!is_here || gap >= to) return {};
  return quote_name(sources, body, unit, static_cast<std::uint32_t>(gap),
                    static_cast<std::uint32_t>(gap + 1));
}

}  // namespace allegory
