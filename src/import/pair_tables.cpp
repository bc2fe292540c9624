// Tables → pairs. See pairs.h.
//
// A table with two columns is read from left to right, unless its head says otherwise. Of a wider
// one only those columns are taken that its head calls story and idea. A third column may hold the
// reasons.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "base/text.h"
#include "import/pair_text.h"
#include "import/pairs.h"

namespace allegory {

namespace {

constexpr std::array<std::string_view, 15> story_words{
    "story",  "character", "characters", "source", "base",    "symbol",     "from", "metaphor",
    "figure", "tale",      "vehicle",    "figur",  "symbole", "geschichte", "قصة"};
constexpr std::array<std::string_view, 16> idea_words{
    "idea",        "concept",   "concepts",   "target",  "meaning", "means",
    "stands for",  "tenor",     "represents", "reality", "to",      "interpretation",
    "counterpart", "bedeutung", "idee",       "فكرة"};
constexpr std::array<std::string_view, 12> reason_words{
    "why",   "reason", "reasons",    "because", "explanation", "rationale",
    "warum", "grund",  "begründung", "weil",    "لماذا",       "السبب"};

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::find(words, fold(text)) != words.end();
}

bool is_story_head(std::string_view head) { return is_one_of(head, story_words); }

bool is_idea_head(std::string_view head) {
  const std::string folded = fold(head);
  return is_one_of(head, idea_words) || folded.find("stands for") != std::string::npos ||
         folded.find("represents") != std::string::npos;
}

/// Which columns hold what; `none` if there is no such column.
struct Columns {
  static constexpr std::size_t none = SIZE_MAX;
  std::size_t story = none, idea = none, reason = none;
};

std::optional<Columns> columns_of(const std::vector<std::string>& head) {
  Columns columns;
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (columns.reason == Columns::none && is_one_of(head[at], reason_words))
      columns.reason = at;
    else if (columns.story == Columns::none && is_story_head(head[at]))
      columns.story = at;
    else if (columns.idea == Columns::none && is_idea_head(head[at]))
      columns.idea = at;
  }
  if (columns.story != Columns::none && columns.idea != Columns::none) return columns;
  const std::size_t named = columns.reason == Columns::none ? 0 : 1;
  if (head.size() - named != 2) return std::nullopt;
  columns.story = columns.reason == 0 ? 1 : 0;
  columns.idea = columns.reason == columns.story + 1 ? columns.story + 2 : columns.story + 1;
  // Only one of them is called by a general name, and it stands on the other side.
  if (is_idea_head(head[columns.story]) || is_story_head(head[columns.idea]))
    std::swap(columns.story, columns.idea);
  return columns;
}

/// The names of a cell: one, or several between commas.
std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> names;
  for (std::string_view rest = cell;;) {
    const std::size_t comma = rest.find(", ");
    const std::string_view name = bare_name(rest.substr(0, comma));
    const bool is_balanced = std::ranges::count(name, '(') == std::ranges::count(name, ')');
    if (!can_be_name(name) || !is_balanced || names.size() > 20)
      return {std::string(bare_name(cell))};
    names.emplace_back(name);
    if (comma == std::string_view::npos) return names;
    rest.remove_prefix(comma + 2);
  }
}

void report_row(const Span& at, std::string message, Diagnostics& diagnostics) {
  diagnostics.report("import-row", at, std::move(message), "not declared")
      .help("it stays in the text; if it is a pair, add a line to `pairs:` of the section");
}

std::string cell(const std::vector<std::string>& row, std::size_t column) {
  return column < row.size() ? row[column] : std::string();
}

void read_row(const std::vector<std::string>& row, const Span& at, const Columns& columns,
              FoundPairs& found, Diagnostics& diagnostics) {
  const std::string story = cell(row, columns.story), idea = cell(row, columns.idea);
  if (std::ranges::any_of(row, is_total))
    return report_row(at, "a row adds up the others", diagnostics);
  if (story.empty() || idea.empty())
    return report_row(at, "a row of a table of pairs has an empty cell", diagnostics);
  FoundPair pair{FoundPair::Form::table, names_in(story), names_in(idea), {}, at};
  if (!can_be_name(bare_name(pair.story.front())) || !can_be_name(bare_name(pair.idea.front())))
    return report_row(at, "a row of a table of pairs holds more than two names", diagnostics);
  if (pair.story.size() > 1 && pair.idea.size() > 1)
    return report_row(at, "a row lets several stand for several", diagnostics);
  if (columns.reason != Columns::none) pair.because = cell(row, columns.reason);
  if (pair.story.size() + pair.idea.size() > 2)
    diagnostics
        .report("import-pair", at,
                fmt::format("`{}` is read as {} names", pair.story.size() > 1 ? story : idea,
                            std::max(pair.story.size(), pair.idea.size())),
                "commas between them")
        .help("if it is one name, declare it as one");
  found.pairs.push_back(std::move(pair));
}

}  // namespace

void read_pair_table(const OutlineBlock& table, FoundPairs& found, Diagnostics& diagnostics) {
  const std::vector<std::string>& head = table.rows.front();
  const std::optional<Columns> columns = columns_of(head);
  if (!columns || table.rows.size() < 2) return;
  // A table of figures, or of names and descriptions, is no table of pairs.
  std::size_t fitting = 0;
  for (std::size_t row = 1; row < table.rows.size(); ++row)
    if (can_be_name(bare_name(cell(table.rows[row], columns->story))) &&
        can_be_name(bare_name(cell(table.rows[row], columns->idea))))
      ++fitting;
  if (fitting * 2 < table.rows.size() - 1 || fitting == 0) return;
  for (std::size_t row = 1; row < table.rows.size(); ++row)
    read_row(table.rows[row], table.row_places[row], *columns, found, diagnostics);
  const std::string &story = head[columns->story], &idea = head[columns->idea];
  const bool are_names = can_be_name(story) && can_be_name(idea) && !is_story_head(story) &&
                         !is_idea_head(idea) && !is_idea_head(story) && !is_story_head(idea);
  if (!are_names || !found.story.empty()) return;
  found.story = story;
  found.idea = idea;
}

}  // namespace allegory
