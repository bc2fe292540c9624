// The machine that reads a formula: each token goes into the row on top of the stack, opens a frame
// or closes one. See frame.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "math/formula.h"
#include "math/frame.h"
#include "math/reader.h"

namespace allegory::math {

/// Converts one formula.
class Converter {
 public:
  explicit Converter(std::string_view tex) : tex_(tex), reader_(tex) { stack_.emplace_back(); }

  /// MathML of the whole, without the element around it, or a problem. Call once.
  Formula convert();

 private:
  // Rows, scripts, groups and tables; in converter.cpp.
  Frame& top();
  // Whether a command waits for what comes next.
  bool is_awaited();
  void fail(const Token& token, std::string message);
  Frame& open(Opened opened, const Token& token);
  // Gives a finished item to what waits for it, and so on while that is finished by it.
  void deliver(Item item);
  void take(const Token& token);
  void character(const Token& token);
  // Letters of an upright word stay together, so that it is read as one.
  void add_letter(const Token& token, bool is_upright);
  // A command takes one digit, a row the whole number.
  void number(const Token& token);
  void script(const Token& token);
  void prime(const Token& token);
  void close_row();
  void close_group(const Token& token);
  // The environment whose cell is on top.
  Frame& environment();
  void open_cell(const Token& token);
  void close_cell();
  void next_cell(const Token& token);
  void next_row(const Token& token);
  void close_environment();
  void close_implicit();
  void open_environment(const Token& token, const Environment& found);

  // Commands; in converter_commands.cpp.
  // A table: what a command does, and who does it. A line each, hence its length.
  void command(const Token& token);
  void add_space(std::string_view width);
  void await(const Token& token, const Symbol* symbol, std::size_t needs);
  void await_optional(const Token& token, const Symbol* symbol);
  void set_style(const Token& token, const Symbol* symbol);
  void infix(const Token& token, const Symbol* symbol);
  // Commands whose argument is no formula.
  void raw(const Token& token, const Symbol* symbol);
  void add_length(const Token& argument);
  void fence(const Token& token, const Symbol* symbol);
  static std::optional<std::string_view> fence_text(const Token& token);
  void environment_mark(const Token& token, const Symbol* symbol);
  void open_substack(const Token& token);
  // A stroke through the sign that follows.
  void negate(const Token& token);

  std::string_view tex_;
  TokenReader reader_;
  std::vector<Frame> stack_;
  std::optional<FormulaProblem> problem_;
};

}  // namespace allegory::math
