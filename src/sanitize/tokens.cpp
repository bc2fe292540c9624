// See tokens.h.
#include "sanitize/tokens.h"

#include <algorithm>

namespace allegory {

namespace {

constexpr std::string_view space = " \t\n\r\f";
constexpr std::size_t none = std::string_view::npos;
using Kind = HtmlToken::Kind;

bool is_space(char byte) { return space.find(byte) != none; }

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

/// Whether `<` at that place begins markup; else it is text.
bool is_markup(std::string_view html, std::size_t at) {
  const std::string_view next = html.substr(at + 1, 2);
  if (next.empty()) return false;
  if (next[0] == '/') return next.size() == 2;
  return is_letter(next[0]) || next[0] == '!' || next[0] == '?';
}

}  // namespace

std::optional<HtmlToken> HtmlTokens::next() {
  if (at_ >= html_.size()) return std::nullopt;
  if (html_[at_] == '<' && is_markup(html_, at_)) return markup();
  HtmlToken text;
  text.begin = at_;
  do {
    at_ = std::min(html_.find('<', at_ + 1), html_.size());
  } while (at_ < html_.size() && !is_markup(html_, at_));
  text.end = at_;
  return text;
}

HtmlToken HtmlTokens::markup() {
  const std::size_t begin = at_;
  if (starts_with("<!--")) return comment();
  if (starts_with("<![CDATA[")) return to(Kind::instruction, begin, "]]>");
  if (is_letter(html_[at_ + 1])) return tag(Kind::start_tag, at_ + 1);
  if (html_[at_ + 1] == '/' && is_letter(html_[at_ + 2])) return tag(Kind::end_tag, at_ + 2);
  return to(Kind::instruction, begin, ">");
}

HtmlToken HtmlTokens::to(Kind kind, std::size_t begin, std::string_view end) {
  const std::size_t found = html_.find(end, at_);
  at_ = found == none ? html_.size() : found + end.size();
  HtmlToken token;
  token.kind = found == none ? Kind::unfinished : kind;
  token.begin = begin;
  token.end = at_;
  return token;
}

// `<!-->` and `<!--->` are whole comments, and `--!>` ends one.
HtmlToken HtmlTokens::comment() {
  const std::size_t begin = at_;
  at_ += 4;
  if (starts_with(">") || starts_with("->")) return to(Kind::comment, begin, ">");
  for (std::size_t dashes = at_; (dashes = html_.find("--", dashes)) != none; ++dashes) {
    const std::string_view end = html_.substr(dashes + 2, 2);
    if (!end.starts_with('>') && end != "!>") continue;
    at_ = dashes + 2;
    return to(Kind::comment, begin, ">");
  }
  at_ = html_.size();
  return to(Kind::comment, begin, ">");
}

HtmlToken HtmlTokens::tag(Kind kind, std::size_t name) {
  HtmlToken token;
  token.kind = Kind::unfinished;
  token.begin = at_;
  at_ = name;
  token.name = lower_until(" \t\n\r\f/>");
  while (at_ < html_.size() && html_[at_] != '>') {
    if (is_space(html_[at_]) || html_[at_] == '/')
      ++at_;
    else
      token.attributes.push_back(attribute());
  }
  if (at_ < html_.size()) {
    token.kind = kind;
    ++at_;
  }
  token.end = at_;
  return token;
}

TagAttribute HtmlTokens::attribute() {
  TagAttribute attribute;
  attribute.begin = at_;
  const bool begins_with_sign = html_[at_] == '=';  // a first `=` belongs to the name
  if (begins_with_sign) ++at_;
  attribute.name = (begins_with_sign ? "=" : "") + lower_until(" \t\n\r\f/>=");
  attribute.end = attribute.value_begin = at_;
  const std::size_t sign = html_.find_first_not_of(space, at_);
  if (sign == none || html_[sign] != '=') return attribute;
  at_ = std::min(html_.find_first_not_of(space, sign + 1), html_.size());
  const char quote = at_ < html_.size() ? html_[at_] : '>';
  const bool is_quoted = quote == '"' || quote == '\'';
  attribute.value_begin = at_ + (is_quoted ? 1 : 0);
  const std::string_view stop = is_quoted ? std::string_view(&quote, 1) : " \t\n\r\f>";
  const std::size_t end = std::min(html_.find_first_of(stop, attribute.value_begin), html_.size());
  attribute.value = html_.substr(std::min(attribute.value_begin, end),
                                 end - std::min(attribute.value_begin, end));
  at_ = attribute.end = std::min(end + (is_quoted ? 1 : 0), html_.size());
  return attribute;
}

std::string HtmlTokens::lower_until(std::string_view stop) {
  const std::size_t end = std::min(html_.find_first_of(stop, at_), html_.size());
  std::string text(html_.substr(at_, end - at_));
  std::ranges::transform(text, text.begin(), lower);
  at_ = end;
  return text;
}

bool HtmlTokens::skip_behind_end_tag(std::string_view name) {
  while ((at_ = html_.find("</", at_)) != none) {
    at_ += 2;
    const std::string_view found = html_.substr(at_, name.size());
    const std::size_t behind = at_ + name.size();
    if (!std::ranges::equal(found, name, {}, lower)) continue;
    if (behind < html_.size() && !is_space(html_[behind]) && html_[behind] != '/' &&
        html_[behind] != '>')
      continue;
    at_ -= 2;
    tag(Kind::end_tag, at_ + 2);
    return true;
  }
  at_ = html_.size();
  return false;
}

}  // namespace allegory
