// A project's text → its structure, for tests of src/analogy/.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analogy/mapping.h"
#include "analogy/structure.h"
#include "support/project.h"

namespace allegory {

/// A project and the structure of its first allegory.
struct StructureCase {
  CheckedProject project;
  Structure structure;

  explicit StructureCase(std::string_view text)
      : project(check_case(text)),
        structure(analyse(make_world(project.site, 0, map_entities(project.site, 0)))) {}

  const World& world() const { return structure.world; }

  /// The node of the statement with this id.
  std::uint32_t node(Side side, std::string_view id) const {
    const std::vector<Statement>& statements = project.site.allegories.at(0).statements;
    for (std::uint32_t index = 0; index < statements.size(); ++index)
      if (statements[index].id.value == id && statements[index].side == side)
        return world().domain(side).node_of.at(index);
    FAIL("no statement " << id);
    return none;
  }
};

}  // namespace allegory
