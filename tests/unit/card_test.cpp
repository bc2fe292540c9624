// The picture for previews of links: what fits, and what must not break it.
#include "site/card.h"

#include <catch2/catch.hpp>

namespace allegory {

TEST_CASE("a short title is large, a long one smaller and on several lines") {
  const FittedText small = fit_title("The Lion", 1040);
  CHECK(small.lines == std::vector<std::string>{"The Lion"});
  CHECK(small.size == 84);
  const FittedText large =
      fit_title("The Wizard of Oz of Machine Learning: A Meta-meme Exploration", 1040);
  CHECK(large.lines.size() == 3);
  CHECK(large.size < 84);
  for (const std::string& line : large.lines) CHECK(text_width(line) * large.size <= 1040);
}

TEST_CASE("what does not fit at all is cut, also within a word and without a blank") {
  for (const std::string& title :
       {std::string(1000, 'W'), std::string(300, 'i') + " " + std::string(300, 'm'), [] {
          std::string text;
          for (int at = 0; at < 200; ++at) text += "龍";
          return text;
        }()}) {
    const FittedText fitted = fit_title(title, 1040);
    CHECK(fitted.lines.size() == 3);
    CHECK(fitted.lines.back().ends_with("…"));
    for (const std::string& line : fitted.lines) CHECK(text_width(line) * fitted.size <= 1040);
  }
  CHECK(fit_title("", 1040).lines.empty());
}

TEST_CASE("a card holds the title, both voices, and a sigil for each side of a pair") {
  CardText text;
  text.site = "Site";
  text.story = "Oz";
  text.idea = "Learning";
  text.title = "A <b> & c";
  text.lang = "en";
  text.pairs = {{"lion", "courage"}};
  const std::string svg = card_svg(text);
  CHECK(svg.find("A &lt;b&gt; &amp; c") != std::string::npos);
  CHECK(svg.find("Oz</tspan> → ") != std::string::npos);
  CHECK(svg.find("stroke-linecap=\"round\"") != std::string::npos);
  CHECK(svg.find("stroke-linecap=\"square\"") != std::string::npos);
  CHECK(svg.find("style") == std::string::npos);
  CHECK(card_svg(text) == svg);
}

TEST_CASE("a card of a language from right to left begins at the right") {
  CardText text;
  text.title = "مرحبا";
  text.story = "أ";
  text.idea = "ب";
  text.lang = "ar";
  text.is_right_to_left = true;
  const std::string svg = card_svg(text);
  CHECK(svg.find("direction=\"rtl\"") != std::string::npos);
  CHECK(svg.find("x=\"1120\"") != std::string::npos);
  CHECK(svg.find("←") != std::string::npos);
}

}  // namespace allegory
