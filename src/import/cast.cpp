// Pairs → members and correspondences. See cast.h.
#include "import/cast.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "import/pair_text.h"
#include "yaml_block.h"

namespace allegory {

namespace {

/// A name taken apart.
struct Name {
  std::string written;       ///< without the abbreviation
  std::string bare;          ///< and without `the`
  std::string abbreviation;  ///< `LLM` of `Large Language Model (LLM)`; may be empty
};

bool is_abbreviation(std::string_view text) {
  constexpr std::size_t longest = 10;
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return text.size() > 1 && text.size() <= longest && text.find(' ') == std::string_view::npos &&
         !is_small(text.front()) && std::ranges::count_if(text, is_small) * 2 < std::ssize(text) &&
         !is_figure(text);
}

std::string_view without_article(std::string_view name) {
  const std::string folded = fold(name.substr(0, 4));
  for (const std::string_view article : {"the ", "an ", "a "})
    if (folded.starts_with(article) && name.size() > article.size())
      return trim(name.substr(article.size()));
  return name;
}

Name read_name(std::string_view text) {
  Name name;
  const std::size_t open = text.rfind('(');
  if (text.ends_with(')') && open != std::string_view::npos && open > 0) {
    const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
    if (is_abbreviation(inside)) {
      name.abbreviation = inside;
      text = trim(text.substr(0, open));
    }
  }
  name.written = text;
  name.bare = without_article(text);
  return name;
}

std::size_t index_of(Side side) { return static_cast<std::size_t>(side); }

/// Gives names a number each, on their side.
class Members {
 public:
  /// The number of the member that is called so; a new one if there is none.
  std::uint32_t number(Side side, const Name& name) {
    Table& table = sides_[index_of(side)];
    const std::string key = fold(name.bare);
    auto found = table.find(key);
    if (found == table.end() && !name.abbreviation.empty())
      found = table.find(fold(name.abbreviation));
    const std::uint32_t number = found == table.end() ? count_++ : found->second;
    table.try_emplace(key, number);
    if (!name.abbreviation.empty()) table.try_emplace(fold(name.abbreviation), number);
    return number;
  }

  std::uint32_t count() const { return count_; }

 private:
  using Table = std::unordered_map<std::string, std::uint32_t>;
  Table sides_[2];
  std::uint32_t count_ = 0;
};

class CastMaker {
 public:
  CastMaker(const std::vector<FoundPair>& found,
            const std::function<std::uint32_t(std::uint32_t)>& section_at, Diagnostics& diagnostics)
      : found_(found), section_at_(section_at), diagnostics_(diagnostics) {}

  ImportedCast make() {
    std::vector<std::uint32_t> order(found_.size());
    for (std::uint32_t at = 0; at < order.size(); ++at) order[at] = at;
    std::ranges::stable_sort(order, {}, [&](std::uint32_t at) { return found_[at].form; });
    for (const std::uint32_t at : order) accept(at);
    // A pair is declared where it was met first, whoever says it best.
    for (std::uint32_t at = 0; at < found_.size(); ++at)
      if (const auto known = accepted_at_.find(at); known != accepted_at_.end())
        declare(at, known->second);
    return std::move(cast_);
  }

 private:
  /// A pair of numbered members, and where it was said.
  struct Accepted {
    std::vector<std::uint32_t> story, idea;
    std::string because;
    std::uint32_t found = 0;
    bool is_declared = false;
  };

  std::vector<std::uint32_t> numbers(Side side, const std::vector<std::string>& names) {
    std::vector<std::uint32_t> result;
    for (const std::string& name : names) {
      const std::uint32_t number = members_.number(side, read_name(name));
      if (std::ranges::find(result, number) == result.end()) result.push_back(number);
    }
    return result;
  }

  void accept(std::uint32_t at) {
    const FoundPair& pair = found_[at];
    Accepted next{numbers(Side::story, pair.story), numbers(Side::idea, pair.idea), pair.because,
                  at};
    for (const auto* side : {&next.story, &next.idea})
      for (const std::uint32_t number : *side)
        if (const auto known = pair_of_.find(number); known != pair_of_.end())
          return meet(at, next, known->second);
    const auto index = static_cast<std::uint32_t>(accepted_.size());
    for (const auto* side : {&next.story, &next.idea})
      for (const std::uint32_t number : *side) pair_of_.emplace(number, index);
    accepted_at_.emplace(at, index);
    accepted_.push_back(std::move(next));
  }

