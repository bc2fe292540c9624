// Splits each page into front matter and body and has both read. Pages are independent of each
// other, so they are read on several threads, each into its own slot with its own findings.
#include "parse.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/parallel.h"
#include "front_matter.h"
#include "markdown.h"
#include "yaml.h"

namespace allegory {

namespace {

/// Where a page's front matter stands, and where its body starts; byte offsets.
struct Split {
  std::optional<std::pair<std::uint32_t, std::uint32_t>> block;
  std::uint32_t body = 0;
  bool is_open = false;  ///< it starts and never ends
};

std::string_view without_trailing_blanks(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t");
  return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Front matter starts with `---` in the first line and ends with `---` or `...` in another.
Split split(const SourceSet& sources, SourceId id) {
  const Source& source = sources[id];
  Split result;
  if (without_trailing_blanks(sources.line(id, 1)) != "---" || source.line_starts.size() < 2)
    return result;
  const std::uint32_t begin = source.line_starts[1];
  for (std::uint32_t line = 2; line <= source.line_starts.size(); ++line) {
    const std::uint32_t start = source.line_starts[line - 1];
    if (start > front_matter_limit) break;
    const std::string_view text = without_trailing_blanks(sources.line(id, line));
    if (text != "---" && text != "...") continue;
    result.block = {begin, start};
    result.body = line < source.line_starts.size() ? source.line_starts[line]
                                                   : static_cast<std::uint32_t>(source.text.size());
    return result;
  }
  result.is_open = true;
  return result;
}

void report_open(const SourceSet& sources, SourceId id, Diagnostics& diagnostics) {
  const bool is_large = sources[id].text.size() > front_matter_limit;
  diagnostics
      .report("front-matter-syntax", {id, 0, 3},
              is_large ? "front matter does not end within 64 KiB" : "front matter does not end",
              "opened here")
      .help("close it with a line `---`; a page that opens with a rule can use `***`");
}

ParsedSection parse_page(const SourceSet& sources, SourceId id, Diagnostics& diagnostics) {
  ParsedSection page;
  page.source = id;
  page.path = content_path(sources[id].path);
  const Split parts = split(sources, id);
  if (parts.is_open) {
    report_open(sources, id, diagnostics);
    page.broken = true;
  }
  if (parts.block) {
    const Span block{id, parts.block->first, parts.block->second};
    const std::optional<YamlNode> map = read_yaml(sources, block, diagnostics);
    if (map) page.front = read_front_matter(sources, *map, diagnostics);
    page.broken = !map;
  }
  const auto size = static_cast<std::uint32_t>(sources[id].text.size());
  page.body = read_markdown(sources, {id, parts.body, size});
  return page;
}

}  // namespace

std::vector<ParsedSection> parse(const SourceSet& sources, const std::vector<SourceId>& pages,
                                 unsigned jobs, Diagnostics& diagnostics) {
  std::vector<ParsedSection> sections(pages.size());
  std::vector<Diagnostics> found(pages.size());
  parallel_for(pages.size(), jobs, [&](std::size_t index) {
    sections[index] = parse_page(sources, pages[index], found[index]);
  });
  for (Diagnostics& each : found) diagnostics.append(std::move(each));
  return sections;
}

}  // namespace allegory
