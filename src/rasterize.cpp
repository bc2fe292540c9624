// See rasterize.h. Both programs read the picture from their input and write to their output, so no
// file is made and no name is handed over.
#include "rasterize.h"

#include <array>
#include <utility>
#include <vector>

#include "base/process.h"

namespace allegory {

namespace {

constexpr std::size_t output_limit = 8U << 20U;  // bytes of one picture

struct Program {
  std::string_view name;
  std::vector<std::string> words;
};

/// What a program may know of our environment: where it, its fonts and its cache are.
std::vector<std::string> environment() {
  constexpr std::array<std::string_view, 6> passed{
      "PATH=", "HOME=", "XDG_CACHE_HOME=", "XDG_CONFIG_HOME=", "TMPDIR=", "FONTCONFIG_"};
  std::vector<std::string> variables = variables_that_begin_with(passed);
  variables.emplace_back("LC_ALL=C");
  return variables;
}

bool is_there(std::string_view program) {
  ProcessCall call{{std::string(program), "--version"}, environment(), {}, 1U << 16U, {}};
  const ProcessResult result = run_process(call);
  return !result.start_error && result.status == 0;
}

std::optional<std::string> png_of(const std::vector<std::string>& words, const std::string& svg) {
  ProcessResult result = run_process({words, environment(), svg, output_limit, {}});
  const bool is_png = result.output.starts_with("\x89PNG\r\n");
  if (result.start_error || result.status != 0 || result.is_too_large || !is_png)
    return std::nullopt;
  return std::move(result.output);
}

}  // namespace

std::optional<Rasterizer> find_rasterizer() {
  const std::array<Program, 2> programs{
      Program{"rsvg-convert", {"rsvg-convert", "--format", "png"}},
      Program{"vipsthumbnail", {"vipsthumbnail", "stdin", "--size", "1200x630", "-o", ".png"}}};
  for (const Program& program : programs)
    if (is_there(program.name))
      return Rasterizer{program.name, [words = program.words](const std::string& svg) {
                          return png_of(words, svg);
                        }};
  return std::nullopt;
}

}  // namespace allegory
