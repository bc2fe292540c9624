// Finds the lines around front matter. See yaml_block.h.
#include "yaml_block.h"

#include <string_view>

namespace allegory {

static std::string_view without_trailing_blanks(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t");
  return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

PageParts split_page(const SourceSet& sources, SourceId id, std::size_t limit) {
  const Source& source = sources[id];
  PageParts result;
  if (without_trailing_blanks(sources.line(id, 1)) != "---" || source.line_starts.size() < 2)
    return result;
  const std::uint32_t begin = source.line_starts[1];
  for (std::uint32_t line = 2; line <= source.line_starts.size(); ++line) {
    const std::uint32_t start = source.line_starts[line - 1];
    if (start > limit) break;
    const std::string_view text = without_trailing_blanks(sources.line(id, line));
    if (text != "---" && text != "...") continue;
    result.block = {id, begin, start};
    result.body = line < source.line_starts.size() ? source.line_starts[line]
                                                   : static_cast<std::uint32_t>(source.text.size());
    return result;
  }
  result.is_open = true;
  return result;
}

}  // namespace allegory
