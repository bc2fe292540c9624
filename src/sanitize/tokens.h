// One piece of raw HTML → its tags, texts and everything else, each with its place.
//
// Tokens end where the HTML standard's tokenizer ends them ("Tokenization", data state), so that
// nothing hides in a quote, a comment or a name. What is left unfinished at the end of the piece is
// a token of its own kind: a browser would swallow what follows on the page with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace allegory {

/// An attribute as it was written.
struct TagAttribute {
  std::string name;        ///< in lower case
  std::string_view value;  ///< without its quotes, references as they were written
  std::size_t begin = 0, end = 0;
  std::size_t value_begin = 0;
};

/// A token; `begin` and `end` are bytes of the piece.
struct HtmlToken {
  enum class Kind : std::uint8_t {
    text,
    start_tag,
    end_tag,
    comment,
    instruction,  ///< `<!…>`, `<?…>`: nothing that a page shows
    unfinished,   ///< a tag or comment that the piece cuts off
  };
  Kind kind = Kind::text;
  std::size_t begin = 0, end = 0;
  std::string name{};  ///< of a tag, in lower case
  std::vector<TagAttribute> attributes{};
};

/// Reads a piece from left to right, in linear time.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : html_(html) {}

  /// The next token; nothing behind the last.
  std::optional<HtmlToken> next();

  /// Goes behind the end tag of that name, or to the end if there is none; what is between is not
  /// read as HTML. False if there is none.
  bool skip_behind_end_tag(std::string_view name);

  /// Where the next token begins.
  std::size_t position() const { return at_; }

 private:
  bool starts_with(std::string_view text) const { return html_.substr(at_, text.size()) == text; }
  HtmlToken markup();
  HtmlToken to(HtmlToken::Kind kind, std::size_t begin, std::string_view end);
  HtmlToken comment();
  HtmlToken tag(HtmlToken::Kind kind, std::size_t name);
  TagAttribute attribute();
  std::string lower_until(std::string_view stop);

  std::string_view html_;
  std::size_t at_ = 0;
};

}  // namespace allegory
