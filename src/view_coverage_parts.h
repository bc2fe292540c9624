// What several allegories tell, taken together. Only the view_coverage*.cpp files include this.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "view_parts.h"

namespace allegory {

/// A character or a concept, and what each allegory makes of it.
struct Topic {
  EntityRef entity;  ///< the first that has this label
  /// By allegory: the subjects across that go with it there.
  std::map<std::uint32_t, std::set<std::uint32_t>> tellings;
  std::set<std::uint32_t> named_in;  ///< allegories that declare it or speak of it
};

/// All subjects of a site.
class Coverage {
 public:
  explicit Coverage(const ViewContext& context);

  /// Allegories in which something stands for something, in the order of the site.
  std::vector<std::uint32_t> columns;
  const std::vector<Topic>& side(Side side) const {
    return sides_[static_cast<std::size_t>(side)].subjects;
  }
  /// The concepts, or the characters that several allegories have: those told most often first,
  /// then by label.
  std::vector<std::uint32_t> rows(Side of) const;
  /// Characters that stand for different concepts in two allegories; concepts that two tellings of
  /// one story tell by different characters. In the order of rows().
  std::vector<std::uint32_t> disagreements(Side of) const;

 private:
  struct Known {
    std::vector<Topic> subjects;
    std::unordered_map<std::string, std::uint32_t> by_label;
  };

  std::uint32_t subject(EntityRef entity);
  void add_names(std::uint32_t allegory);
  void add_tellings(std::uint32_t allegory);
  void find_stories();

  const ViewContext& context_;
  Known sides_[2];
  std::vector<std::uint32_t> story_of_;  ///< by allegory: the first that tells the same story
};

}  // namespace allegory
