// Plain text → pairs of names. See pair_text.h.
#include "import/pair_text.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/characters.h"
#include "base/text.h"

namespace allegory {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::size_t longest_name = 100;    // bytes
constexpr std::size_t longest_reason = 300;  // bytes
constexpr std::size_t words_of_a_name = 10;
constexpr std::size_t words_of_a_short_name = 6;  // where only a colon says that it is one

// What stands before a colon and names nothing.
constexpr std::array<std::string_view, 22> openers{
    "note",     "tip",     "warning", "example", "important", "hint", "update",   "todo",
    "question", "answer",  "q",       "a",       "source",    "see",  "see also", "figure",
    "table",    "caution", "edit",    "p.s.",    "http",      "https"};

// What stands before ` as ` where nobody stands for anything.
constexpr std::array<std::string_view, 24> before_as{
    "are",   "is",     "be",    "was",  "were", "such", "well", "known",
    "used",  "serves", "acts",  "same", "so",   "just", "much", "defined",
    "serve", "act",    "works", "work", "seen", "soon", "long", "as"};

// General words: a heading that has them tells what kind of thing is meant, and not which.
constexpr std::array<std::string_view, 14> general{
    "characters", "character", "metaphors", "metaphor", "symbols", "symbol",   "allegory",
    "story",      "idea",      "concepts",  "follows",  "analogy", "elements", "a whole"};

constexpr std::array<std::string_view, 14> arrows{"⟷", "↔", "⇔", "⟶",   "⟹",   "→",  "⇒",
                                                  "➔", "➜", "➡", "-->", "==>", "->", "=>"};
constexpr std::array<std::string_view, 4> equals{" = ", " ≈ ", " ≙ ", " ≅ "};
constexpr std::array<std::string_view, 6> dashes{" — ", " – ", " - ", " -- ", " because ", ": "};

bool is_one_of(std::string_view text, Words words) {
  return std::ranges::find(words, fold(text)) != words.end();
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] != ' ' && (at == 0 || text[at - 1] == ' ')) ++words;
  return words;
}

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

/// The text without one of these at its beginning and white space around it.
std::string_view behind_mark(std::string_view text) {
  text = trim(text);
  for (const std::string_view mark : {"—", "–", "--", "-", ":"})
    if (text.starts_with(mark)) return trim(text.substr(mark.size()));
  return text;
}

struct Cut {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
  bool is_found() const { return at != std::string_view::npos; }
};

/// The first of the marks in the text; of several at one place the first in the list.
Cut first_mark(std::string_view text, Words marks) {
  Cut first;
  for (const std::string_view mark : marks)
    if (const std::size_t at = text.find(mark); at < first.at) first = {at, mark.size()};
  return first;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

/// Takes the second name from the text that begins with it: as far as a mark, or to the line's end.
std::optional<PairText> with_idea(std::string_view story, std::string_view text) {
  const Cut end = first_mark(text, dashes);
  PairText pair;
  pair.story = bare_name(story);
  pair.idea = bare_name(text.substr(0, end.at));
  if (end.is_found()) pair.rest = trim(text.substr(end.at + end.size));
  if (!can_be_name(pair.story) || !can_be_name(pair.idea)) return std::nullopt;
  return pair;
}

std::optional<PairText> marked_pair(std::string_view line, Words marks) {
  line = trim(line);
  if (line.size() > longest_name * 6) return std::nullopt;
  const Cut mark = first_mark(line, marks);
  if (!mark.is_found()) return std::nullopt;
  const std::string_view behind = trim(line.substr(mark.at + mark.size));
  if (first_mark(behind, marks).is_found()) return std::nullopt;  // a chain of more than two
  return with_idea(line.substr(0, mark.at), behind);
}

}  // namespace

bool can_be_name(std::string_view text) {
  if (text.empty() || text.size() > longest_name) return false;
  if (text.find('\n') != std::string_view::npos || text.find("://") != std::string_view::npos)
    return false;
  if (std::string_view(".?!;:,").find(text.back()) != std::string_view::npos) return false;
  const std::size_t stop = text.find(". ");
  const bool is_sentence = stop != std::string_view::npos && stop > 3;  // `Dr. X` is a name
  if (is_sentence || count_words(text) > words_of_a_name || is_figure(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const WordPart part = word_part(next_code_point(text, at));
    if (part != WordPart::other && part != WordPart::space && part != WordPart::hyphen &&
        part != WordPart::apostrophe)
      return true;
  }
  return false;
}

std::string_view bare_name(std::string_view text) {
  text = trim(text);
  while (text.ends_with('.') && count_words(text) <= 6 && !text.ends_with("..."))
    text = trim(text.substr(0, text.size() - 1));
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"“", "”"}, {"„", "“"}})
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close))
      return trim(text.substr(open.size(), text.size() - open.size() - close.size()));
  return text;
}

