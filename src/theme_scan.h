// A template's text → the steps that print it: text, line ends, tags.
//
// Comes in: one `.mustache` file. Goes out: its steps, in order, and a `template-syntax` finding
// for everything that is no tag, no name or no balanced section. This is our own reading of
// Mustache, since the library answers with byte offsets at best and with a crash at worst.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "source.h"

namespace allegory {

/// The most sections that may be open at one place, counted through partials.
inline constexpr std::size_t max_template_nesting = 64;
/// The most bytes of one template file.
inline constexpr std::size_t max_template_bytes = 256 * 1024;

/// One step of printing a template.
struct Step {
  enum class Kind : std::uint8_t {
    text,
    line_end,  ///< of a line with sections or partials: printed if the line printed anything
    escaped,
    unescaped,
    section,
    inverted,
    close,
    partial,
    comment,  ///< in no result of scan_template
  };
  Kind kind = Kind::text;
  std::string_view text = {};  ///< what to print, or the name in the tag; a view into the source
  Span at = {};                ///< the text, or the whole tag with its braces

  // Beyond this point: set by check_templates.
  std::uint32_t level = 0;  ///< whose name it is: 0 the page's, n that of the n-th open section
  bool exact = true;        ///< false: if that value lacks the name, those around it are asked
  Span included_at = {};    ///< the `{{> partial}}` that brought the step here, if any
};

/// The steps of one template.
struct ScannedTemplate {
  std::vector<Step> steps;
  bool usable = true;  ///< false: there were findings, and sections may be out of balance
};

/// Whether `name` is made of parts of `[A-Za-z0-9_-]+` with `separator` between them, and has at
/// most 100 bytes.
bool is_template_name(std::string_view name, char separator);

/// `name` as a tag: `{{name}}`, or with a sigil `{{#name}}`.
std::string tag_text(std::string_view sigil, std::string_view name);

/// Reads a template of at most max_template_bytes. Comments are left out; a line that holds
/// sections, partials or comments loses the indentation before the first of them.
ScannedTemplate scan_template(const SourceSet& sources, SourceId source, Diagnostics& diagnostics);

}  // namespace allegory
