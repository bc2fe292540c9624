// Hash tables from normal forms to positions. See names.h.
#include "names.h"

#include "base/text.h"

namespace allegory {

Names::Names(const std::vector<Allegory>& allegories)
    : allegories_(allegories), tables_(allegories.size() * 2) {
  for (std::uint32_t index = 0; index < allegories.size(); ++index) {
    folders_.emplace(normalize(allegories[index].folder), index);
    for (std::uint32_t entity = 0; entity < allegories[index].entities.size(); ++entity)
      declare(index, entity);
  }
}

void Names::declare(std::uint32_t allegory, std::uint32_t entity) {
  const Entity& declared = allegories_[allegory].entities[entity];
  Table& table = tables_[allegory * 2 + static_cast<std::size_t>(declared.written.side)];
  table.ids.emplace(normalize(declared.written.id.value), entity);
  const auto add = [&](std::string_view label) {
    std::vector<std::uint32_t>& known = table.labels[fold(label)];
    if (known.empty() || known.back() != entity) known.push_back(entity);
  };
  if (declared.written.labels.empty()) add(declared.label);
  for (const Spanned<std::string>& label : declared.written.labels) add(label.value);
}

void Names::add_entity(std::uint32_t allegory) {
  declare(allegory, static_cast<std::uint32_t>(allegories_[allegory].entities.size() - 1));
}

void Names::add_statement(std::uint32_t allegory, Side side, std::uint32_t statement) {
  const std::string& id = allegories_[allegory].statements[statement].id.value;
  tables_[allegory * 2 + static_cast<std::size_t>(side)].statements.emplace(normalize(id),
                                                                            statement);
}

EntityRef Names::entity(std::uint32_t allegory, Side side, std::string_view id) const {
  const auto find = [&](std::uint32_t where, std::string_view name) -> EntityRef {
    const Table& known = table(where, side);
    const auto found = known.ids.find(normalize(name));
    return found == known.ids.end() ? EntityRef{} : EntityRef{where, found->second};
  };
  if (const EntityRef own = find(allegory, id); own.is_bound()) return own;
  for (const std::uint32_t used : allegories_[allegory].uses)
    if (const EntityRef theirs = find(used, id); theirs.is_bound()) return theirs;
  const std::size_t slash = id.rfind('/');
  if (slash == std::string_view::npos) return {};
  const std::uint32_t where = folder(id.substr(0, slash));
  return where == none ? EntityRef{} : find(where, id.substr(slash + 1));
}

std::vector<EntityRef> Names::labelled(std::uint32_t allegory, Side side,
                                       std::string_view label) const {
  const std::string key = fold(label);
  const auto find = [&](std::uint32_t where) {
    std::vector<EntityRef> found;
    const Table& known = table(where, side);
    if (const auto entry = known.labels.find(key); entry != known.labels.end())
      for (const std::uint32_t entity : entry->second) found.push_back({where, entity});
    return found;
  };
  std::vector<EntityRef> found = find(allegory);
  for (const std::uint32_t used : allegories_[allegory].uses)
    if (found.empty()) found = find(used);
  return found;
}

std::uint32_t Names::statement(std::uint32_t allegory, Side side, std::string_view id) const {
  const Table& known = table(allegory, side);
  const auto found = known.statements.find(normalize(id));
  return found == known.statements.end() ? none : found->second;
}

std::uint32_t Names::folder(std::string_view folder) const {
  const auto found = folders_.find(normalize(folder));
  return found == folders_.end() ? none : found->second;
}

Suggestions::Known& Suggestions::known(std::uint32_t allegory, Side side) {
  Known& known = sides_[allegory * 2 + static_cast<std::size_t>(side)];
  if (known.is_collected) return known;
  known.is_collected = true;
  const auto add = [&](const Spanned<std::string>& id) {
    if (known.places.emplace(normalize(id.value), id.at).second) known.names.push_back(id.value);
  };
  const auto add_cast = [&](const Allegory& from) {
    for (const Entity& entity : from.entities)
      if (entity.written.side == side) add(entity.written.id);
  };
  const Allegory& own = site_.allegories[allegory];
  add_cast(own);
  for (const std::uint32_t used : own.uses) add_cast(site_.allegories[used]);
  for (const Statement& statement : own.statements)
    if (statement.side == side) add(statement.id);
  return known;
}

std::optional<std::string> Suggestions::nearest(std::uint32_t allegory, Side side,
                                                std::string_view word) {
  if (left_ == 0) return std::nullopt;
  --left_;
  return closest(word, known(allegory, side).names);
}

std::optional<Span> Suggestions::declared_at(std::uint32_t allegory, Side side,
                                             std::string_view id) {
  const auto& places = known(allegory, side).places;
  const auto found = places.find(normalize(id));
  return found == places.end() ? std::nullopt : std::optional(found->second);
}

std::string_view noun(Side side) { return side == Side::story ? "character" : "concept"; }

}  // namespace allegory
