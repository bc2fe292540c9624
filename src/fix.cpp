// Chooses fixes that can be applied together, and applies them. See fix.h.
#include "fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace allegory {

namespace {

/// Whether a path names a file whose text an author keeps, and which is read again for each check.
bool is_changeable(std::string_view path) {
  return path == "allegory.yaml" || (path.starts_with("content/") && path.ends_with(".md")) ||
         (path.starts_with("themes/") && path.ends_with(".yaml"));
}

/// What stays the same about a finding when lines above it move.
std::string identity(const Diagnostic& diagnostic, const SourceSet& sources) {
  return fmt::format("{}\n{}\n{}", diagnostic.name, path_of(diagnostic, sources),
                     diagnostic.message);
}

/// Edits of one source that can be applied together, by place.
class EditList {
 public:
  /// Adds an edit; false if it overlaps another, touches one where either inserts, or if that
  /// would be more than `room` bytes.
  bool add(const Edit& edit, std::size_t room) {
    if (added_ + edit.replacement.size() > room) return false;
    const auto next = edits_.lower_bound(edit.at.begin);
    if (next != edits_.end() && is_in_the_way(edit.at, next->second.at)) return false;
    if (next != edits_.begin() && is_in_the_way(std::prev(next)->second.at, edit.at)) return false;
    edits_.emplace(edit.at.begin, edit);
    added_ += edit.replacement.size();
    return true;
  }
  void remove(const Edit& edit) {
    edits_.erase(edit.at.begin);
    added_ -= edit.replacement.size();
  }

  bool is_empty() const { return edits_.empty(); }

  /// The edits in order, in a text that starts with a mark of `mark` bytes.
  std::vector<Edit> shifted(std::uint32_t mark) const {
    std::vector<Edit> list;
    for (const auto& [begin, edit] : edits_) {
      list.push_back(edit);
      list.back().at.begin += edit.drops_mark ? 0 : mark;
      list.back().at.end += mark;
    }
    return list;
  }

 private:
  static bool is_in_the_way(const Span& first, const Span& second) {
    const bool inserts = first.begin == first.end || second.begin == second.end;
    return first.end > second.begin || first.begin == second.begin ||
           (inserts && first.end == second.begin);
  }

  std::map<std::uint32_t, Edit> edits_;
  std::size_t added_ = 0;
};

/// Adds all edits of a fix, or none; no source gets larger than `limit`.
bool add_all(const Fix& fix, const SourceSet& sources, std::size_t limit,
             std::map<std::uint32_t, EditList>& lists) {
  for (std::size_t index = 0; index < fix.edits.size(); ++index) {
    const SourceId source = fix.edits[index].at.source;
    const std::size_t size = sources[source].text.size();
    if (size <= limit && lists[source.index].add(fix.edits[index], limit - size)) continue;
    while (index-- > 0) lists[fix.edits[index].at.source.index].remove(fix.edits[index]);
    return false;
  }
  return true;
}

}  // namespace

bool Fixer::is_wanted(const Diagnostic& diagnostic, const SourceSet& sources) const {
  if (!diagnostic.fix || diagnostic.fix->edits.empty()) return false;
  if (choice_ == FixChoice::safe && !diagnostic.fix->safe) return false;
  return std::ranges::all_of(diagnostic.fix->edits, [&](const Edit& edit) {
    return is_changeable(sources[edit.at.source].path);
  });
}

/// Finds out whose fix was of no use: then there are more findings left than there should be.
void Fixer::judge_last_round(const std::map<std::string, std::size_t>& counts) {
  for (const auto& [finding, applied] : applied_) {
    const auto now = counts.find(finding);
    if (now == counts.end() || now->second <= applied.left) continue;
    const std::size_t useless = std::min(now->second - applied.left, applied.count);
    FixedFile& file = files_.find(applied.path)->second;
    file.fixes -= std::min(file.fixes, useless);
    stuck_.insert(finding);
    in_vain_.insert(applied.rule);
  }
  applied_.clear();
}

bool Fixer::apply(const Diagnostics& diagnostics, const SourceSet& sources) {
  std::map<std::string, std::size_t> counts;
  for (const Diagnostic& diagnostic : diagnostics.items())
    if (is_wanted(diagnostic, sources)) ++counts[identity(diagnostic, sources)];
  judge_last_round(counts);

  std::map<std::uint32_t, EditList> lists;
  std::map<std::uint32_t, std::size_t> fixes;
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    if (!is_wanted(diagnostic, sources)) continue;
    const std::string finding = identity(diagnostic, sources);
    if (stuck_.contains(finding) || !add_all(*diagnostic.fix, sources, size_limit_, lists))
      continue;
    const SourceId first = diagnostic.fix->edits.front().at.source;
    ++fixes[first.index];
    Applied& applied = applied_[finding];
    applied = {diagnostic.name, sources[first].path, applied.count + 1, --counts[finding]};
  }
  for (const auto& [index, list] : lists) {
    if (list.is_empty()) continue;
    const Source& source = sources[SourceId{index}];
    const std::string_view mark = source.has_mark ? utf8_mark : std::string_view();
    const auto known = files_.find(source.path);
    FixedFile& file =
        known != files_.end()
            ? known->second
            : files_.emplace(source.path, FixedFile{FixedText(std::string(mark) + source.text), 0})
                  .first->second;
    file.text.apply(list.shifted(static_cast<std::uint32_t>(mark.size())));
    file.fixes += fixes[index];
  }
  return !applied_.empty();
}

}  // namespace allegory
