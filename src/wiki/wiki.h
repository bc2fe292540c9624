// A whole wiki: its pages, what stands beside all of them, and the files that they show.
#pragma once

#include "format.h"
#include "wiki/form.h"

namespace allegory {

/// Writes a site as a wiki of that form. Reports the rules that begin with `wiki-`.
void render_wiki_files(const WikiForm& form, const Site& site, const RenderContext& context,
                       Output& output, Diagnostics& diagnostics);

}  // namespace allegory
