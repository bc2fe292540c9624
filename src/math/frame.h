// What is open while a formula is read: rows that are being filled, commands that wait for their
// arguments, environments that wait for their cells. They lie on a stack, so that nothing in here
// calls itself, however deep a formula nests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "math/elements.h"
#include "math/letters.h"
#include "math/reader.h"
#include "math/symbols.h"

namespace allegory::math {

enum class Opened : std::uint8_t {
  formula,      ///< the row of the whole
  group,        ///< a row between braces
  optional,     ///< a row between brackets
  fence,        ///< a row between `\left` and `\right`
  cell,         ///< a row of an environment
  environment,  ///< the environment; its cells lie on it one after the other
  command,      ///< waits for arguments
  script,       ///< waits for what is raised or lowered
};

/// One thing that is open.
struct Frame {
  Opened opened = Opened::formula;
  Token token{};  ///< what opened it
  Font font = Font::usual;

  // A row.
  std::vector<Item> items{};
  std::string open{};        ///< the bracket behind `\left`
  std::size_t infix_at = 0;  ///< how many items come before `\over`
  const Symbol* infix = nullptr;
  std::size_t style_at = 0;  ///< how many come before a change of style
  const Symbol* style = nullptr;

  // A command or script.
  const Symbol* symbol = nullptr;
  std::size_t needs = 0;  ///< arguments
  std::vector<std::string> arguments{};
  Item base{};            ///< of a script
  bool is_upper = false;  ///< the script is raised

  // An environment.
  const Environment* environment = nullptr;
  std::string columns{};      ///< letters, repeated
  std::string rows{}, row{};  ///< what is finished
  std::size_t column = 0;
  bool is_implicit = false;  ///< made by `\\` outside of any
  bool has_line = false;     ///< `\hline` stands above the next row

  bool is_row() const {
    return opened != Opened::environment && opened != Opened::command && opened != Opened::script;
  }
};

/// What a row became: `\over` and changes of style are worked in.
std::string finish_row(const Frame& row);

/// What a command with all its arguments became.
Item finish_command(const Frame& command);

/// Adds a finished cell, or ends a row.
void add_cell(Frame& environment, std::string_view cell);
void end_row(Frame& environment);

/// The table of an environment, in its brackets.
std::string finish_environment(const Frame& frame);

}  // namespace allegory::math
