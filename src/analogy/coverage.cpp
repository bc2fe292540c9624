// Entities and correspondences → those without one. See coverage.h.
#include "analogy/coverage.h"

#include <set>

namespace allegory {

std::vector<Uncovered> uncovered_entities(const Site& site, std::uint32_t allegory,
                                          const Mapping& mapping, Side side) {
  const Allegory& whole = site.allegories[allegory];
  std::vector<Uncovered> found;
  if (whole.correspondences.empty()) return found;
  std::set<EntityRef> covered = mapping.poisoned;
  for (const Correspondence& line : whole.correspondences) {
    if (line.written.negative) continue;
    for (const auto* list : {&line.from, &line.to})
      for (const Reference& reference : *list) covered.insert(reference.entity);
  }
  for (const Break& line : whole.breaks) covered.insert(line.what.entity);
  std::vector<std::size_t> uses(whole.entities.size());
  for (const Statement& statement : whole.statements)
    for (const Reference& reference : statement.references)
      if (reference.entity.is_bound() && reference.entity.allegory == allegory)
        ++uses[reference.entity.entity];
  for (std::uint32_t at = 0; at < whole.entities.size(); ++at) {
    const EntityDeclaration& written = whole.entities[at].written;
    const bool is_scenery = written.scenery && side == Side::story;
    if (written.side == side && written.kind != Kind::quantity && !is_scenery &&
        !covered.contains({allegory, at}))
      found.push_back({at, uses[at]});
  }
  return found;
}

}  // namespace allegory
