// See frame.h.
#include "math/frame.h"

#include <fmt/format.h>

#include <array>

namespace allegory::math {

namespace {

std::string fraction(std::string_view above, std::string_view below, std::string_view attributes) {
  return element("mfrac", fmt::format("{}{}", above, below), attributes);
}

std::string binomial(std::string_view above, std::string_view below) {
  return element("mrow", bracket("(", true) + fraction(above, below, "linethickness=\"0\"") +
                             bracket(")", true));
}

std::string styled(std::string_view inner, std::string_view style) {
  if (style == "script")
    return element("mstyle", inner, "displaystyle=\"false\" scriptlevel=\"1\"");
  if (style == "small") return element("mstyle", inner, "displaystyle=\"false\" scriptlevel=\"2\"");
  return element("mstyle", inner, fmt::format("displaystyle=\"{}\" scriptlevel=\"0\"", style));
}

std::string mark(const Symbol& symbol, bool is_stretchy) {
  return leaf("mo", symbol.text, is_stretchy ? "stretchy=\"true\"" : "stretchy=\"false\"");
}

std::string items_of(const Frame& row, std::size_t begin, std::size_t end) {
  if (row.style == nullptr || row.style_at < begin || row.style_at > end)
    return render_items(row.items, begin, end);
  return render_items(row.items, begin, row.style_at) +
         styled(render_items(row.items, row.style_at, end), row.style->text);
}

}  // namespace

std::string finish_row(const Frame& row) {
  const std::size_t end = row.items.size();
  if (row.infix == nullptr) {
    if (row.style == nullptr) return render_row(row.items, 0, end);
    return element("mrow", items_of(row, 0, end));
  }
  const std::string above = element("mrow", items_of(row, 0, row.infix_at));
  const std::string below = element("mrow", items_of(row, row.infix_at, end));
  if (row.infix->text == "(") return binomial(above, below);
  return fraction(above, below, row.infix->text == "0" ? "linethickness=\"0\"" : "");
}

// A table: a command, and what its arguments make. A line or two each, hence its length.
Item finish_command(const Frame& command) {
  const Symbol& symbol = *command.symbol;
  const std::vector<std::string>& arguments = command.arguments;
  switch (symbol.does) {
    case Does::fraction: {
      const std::string text = fraction(arguments[0], arguments[1], "");
      return {.base = symbol.text.empty() ? text : styled(text, symbol.text)};
    }
    case Does::binomial:
      return {.base = binomial(arguments[0], arguments[1])};
    case Does::root:
      return {.base = arguments.size() == 1 ? element("msqrt", arguments[0])
                                            : element("mroot", arguments[1] + arguments[0])};
    case Does::accent:
      return {.base = element("mover", arguments[0] + mark(symbol, false), "accent=\"true\"")};
    case Does::wide:
      return {.base = element("mover", arguments[0] + mark(symbol, true), "accent=\"true\"")};
    case Does::below:
      return {.base = element("munder", arguments[0] + mark(symbol, true), "accentunder=\"true\"")};
    case Does::brace_over:
      return {.base = element("mover", arguments[0] + mark(symbol, true)),
              .scripts = Scripts::limits};
    case Does::brace_under:
      return {.base = element("munder", arguments[0] + mark(symbol, true)),
              .scripts = Scripts::limits};
    case Does::stack_over:
      return {.base = element("mover", arguments[1] + arguments[0])};
    case Does::stack_under:
      return {.base = element("munder", arguments[1] + arguments[0])};
    case Does::arrow: {
      const std::string arrow = mark(symbol, true);
      const std::string above =
          element("mpadded", arguments.back(), "width=\"+0.8em\" lspace=\"0.4em\"");
      return {.base = arguments.size() == 1 ? element("mover", arrow + above)
                                            : element("munderover", arrow + arguments[0] + above)};
    }
    case Does::phantom:
      return {.base = element("mphantom", arguments[0])};
    case Does::box:
      return {.base = element("mrow", arguments[0], "class=\"math-box\"")};
    case Does::modulo: {
      const std::string text =
          leaf("mo", "mod") + "<mspace width=\"0.3333em\"></mspace>" + arguments[0];
      const std::string space = "<mspace width=\"1em\"></mspace>";
      return {.base = element("mrow", symbol.text.empty() ? space + text
                                                          : space + bracket("(", false) + text +
                                                                bracket(")", false)),
              .is_operation = true};
    }
    default:  // of which only the arguments stay: \mathbf
      return {.base = arguments[0]};
  }
}

void add_cell(Frame& environment, std::string_view cell) {
  char column = 'c';
  if (!environment.columns.empty())
    column = environment.columns[environment.column % environment.columns.size()];
  ++environment.column;
  const std::string_view attribute = column == 'l'   ? "class=\"math-left\""
                                     : column == 'r' ? "class=\"math-right\""
                                                     : "";
  environment.row += element("mtd", cell, attribute);
}

void end_row(Frame& environment) {
  environment.rows +=
      element("mtr", environment.row, environment.has_line ? "class=\"math-line\"" : "");
  environment.row.clear();
  environment.column = 0;
  environment.has_line = false;
}

std::string finish_environment(const Frame& frame) {
  const Environment& environment = *frame.environment;
  const bool is_small = environment.name == "smallmatrix" || environment.name == "substack";
  const bool is_aligned = environment.columns.starts_with("r");
  std::string attributes = is_aligned ? "class=\"math-aligned\""
                           : is_small ? "class=\"math-small\""
                                      : "";
  if (environment.is_display)
    attributes += attributes.empty() ? "displaystyle=\"true\"" : " displaystyle=\"true\"";
  const std::string table = element("mtable", frame.rows, attributes);
  if (environment.open.empty() && environment.close.empty()) return table;
  return element("mrow",
                 bracket(environment.open, true) + table + bracket(environment.close, true));
}

}  // namespace allegory::math
