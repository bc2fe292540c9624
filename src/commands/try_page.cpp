// allegory try-page: what the program starts of itself to try a page that looks costly. It reads
// the page's Markdown from its input and answers by its exit status; nobody else needs it.
#include <array>
#include <cstdio>
#include <ctime>
#include <string>

#include "base/process.h"
#include "command.h"
#include "markdown.h"
#include "page_reader.h"

namespace allegory {

static constexpr std::array options{limits_option};

static int run(const Arguments& arguments) {
  Limits limits;
  if (arguments.has("--limits"))
    if (const auto problem = read_limits(arguments.value("--limits"), limits))
      return usage_error("try-page", *problem);
  limit_process(static_cast<unsigned>(limits.page_seconds),
                static_cast<std::size_t>(limits.page_memory));
  std::string text;
  std::array<char, 65536> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), stdin)) {
    text.append(buffer.data(), count);
    if (text.size() > limits.page) return exit_usage;
  }
  prepare_markdown();
  const Trial trial = try_page(std::move(text), limits);
  // The work comes once more, in several formats, on a machine that may be busier by then.
  const double spent = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
  const bool is_close = spent > static_cast<double>(limits.page_seconds) / 2;
  return static_cast<int>(trial == Trial::good && is_close ? Trial::out_of_time : trial);
}

extern constinit const Command try_page_command{
    .name = "try-page",
    .summary = "try a page in limits",
    .description =
        "Reads Markdown from stdin, renders it within limits, and says by the exit\n"
        "status whether that worked. The program starts this for pages that look\n"
        "costly.",
    .positional = "",
    .options = options,
    .run = run,
    .is_hidden = true,
};

}  // namespace allegory
