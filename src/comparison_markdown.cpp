// A comparison as a comment on a pull request. See comparison_print.h.
//
// GitHub looks for mentions, references and addresses in what Markdown has become, so that no
// escape of Markdown keeps it from finding them. A word joiner, which takes no space and is not
// seen, stands behind each sign that would begin one.
#include <fmt/format.h>

#include "base/characters.h"
#include "base/text.h"
#include "comparison_print.h"

namespace allegory {

namespace {

constexpr std::size_t longest = 60'000;     // bytes; GitHub takes 65,536 characters
constexpr std::size_t longest_text = 1000;  // bytes of one text
constexpr std::string_view word_joiner = "\u2060";

bool is_alphanumeric(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z');
}

/// Whether the byte at `at`, a letter, digit or `-`, ends something that is linked by itself: `www`
/// before its point, and `GH-` of an issue. Addresses with `:` and mail addresses have a sign.
bool ends_autolink(std::string_view text, std::size_t at) {
  const std::string_view tail = text.substr(0, at + 1);
  const auto ends_with = [&](std::string_view end) {
    return tail.size() >= end.size() && fold(tail.substr(tail.size() - end.size())) == end;
  };
  return text[at] == '-' ? ends_with("gh-") : ends_with("www");
}

/// Text as it is, whatever it means in Markdown, in HTML or to GitHub; for the middle of a line.
std::string plain(std::string_view text) {
  const std::string safe = shortened(escape_controls(text), longest_text);
  std::string escaped;
  for (std::size_t at = 0; at < safe.size(); ++at) {
    const char byte = safe[at];
    if (byte == '<' || byte == '>' || byte == '&')
      escaped += fmt::format("&#{};", static_cast<int>(byte));
    else if (std::string_view("\\`*_[]|~$#").find(byte) != std::string_view::npos)
      (escaped += '\\') += byte;
    else
      escaped += byte;
    const bool begins_link = byte == '@' || byte == '#' || byte == ':';
    if (begins_link || ((byte == '-' || is_alphanumeric(byte)) && ends_autolink(safe, at)))
      escaped += word_joiner;
  }
  return escaped;
}

std::string change_lines(const Change& change, const std::string& text) {
  std::string lines = fmt::format("- {}: {}\n", to_string(change.kind), text);
  for (const ChangedFact& fact : change.facts)
    lines += fmt::format("  - {}: {} → {}\n", fact.name,
                         fact.before.empty() ? "*none*" : plain(fact.before),
                         fact.after.empty() ? "*none*" : plain(fact.after));
  return lines;
}

/// Text that ends with a whole change, and then with a word that there are more.
class Comment {
 public:
  void add(const std::string& part) {
    is_cut_ = is_cut_ || text_.size() + part.size() > longest;
    if (!is_cut_) text_ += part;
  }
  std::string take() {
    if (is_cut_) text_ += "\n… and more. `allegory diff` shows all.\n";
    return std::move(text_);
  }

 private:
  std::string text_;
  bool is_cut_ = false;
};

void add_addresses(std::string_view heading, const std::vector<Change>& changes, Comment& comment) {
  if (changes.empty()) return;
  comment.add(fmt::format("\n#### {}\n\n", heading));
  for (const Change& change : changes)
    comment.add(
        change_lines(change, plain(change.id) + address_remark(change, plain(change.text))));
}

void add_allegory(const AllegoryComparison& allegory, Comment& comment) {
  comment.add(
      fmt::format("\n#### {}\n\n{}\n", plain(allegory.heading), systematicity_words(allegory)));
  for (const ChangeList& list : allegory.lists) {
    if (list.changes.empty()) continue;
    comment.add(fmt::format("\n**{}**\n\n", list.heading));
    for (const Change& change : list.changes)
      comment.add(change_lines(change, plain(change.text) + remark_of(change)));
  }
}

}  // namespace

std::string comparison_markdown(const Comparison& comparison) {
  Comment comment;
  comment.add(fmt::format("### allegory: compared with {} ({})\n", plain(comparison.revision),
                          plain(std::string_view(comparison.commit).substr(0, 12))));
  if (const std::string errors = errors_words(comparison); !errors.empty())
    comment.add(fmt::format("\n{}\n", errors));
  if (!comparison.has_changes()) comment.add("\nNothing changed that readers would notice.\n");
  // What readers lose comes first, so that it is never what is cut.
  add_addresses("Addresses that lead nowhere now", comparison.lost, comment);
  for (const AllegoryComparison& allegory : comparison.allegories)
    if (allegory.has_changes()) add_allegory(allegory, comment);
  add_addresses("Addresses that lead elsewhere now", comparison.moved, comment);
  add_addresses("Pages", comparison.pages, comment);
  return comment.take();
}

}  // namespace allegory
