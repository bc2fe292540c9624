// Escapes by character references: MediaWiki's parser passes them through and never reads what they
// stand for as markup. (Its own `<nowiki>` ends where the text says so.)
#include "markdown/mediawiki_escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "markdown/mediawiki.h"
#include "markdown/syntax.h"

namespace allegory {

namespace {

// $wgUrlProtocols of MediaWiki 1.39 without `//`, which counts in brackets alone.
constexpr std::array<std::string_view, 24> protocols{
    "bitcoin", "ftp",  "ftps",   "geo",    "git", "gopher", "http", "https",
    "irc",     "ircs", "magnet", "mailto", "mms", "news",   "nntp", "redis",
    "sftp",    "sip",  "sips",   "sms",    "ssh", "svn",    "tel",  "telnet"};
constexpr std::array<std::string_view, 3> more_protocols{"urn", "worldwind", "xmpp"};
// They link what follows them; $wgEnableMagicLinks.
constexpr std::array<std::string_view, 3> magic_links{"ISBN", "PMID", "RFC"};

bool is_protocol(std::string_view word) {
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return std::ranges::find(protocols, lower) != protocols.end() ||
         std::ranges::find(more_protocols, lower) != more_protocols.end();
}

// Looks at one character after the other; `at_` is the current one.
class WikitextEscaper {
 public:
  WikitextEscaper(std::string& out, std::string_view text, const WikitextPlace& place)
      : out_(out), text_(text), place_(place) {}

  void escape() {
    for (; at_ < text_.size(); ++at_) write(text_[at_]);
  }

 private:
  void write(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' || c == '\t' || c == '\r')
      out_ += ' ';
    else if (byte < 0x20 || byte == 0x7F)
      append_utf8(out_, U'\uFFFD');  // no reference can name it, and the dump's XML not hold it
    else if (c == '<')
      out_ += "&lt;";
    else if (c == '&')
      out_ += begins_reference() ? "&amp;" : "&";
    else if (needs_reference(c))
      append_reference(out_, c);
    else if (text_.substr(at_, 3) == "\uFF3F")
      write_wide_underscore();
    else
      out_ += c;
  }

  // In some languages `＿＿` opens a behaviour switch as `__` does.
  void write_wide_underscore() {
    out_ += "&#xFF3F;";
    at_ += 2;
  }

  bool begins_reference() const {
    if (at_ + 1 == text_.size()) return true;
    const char next = text_[at_ + 1];
    return next == '#' || is_alphanumeric(next) || static_cast<unsigned char>(next) >= 0x80;
  }

  // Whether the character stands beside another one of its kind, or may do so.
  bool is_doubled(char c) const {
    return at_ == 0 || at_ + 1 == text_.size() || text_[at_ - 1] == c || text_[at_ + 1] == c;
  }

  bool needs_reference(char c) const {
    switch (c) {
      case '[':
      case ']':
      case '{':
      case '}':
      case '|':
        return true;
      case '\'':
      case '~':
      case '_':
        return is_doubled(c);
      case '!':
        return opens() || (place_.in_cell && is_doubled(c));
      case '=':
        return opens() || place_.in_heading;
      case ':':
        return opens() || ends_protocol();
      case '*':
      case '#':
      case ';':
      case '-':
      case ' ':
        return opens();
      case 'I':
      case 'P':
      case 'R':
        return begins_magic_link();
      default:
        return false;
    }
  }

  bool opens() const { return at_ == 0 && place_.begins_block; }

  // Whether `:` would make a link of the words around it. No protocol is longer than its table.
  bool ends_protocol() const {
    if (at_ + 1 < text_.size() && text_[at_ + 1] == ' ') return false;
    constexpr std::size_t longest = 9;
    std::size_t begin = at_;
    while (begin > 0 && at_ - begin <= longest && is_alphanumeric(text_[begin - 1])) --begin;
    return is_protocol(text_.substr(begin, at_ - begin));
  }

  bool begins_magic_link() const {
    if (at_ > 0 && is_alphanumeric(text_[at_ - 1])) return false;
    return std::ranges::any_of(magic_links, [&](std::string_view word) {
      if (!text_.substr(at_).starts_with(word)) return false;
      const std::string_view rest = text_.substr(at_ + word.size());
      return rest.empty() || rest.front() == ' ' ||
             static_cast<unsigned char>(rest.front()) >= 0x80;
    });
  }

  std::string& out_;
  std::string_view text_;
  WikitextPlace place_;
  std::size_t at_ = 0;
};

}  // namespace

void append_reference(std::string& out, char character) {
  out += fmt::format("&#{};", static_cast<unsigned>(static_cast<unsigned char>(character)));
}

void append_wikitext(std::string& out, std::string_view text, const WikitextPlace& place) {
  WikitextEscaper(out, text, place).escape();
}

std::string escape_wikitext(std::string_view text) {
  std::string out;
  append_wikitext(out, text, {.begins_block = true, .in_heading = true, .in_cell = true});
  return out;
}

std::string escape_wikitext_value(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F)
      out += ' ';
    else if (byte >= 0x80 || is_alphanumeric(c) || c == ' ' || c == ',' || c == '.' || c == '-')
      out += c;
    else
      append_reference(out, c);
  }
  return out;
}

std::string wikitext_address(std::string_view address) {
  std::string out;
  for (std::size_t at = 0; at < address.size(); ++at) {
    const char c = address[at];
    const auto byte = static_cast<unsigned char>(c);
    const bool is_doubled =
        (at > 0 && address[at - 1] == c) || (at + 1 < address.size() && address[at + 1] == c);
    const bool is_markup =
        byte <= 0x20 || byte == 0x7F ||
        std::string_view("<>\"[]{}|\\^`").find(c) != std::string_view::npos ||
        (std::string_view("'~_").find(c) != std::string_view::npos && is_doubled);
    if (is_markup)
      out += fmt::format("%{:02X}", static_cast<unsigned>(byte));
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

}  // namespace allegory
