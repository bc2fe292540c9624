// Judging an output folder.
//
// Comes in: two paths. Goes out: an OutputPlace. Refused is what a mistyped `--out` could turn into
// a loss: the project, what holds it, the folders it is made from, and whatever is no plain folder.
#include "base/output_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace allegory {

namespace fs = std::filesystem;

static bool is_inside(const fs::path& inner, const fs::path& outer) {
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

static std::string refusal(const fs::path& project, const fs::path& typed, const fs::path& out,
                           std::span<const std::string_view> sources) {
  std::error_code unknown;
  const fs::file_status status = fs::symlink_status(typed, unknown);
  if (fs::is_symlink(status)) return "is a symbolic link";
  if (fs::exists(status) && !fs::is_directory(status)) return "is not a folder";
  if (out == project) return "is the project's own folder";
  if (is_inside(project, out)) return "is a folder that holds the project";
  for (const std::string_view source : sources)
    if (is_inside(out, fs::weakly_canonical(project / source, unknown)))
      return fmt::format("lies in the project's `{}`", source);
  return {};
}

OutputPlace output_place(const std::string& root, const std::string& out,
                         std::span<const std::string_view> sources, std::error_code& error) {
  OutputPlace place{out, {}, {}};
  while (place.path.size() > 1 && place.path.ends_with('/')) place.path.pop_back();
  place.shown = place.path;
  const fs::path project = fs::canonical(root, error);
  if (error) return place;
  // The current folder in front: without it a path whose first part does not exist stays relative.
  const fs::path typed = fs::absolute(place.path, error);
  if (error) return place;
  const fs::path canonical = fs::weakly_canonical(typed, error);
  if (error) return place;
  // Shown by its own name, even where that is a link to somewhere else.
  const fs::path named = fs::weakly_canonical(typed.parent_path(), error) / typed.filename();
  if (named != project && is_inside(named, project))
    place.shown = named.lexically_relative(project).generic_string();
  place.refusal = refusal(project, typed, canonical, sources);
  return place;
}

}  // namespace allegory
