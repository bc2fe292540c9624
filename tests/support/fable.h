// A fable about a fox, a crow and a spammer: the project that tests of the analogy change in one
// place at a time. What is expected is the whole list of findings, each as `rule path:line:column`.
#pragma once

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "support/project.h"

namespace allegory {

using Findings = std::vector<std::string>;

/// Every name is mentioned, also those that only some of the tests declare.
inline constexpr std::string_view story_page = R"(-- content/story.md --
---
domain: base
characters: {fox: [Fox], crow: [Crow]}
objects: {cheese: [cheese]}
relations:
  has: crow holds cheese
  wants: fox desires cheese
  flatters: fox praises crow
  opens: flatters causes drop
  drop: crow loses cheese
---
The Fox praises the Crow, and the cheese falls. A Raven has seen it.
)";

inline constexpr std::string_view idea_page = R"(-- content/idea.md --
---
domain: target
people: {spammer: [spammer], user: [user]}
artifacts: {password: [password]}
relations:
  has: user holds password
  wants: spammer desires password
  flatters: spammer praises user
  opens: flatters causes drop
  drop: user loses password
---
A spammer flatters the user until the password is gone. So the user is a victim.
)";

inline constexpr std::string_view index_page = R"(-- content/index.md --
---
maps:
  fox: spammer
  crow: user
  cheese: password
---
)";

/// `text` with the first `old` replaced.
inline std::string replaced(std::string_view text, std::string_view old, std::string_view by) {
  std::string result(text);
  const std::size_t at = result.find(old);
  REQUIRE(at != std::string::npos);
  return result.replace(at, old.size(), by);
}

inline std::string place_in_content(const SourceSet& sources, const Span& at) {
  const Position position = sources.position(at.source, at.begin);
  return fmt::format("{}:{}:{}", content_path(sources[at.source].path), position.line,
                     position.column);
}

/// What is found in a project in the form of a case.
inline Findings findings(const std::string& project) {
  const CheckedProject checked = check_case(project);
  Findings found;
  for (const Diagnostic& diagnostic : checked.diagnostics.items()) {
    REQUIRE_FALSE(diagnostic.labels.empty());
    found.push_back(fmt::format("{} {}", diagnostic.name,
                                place_in_content(checked.sources, diagnostic.labels.front().at)));
  }
  return found;
}

inline std::string fable(std::string_view a, std::string_view b, std::string_view c) {
  return std::string(a) + std::string(b) + std::string(c);
}

}  // namespace allegory
