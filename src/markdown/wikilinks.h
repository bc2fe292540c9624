// `[[wikilinks]]`, which cmark-gfm does not know.
//
// Left alone, it would read the name as Markdown: `[[a*b]] and [[c*d]]` as emphasis, `[[x]]` as a
// reference where `[x]:` is defined, the bar of `[[x|text]]` as the end of a table cell. So before
// parsing, each `[[name` is replaced by a placeholder of (nearly always) the same length that
// starts and ends with punctuation, as the brackets do, and means nothing to Markdown; the text
// behind the bar stays and is read as Markdown. After parsing, the tree decides: a placeholder in
// running text is a wikilink, one in code, HTML, an address or another link is the text that it
// was. Formulas (formulas.h) go the same way, since `$a_1 * b_2$` is no emphasis either.
#pragma once

#include <cmark-gfm.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/formulas.h"

namespace allegory {

/// One `[[target|text]]` as written.
struct WikiLink {
  std::uint32_t begin = 0, end = 0;  ///< bytes of the text, brackets included, `!` of an embed too
  std::string target;                ///< before the bar: name, `#` and heading; trimmed, one line
  bool has_text = false;             ///< something is behind the bar
  bool is_embed = false;             ///< `![[x]]`
  std::uint32_t first_piece = 0, pieces = 1;

  /// What a reader sees of a wikilink without a text of its own.
  std::string_view shown() const;
};

/// The WikiLink that a link node carries, or null if it is a common link.
const WikiLink* wikilink(cmark_node* link);

/// The wikilinks and formulas of one text. `text` must outlive it.
class WikiLinks {
 public:
  /// Finds what may be wikilinks and formulas. Linear.
  explicit WikiLinks(std::string_view text);

  /// Whether there is anything to be replaced.
  bool has_placeholders() const { return !pieces_.empty(); }

  /// The text as the parser is to read it, with placeholders.
  std::string with_placeholders() const;

  /// Makes nodes of the placeholders in running text, and restores all others. `*this` must
  /// not move afterwards: the nodes point into it.
  void settle(cmark_node* root);

  /// The embeds in running text, as indices into `links()`.
  const std::vector<std::uint32_t>& embeds() const { return embeds_; }
  const std::vector<WikiLink>& links() const { return links_; }

  /// Where a byte of a formula's TeX stands in the text; `at` may be its end.
  std::size_t place_in_formula(const WrittenFormula& formula, std::size_t at) const;

  /// How many bytes more than the text the parser was given between `begin` and its byte `at`,
  /// counted as it was given. O(log n).
  std::size_t surplus(std::size_t begin, std::size_t at) const;

  WikiLinks(const WikiLinks&) = delete;
  WikiLinks& operator=(const WikiLinks&) = delete;

 private:
  friend class WikiLinkSettler;

  /// A stretch of the text that is fed as a placeholder.
  struct Piece {
    std::uint32_t begin, end, number;  ///< the number is an index into links_ or formulas_
    std::uint8_t marker;               ///< index into markers_
    bool is_numbered() const { return marker == first_of_link || marker == first_of_formula; }
    bool is_formula() const { return marker >= first_of_formula; }
  };
  static constexpr std::uint8_t first_of_link = 0, second_line = 1, last_of_link = 2,
                                first_of_formula = 3, line_of_formula = 4, marker_count = 5;

  std::size_t take_link(std::size_t at);
  std::size_t take_formula(std::size_t at);
  void add(WikiLink link, std::size_t bar, std::size_t line_end, std::size_t line_start);
  void add_piece(std::size_t begin, std::size_t end, std::size_t number, std::uint8_t marker);
  std::string placeholder(const Piece& piece) const;

  // A placeholder longer than its piece, and the surplus of all up to it.
  struct Surplus {
    std::size_t at, sum;
  };

  std::string_view text_;
  std::array<std::string_view, marker_count> markers_;
  std::vector<WikiLink> links_;
  std::vector<WrittenFormula> formulas_;
  std::vector<Piece> pieces_;
  std::vector<Surplus> surpluses_;
  std::vector<std::uint32_t> embeds_;
};

}  // namespace allegory
