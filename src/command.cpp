// What the commands share: options that mean the same everywhere, and the report. See command.h.
#include "command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "printer.h"

namespace allegory {

namespace {

bool wants_color() {
  const char* terminal = std::getenv("TERM");
  const char* forced = std::getenv("CLICOLOR_FORCE");
  if (const char* never = std::getenv("NO_COLOR"); never != nullptr && *never != '\0') return false;
  if (forced != nullptr && *forced != '\0' && std::string_view(forced) != "0") return true;
  return isatty(STDOUT_FILENO) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace

std::optional<CheckOptions> check_options(std::string_view command, const Arguments& arguments) {
  CheckOptions options;
  options.load.project = arguments.value("--project");
  options.load.theme = arguments.value("--theme");
  options.drafts = arguments.has("--drafts");
  options.trust_html = arguments.has("--trust-html");
  if (arguments.has("--jobs")) {
    const std::string text = arguments.value("--jobs");
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), options.jobs);
    if (error != std::errc() || end != text.data() + text.size() || options.jobs == 0 ||
        options.jobs > 256) {
      usage_error(command, fmt::format("`--jobs` cannot be `{}`", text), "a number from 1 to 256");
      return std::nullopt;
    }
  }
  if (arguments.has("--base-url")) {
    const std::string text = arguments.value("--base-url");
    options.base_url = base_url_from(text);
    if (!options.base_url) {
      usage_error(command, fmt::format("`--base-url` cannot be `{}`", text),
                  "a whole address, such as `https://example.org/oz/`");
      return std::nullopt;
    }
  }
  return options;
}

void print_report(const Checked& checked, const Arguments& arguments) {
  const auto text = std::ranges::find(printers(), std::string_view("text"), &Printer::name);
  const std::string report = (*text)->print(checked.diagnostics, checked.sources, {wants_color()});
  std::fwrite(report.data(), 1, report.size(), stdout);
  std::fflush(stdout);
  if (!arguments.has("--timings")) return;
  double total = 0;
  for (const auto& [stage, seconds] : checked.timings) {
    fmt::print(stderr, "{:<24}{:9.1f} ms\n", stage, seconds * 1000);
    total += seconds;
  }
  fmt::print(stderr, "{:<24}{:9.1f} ms\n", "total", total * 1000);
}

Deny deny_level(const Checked& checked, const Arguments& arguments) {
  if (arguments.has("--deny")) return deny_from(arguments.value("--deny")).value_or(Deny::error);
  const Deny otherwise = Deny::error;
  return checked.inputs ? checked.inputs->config.deny.value_or(otherwise) : otherwise;
}

}  // namespace allegory
