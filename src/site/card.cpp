// See card.h.
#include "site/card.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/characters.h"
#include "base/text.h"
#include "site/sigil.h"

namespace allegory {

namespace {

constexpr int card_width = 1200, card_height = 630, margin = 80;
/// A size of the title in pixels, and how many lines of it there is room for.
struct TitleSize {
  int pixels;
  std::size_t lines;
};
constexpr std::array<TitleSize, 4> sizes{{{84, 2}, {72, 3}, {60, 3}, {50, 3}}};

// Colours of the theme's light scheme: a card has one scheme, since who shows it does not tell its
// own.
constexpr std::string_view paper = "#FBFAF6", ink = "#1E2A24", muted = "#55625B",
                           story_color = "#855600", idea_color = "#00694A", hair = "#E2DED1";
constexpr std::string_view serif = "Charter, Georgia, 'DejaVu Serif', serif";
constexpr std::string_view sans = "system-ui, 'DejaVu Sans', sans-serif";

/// How wide a character is at most; a guess from above for serifs such as DejaVu.
double advance(char32_t point, std::string_view character) {
  constexpr std::string_view narrow = "iljtfrI.,:;!'|()[] ";
  constexpr std::string_view wide = "mwMWQO@%&";
  if (point < 0x80) {
    if (narrow.find(static_cast<char>(point)) != std::string_view::npos) return 0.42;
    return wide.find(static_cast<char>(point)) != std::string_view::npos ? 1.05 : 0.7;
  }
  const std::size_t cells = display_width(character);
  return cells == 0 ? 0.0 : cells == 1 ? 0.72 : 1.1;
}

/// Where a line that begins at `begin` ends: before a blank if there is one, else within a word.
std::size_t line_end(std::string_view title, std::size_t begin, double width) {
  double used = 0;
  std::size_t last_blank = std::string_view::npos;
  std::size_t at = begin;
  while (at < title.size()) {
    const std::size_t before = at;
    const char32_t point = next_code_point(title, at);
    used += advance(point, title.substr(before, at - before));
    if (point == ' ') last_blank = before;
    if (used <= width) continue;
    if (last_blank != std::string_view::npos && last_blank > begin) return last_blank;
    return before > begin ? before : at;
  }
  return title.size();
}

/// The lines of a title; with `is_last` what is left over is cut, else nothing fits.
std::vector<std::string> lines_of(std::string_view title, double width, std::size_t most_lines,
                                  bool is_last) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < title.size();) {
    const bool is_full = lines.size() + 1 == most_lines;
    std::size_t end = line_end(title, begin, width);
    if (is_full && end < title.size()) {
      if (!is_last) return {};
      end = line_end(title, begin, width - 1.1);  // room for `…`
      lines.push_back(std::string(trim(title.substr(begin, end - begin))) + "…");
      return lines;
    }
    lines.emplace_back(trim(title.substr(begin, end - begin)));
    begin = end;
    while (begin < title.size() && title[begin] == ' ') ++begin;
  }
  return lines;
}

/// Text of one line, cut where it gets wider than `width` pixels.
std::string one_line(std::string_view text, int size, double width) {
  if (text_width(text) * size <= width) return escape_html(text);
  return escape_html(text.substr(0, line_end(text, 0, width / size - 1.1))) + "…";
}

struct Pen {
  std::string svg;
  int edge = margin;  // where lines begin
  void line(std::string_view text, int y, int size, std::string_view family,
            std::string_view color) {
    svg += fmt::format(R"(<text x="{}" y="{}" font-family="{}" font-size="{}" fill="{}">{}</text>)",
                       edge, y, family, size, color, text);
  }
};

void draw_sigil(std::string& svg, std::string_view id, Side side, int x, int y, int size) {
  svg += fmt::format(
      R"-(<path transform="translate({},{}) scale({})" d="{}" fill="none" stroke="{}" stroke-width="{}" stroke-linecap="{}"/>)-",
      x, y, size / 5, sigil_path(id), side == Side::story ? story_color : idea_color,
      side == Side::story ? ".86" : "1", side == Side::story ? "round" : "square");
}