std::optional<PairText> bold_pair(std::string_view text, std::size_t bold) {
  std::string_view lead = trim(text.substr(0, bold));
  while (lead.ends_with(':')) lead = trim(lead.substr(0, lead.size() - 1));
  if (lead.empty() || lead.size() > longest_name * 2) return std::nullopt;
  std::optional<PairText> pair = marked_pair(lead, arrows);
  if (const std::size_t colon = lead.find(": "); !pair && colon != std::string_view::npos) {
    pair.emplace();
    pair->story = bare_name(lead.substr(0, colon));
    pair->idea = bare_name(lead.substr(colon + 2));
    if (!can_be_name(pair->story) || !can_be_name(pair->idea) || is_one_of(pair->story, openers))
      return std::nullopt;
  }
  if (pair && pair->rest.empty()) pair->rest = behind_mark(text.substr(bold));
  return pair;
}

std::optional<PairText> bold_name(std::string_view text, std::size_t bold) {
  std::string_view lead = trim(text.substr(0, bold));
  std::string_view rest = trim(text.substr(bold));
  const bool is_colon_inside = lead.ends_with(':');
  if (is_colon_inside) lead = trim(lead.substr(0, lead.size() - 1));
  if (!is_colon_inside && !rest.starts_with(':')) return std::nullopt;
  if (!is_colon_inside) rest = trim(rest.substr(1));
  const std::string_view line = first_line(rest);
  std::optional<PairText> pair = with_idea(lead, line);
  // A description is not a name: it is longer, or goes on in the next line.
  if (!pair || count_words(pair->idea) > words_of_a_short_name || is_one_of(pair->story, openers))
    return std::nullopt;
  if (line.size() < rest.size()) {
    if (pair->rest.empty()) return std::nullopt;
    pair->rest += ' ' + std::string(rest.substr(line.size() + 1));
  }
  return pair;
}

std::optional<PairText> colon_pair(std::string_view line) {
  line = trim(line);
  const std::size_t colon = line.find(": ");
  if (colon == std::string_view::npos || colon > longest_name) return std::nullopt;
  if (is_one_of(trim(line.substr(0, colon)), openers)) return std::nullopt;
  std::optional<PairText> pair = with_idea(line.substr(0, colon), trim(line.substr(colon + 2)));
  const bool is_short = pair && count_words(pair->story) <= words_of_a_short_name &&
                        count_words(pair->idea) <= words_of_a_short_name;
  return is_short ? std::move(pair) : std::nullopt;
}

std::optional<PairText> as_pair(std::string_view line, bool needs_colon) {
  line = trim(line);
  if (line.size() > longest_name * 2 || (needs_colon && !line.ends_with(':'))) return std::nullopt;
  if (line.ends_with(':')) line = trim(line.substr(0, line.size() - 1));
  const std::size_t as = line.find(" as ");
  if (as == std::string_view::npos) return std::nullopt;
  const std::string_view story = bare_name(line.substr(0, as));
  const std::string_view idea = bare_name(line.substr(as + 4));
  if (idea.find(" as ") != std::string_view::npos || is_one_of(last_word(story), before_as) ||
      story.find(',') != std::string_view::npos || count_words(story) > words_of_a_short_name ||
      is_one_of(story, general) || is_one_of(idea, general) || !can_be_name(story) ||
      !can_be_name(idea))
    return std::nullopt;
  return PairText{std::string(story), std::string(idea), {}};
}

std::optional<PairText> arrow_pair(std::string_view line) { return marked_pair(line, arrows); }

std::optional<PairText> equals_pair(std::string_view line) { return marked_pair(line, equals); }

std::string reason_from(std::string_view rest) {
  rest = trim(rest);
  if (rest.empty() || rest.size() > longest_reason) return {};
  std::string line(rest);
  std::ranges::replace(line, '\n', ' ');
  for (std::size_t at = 0; at + 2 < line.size(); ++at) {
    const bool ends = line[at] == '.' || line[at] == '!' || line[at] == '?';
    if (ends && line[at + 1] == ' ') return {};
  }
  constexpr std::size_t words_of_a_reason = 3;
  return count_words(line) >= words_of_a_reason && !line.ends_with(':') ? line : std::string();
}

bool is_speaker(std::string_view line) {
  const std::string said = fold(trim(line));
  constexpr std::array<std::string_view, 9> speakers{
      "you said:",   "chatgpt said:", "claude said:",    "gemini said:", "copilot said:",
      "gpt-4 said:", "user said:",    "assistant said:", "bard said:"};
  return std::ranges::find(speakers, said) != speakers.end();
}

bool is_total(std::string_view cell) {
  while (cell.ends_with(':')) cell.remove_suffix(1);
  constexpr std::array<std::string_view, 10> totals{"total",     "totals",  "sum",    "grand total",
                                                    "subtotal",  "σ",       "gesamt", "summe",
                                                    "insgesamt", "in total"};
  return is_one_of(trim(cell), totals);
}

bool is_figure(std::string_view text) {
  bool has_digit = false;
  for (const char byte : text) {
    if (byte >= '0' && byte <= '9')
      has_digit = true;
    else if (std::string_view(" .,%+-$/()").find(byte) == std::string_view::npos)
      return false;
  }
  return has_digit;
}

}  // namespace allegory
