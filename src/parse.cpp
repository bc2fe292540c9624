// Splits each page into front matter and body and has both read. Pages are independent of each
// other, so they are read on several threads, each into its own slot with its own findings.
#include "parse.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/parallel.h"
#include "front_matter.h"
#include "yaml.h"
#include "yaml_block.h"

namespace allegory {

namespace {

void report_open(const SourceSet& sources, SourceId id, const Limits& limits,
                 Diagnostics& diagnostics) {
  const bool is_large = sources[id].text.size() > limits.front_matter;
  diagnostics
      .report("front-matter-syntax", {id, 0, 3},
              is_large ? "front matter does not end within " + size_words(limits.front_matter)
                       : "front matter does not end",
              "opened here")
      .help("close it with a line `---`; a page that opens with a rule can use `***`" +
            (is_large ? limit_help("front-matter") : ""));
}

ParsedSection parse_page(const SourceSet& sources, SourceId id, const ReadingGuard& guard,
                         Diagnostics& diagnostics) {
  ParsedSection page;
  page.source = id;
  page.path = content_path(sources[id].path);
  const PageParts parts = split_page(sources, id, guard.limits.front_matter);
  if (parts.is_open) {
    report_open(sources, id, guard.limits, diagnostics);
    page.broken = true;
  }
  if (parts.block) {
    const std::optional<YamlNode> map = read_yaml(sources, *parts.block, diagnostics);
    if (map) page.front = read_front_matter(sources, *map, diagnostics);
    page.broken = !map;
  }
  const auto size = static_cast<std::uint32_t>(sources[id].text.size());
  page.body = read_page(sources, {id, parts.body, size}, guard, diagnostics);
  page.broken |= page.body.overrun.has_value();
  return page;
}

}  // namespace

std::vector<ParsedSection> parse(const SourceSet& sources, const std::vector<SourceId>& pages,
                                 const ReadingGuard& guard, unsigned jobs,
                                 Diagnostics& diagnostics) {
  std::vector<ParsedSection> sections(pages.size());
  std::vector<Diagnostics> found(pages.size());
  parallel_for(pages.size(), jobs, [&](std::size_t index) {
    sections[index] = parse_page(sources, pages[index], guard, found[index]);
  });
  for (Diagnostics& each : found) diagnostics.append(std::move(each));
  return sections;
}

}  // namespace allegory