void draw_pairs(const CardText& text, std::string& svg) {
  constexpr int size = 50, step = 210, top = 480;
  const std::size_t count = std::min(text.pairs.size(), card_pairs);
  for (std::size_t at = 0; at < count; ++at) {
    const int begin = margin + static_cast<int>(at) * step;
    const int x = text.is_right_to_left ? card_width - begin - 150 : begin;
    const int from = text.is_right_to_left ? x + 100 : x, to = text.is_right_to_left ? x : x + 100;
    draw_sigil(svg, text.pairs[at].first, Side::story, from, top, size);
    draw_sigil(svg, text.pairs[at].second, Side::idea, to, top, size);
    // The arrow points to the idea.
    const int tip = text.is_right_to_left ? x + 62 : x + 88, back = text.is_right_to_left ? 8 : -8;
    svg += fmt::format(R"(<path d="M{} {}H{}m{} -7l{} 7l{} 7" fill="none" stroke="{}" )"
                       R"(stroke-width="2"/>)",
                       text.is_right_to_left ? x + 88 : x + 62, top + 25, tip, back, -back, back,
                       muted);
  }
}

}  // namespace

double text_width(std::string_view text) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const char32_t point = next_code_point(text, at);
    width += advance(point, text.substr(before, at - before));
  }
  return width;
}

FittedText fit_title(std::string_view title, double width) {
  // Longer titles are cut anyway; the bound keeps the work small.
  const std::string bounded = shortened(title, 400);
  for (const TitleSize& size : sizes) {
    const bool is_last = &size == &sizes.back();
    std::vector<std::string> lines = lines_of(bounded, width / size.pixels, size.lines, is_last);
    if (!lines.empty()) return {std::move(lines), size.pixels};
  }
  return {{}, sizes.back().pixels};
}

std::string card_svg(const CardText& text) {
  constexpr int width = card_width - 2 * margin;
  Pen pen;
  pen.svg = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" xml:lang="{2}"{3}>)"
      R"(<title>{4}</title><rect width="{0}" height="{1}" fill="{5}"/>)"
      R"(<rect width="{6}" height="12" fill="{7}"/><rect x="{6}" width="{6}" height="12" fill="{8}"/>)",
      card_width, card_height, escape_html(text.lang),
      text.is_right_to_left ? R"( direction="rtl")" : "", escape_html(text.title), paper,
      card_width / 2, text.is_right_to_left ? idea_color : story_color,
      text.is_right_to_left ? story_color : idea_color);
  if (text.is_right_to_left) pen.edge = card_width - margin;
  int y = 130;
  if (!text.story.empty() && !text.idea.empty()) {
    constexpr int size = 34;
    const std::string_view arrow = text.is_right_to_left ? "←" : "→";
    pen.line(fmt::format(
                 R"(<tspan fill="{}">{}</tspan> {} <tspan font-family="{}" fill="{}">{}</tspan>)",
                 story_color, one_line(text.story, size, width / 2.2), arrow, sans, idea_color,
                 one_line(text.idea, size, width / 2.2)),
             y, size, serif, muted);
  }
  const FittedText title = fit_title(text.title, width);
  y += 40;
  for (const std::string& line : title.lines) {
    y += title.size * 11 / 10;
    pen.line(escape_html(line), y, title.size, serif, ink);
  }
  draw_pairs(text, pen.svg);
  pen.svg +=
      fmt::format(R"(<rect x="{}" y="555" width="{}" height="2" fill="{}"/>)", margin, width, hair);
  if (text.site != text.title) pen.line(one_line(text.site, 26, width), 595, 26, sans, muted);
  return pen.svg + "</svg>\n";
}

}  // namespace allegory
