// See svg_parts.h.
#include "map/svg_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace allegory::chart {

namespace {

constexpr double line_height = 1.3;
/// From the middle of a line of text down to its base line, for a size of 1.
constexpr double base_line = 0.35;

std::string picture_svg(const Box& box, const Face& face, const Metrics& metrics, double x) {
  std::string svg = face.picture;
  // The picture is an <svg> of its own; inside another one it needs a place and a size.
  constexpr std::string_view tag = "<svg ";
  if (!svg.starts_with(tag)) return {};
  svg.insert(tag.size(), fmt::format(R"(x="{}" y="{}" width="{}" height="{}" )", number(x),
                                     number(box.middle() - metrics.picture / 2),
                                     number(metrics.picture), number(metrics.picture)));
  return svg;
}

}  // namespace

std::string number(double value) {
  const auto tenths = std::lround(value * 10);
  const auto whole = std::abs(tenths) / 10, rest = std::abs(tenths) % 10;
  const std::string_view sign = tenths < 0 ? "-" : "";
  return rest == 0 ? fmt::format("{}{}", sign, whole) : fmt::format("{}{}.{}", sign, whole, rest);
}

std::string_view class_of(Fate fate) {
  switch (fate) {
    case Fate::carried:
      return "is-carried";
    case Fate::predicted:
      return "is-predicted";
    case Fate::broken:
      return "is-broken";
    case Fate::silent:
      break;
  }
  return "is-silent";
}

std::string_view class_of(Tie::Kind kind) {
  switch (kind) {
    case Tie::Kind::holds:
      return "is-held";
    case Tie::Kind::elsewhere:
      return "is-elsewhere";
    case Tie::Kind::denied:
      break;
  }
  return "is-denied";
}

std::string open_svg(double width, double height, std::string_view css_class,
                     const Metrics& metrics, const Captions& captions) {
  return fmt::format(
      "<svg class=\"{}\" width=\"{}\" font-size=\"{}\" viewBox=\"0 0 {} {}\" role=\"group\" "
      "aria-labelledby=\"{}-title {}-desc\">\n<title id=\"{}-title\">{}</title>\n"
      "<desc id=\"{}-desc\">{}</desc>\n",
      css_class, number(std::ceil(width)), number(metrics.text), number(width), number(height),
      captions.id, captions.id, captions.id, escape_html(captions.title), captions.id,
      escape_html(captions.description));
}

std::string box_svg(const Thing& thing, const Box& box, const Face& face, const Metrics& metrics,
                    std::string_view more) {
  const bool is_story = thing.side == Side::story;
  const double radius = is_story ? std::min(20.0, box.height / 2) : 2.0;
  std::string svg = fmt::format(
      "<a class=\"box {}{}\" href=\"{}\" data-thing=\"{}\"><title>{}</title>"
      "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
      is_story ? "story" : "idea", more, escape_html(face.url), box.thing, escape_html(face.title),
      number(box.x), number(box.y), number(box.width), number(box.height), number(radius));
  const double start =
      metrics.is_mirrored ? box.x + box.width - metrics.padding : box.x + metrics.padding;
  const double sign = metrics.is_mirrored ? -1 : 1;
  double text_start = start + sign * 2;
  if (!face.picture.empty() && metrics.picture > 0) {
    svg += picture_svg(box, face, metrics, metrics.is_mirrored ? start - metrics.picture : start);
    text_start = start + sign * (metrics.picture + picture_gap);
  }
  const double step = metrics.text * line_height;
  double y = box.middle() - step * static_cast<double>(box.lines.size() - 1) / 2 +
             metrics.text * base_line;
  svg += "<text>";
  for (const std::string& line : box.lines) {
    svg += fmt::format(R"(<tspan x="{}" y="{}">{}</tspan>)", number(text_start), number(y),
                       escape_html(line));
    y += step;
  }
  svg += "</text>";
  if (thing.is_broken)
    svg +=
        cross_svg(is_story == metrics.is_mirrored ? box.x + box.width - 6 : box.x + 6, box.y + 4);
  return svg + "</a>\n";
}

std::string arrow_svg(double x, double y, double sign) {
  return fmt::format(R"(<path class="tip" d="M{} {}l{} -4v8z"/>)", number(x), number(y),
                     number(-7 * sign));
}

std::string cross_svg(double x, double y) {
  return fmt::format(R"(<circle class="gap" cx="{0}" cy="{1}" r="7"/>)"
                     R"(<path class="cross" d="M{2} {3}l8 8m0 -8l-8 8"/>)",
                     number(x), number(y), number(x - 4), number(y - 4));
}

std::string verb_svg(std::string_view verb, double x, double y, const Metrics& metrics) {
  return fmt::format(R"(<text class="verb" font-size="{}" x="{}" y="{}">{}</text>)",
                     number(metrics.verb), number(x), number(y + metrics.verb * base_line),
                     escape_html(verb));
}

}  // namespace allegory::chart
