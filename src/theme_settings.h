// `theme.yaml`: what a theme stands on, and its look.
#pragma once

#include <optional>
#include <string>

#include "diagnostic.h"
#include "look.h"
#include "schema_shape.h"
#include "source.h"

namespace allegory {

/// A `theme.yaml`, read. What is absent is empty; what was wrong has been reported.
struct ThemeSettings {
  std::optional<Spanned<std::string>> extends;  ///< the theme below; else `base`
  Look look;
};

/// The keys of the file.
const YamlShape& theme_settings_shape();

/// Reads a `theme.yaml`. Reports `front-matter-syntax`, `duplicate-id`, `unknown-key`,
/// `wrong-type` and `invalid-value`.
ThemeSettings read_theme_settings(const SourceSet& sources, SourceId source,
                                  Diagnostics& diagnostics);

}  // namespace allegory
