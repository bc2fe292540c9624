// allegory schema WHAT: the JSON Schema of what the program reads or writes.
#include <fmt/core.h>

#include <array>
#include <cstdio>
#include <utility>

#include "base/text.h"
#include "command.h"
#include "graph_schema.h"
#include "json_schema.h"
#include "report_schema.h"

namespace allegory {

static constexpr std::array<std::pair<std::string_view, std::string (*)()>, 4> schemas{{
    {"front-matter", front_matter_schema},
    {"config", config_schema},
    {"report", report_schema},
    {"graph", graph_schema},
}};

static int run(const Arguments& arguments) {
  const std::string& name = arguments.positionals.front();
  std::vector<std::string> names;
  for (const auto& [known, schema] : schemas) {
    if (known == name) {
      const std::string text = schema();
      std::fwrite(text.data(), 1, text.size(), stdout);
      return exit_good;
    }
    names.emplace_back(known);
  }
  const std::optional<std::string> meant = closest(name, names);
  return usage_error("schema", fmt::format("there is no schema `{}`", name),
                     meant ? fmt::format("did you mean `{}`?", *meant)
                           : "one of: `front-matter`, `config`, `report`, `graph`");
}

extern constinit const Command schema_command{
    .name = "schema",
    .summary = "print the JSON Schema of what is read or written",
    .description =
        "Prints a JSON Schema (draft-07): `front-matter` of the pages and `config` of\n"
        "allegory.yaml, with which an editor completes and checks what you write; `report` of\n"
        "what `check --report json` prints; `graph` of the file graph.json of a site.",
    .positional = "WHAT",
    .options = {},
    .run = run,
};

}  // namespace allegory
