// What load.cpp and its parts share: files that are read or reported, and nothing in between.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "config.h"
#include "diagnostic.h"
#include "load.h"
#include "source.h"
#include "theme.h"

namespace allegory {

inline constexpr const char* configuration_name = "allegory.yaml";
inline constexpr std::string_view content_prefix = "content/";

/// Whether a name is passed over: it, or a folder on the way to it, is hidden or a copy that an
/// editor left.
bool is_left_out(std::string_view path);

/// Whether the name of a file can be used as it is, since a line of a list and an address hold it;
/// else reports `not-text`.
bool has_usable_name(const std::string& path, Diagnostics& diagnostics);

/// The configuration as it was read; nothing, and a finding, if it cannot be used.
std::optional<Inputs> read_configuration(ReadResult read, SourceSet& sources,
                                         Diagnostics& diagnostics);

/// Takes over what lies below content/: the text of pages, the names of all else. `read` is asked
/// for the pages alone.
void take_content(std::vector<std::string> paths,
                  const std::function<ReadResult(const std::string&)>& read, const Limits& limits,
                  SourceSet& sources, Inputs& inputs, Diagnostics& diagnostics);

/// Reports `no-content`; `is_there`: the folder is, but has no page.
void report_no_content(bool is_there, Diagnostics& diagnostics);

/// The paths, relative to `root`, of all regular files below the folder `start`, sorted bytewise.
/// Names that start with a dot or end in `~` are left out; every other entry that is no file is
/// reported as `unreadable-file`, `outside-project`, `unfollowed-link` or `not-text` (its name).
std::vector<std::string> list_files(const Folder& root, const std::string& start,
                                    Diagnostics& diagnostics);

/// The bytes of `path`, at most `limit` of them; else reports `unreadable-file`, `too-large` or
/// `outside-project`.
std::optional<std::string> usable_bytes(const std::string& path, ReadResult read, std::size_t limit,
                                        Diagnostics& diagnostics);

/// Reads the theme `options.theme`, or if that is empty the configuration's, and all that it stands
/// on down to `base`; of each the project's files come before those that the program carries.
/// Reports `unknown-theme` and goes on with `base`, `theme-cycle`, and what read_theme_settings
/// reports.
ThemeFiles load_theme(const Folder& root, const LoadOptions& options, const Config& config,
                      SourceSet& sources, Diagnostics& diagnostics);

/// Reads the baseline `typed`, a path as on the command line, as a source whose path is relative to
/// the project in `root` if it lies there. Reports `unreadable-file`, `too-large` or `not-text`.
std::optional<SourceId> load_baseline(const std::string& root, const std::string& typed,
                                      SourceSet& sources, Diagnostics& diagnostics);

}  // namespace allegory
