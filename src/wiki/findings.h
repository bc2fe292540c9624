// What a wiki cannot show as it was meant, as findings.
#pragma once

#include <vector>

#include "wiki/layout.h"

namespace allegory {

/// Reports what the text of a section lost: `wiki-diagram` for each diagram that is not drawn,
/// `wiki-lowered` once for all that is shown in another way.
void report_losses(const Target& target, const std::vector<WikiLoss>& losses,
                   Diagnostics& diagnostics);

/// Reports a page of more bytes than the wiki shows well: `wiki-page-size`.
void report_size(const WikiContext& context, const WikiPage& page, std::size_t bytes,
                 Diagnostics& diagnostics);

}  // namespace allegory
