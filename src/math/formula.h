// TeX formulas → MathML, which browsers show, read aloud and scale without any script.
//
// Comes in: what stands between the dollars. Goes out: a `<math>` element with the TeX beside it as
// an annotation, or the place of the first command that has no counterpart here. This is the part
// of LaTeX and amsmath that is about formulas; macros, colours and pictures are left out, so that
// whatever an author writes ends, and takes time in proportion to its length.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace allegory {

/// Why a formula was not converted: the bytes that are to blame, and what is wrong with them, in
/// the form of a finding's message.
struct FormulaProblem {
  std::size_t begin = 0, end = 0;
  std::string message;
};

/// A formula in MathML; empty if there is a problem.
struct Formula {
  std::string mathml;
  std::optional<FormulaProblem> problem;
};

/// The most bytes of a formula, and how deep its parts may nest.
inline constexpr std::size_t formula_limit = 20000;
inline constexpr std::size_t formula_depth = 60;

/// Converts a formula; `is_block`: it stands by itself and not in a line of text. Linear.
Formula convert_formula(std::string_view tex, bool is_block);

}  // namespace allegory
