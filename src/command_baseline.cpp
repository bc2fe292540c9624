// Findings → the file that `--write-baseline` names. See command.h.
#include <fmt/format.h>

#include "base/files.h"
#include "base/output_folder.h"
#include "base/text.h"
#include "baseline.h"
#include "command.h"

namespace allegory {

/// Why this file must not be overwritten; empty if it is not there, empty, or a baseline.
static std::string refusal(const std::string& path) {
  const ReadResult old = read_path(path, page_limit);
  if (old.error == ReadError::missing) return {};
  if (old.error == ReadError::outside) return "is a symbolic link";
  if (old.error == ReadError::too_large) return "is no baseline";
  if (old.error) return old.reason;
  return old.bytes.empty() || old.bytes.starts_with(baseline_header) ? "" : "is no baseline";
}

int write_baseline(Checked& checked, const Arguments& arguments) {
  const std::string path = arguments.value("--write-baseline");
  if (!checked.inputs) return exit_good;
  std::string reason = refusal(path);
  std::string text = baseline_text(checked.diagnostics, checked.sources);
  if (reason.empty())
    if (const int error = save_path(path, text))
      reason = fmt::format("cannot be written: {}", error_words(error));
  if (!reason.empty()) {
    fmt::print(stderr, "error: `{}` {}\n  = help: nothing was written\n", escape_controls(path),
               escape_controls(reason));
    return exit_environment;
  }
  const std::size_t before = checked.diagnostics.items().size();
  apply_baseline(checked.sources.add(path, std::move(text)), checked.sources, checked.diagnostics);
  const std::size_t count = before - checked.diagnostics.items().size();
  fmt::print(remarks_stream(arguments), "wrote {} to {}\n",
             count == 1 ? "1 finding" : fmt::format("{} findings", count), escape_controls(path));
  return exit_good;
}

}  // namespace allegory
