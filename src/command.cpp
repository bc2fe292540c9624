// What the commands share: options that mean the same everywhere. See command.h.
#include "command.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"

namespace allegory {

namespace {

/// A folder as an allegory has it, relative to `content/` and without `/` around, from what was
/// typed.
std::string folder_from(std::string_view typed) {
  while (typed.starts_with("./")) typed.remove_prefix(2);
  while (typed.ends_with('/')) typed.remove_suffix(1);
  if (typed == "." || typed == "content") return {};
  if (typed.starts_with("content/")) typed.remove_prefix(8);
  return normalize(typed);
}

}  // namespace

std::optional<CheckOptions> check_options(std::string_view command, const Arguments& arguments) {
  CheckOptions options;
  options.load.project = arguments.value("--project");
  options.load.theme = arguments.value("--theme");
  options.load.baseline = arguments.value("--baseline");
  for (const std::string_view option : {"--baseline", "--write-baseline"}) {
    // As where a script means a variable that is not set.
    if (!arguments.has(option) || !arguments.value(option).empty()) continue;
    usage_error(command, fmt::format("`{}` needs the name of a file", option));
    return std::nullopt;
  }
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
  if (arguments.has("--limits"))
    if (const auto problem = read_limits(arguments.value("--limits"), options.load.limits)) {
      usage_error(command, *problem);
      return std::nullopt;
    }
  options.program = own_program;
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

std::optional<std::vector<std::uint32_t>> chosen_allegories(std::string_view command,
                                                            const Site& site,
                                                            const Arguments& arguments) {
  const bool is_one = !arguments.positionals.empty();
  const std::string wanted = is_one ? folder_from(arguments.positionals.front()) : std::string();
  std::vector<std::uint32_t> indices;
  std::vector<std::string> folders;
  for (std::uint32_t index = 0; index < site.allegories.size(); ++index) {
    const std::string& folder = site.allegories[index].folder;
    if (!folder.empty()) folders.push_back(folder);
    if (!is_one || normalize(folder) == wanted) indices.push_back(index);
  }
  if (!is_one || !indices.empty()) return indices;
  const std::optional<std::string> meant = closest(wanted, folders);
  usage_error(command, fmt::format("no allegory begins in `content/{}`", wanted),
              meant ? fmt::format("did you mean `{}`?", *meant) : std::string());
  return std::nullopt;
}

Deny deny_level(const Checked& checked, const Arguments& arguments) {
  if (arguments.has("--deny")) return deny_from(arguments.value("--deny")).value_or(Deny::error);
  const Deny otherwise = Deny::error;
  return checked.inputs ? checked.inputs->config.deny.value_or(otherwise) : otherwise;
}

}  // namespace allegory
