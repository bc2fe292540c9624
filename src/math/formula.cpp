// See formula.h and converter.h.
#include "math/formula.h"

#include <fmt/format.h>

#include "base/text.h"
#include "math/converter.h"

namespace allegory {

Formula convert_formula(std::string_view tex, bool is_block) {
  Formula formula = math::Converter(tex).convert();
  if (formula.problem) return formula;
  formula.mathml = fmt::format(
      "<math{}><semantics>{}<annotation encoding=\"application/x-tex\">{}</annotation></semantics>"
      "</math>",
      is_block ? " display=\"block\"" : "", formula.mathml, escape_html(trim(tex)));
  return formula;
}

}  // namespace allegory
