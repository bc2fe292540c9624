// The file that `--baseline` names → a source. The one file that may lie outside the project, since
// whoever calls the program names it.
#include <fmt/format.h>

#include "base/output_folder.h"
#include "base/place.h"
#include "load.h"
#include "load_files.h"

namespace allegory {

std::optional<SourceId> load_baseline(const std::string& root, const std::string& typed,
                                      SourceSet& sources, Diagnostics& diagnostics) {
  std::string path = path_in_folder(root, typed);
  ReadResult read = read_path(typed, page_limit);
  if (read.error == ReadError::missing) {
    diagnostics.report_path("unreadable-file", path, fmt::format("there is no file `{}`", path))
        .help("`allegory check --write-baseline FILE` makes a baseline");
    return std::nullopt;
  }
  std::optional<std::string> text = usable_bytes(path, std::move(read), page_limit, diagnostics);
  if (!text || !accept_text(path, *text, diagnostics)) return std::nullopt;
  return sources.add(std::move(path), std::move(*text));
}

}  // namespace allegory
