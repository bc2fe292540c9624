// Which files of a branch a publish writes and removes, and which it must not touch.
//
// Comes in: what was built, what the branch holds, and what the publish before had put there. Goes
// out: paths. All three are names of objects, so that this is a question of comparing maps.
//
// What an earlier publish made is known from a list in the branch itself and not from messages of
// commits: a list is there in a clone of one commit, and stays true when history is squashed or
// rewritten. It names the bytes, too, so an edit that was taken back is none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publish_remote.h"

namespace allegory {

/// Where that list stands in the branch.
inline constexpr std::string_view published_list_name = ".allegory-published";

/// Paths and the names of their objects.
using ObjectsByPath = std::map<std::string, std::string, std::less<>>;

/// The list as text, and back. Lines that make no sense are passed over: what they spoke of counts
/// as somebody else's.
std::string write_published_list(const ObjectsByPath& files);
ObjectsByPath read_published_list(std::string_view text);

/// A file that a publish would take from somebody else.
struct PublishConflict {
  enum class Kind : std::uint8_t {
    edited,   ///< it was published and holds something else now
    deleted,  ///< it was published and is gone
    foreign   ///< it was never published
  };
  Kind kind = Kind::foreign;
  std::string path;  ///< as the branch has it
  std::string
      in_the_way_of;        ///< the file that cannot be there together with it; often the same path
  bool is_removal = false;  ///< it would be removed, since it is no longer made
};

/// What a publish does.
struct PublishPlan {
  std::vector<std::string> writes;    ///< paths whose bytes are not there yet, sorted
  std::vector<std::string> removals;  ///< paths that are to be gone, sorted
  std::size_t added = 0;              ///< how many of `writes` are new
  std::vector<PublishConflict> conflicts;
};

/// Plans a publish. In a wiki, two files whose names differ only in case, folder or kind of markup
/// are one page. Conflicts are planned as if they were none.
PublishPlan plan_publish(const ObjectsByPath& built, const TreeFiles& there,
                         const ObjectsByPath& earlier, bool is_wiki);

}  // namespace allegory
