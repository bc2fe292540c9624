// What an output format is: a name and a function from a site to files. All a file in formats/
// needs.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "allegory.h"
#include "base/parallel.h"
#include "base/text.h"
#include "diagnostic.h"
#include "markdown.h"
#include "rasterize.h"
#include "theme.h"
#include "view.h"

namespace allegory {

/// A file that a format made; `path` is relative to the format's folder.
struct OutputFile {
  std::string path;
  std::string bytes;
};

/// Takes files as they are made, so that a page's HTML lives no longer than its writing. Both
/// functions may be called from several threads.
struct Output {
  std::function<void(OutputFile)> add;
  /// Copies a file of `content/` (path relative to it) to `to`.
  std::function<void(const std::string& asset, const std::string& to)> copy;
  /// Keeps the file of that path if an earlier build made it; false if there is none. Only for
  /// files whose name says what is in them. May be empty: nothing is there.
  std::function<bool(const std::string& path)> keep{};
};

/// How large a file of `content/` may be that is put into another, in bytes.
inline constexpr std::size_t asset_limit = 64U << 20U;

/// What rendering needs beside the site.
struct RenderContext {
  const SourceSet& sources;
  const Theme& theme;
  const Analogies& analogies;
  const WordBook& words;
  const History& history;
  unsigned jobs = 1;
  bool trust_html = false;
  std::optional<Rasterizer> rasterizer = std::nullopt;  ///< makes PNG of cards
  /// The bytes of a file of `content/` (path relative to it), for formats that put files into
  /// others; nothing if it cannot be read or is larger than `asset_limit`. May be called from
  /// several threads, and may be empty: nothing can be read.
  std::function<std::optional<std::string>(const std::string& asset)> read{};
};

/// An output format, as `build --format NAME` names it.
struct Format {
  std::string_view name;
  std::string_view summary;
  void (*render)(const Site&, const RenderContext&, Output&, Diagnostics&);
  bool has_dates = false;  ///< it tells when pages were last changed, so Git is asked
};

/// Of each allegory the name of its file without an ending, for formats that make one of each: what
/// addresses make of its folder, or for all of `content/` of its title up to the first colon. No
/// two are the same where capitals do not count.
std::vector<std::string> document_names(const Site& site);

/// All formats, sorted by name; made from the files in formats/.
const std::vector<const Format*>& formats();

}  // namespace allegory
