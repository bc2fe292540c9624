// Widths by class of character, and lines filled greedily. See label.h.
#include "map/label.h"

#include <array>

#include "base/characters.h"
#include "base/text.h"

namespace allegory::chart {

namespace {

/// Widths of the printable ASCII characters from the space on, in hundredths.
constexpr std::array<unsigned char, 95> ascii_widths{
    32, 41, 46, 84, 64, 95, 78, 28, 39,  39, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79,
    61, 79, 70, 64, 62, 74, 69, 99, 69,  62, 69, 39, 34, 39, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64,
    64, 28, 28, 58, 28, 98, 64, 62, 64,  64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84};

/// A character as a reader counts: a letter with its marks, or an emoji with all that is joined.
double character_width(std::string_view character) {
  std::size_t next = 0;
  const char32_t point = next_code_point(character, next);
  if (point >= 0x20 && point < 0x7F) return ascii_widths[point - 0x20] / 100.0;
  const std::size_t columns = display_width(character.substr(0, next));
  if (columns == 0 && next == character.size()) return 0.0;
  const bool is_emoji = point >= 0x1F000 && point < 0x20000;
  if (is_emoji || character.size() > next + 2) return 1.4;
  return columns >= 2 ? 1.02 : 0.75;
}

bool is_unspaced(std::string_view character) {
  std::size_t next = 0;
  const WordPart part = word_part(next_code_point(character, next));
  return part == WordPart::unspaced || part == WordPart::katakana;
}

bool is_space(std::string_view character) {
  std::size_t next = 0;
  return word_part(next_code_point(character, next)) == WordPart::space;
}

/// Fills lines character by character and remembers where the current one could end.
class Filler {
 public:
  Filler(double size, double width, std::size_t most) : limit_(width / size), most_(most) {}

  /// False if the text is full.
  bool add(std::string_view character) {
    const double width = character_width(character);
    if (is_space(character)) {
      if (!line_.empty()) open(character, width);
      return true;
    }
    if (is_unspaced(character)) mark();
    if (width_ + width > limit_ && !line_.empty() && !turn()) return false;
    line_ += character;
    width_ += width;
    if (character == "-" || character == "/") mark();
    return true;
  }

  std::vector<std::string> finish(bool is_cut) {
    if (is_cut) close();
    while (line_.ends_with(' ')) line_.pop_back();
    if (!line_.empty()) lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  void open(std::string_view character, double width) {
    if (line_.ends_with(' ')) return;
    line_ += character == "\t" || character == "\n" ? std::string_view(" ") : character;
    width_ += width;
    mark();
  }
  void mark() {
    end_ = line_.size();
    end_width_ = width_;
  }

  /// Begins the next line with what stands behind the last place where this one may end.
  bool turn() {
    if (lines_.size() + 1 >= most_) return false;
    const bool has_end = end_ > 0;
    std::string rest = has_end ? line_.substr(end_) : std::string();
    const double rest_width = has_end ? width_ - end_width_ : 0.0;
    if (has_end) line_.resize(end_);
    while (line_.ends_with(' ')) line_.pop_back();
    lines_.push_back(std::move(line_));
    line_ = std::move(rest);
    width_ = rest_width;
    end_ = 0;
    end_width_ = 0.0;
    return true;
  }

  /// Makes room for `…`.
  void close() {
    constexpr double ellipsis = 1.0;
    std::string kept;
    double width = 0.0;
    for (std::size_t at = 0; at < line_.size();) {
      const std::size_t end = character_end(line_, at);
      const std::string_view character = std::string_view(line_).substr(at, end - at);
      width += character_width(character);
      if (width + ellipsis > limit_) break;
      kept += character;
      at = end;
    }
    while (kept.ends_with(' ') || kept.ends_with('-')) kept.pop_back();
    line_ = kept + "…";
  }

  double limit_;
  std::size_t most_;
  std::vector<std::string> lines_;
  std::string line_;
  double width_ = 0.0;
  std::size_t end_ = 0;  ///< of the line, where it may be broken; 0: nowhere
  double end_width_ = 0.0;
};

}  // namespace

double text_width(std::string_view text) {
  double width = 0.0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = character_end(text, at);
    width += character_width(text.substr(at, end - at));
    at = end;
  }
  return width;
}

std::vector<std::string> fit_lines(std::string_view text, double size, double width,
                                   std::size_t most) {
  Filler filler(size, width, most);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = character_end(text, at);
    if (!filler.add(text.substr(at, end - at))) return filler.finish(true);
    at = end;
  }
  return filler.finish(false);
}

}  // namespace allegory::chart
