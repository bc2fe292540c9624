// Golden files. The difference is the longest common subsequence of lines between the first and the
// last line that differ; where that would be too large a table, all lines between count as changed.
#include "support/golden.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "support/case_file.h"

namespace allegory {

namespace {

constexpr std::size_t context = 3;
constexpr std::size_t table_limit = 4'000'000;

/// One line of a difference: ` `, `-` or `+`, and the text.
struct Change {
  char sign;
  std::string_view line;
};

bool is_updating() {
  const char* value = getenv("UPDATE_GOLDEN");
  return value != nullptr && std::string_view(value) == "1";
}

/// The lines with their line ends, so that a missing last one counts.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

std::string show(const Change& change) {
  std::string text(1, change.sign);
  for (const char byte : change.line) {
    const auto value = static_cast<unsigned char>(byte);
    if (byte == '\n' || byte == '\t' || value >= 0x20)
      text += byte;
    else
      text += fmt::format("\\x{:02x}", value);
  }
  if (!change.line.ends_with('\n')) text += "\n\\ no line end\n";
  return text;
}

/// The changes between the lines of `a` and `b` by longest common subsequence [Wagner, Fischer
/// 1974].
std::vector<Change> compare(const std::vector<std::string_view>& a,
                            const std::vector<std::string_view>& b) {
  std::vector<Change> changes;
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> longest;  // of the rest of a from i and of b from j, at i * width + j
  if ((a.size() + 1) * width <= table_limit) {
    longest.resize((a.size() + 1) * width);
    for (std::size_t i = a.size(); i-- > 0;)
      for (std::size_t j = b.size(); j-- > 0;)
        longest[i * width + j] =
            a[i] == b[j] ? longest[(i + 1) * width + j + 1] + 1
                         : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
  }
  std::size_t i = 0, j = 0;
  while (!longest.empty() && i < a.size() && j < b.size()) {
    if (a[i] == b[j]) {
      changes.push_back({' ', a[i++]});
      ++j;
    } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
      changes.push_back({'-', a[i++]});
    } else {
      changes.push_back({'+', b[j++]});
    }
  }
  while (i < a.size()) changes.push_back({'-', a[i++]});
  while (j < b.size()) changes.push_back({'+', b[j++]});
  return changes;
}

/// All lines of both texts as changes.
std::vector<Change> changes_of(std::string_view expected, std::string_view actual) {
  std::vector<std::string_view> a = lines_of(expected), b = lines_of(actual);
  const auto [first_a, first_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const std::vector<std::string_view> head(a.begin(), first_a);
  a.erase(a.begin(), first_a);
  b.erase(b.begin(), first_b);
  std::vector<std::string_view> tail;
  for (; !a.empty() && !b.empty() && a.back() == b.back(); a.pop_back(), b.pop_back())
    tail.push_back(a.back());
  std::vector<Change> changes;
  for (const std::string_view line : head) changes.push_back({' ', line});
  for (const Change& change : compare(a, b)) changes.push_back(change);
  for (auto line = tail.rbegin(); line != tail.rend(); ++line) changes.push_back({' ', *line});
  return changes;
}

}  // namespace

std::string line_difference(std::string_view expected, std::string_view actual) {
  if (expected == actual) return {};
  const std::vector<Change> changes = changes_of(expected, actual);
  std::vector<bool> shown(changes.size());
  for (std::size_t at = 0; at < changes.size(); ++at)
    if (changes[at].sign != ' ')
      for (std::size_t near = at < context ? 0 : at - context;
           near < std::min(changes.size(), at + context + 1); ++near)
        shown[near] = true;
  std::string text;
  std::size_t line = 1;  // in `expected`
  for (std::size_t at = 0; at < changes.size(); ++at) {
    if (shown[at] && (at == 0 || !shown[at - 1])) text += fmt::format("@ line {}\n", line);
    if (shown[at]) text += show(changes[at]);
    if (changes[at].sign != '+') ++line;
  }
  return text;
}

std::string golden_difference(const std::filesystem::path& path, std::string_view actual) {
  const std::filesystem::path file = repository() / path;
  const bool exists = std::filesystem::exists(file);
  const std::string expected = exists ? read_file(file) : std::string();
  if (exists && expected == actual) return {};
  if (is_updating()) {
    write_file(file, actual);
    return {};
  }
  return fmt::format("{} {}\n{}", path.string(), exists ? "is different" : "is missing",
                     line_difference(expected, actual));
}

std::set<std::string> stale_goldens(const std::filesystem::path& path,
                                    const std::set<std::string>& wanted) {
  std::set<std::string> stale;
  const std::filesystem::path folder = repository() / path;
  if (!std::filesystem::exists(folder)) return stale;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (const std::string name = entry.path().lexically_relative(folder).generic_string();
        !entry.is_directory() && !wanted.contains(name))
      stale.insert(name);
  if (!is_updating()) return stale;
  for (const std::string& name : stale) std::filesystem::remove(folder / name);
  return {};
}

const std::filesystem::path& repository() {
  static const std::filesystem::path path(ALLEGORY_REPOSITORY);
  return path;
}

const std::filesystem::path& program() {
  static const std::filesystem::path path(ALLEGORY_PROGRAM);
  return path;
}

}  // namespace allegory
