// The picture that a chat or a search engine shows beside a link to a page.
//
// Comes in: a few words. Goes out: SVG of 1200 × 630, without anything to load. There are no font
// metrics at hand, so widths are guessed from above: text may end early, it never runs out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace allegory {

/// What a card shows; any text may be empty.
struct CardText {
  std::string_view site, story, idea, title, lang;
  bool is_right_to_left = false;
  /// Ids of who stands for whom, the story's first; at most `card_pairs` are shown.
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
};

inline constexpr std::size_t card_pairs = 5;

/// The card as SVG.
std::string card_svg(const CardText& text);

/// A title in lines, and how large they may be, in pixels, to be no wider than `width`. Words that
/// are wider than a line are cut; what does not fit into three lines ends with `…`.
struct FittedText {
  std::vector<std::string> lines;
  int size = 0;
};
FittedText fit_title(std::string_view title, double width);

/// How wide a text in a wide serif is at most, in parts of its size.
double text_width(std::string_view text);

}  // namespace allegory
