// Where lines start, and what line and column a byte offset is.
//
// Comes in: text and byte offsets. Goes out: places as people and editors count them. A file may be
// one line of ten megabytes with a finding on every word, so columns are not counted from the start
// of the line: the characters before every 1024th byte are counted once, when the text is added.
#include "source.h"

#include <algorithm>
#include <cassert>

namespace allegory {
namespace {

constexpr std::uint32_t block_size = 1024;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Adds the bytes of `text` to the counts. A character counts where its first byte stands; those of
/// four bytes take two UTF-16 code units.
void count_characters(std::string_view text, CharacterCounts& counts) {
  for (const char byte : text) {
    if (is_continuation(byte)) continue;
    ++counts.code_points;
    counts.utf16_units += static_cast<unsigned char>(byte) >= 0xF0 ? 2 : 1;
  }
}

std::vector<std::uint32_t> find_line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    const bool is_lone_return = text[offset] == '\r' && text.substr(offset + 1, 1) != "\n";
    if (text[offset] == '\n' || is_lone_return)
      starts.push_back(static_cast<std::uint32_t>(offset + 1));
  }
  return starts;
}

/// `offset`, moved back to the first byte of its character and into the text.
std::uint32_t settle_offset(std::string_view text, std::uint32_t offset) {
  if (offset >= text.size()) return static_cast<std::uint32_t>(text.size());
  while (offset > 0 && is_continuation(text[offset])) --offset;
  return offset;
}

/// The 1-based line that a byte offset is on.
std::uint32_t line_of(const Source& source, std::uint32_t offset) {
  const std::vector<std::uint32_t>::const_iterator next =
      std::ranges::upper_bound(source.line_starts, offset);
  return static_cast<std::uint32_t>(next - source.line_starts.begin());
}

}  // namespace

SourceId SourceSet::add(std::string path, std::string text, bool has_mark) {
  assert(text.size() < UINT32_MAX);
  std::vector<CharacterCounts>& blocks = counts_.emplace_back();
  CharacterCounts counts;
  for (std::size_t begin = 0; begin <= text.size(); begin += block_size) {
    blocks.push_back(counts);
    count_characters(std::string_view(text).substr(begin, block_size), counts);
  }
  std::vector<std::uint32_t> line_starts = find_line_starts(text);
  sources_.push_back({std::move(path), std::move(text), std::move(line_starts), has_mark});
  return {static_cast<std::uint32_t>(sources_.size() - 1)};
}

std::string_view SourceSet::text(const Span& span) const {
  const std::string_view text = sources_[span.source.index].text;
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  return text.substr(begin, std::max(span.begin, span.end) - span.begin);
}

CharacterCounts SourceSet::characters_before(SourceId id, std::uint32_t offset) const {
  CharacterCounts counts = counts_[id.index][offset / block_size];
  const std::uint32_t begin = offset - offset % block_size;
  count_characters(std::string_view(sources_[id.index].text).substr(begin, offset - begin), counts);
  return counts;
}

Position SourceSet::position(SourceId id, std::uint32_t offset) const {
  const Source& source = sources_[id.index];
  offset = settle_offset(source.text, offset);
  const std::uint32_t line = line_of(source, offset);
  const std::uint32_t line_start = source.line_starts[line - 1];
  const std::uint32_t before = characters_before(id, line_start).code_points;
  return {line, characters_before(id, offset).code_points - before + 1};
}

std::uint32_t SourceSet::utf16_column(SourceId id, std::uint32_t offset) const {
  const Source& source = sources_[id.index];
  offset = settle_offset(source.text, offset);
  const std::uint32_t line_start = source.line_starts[line_of(source, offset) - 1];
  const std::uint32_t before = characters_before(id, line_start).utf16_units;
  return characters_before(id, offset).utf16_units - before + 1;
}

std::string_view SourceSet::line(SourceId id, std::uint32_t line) const {
  const Source& source = sources_[id.index];
  if (line == 0 || line > source.line_starts.size()) return {};
  const std::uint32_t begin = source.line_starts[line - 1];
  const std::size_t end =
      line < source.line_starts.size() ? source.line_starts[line] : source.text.size();
  std::string_view text = std::string_view(source.text).substr(begin, end - begin);
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace allegory
