// The project's folder → Inputs. The only stage that reads the disk.
//
// Comes in: where to look. Goes out: the configuration, the text of every page and of the theme,
// and the paths of all other files below content/. What cannot be read is reported with its path
// and left out; the rest of the run goes on.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/image_size.h"
#include "config.h"
#include "diagnostic.h"
#include "page_limits.h"
#include "source.h"
#include "theme.h"
#include "yaml_block.h"

namespace allegory {

/// Limits on what a stranger can hand in, in bytes, where no option moves them; for YAML see
/// yaml_block.h.
inline constexpr std::size_t page_limit = 8U << 20U;
inline constexpr std::size_t template_limit = 256U << 10U;

struct LoadOptions {
  std::string project;     ///< `--project`; empty: the nearest folder upward that has allegory.yaml
  std::string theme;       ///< `--theme`; empty: the configuration's
  std::string baseline{};  ///< `--baseline`, relative to the working directory; empty: none
  /// Bytes that stand in for those of `allegory.yaml`, pages and a theme's YAML, by path: what
  /// fixes would make of the files.
  std::map<std::string, std::string, std::less<>> instead{};
  Limits limits{};  ///< `--limits`
};

/// All that a run works on.
struct Inputs {
  std::string root;  ///< the project's folder, relative to the working directory or as typed
  std::string out;   ///< its output folder where `--out` names none
  Config config;
  std::vector<SourceId> pages;      ///< sources of content/, sorted by path
  std::vector<std::string> assets;  ///< other files of content/, relative to it, sorted
  std::map<std::string, ImageSize, std::less<>> images;  ///< those of them that say how large
  ThemeFiles theme;
  std::optional<SourceId> baseline;  ///< the text of `--baseline`
};

/// Reads a project. Returns nothing if there is none or its configuration cannot be read. Reports
/// `no-project`, `unreadable-file`, `too-large`, `not-text`, `byte-order-mark`, `outside-project`,
/// `unfollowed-link`, `no-content`, `unknown-theme`, `unreadable-image`, and what read_config
/// reports.
std::optional<Inputs> load(const LoadOptions& options, SourceSet& sources,
                           Diagnostics& diagnostics);

/// Reads nothing but the configuration of a project. Returns and reports what load() would of it.
std::optional<Config> load_config(const std::string& project, SourceSet& sources,
                                  Diagnostics& diagnostics);

/// A file that is not on the disk, and what reading it would give.
struct StoredFile {
  std::string path;  ///< relative to the project, with `/`
  ReadResult read;   ///< of pages and of the configuration; else empty
};

/// The same for a project that is held in memory, in any order; without theme and baseline. Reports
/// what `load` reports.
std::optional<Inputs> load_stored(std::vector<StoredFile> files, const Limits& limits,
                                  SourceSet& sources, Diagnostics& diagnostics);

/// Reports `not-text` and returns false if `bytes` is not UTF-8 text (binary, NUL, UTF-16 …).
/// A byte order mark is removed and reported as `byte-order-mark`.
bool accept_text(const std::string& path, std::string& bytes, Diagnostics& diagnostics);

/// Adds bytes that accept_text lets through to the sources; a byte order mark gets a fix.
std::optional<SourceId> add_text(std::string path, std::string bytes, SourceSet& sources,
                                 Diagnostics& diagnostics);

/// The path of a page relative to content/, from its source path `content/…`.
std::string_view content_path(std::string_view source_path);

/// One file that the program carries with it.
struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;
};

/// The files of themes/ as they were when the program was built; paths such as
/// `base/page.mustache`.
const std::vector<EmbeddedFile>& embedded_themes();

/// The files of the project that `allegory new` writes, from src/starter/.
const std::vector<EmbeddedFile>& embedded_starter();

}  // namespace allegory
