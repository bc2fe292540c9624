// Pages as Markdown, for who reads without a browser: language models, scripts, terminals.
//
// Comes in: the model. Goes out: `index.md` beside each `index.html`, and `llms.txt`, the list of
// them (llmstxt.org). Links are absolute where the site has a `base_url`, so that a text can be
// taken away from where it lay.
#pragma once

#include <string>
#include <vector>

#include "format.h"
#include "site/pages.h"

namespace allegory {

/// A page as GitHub Flavored Markdown; its kind must be one that has_twin().
std::string markdown_twin(const ViewContext& view, const SitePage& page);

/// What there is to read, with a sentence on each page; homes and sections in story order, then
/// characters and concepts.
std::string llms_txt(const ViewContext& view, const std::vector<SitePage>& pages);

}  // namespace allegory
