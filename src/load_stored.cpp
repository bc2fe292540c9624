// A project in memory → Inputs: what `load` makes of a folder, of files that are not on the disk.
#include <map>
#include <utility>

#include "load.h"
#include "load_files.h"

namespace allegory {

std::optional<Inputs> load_stored(std::vector<StoredFile> files, const Limits& limits,
                                  SourceSet& sources, Diagnostics& diagnostics) {
  std::map<std::string, ReadResult, std::less<>> stored;
  for (StoredFile& file : files)
    stored.insert_or_assign(std::move(file.path), std::move(file.read));
  const auto configuration = stored.find(configuration_name);
  if (configuration == stored.end()) {
    diagnostics.report_path("no-project", {}, "there is no `allegory.yaml`");
    return std::nullopt;
  }
  std::optional<Inputs> inputs =
      read_configuration(std::move(configuration->second), sources, diagnostics);
  if (!inputs) return std::nullopt;
  std::vector<std::string> paths;
  for (const auto& [path, read] : stored)
    if (path.starts_with(content_prefix) && !is_left_out(path) &&
        has_usable_name(path, diagnostics))
      paths.push_back(path);
  const bool is_there = !paths.empty();
  const std::size_t findings = diagnostics.items().size();
  take_content(
      std::move(paths), [&](const std::string& path) { return std::move(stored[path]); }, limits,
      sources, *inputs, diagnostics);
  if (inputs->pages.empty() && diagnostics.items().size() == findings)
    report_no_content(is_there, diagnostics);
  return inputs;
}

}  // namespace allegory
