// Members and pairs → lines of front matter. See cast.h.
//
// Where a section only lists one-word-for-one pairs, `pairs:` says it all in one line each. Else
// who there is stands under `characters:` and `concepts:`, and who stands for whom under `maps:`.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "import/cast.h"
#include "yaml_quote.h"

namespace allegory {

namespace {

class CastWriter {
 public:
  explicit CastWriter(const ImportedCast& cast) : cast_(cast) {}

  void take(const CastMember& what) { members_.push_back(&what); }
  void take(const CastPair& pair) { pairs_.push_back(&pair); }

  std::string write() {
    const auto is_short_line = [&](const CastPair* pair) { return is_plain(*pair); };
    if (members_.size() == pairs_.size() * 2 && std::ranges::all_of(pairs_, is_short_line)) {
      add_pairs();
    } else {
      add_members(Side::story, "characters");
      add_members(Side::idea, "concepts");
      add_maps();
    }
    return std::move(text_);
  }

 private:
  const CastMember& member(std::uint32_t index) const { return cast_.members[index]; }

  /// Whether `pairs:` makes of the label what the member is.
  bool is_plain(std::uint32_t index, std::uint32_t section) const {
    const CastMember& what = member(index);
    return what.section == section && what.labels.size() == 1 &&
           what.id == address_segment(what.labels.front());
  }

  bool is_plain(const CastPair& pair) const {
    return pair.story.size() == 1 && pair.idea.size() == 1 &&
           is_plain(pair.story.front(), pair.section) && is_plain(pair.idea.front(), pair.section);
  }

  /// A line for a pair: short if nothing but the names is to be said.
  void add_line(const std::string& key, const std::string& to, const CastPair& pair) {
    const bool is_short = pair.because.empty() && pair.story.size() + pair.idea.size() == 2;
    if (is_short) {
      text_ += fmt::format("  {}: {}\n", key, to);
      return;
    }
    text_ += fmt::format("  {}:\n", key);
    if (pair.story.size() > 1) text_ += fmt::format("    from: {}\n", ids(pair.story));
    text_ += fmt::format("    to: {}\n", to);
    if (pair.story.size() > 1) text_ += "    as: composite\n";
    if (pair.idea.size() > 1) text_ += "    as: split\n";
    if (!pair.because.empty())
      text_ += fmt::format("    because: {}\n", yaml_printable_scalar(pair.because));
  }

  void add_pairs() {
    std::string_view key = "pairs:\n";
    for (const CastPair* line : pairs_) {
      const CastPair& pair = *line;
      text_ += std::exchange(key, {});
      const std::string& story = member(pair.story.front()).labels.front();
      const std::string& idea = member(pair.idea.front()).labels.front();
      add_line(yaml_printable_scalar(story), yaml_printable_scalar(idea), pair);
    }
  }

  void add_members(Side side, std::string_view group) {
    std::string lines;
    for (const CastMember* member : members_) {
      const CastMember& what = *member;
      if (what.side != side) continue;
      std::string labels;
      for (const std::string& label : what.labels)
        labels += (labels.empty() ? "" : ", ") + yaml_printable_scalar(label);
      lines += fmt::format("  {}: [{}]\n", yaml_printable_scalar(what.id), labels);
    }
    if (!lines.empty()) text_ += fmt::format("{}:\n{}", group, lines);
  }

  std::string ids(const std::vector<std::uint32_t>& members) const {
    std::string list;
    for (const std::uint32_t index : members)
      list += (list.empty() ? "" : ", ") + yaml_printable_scalar(member(index).id);
    return members.size() == 1 ? list : '[' + list + ']';
  }

  void add_maps() {
    std::string_view key = "maps:\n";
    for (const CastPair* line : pairs_) {
      const CastPair& pair = *line;
      text_ += std::exchange(key, {});
      add_line(yaml_printable_scalar(member(pair.story.front()).id), ids(pair.idea), pair);
    }
  }

  const ImportedCast& cast_;
  std::vector<const CastMember*> members_;
  std::vector<const CastPair*> pairs_;
  std::string text_;
};

}  // namespace

std::vector<std::string> cast_yaml(const ImportedCast& cast, std::size_t sections) {
  std::vector<CastWriter> writers(sections, CastWriter(cast));
  for (const CastMember& member : cast.members) writers[member.section].take(member);
  for (const CastPair& pair : cast.pairs) writers[pair.section].take(pair);
  std::vector<std::string> texts;
  for (CastWriter& writer : writers) texts.push_back(writer.write());
  return texts;
}

}  // namespace allegory
