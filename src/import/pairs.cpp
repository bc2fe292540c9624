// Blocks → pairs and doubts. See pairs.h.
#include "import/pairs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "import/pair_text.h"

namespace allegory {

namespace {

using Form = FoundPair::Form;
using Kind = OutlineBlock::Kind;

/// Places of one form that belong together: those of one list, or of the whole page.
using Group = std::pair<Form, std::uint64_t>;

constexpr std::uint64_t whole_page = UINT64_MAX;

struct Candidate {
  FoundPair pair;
  Group group;
  bool is_certain = false;  ///< by itself
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

/// Without the sign that opens an item where Markdown knows no list; empty if there is none.
std::optional<std::string_view> behind_bullet(std::string_view line) {
  line = trim(line);
  for (const std::string_view bullet : {"•", "●", "▪", "‣", "◦", "∙", "·"})
    if (line.starts_with(bullet)) return trim(line.substr(bullet.size()));
  return std::nullopt;
}

class PairFinder {
 public:
  PairFinder(const SourceSet& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  FoundPairs find(const Outline& outline, std::uint32_t title) {
    for (std::uint32_t index = 0; index < outline.blocks.size(); ++index) {
      const OutlineBlock& block = outline.blocks[index];
      block_ = index;
      if (block.kind == Kind::item) ++items_[block.list];
      if (block.kind == Kind::heading && index != title) add_heading(block);
      if (block.kind == Kind::item) add_item(block);
      if (block.kind == Kind::paragraph) add_paragraph(block);
      if (block.kind == Kind::table) read_pair_table(block, found_, diagnostics_);
    }
    settle();
    std::ranges::stable_sort(found_.pairs, {}, [](const FoundPair& pair) { return pair.at.begin; });
    return std::move(found_);
  }

 private:
  void add(Form form, const std::optional<PairText>& text, const Span& at, std::uint64_t group,
           bool has_reason = true, bool is_certain = false) {
    FoundPair pair{form, {text->story}, {text->idea}, {}, at};
    if (has_reason) pair.because = reason_from(text->rest);
    candidates_.push_back({std::move(pair), {form, group}, is_certain});
  }

  void add_heading(const OutlineBlock& block) {
    if (is_speaker(block.text)) return;
    if (const auto pair = arrow_pair(block.text))
      return add(Form::heading, pair, block.at, whole_page);
    if (const auto pair = colon_pair(block.text); pair && pair->rest.empty())
      return add(Form::heading, pair, block.at, whole_page);
    if (const auto pair = as_pair(block.text, false)) add(Form::as, pair, block.at, whole_page);
  }

  /// What opens in bold; whether it was a pair.
  bool add_bold(const OutlineBlock& block, std::uint64_t group) {
    if (block.bold == 0) return false;
    if (const auto pair = bold_pair(block.text, block.bold)) {
      add(Form::bold, pair, block.at, whole_page, block.is_alone, true);
      return true;
    }
    const std::string_view line = lines_of(block.text).front();
    if (arrow_pair(line) || equals_pair(line)) return false;  // an arrow behind the bold name
    const auto pair = bold_name(block.text, block.bold);
    if (pair) add(Form::colon, pair, block.at, group, block.is_alone);
    return pair.has_value();
  }

  void add_item(const OutlineBlock& block) {
    if (add_bold(block, block.list)) return;
    const auto lines = lines_of(block.text);
    add_line(lines.front(), block.at, block.list, lines.size() == 1 && block.is_alone, true);
  }

  void add_paragraph(const OutlineBlock& block) {
    if (add_bold(block, whole_page)) return;
    const std::vector<std::string_view> lines = lines_of(block.text);
    const std::vector<Span> places = places_of(block, lines.size());
    for (std::size_t line = 0; line < lines.size(); ++line) {
      if (is_speaker(lines[line])) continue;
      const auto item = behind_bullet(lines[line]);
      const bool ends = line + 1 == lines.size() || behind_bullet(lines[line + 1]);
      add_line(item ? *item : lines[line], places[line], paragraph_group(), item ? ends : true,
               item.has_value());
    }
  }

  /// A line that may be a pair in one of the forms without bold.
  void add_line(std::string_view line, const Span& at, std::uint64_t group, bool has_reason,
                bool is_item) {
    if (const auto pair = arrow_pair(line)) return add(Form::arrow, pair, at, group, has_reason);
    if (const auto pair = equals_pair(line)) return add(Form::equals, pair, at, group, has_reason);
    if (const auto pair = as_pair(line, true)) return add(Form::as, pair, at, whole_page);
    if (!is_item) return;
    // A description that goes on in the next line is no name.
    const auto pair = colon_pair(line);
    if (pair && (has_reason || !pair->rest.empty())) add(Form::colon, pair, at, group, has_reason);
  }

  /// Behind the numbers of lists, so that no list and no paragraph share one.
  std::uint64_t paragraph_group() const { return (std::uint64_t{1} << 32U) + block_; }

  /// The source of each line of a block; all of it where lines of text and source differ.
  std::vector<Span> places_of(const OutlineBlock& block, std::size_t count) const {
    std::vector<Span> places;
    const std::string_view text = sources_.text(block.at);
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
      places.push_back({block.at.source, block.at.begin + static_cast<std::uint32_t>(begin),
                        block.at.begin + static_cast<std::uint32_t>(end)});
      begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    if (places.size() != count) places.assign(count, block.at);
    return places;
  }

  /// Whether so many places of one form are a habit.
  bool is_habit(const Group& group, std::size_t count) const {
    const auto list = items_.find(group.second);
    const std::size_t items = list == items_.end() ? count : list->second;
    if (count < 2) return false;
    return group.first == Form::equals ? count == items : count * 2 >= items;
  }

  void settle() {
    std::map<Group, std::size_t> counts;
    for (const Candidate& candidate : candidates_) ++counts[candidate.group];
    for (Candidate& candidate : candidates_) {
      if (candidate.is_certain || is_habit(candidate.group, counts[candidate.group]))
        found_.pairs.push_back(std::move(candidate.pair));
      else if (candidate.group.first != Form::equals)
        diagnostics_
            .report("import-pair", candidate.pair.at,
                    fmt::format("`{}` and `{}` may be a pair", candidate.pair.story.front(),
                                candidate.pair.idea.front()),
                    "not declared")
            .help("if one stands for the other, add a line to `pairs:` of the section");
    }
  }

  const SourceSet& sources_;
  Diagnostics& diagnostics_;
  FoundPairs found_;
  std::vector<Candidate> candidates_;
  std::map<std::uint64_t, std::size_t> items_;  // of each list
  std::uint32_t block_ = 0;
};

}  // namespace

FoundPairs find_pairs(const Outline& outline, std::uint32_t title, const SourceSet& sources,
                      Diagnostics& diagnostics) {
  return PairFinder(sources, diagnostics).find(outline, title);
}

}  // namespace allegory
