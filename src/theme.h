// A theme: templates checked before they run, and files that are copied. The only user of Mustache.
//
// kainjow Mustache runs plain strings as partials, truncates a page without a word when a partial
// is broken, and ends the process when one includes itself. So templates are checked by our own
// scan of their tags before the library sees them: balanced, known partials, no cycles, names that
// the shape knows; and they are rendered through our own context, which counts depth, steps and
// bytes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "look.h"
#include "source.h"
#include "value.h"

namespace allegory {

/// One file of a theme; `path` is relative to the theme's folder. A template is a `.mustache` file.
struct ThemeFile {
  std::string path;
  SourceId source;
};

/// The files of a theme and of the themes below it. Most files take the place of the one below that
/// has their path; some are put together with it, since they only say what is different.
struct ThemeFiles {
  std::string name;
  std::vector<ThemeFile> files;     ///< each from the topmost theme that has it; sorted by path
  std::vector<ThemeFile> joined{};  ///< `theme.yaml`, `theme.css` and `words/`, from below
  Look look{};                      ///< of all `theme.yaml`, the topmost counts
};

/// Whether the file with that path is put together with those below it.
bool is_joined_path(std::string_view path);

/// A checked theme. Rendering is thread-safe.
class Theme {
 public:
  /// Checks every template of `files` against `shape`, the object a page template sees. Reports
  /// `template-syntax`, `unknown-partial`, `partial-cycle`, `unknown-tag`, `template-escape`,
  /// `template-limit`; returns nothing if it reported anything. Keeps views into `sources`.
  static std::optional<Theme> make(const ThemeFiles& files, const SourceSet& sources,
                                   const Shape& shape, Diagnostics& diagnostics);
  Theme(Theme&&) noexcept;
  Theme& operator=(Theme&&) noexcept;
  ~Theme();

  bool has_template(std::string_view name) const;
  /// The names of templates that are pages and not partials, sorted.
  std::vector<std::string> template_names() const;

  /// Renders the template `name.mustache`, one of template_names(). Reports `template-limit` and
  /// returns nothing if it takes more than a million steps or 64 MiB.
  std::optional<std::string> render(std::string_view name, const Value& page,
                                    Diagnostics& diagnostics) const;

  /// The files that are copied to the site as they are: everything below `static/`.
  struct Static {
    std::string path;  ///< relative to `static/`
    std::string_view bytes;
  };
  std::vector<Static> statics() const;

  /// All of `styles/*.css` by name, then each `theme.css` from below.
  std::string style() const;
  /// All of `scripts/*.js` by name.
  std::string script() const;
  /// Whether the path of one of them ends so.
  bool has_script(std::string_view ending) const;
  /// All of `document/*.css` by name: what books have beside style().
  std::string document_style() const;
  /// All of `epub/*.css` by name: the style sheet of an EPUB.
  std::string epub_style() const;
  /// All of `search/*.js` by name: what pages load when somebody searches.
  std::string search_script() const;

 private:
  struct Data;
  explicit Theme(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace allegory
