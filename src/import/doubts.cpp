// See doubts.h.
#include "import/doubts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "import/pair_text.h"

namespace allegory {

namespace {

class Doubts {
 public:
  Doubts(const ImportPage& page, const SourceSet& sources, Diagnostics& diagnostics)
      : page_(page), text_(sources[page.source].text), diagnostics_(diagnostics) {}

  void report() {
    auto block = page_.outline.blocks.begin();
    const auto end = page_.outline.blocks.end();
    for (std::size_t at = page_.text.begin; at < text_.size();) {
      const std::size_t stop = std::min(text_.find_first_of("\r\n", at), text_.size());
      while (block != end && (block->kind != OutlineBlock::Kind::code || block->at.end <= at))
        ++block;
      const bool is_code = block != end && block->at.begin <= at;
      if (!is_code) report_line(at, stop);
      at = stop + 1;
    }
  }

 private:
  void report_line(std::size_t begin, std::size_t end) {
    std::string_view line = text_.substr(begin, end - begin);
    const std::string_view words =
        line.substr(std::min(line.find_first_not_of("# *"), line.size()));
    if (is_speaker(words.substr(0, words.find_last_not_of(" *") + 1)))
      diagnostics_.report("import-chat", span(begin, end), "a line of a chat stands in the text")
          .help("remove it, and what was only said to the other");
    for (std::size_t at = 0; at < line.size(); ++at)
      if (const std::size_t size = mark_size(line, at); size > 0) {
        diagnostics_
            .report("import-note", span(begin + at, begin + at + size),
                    "this looks like the mark of a note", "no note belongs to it")
            .help("write `[^1]` here and the note as `[^1]: …`, or remove it");
        at += size - 1;
      }
  }

  /// The length of a mark that begins at a byte of a line: `^1^`, `<sup>1</sup>`, `¹`.
  static std::size_t mark_size(std::string_view line, std::size_t at) {
    if (line[at] == '^') {
      const std::size_t end = skip_digits(line, at + 1);
      const bool is_footnote = at > 0 && line[at - 1] == '[';
      const bool is_address = at > 0 && line[at - 1] == '(';  // that link is reported by itself
      return end > at + 1 && line.substr(end, 1) == "^" && !is_footnote && !is_address
                 ? end + 1 - at
                 : 0;
    }
    if (line[at] == '<' && line.substr(at, 5) == "<sup>") {
      const std::size_t end = skip_digits(line, at + 5);
      return end > at + 5 && line.substr(end, 6) == "</sup>" ? end + 6 - at : 0;
    }
    return at > 0 ? raised_size(line, at) : 0;
  }

  static std::size_t skip_digits(std::string_view line, std::size_t at) {
    while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
    return at;
  }

  /// Raised digits behind a word or a full stop. `m²` and `x³` are no notes.
  static std::size_t raised_size(std::string_view line, std::size_t at) {
    constexpr std::array<std::string_view, 10> raised{"¹", "²", "³", "⁴", "⁵",
                                                      "⁶", "⁷", "⁸", "⁹", "⁰"};
    const std::size_t begin = at;
    for (bool goes_on = true; goes_on;) {
      goes_on = false;
      for (const std::string_view digit : raised)
        if (line.substr(at, digit.size()) == digit) {
          at += digit.size();
          goes_on = true;
        }
    }
    if (at == begin) return 0;
    std::size_t letters = 0;
    while (letters < begin && letters < 3 && line[begin - 1 - letters] != ' ') ++letters;
    const bool ends_text =
        std::string_view(".,;!?\"").find(line[begin - 1]) != std::string_view::npos;
    const std::string_view digits = line.substr(begin, at - begin);
    const bool may_be_power = digits == "²" || digits == "³";
    return !may_be_power || letters == 3 || ends_text ? at - begin : 0;
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {page_.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  const ImportPage& page_;
  std::string_view text_;
  Diagnostics& diagnostics_;
};

}  // namespace

void report_doubts(const ImportPage& page, const SourceSet& sources, Diagnostics& diagnostics) {
  Doubts(page, sources, diagnostics).report();
}

}  // namespace allegory
