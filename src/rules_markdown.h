// docs/rules.md: the page that explains every rule, made from the rules themselves.
//
// Comes in: rules(). Goes out: Markdown. A test compares it with the file, so that the page cannot
// say anything else than the program does.
#pragma once

#include <string>

namespace allegory {

/// The page: a table of all rules, then a section for each with its explanation and examples.
std::string rules_markdown();

}  // namespace allegory
