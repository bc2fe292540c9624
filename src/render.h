// Site → files: looks formats up by name and calls them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "format.h"

namespace allegory {

/// The format of that name, or null.
const Format* find_format(std::string_view name);

/// The names of the formats that a build writes: those asked for, else the configuration's, else
/// site and wiki. Reports `unknown-format` for a name that is none, and leaves it out.
std::vector<std::string> choose_formats(const Config& config,
                                        const std::vector<std::string>& asked_for,
                                        Diagnostics& diagnostics);

/// Renders a site in one format.
void render(std::string_view format, const Site& site, const RenderContext& context, Output& output,
            Diagnostics& diagnostics);

}  // namespace allegory
