// A table of a page that the program makes itself, in the form that the target has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "target.h"

namespace allegory {

/// Takes cells as Markdown that stands on one line, with its bars escaped.
class WikiTable {
 public:
  WikiTable(const Target& target, const std::vector<std::string>& head);
  void row(const std::vector<std::string>& cells);
  std::string text() &&;

 private:
  void add(const std::vector<std::string>& cells, std::string_view tag);

  bool is_html_;
  std::string text_;
};

}  // namespace allegory