  /// A pair that shares a name with one that is known: the same, or a contradiction.
  void meet(std::uint32_t at, const Accepted& next, std::uint32_t index) {
    Accepted& known = accepted_[index];
    const bool is_same = next.story == known.story && next.idea == known.idea;
    if (is_same) {
      if (known.because.empty()) known.because = next.because;
      accepted_at_.emplace(at, index);
      return;
    }
    const FoundPair &pair = found_[at], &first = found_[known.found];
    diagnostics_
        .report("import-conflict", pair.at,
                fmt::format("`{}` and `{}` do not go with another pair",
                            fmt::join(pair.story, ", "), fmt::join(pair.idea, ", ")),
                "not declared")
        .label(first.at, fmt::format("`{}` stands for `{}`", fmt::join(first.story, ", "),
                                     fmt::join(first.idea, ", ")))
        .help("keep one of them, or join them with `as: composite` or `as: split`");
  }

  void declare(std::uint32_t at, std::uint32_t index) {
    Accepted& pair = accepted_[index];
    const FoundPair& found = found_[at];
    const std::uint32_t section = section_at_(found.at.begin);
    if (!has_room(section, found, pair)) return;
    for (const std::string& name : found.story) add_member(Side::story, name, section);
    for (const std::string& name : found.idea) add_member(Side::idea, name, section);
    if (pair.is_declared) return;
    pair.is_declared = true;
    CastPair line{{}, {}, pair.because, section};
    for (const std::uint32_t number : pair.story) line.story.push_back(member_of_.at(number));
    for (const std::uint32_t number : pair.idea) line.idea.push_back(member_of_.at(number));
    cast_.pairs.push_back(std::move(line));
  }

  /// Whether the front matter of a section can hold one more pair. What is too much is reported
  /// once.
  bool has_room(std::uint32_t section, const FoundPair& found, const Accepted& pair) {
    constexpr std::size_t most = front_matter_limit / 2, most_pairs = 1000, layout = 64;
    std::size_t size = pair.because.size() + layout;
    for (const auto* names : {&found.story, &found.idea})
      for (const std::string& name : *names) size += 3 * name.size() + layout;
    Room& room = rooms_[section];
    room.bytes += size;
    ++room.pairs;
    if (room.bytes <= most && room.pairs <= most_pairs) return true;
    if (!std::exchange(room.is_full, true))
      diagnostics_
          .report("import-pair", found.at,
                  "there are more pairs than the front matter of a section can hold",
                  "this one and those behind it are not declared")
          .help("divide the section, and declare the rest there");
    return false;
  }

  void add_member(Side side, const std::string& written, std::uint32_t section) {
    const Name name = read_name(written);
    const std::uint32_t number = members_.number(side, name);
    const auto index = static_cast<std::uint32_t>(cast_.members.size());
    const auto [entry, is_new] = member_of_.try_emplace(number, index);
    if (is_new) cast_.members.push_back({side, new_id(name.written), {}, section});
    CastMember& member = cast_.members[entry->second];
    for (const std::string* label : {&name.written, &name.bare, &name.abbreviation})
      if (!label->empty() && labels_[index_of(side)].insert(fold(*label)).second)
        member.labels.push_back(*label);
  }

  std::string new_id(const std::string& label) {
    const std::string base = address_segment(label);
    if (ids_.insert(base).second) return base;
    std::uint32_t& count = id_counts_[base];
    if (count == 0) count = 1;
    std::string numbered;
    do {
      numbered = fmt::format("{}-{}", base, ++count);
    } while (!ids_.insert(numbered).second);
    return numbered;
  }

  /// What the front matter of a section holds.
  struct Room {
    std::size_t bytes = 0, pairs = 0;
    bool is_full = false;
  };

  const std::vector<FoundPair>& found_;
  const std::function<std::uint32_t(std::uint32_t)>& section_at_;
  Diagnostics& diagnostics_;
  ImportedCast cast_;
  Members members_;
  std::vector<Accepted> accepted_;
  std::unordered_map<std::uint32_t, std::uint32_t> pair_of_;      // of each member's number
  std::unordered_map<std::uint32_t, std::uint32_t> accepted_at_;  // of each found pair
  std::unordered_map<std::uint32_t, std::uint32_t> member_of_;    // of each number
  std::unordered_set<std::string> labels_[2], ids_;
  std::unordered_map<std::string, std::uint32_t> id_counts_;
  std::unordered_map<std::uint32_t, Room> rooms_;
};

}  // namespace

ImportedCast make_cast(const std::vector<FoundPair>& found,
                       const std::function<std::uint32_t(std::uint32_t)>& section_at,
                       Diagnostics& diagnostics) {
  return CastMaker(found, section_at, diagnostics).make();
}

}  // namespace allegory
