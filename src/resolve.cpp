// The steps of resolving, in order. Each is a file of resolve/ and fills its part of the Site.
#include "resolve.h"

#include <utility>

#include "names.h"
#include "resolve/addresses.h"
#include "resolve/cast.h"
#include "resolve/links.h"
#include "resolve/mentions.h"
#include "resolve/outline.h"

namespace allegory {

Site resolve(Config config, std::vector<ParsedSection> sections,
             const std::vector<std::string>& assets, const ResolveOptions& options) {
  Site site;
  site.config = std::move(config);
  site.trust_html = options.trust_html;
  for (ParsedSection& written : sections) {
    if (written.front.draft && !options.drafts) {
      site.drafts.push_back(std::move(written.path));
      continue;
    }
    Section section;
    section.written = std::move(written);
    site.sections.push_back(std::move(section));
  }
  // Beyond this point no page is added or removed: an index into `sections` names one for good.
  arrange(site);
  const Names names = assemble_cast(site);
  give_addresses(site, assets);
  // Every name has its address; links can be bound.
  bind_links(site, names);
  find_mentions(site, options.jobs);
  return site;
}

}  // namespace allegory
