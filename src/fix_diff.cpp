// Pairs the lines that stayed, and prints what lies between them. See fix_diff.h.
#include "fix_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace allegory {

namespace {

constexpr std::size_t context = 3;

/// Where each line of a text starts, and where the last one ends.
std::vector<std::size_t> line_places(std::string_view text) {
  std::vector<std::size_t> places{0};
  for (std::size_t at = 0; at < text.size(); at = places.back()) {
    const std::size_t end = text.find('\n', at);
    places.push_back(end == std::string_view::npos ? text.size() : end + 1);
  }
  return places;
}

/// A text as its lines, with their line ends.
struct Lines {
  std::string_view text;
  std::vector<std::size_t> places;

  explicit Lines(std::string_view all) : text(all), places(line_places(all)) {}
  std::size_t count() const { return places.size() - 1; }
  std::string_view operator[](std::size_t index) const {
    return text.substr(places[index], places[index + 1] - places[index]);
  }
  /// The first line that starts at or behind `at`.
  std::size_t from(std::size_t at) const {
    const auto found = std::ranges::lower_bound(places, at);
    return static_cast<std::size_t>(found - places.begin());
  }
};

/// Lines of the one text that became lines of the other; half-open.
struct Change {
  std::size_t before = 0, before_end = 0, after = 0, after_end = 0;
};

/// Leaves out equal lines at both ends.
void trim(Change& change, const Lines& before, const Lines& after) {
  while (change.before < change.before_end && change.after < change.after_end &&
         before[change.before] == after[change.after]) {
    ++change.before;
    ++change.after;
  }
  while (change.before < change.before_end && change.after < change.after_end &&
         before[change.before_end - 1] == after[change.after_end - 1]) {
    --change.before_end;
    --change.after_end;
  }
}

/// What lies between the whole lines that were kept.
std::vector<Change> changes_of(const Lines& before, const Lines& after, const FixedText& text) {
  std::vector<Change> changes;
  Change next;
  const auto close = [&](std::size_t before_end, std::size_t after_end) {
    next.before_end = before_end;
    next.after_end = after_end;
    trim(next, before, after);
    if (next.before < next.before_end || next.after < next.after_end) changes.push_back(next);
  };
  for (const KeptRun& run : text.kept()) {
    std::size_t first = before.from(run.before);
    const std::size_t end = run.before + run.length;
    while (first < before.count() && before.places[first + 1] <= end) {
      const std::size_t here = before.places[first] - run.before + run.after;
      const std::size_t line = after.from(here);
      const bool is_whole =
          line < after.count() && after.places[line] == here && before[first] == after[line];
      if (is_whole) {
        close(first, line);
        next = {first + 1, 0, line + 1, 0};
      }
      ++first;
    }
  }
  close(before.count(), after.count());
  return changes;
}

/// The start and number of a hunk's lines; an empty one names the line before it.
std::string range(std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  return count == 1 ? fmt::format("{}", begin + 1)
                    : fmt::format("{},{}", count == 0 ? begin : begin + 1, count);
}

void print_lines(char sign, const Lines& lines, std::size_t begin, std::size_t end,
                 std::string& diff) {
  for (std::size_t index = begin; index < end; ++index) {
    diff += sign;
    diff += lines[index];
    if (!lines[index].ends_with('\n')) diff += "\n\\ No newline at end of file\n";
  }
}

/// A path as git writes it in a diff: in quotes where it has to be.
std::string shown_path(std::string_view side, std::string_view path) {
  const std::string name = fmt::format("{}/{}", side, path);
  if (name.find_first_of("\"\\") == std::string::npos)
    return name.find(' ') == std::string::npos ? name : name + '\t';
  std::string quoted = "\"";
  for (const char byte : name) {
    if (byte == '"' || byte == '\\') quoted += '\\';
    quoted += byte;
  }
  return quoted + '"';
}

}  // namespace

std::string unified_diff(std::string_view path, const FixedText& text) {
  const Lines before(text.before());
  const Lines after(text.after());
  const std::vector<Change> changes = changes_of(before, after, text);
  if (changes.empty()) return {};
  std::string diff = fmt::format("--- {}\n+++ {}\n", shown_path("a", path), shown_path("b", path));
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first;
    while (last + 1 < changes.size() &&
           changes[last + 1].before - changes[last].before_end <= 2 * context)
      ++last;
    const std::size_t lead = std::min(context, changes[first].before);
    const std::size_t tail = std::min(context, before.count() - changes[last].before_end);
    diff += fmt::format("@@ -{} +{} @@\n",
                        range(changes[first].before - lead, changes[last].before_end + tail),
                        range(changes[first].after - lead, changes[last].after_end + tail));
    std::size_t at = changes[first].before - lead;
    for (; first <= last; ++first) {
      print_lines(' ', before, at, changes[first].before, diff);
      print_lines('-', before, changes[first].before, changes[first].before_end, diff);
      print_lines('+', after, changes[first].after, changes[first].after_end, diff);
      at = changes[first].before_end;
    }
    print_lines(' ', before, at, at + tail, diff);
  }
  return diff;
}

}  // namespace allegory
