// Scans raw HTML for comments, ids and allowances, once from left to right.
#include "markdown/raw_html.h"

#include <algorithm>

#include "markdown/syntax.h"

namespace allegory {

namespace {

constexpr std::string_view space = " \t\n\r\f";

bool is_space(char c) { return space.find(c) != std::string_view::npos; }

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// Reads one tag after the other.
class Scanner {
 public:
  explicit Scanner(std::string_view html) : html_(html) {}

  RawHtml scan() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<')
        markup();
      else if (!is_space(html_[at_++]))
        has_content_ = true, result_.loses_something = true;
    }
    result_.is_comment = !has_content_;
    return std::move(result_);
  }

 private:
  bool starts_with(std::string_view text) const { return html_.substr(at_, text.size()) == text; }

  void skip_behind(std::string_view end) {
    const std::size_t found = html_.find(end, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
  }

  void markup() {
    if (starts_with("<!--")) {
      at_ += 4;
      return skip_behind("-->");
    }
    has_content_ = true;
    if (starts_with("</")) return skip_behind(">");
    const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
    if (is_alphanumeric(next)) return open_tag();
    result_.loses_something = true;
    if (next == '!' || next == '?') return skip_behind(">");
    ++at_;
  }

  std::string_view word(std::string_view stop) {
    const std::size_t begin = at_;
    at_ = std::min(html_.find_first_of(stop, at_), html_.size());
    return html_.substr(begin, at_ - begin);
  }

  void open_tag() {
    ++at_;
    const std::string name = lower(word(" \t\n\r\f/>"));
    bool only_names_a_place = name == "a";
    while (at_ < html_.size() && html_[at_] != '>') {
      if (is_space(html_[at_]) || html_[at_] == '/') {
        ++at_;
        continue;
      }
      if (!attribute(name == "a")) only_names_a_place = false;
    }
    ++at_;
    if (!only_names_a_place) result_.loses_something = true;
    // What looks like a tag in there is none.
    if (name == "script" || name == "style") skip_behind("</" + name);
  }

  // Reads an attribute; true if it names a place.
  bool attribute(bool is_anchor) {
    const std::size_t begin = at_++;  // a first `=` belongs to the name
    at_ = std::min(html_.find_first_of(" \t\n\r\f/>=", at_), html_.size());
    const std::string key = lower(html_.substr(begin, at_ - begin));
    const std::size_t next = html_.find_first_not_of(space, at_);
    if (next == std::string_view::npos || html_[next] != '=') return false;
    at_ = std::min(html_.find_first_not_of(space, next + 1), html_.size());
    const std::string_view value = attribute_value();
    if (key != "id" && !(key == "name" && is_anchor)) return false;
    if (!value.empty() && value.find_first_of(" \t\n\r\f&\"'<>") == std::string_view::npos)
      result_.ids.emplace_back(value);
    return true;
  }

  std::string_view attribute_value() {
    if (at_ == html_.size()) return {};
    if (html_[at_] != '"' && html_[at_] != '\'') return word(" \t\n\r\f>");
    const char quote = html_[at_++];
    const std::string_view value = word(std::string_view(&quote, 1));
    if (at_ < html_.size()) ++at_;
    return value;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  bool has_content_ = false;
  RawHtml result_;
};

}  // namespace

RawHtml read_raw_html(std::string_view html) { return Scanner(html).scan(); }

std::vector<AllowedRule> read_allowances(std::string_view html) {
  constexpr std::string_view keyword = "allegory-allow";
  std::vector<AllowedRule> allowed;
  std::size_t at = 0;
  while ((at = html.find("<!--", at)) != std::string_view::npos) {
    const std::size_t end = std::min(html.find("-->", at + 4), html.size());
    std::size_t word = std::min(html.find_first_not_of(space, at + 4), end);
    at = end;
    if (html.substr(word, keyword.size()) != keyword) continue;
    word += keyword.size();
    if (word >= end || !is_space(html[word])) continue;
    const std::size_t begin = std::min(html.find_first_not_of(space, word), end);
    std::size_t rule_end = begin;
    while (rule_end < end && (is_alphanumeric(html[rule_end]) || html[rule_end] == '-')) ++rule_end;
    // `rule-->`: the dashes belong to the comment's end.
    while (rule_end > begin && html[rule_end - 1] == '-') --rule_end;
    if (rule_end > begin) allowed.push_back({begin, rule_end});
  }
  return allowed;
}

}  // namespace allegory
