// ParsedSections → Site: names become ids, links find their targets, pages find their places.
//
// Cannot fail and reports nothing: what is bound to nothing, or to two things, is kept as data, and
// rules speak about it.
#pragma once

#include <string>
#include <vector>

#include "allegory.h"
#include "config.h"
#include "written.h"

namespace allegory {

struct ResolveOptions {
  bool drafts = false;      ///< keep pages with `draft: true`
  bool trust_html = false;  ///< raw HTML goes through and is no finding
  unsigned jobs = 1;        ///< threads; the result is the same for any number
};

/// `sections` sorted by path; `assets` sorted.
Site resolve(Config config, std::vector<ParsedSection> sections,
             const std::vector<std::string>& assets, const ResolveOptions& options);

}  // namespace allegory
