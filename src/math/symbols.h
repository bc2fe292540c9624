// What each command of TeX stands for, as a table.
#pragma once

#include <cstdint>
#include <string_view>

namespace allegory::math {

/// What the converter does with a command.
enum class Does : std::uint8_t {
  identifier,  ///< a letter: `\alpha`
  upright,     ///< a letter that is not slanted: `\Gamma`, `\infty`
  operation,   ///< a sign: `\times`
  delimiter,   ///< a bracket, as high as a line unless behind `\left`
  big,         ///< an operator with limits: `\sum`
  integral,    ///< an operator whose limits stand beside it
  function,    ///< a name: `\sin`
  limit,       ///< a name with limits below: `\lim`
  space,       ///< `text` is its width
  fraction,    ///< two arguments; `text` says of which style
  binomial,
  root,
  accent,      ///< a mark above its argument
  wide,        ///< a mark above that grows with it
  below,       ///< a mark below that grows with it
  brace_over,  ///< the same, and a note goes to the far side of it
  brace_under,
  stack_over,   ///< the first argument small above the second
  stack_under,  ///< … below
  arrow,        ///< grows with what stands above it
  font,         ///< of its argument
  font_switch,  ///< of what follows in the group
  words,        ///< text
  name,         ///< `\operatorname`
  style,        ///< `\displaystyle`
  infix,        ///< `\over`
  left,
  middle,
  right,
  sized,  ///< `\big(`; `text` is the size
  begin,
  end,
  new_row,
  limits,
  no_limits,
  negation,
  phantom,
  box,
  modulo,
  tag,
  substack,
  length,    ///< `\hspace{…}`
  argument,  ///< takes an argument that has no meaning here: `\label`
  nothing,   ///< has no meaning here: `\nonumber`
  line,      ///< `\hline`
};

/// A command and what it stands for.
struct Symbol {
  std::string_view name;  ///< without the backslash
  Does does = Does::nothing;
  std::string_view text = {};
};

/// The row of a command, or null.
const Symbol* find_symbol(std::string_view name);

/// An environment: its brackets, and how its columns are set.
struct Environment {
  std::string_view name;
  std::string_view open = {}, close = {};
  std::string_view columns = {};  ///< letters l, c, r, repeated; empty: all centred
  bool is_display = false;        ///< formulas in it have the size of those that stand alone
  bool has_columns = false;       ///< says itself, in braces, how its columns are set
};

/// The row of an environment, with or without `*`; or null.
const Environment* find_environment(std::string_view name);

}  // namespace allegory::math
