// See cover.h. Two columns of pictures face each other, the story's round and the idea's square, as
// on the site; colours are those of the theme's light scheme.
#include "book/cover.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "site/card.h"
#include "site/sigil.h"

namespace allegory {

namespace {

constexpr int width = 1600, height = 2400, margin = 160;
constexpr int picture = 170, row = 250;
constexpr std::size_t most_pairs = 4;
constexpr std::string_view serif =
    "'Iowan Old Style', Palatino, P052, Charter, Georgia, 'DejaVu Serif', serif";

/// A colour of the theme, or what `base` has in its place.
std::string color_of(const BookContext& context, ColorRole role, std::string_view otherwise) {
  const auto& chosen = context.site().look.color(Scheme::light, role);
  return chosen ? to_hex(chosen->color) : std::string(otherwise);
}

/// The first pairs of ids that stand for each other.
std::vector<std::pair<std::string_view, std::string_view>> pairs_of(const BookContext& context,
                                                                    const Book& book) {
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
  const Allegory& allegory = context.site().allegories[book.allegory];
  const auto id = [&](const Reference& reference) {
    return std::string_view(entity_of(context.site(), reference.entity).written.id.value);
  };
  for (const std::uint32_t index : context.view.index.correspondences[book.allegory]) {
    const Correspondence& line = allegory.correspondences[index];
    if (pairs.size() == most_pairs) break;
    if (!line.written.negative && ties_entities(line))
      pairs.emplace_back(id(line.from.front()), id(line.to.front()));
  }
  return pairs;
}

std::string text_svg(std::string_view text, double y, int size, std::string_view color,
                     std::string_view more) {
  return fmt::format(
      "<text x=\"{}\" y=\"{:.0f}\" font-size=\"{}\" fill=\"{}\" "
      "text-anchor=\"middle\"{}>{}</text>\n",
      width / 2, y, size, color, more, escape_html(text));
}

/// A picture: filled cells in a round or a square frame.
std::string picture_svg(std::string_view id, bool is_story, int x, int y, std::string_view color) {
  constexpr int inset = 35, cells = 5;
  const double scale = static_cast<double>(picture - 2 * inset) / cells;
  const std::string frame =
      is_story ? fmt::format("<circle cx=\"{0}\" cy=\"{0}\" r=\"{0}\"", picture / 2)
               : fmt::format("<rect width=\"{0}\" height=\"{0}\"", picture);
  return fmt::format(
      "<g transform=\"translate({} {})\">{} fill=\"none\" stroke=\"{}\" stroke-width=\"4\"/>"
      "<path transform=\"translate({} {}) scale({:.1f})\" d=\"{}\" stroke=\"{}\" "
      "stroke-width=\"{}\" stroke-linecap=\"{}\" fill=\"none\"/></g>\n",
      x, y, frame, color, inset, inset, scale, sigil_path(id), color, is_story ? ".86" : "1",
      is_story ? "round" : "square");
}

}  // namespace

std::string book_cover(const BookContext& context, const Book& book) {
  const std::string story = color_of(context, ColorRole::story, "#855600");
  const std::string idea = color_of(context, ColorRole::idea, "#00694A");
  const std::string ink = color_of(context, ColorRole::text, "#1E2A24");
  const std::string line = color_of(context, ColorRole::line, "#8C8474");
  const std::string_view title = book.title;
  const std::size_t colon = title.find(": ");
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
      "viewBox=\"0 0 {0} {1}\" font-family=\"{2}\">\n<title>{3}</title>\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"{4}\"/>\n"
      "<rect x=\"60\" y=\"60\" width=\"{5}\" height=\"{6}\" fill=\"none\" stroke=\"{7}\" "
      "stroke-width=\"3\"/>\n",
      width, height, escape_html(serif), escape_html(title),
      color_of(context, ColorRole::paper, "#FBFAF6"), width - 120, height - 120, line);
  // Cards have smaller letters.
  constexpr double scale = 1.6;
  const FittedText head = fit_title(title.substr(0, colon), (width - 2 * margin) / scale);
  const int size = static_cast<int>(head.size * scale);
  double y = 420;
  for (const std::string& text : head.lines) {
    svg += text_svg(text, y, size, ink, "");
    y += size * 1.15;
  }
  if (colon != std::string_view::npos)
    for (const std::string& text : fit_title(title.substr(colon + 2), width - 2 * margin).lines) {
      y += 76;
      svg += text_svg(text, y, 56, ink, " font-style=\"italic\"");
    }
  const auto pairs = pairs_of(context, book);
  int top = 1180 + (static_cast<int>(most_pairs) - static_cast<int>(pairs.size())) * row / 2;
  const bool is_mirrored = text_direction(book.lang) == "rtl";
  const int near = 400, far = width - near - picture;
  for (const auto& [from, to] : pairs) {
    svg += picture_svg(from, true, is_mirrored ? far : near, top, story);
    svg += fmt::format("<path d=\"M{} {}H{}\" stroke=\"{}\" stroke-width=\"4\"/>\n",
                       near + picture + 40, top + picture / 2, far - 40, line);
    svg += picture_svg(to, false, is_mirrored ? near : far, top, idea);
    top += row;
  }
  if (const std::string& author = context.site().config.author; !author.empty())
    svg += text_svg(author, height - 150.0, 56, ink, "");
  return svg + "</svg>\n";
}

}  // namespace allegory
