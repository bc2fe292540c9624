// Statements and correspondences of an allegory → numbers. See world.h.
//
// Statements are read behind those that they name, so every argument is a node already. One that
// cannot be read is left out, and the names in it are poisoned: that it has no counterpart is no
// news to its author.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "analogy/statement_order.h"
#include "analogy/world.h"
#include "base/text.h"

namespace allegory {

namespace {

class Maker {
 public:
  Maker(const Site& site, std::uint32_t index, const Mapping& mapping)
      : site_(site), index_(index), allegory_(site.allegories[index]), mapping_(mapping) {}

  World make() {
    make_room();
    add_verbs();
    add_cast();
    add_groups();
    add_statements();
    add_pairs();
    add_breaks();
    for (const EntityRef poisoned : mapping_.poisoned) poison(poisoned);
    return builder_.finish();
  }

 private:
  World& world() { return builder_.world(); }
  void make_room();
  void add_verbs();
  void add_cast();
  void add_groups();
  void add_statements();
  void add_statement(std::uint32_t index);
  void add_pairs();
  void add_breaks();
  bool can_be_read(const Statement& statement);
  std::uint32_t node_of(const Reference& reference, Side side);
  std::uint32_t entity(EntityRef ref);
  void poison(EntityRef ref);
  std::vector<std::uint32_t> positions(const std::vector<EntityRef>& refs);

  const Site& site_;
  const std::uint32_t index_;
  const Allegory& allegory_;
  const Mapping& mapping_;
  WorldBuilder builder_;
  std::vector<std::uint32_t> own_;  ///< of each entity of this allegory: its position on its side
  std::map<EntityRef, std::uint32_t> foreign_;  ///< the same of others that are named here
  std::vector<std::uint32_t> clauses_;          ///< nodes of the statement that is being read
  std::vector<NodeArgument> arguments_;
};

void Maker::make_room() {
  std::size_t entities[2] = {}, nodes[2] = {};
  for (const Entity& each : allegory_.entities)
    ++entities[static_cast<std::size_t>(each.written.side)];
  for (const Statement& each : allegory_.statements)
    if (each.side) nodes[static_cast<std::size_t>(*each.side)] += each.text.clauses.size();
  for (const Side side : {Side::story, Side::idea})
    builder_.reserve(side, entities[static_cast<std::size_t>(side)],
                     nodes[static_cast<std::size_t>(side)]);
  own_.reserve(allegory_.entities.size());
}

void Maker::add_verbs() {
  for (const PredicateDeclaration& written : allegory_.predicates) {
    const std::uint32_t index = builder_.verb(normalize(written.verb.value));
    if (written.inverse) builder_.invert(index, builder_.verb(normalize(written.inverse->value)));
    const std::uint32_t parent =
        written.kind_of ? builder_.verb(normalize(written.kind_of->value)) : none;
    Verb& verb = world().verbs[index];
    verb.symmetric |= written.symmetric;
    verb.functional |= written.functional;
    verb.hierarchical |= written.hierarchical;
    if (verb.parent == none && parent != index) verb.parent = parent;
    if (!verb.roles.empty()) continue;
    for (const Spanned<std::string>& role : written.roles)
      verb.roles.push_back(normalize(role.value));
  }
  for (const VerbPair& line : allegory_.verbs) {
    const std::uint32_t story = builder_.verb(normalize(line.story.value));
    const std::uint32_t idea = builder_.verb(normalize(line.idea.value));
    if (world().verb_pair[story] != none) continue;
    world().verb_pair[story] = idea;
    // Or a statement that is one on this side could be two on the other.
    std::vector<Verb>& verbs = world().verbs;
    verbs[story].symmetric = verbs[idea].symmetric =
        verbs[story].symmetric || verbs[idea].symmetric;
  }
}

void Maker::add_cast() {
  for (std::uint32_t at = 0; at < allegory_.entities.size(); ++at) {
    const EntityDeclaration& written = allegory_.entities[at].written;
    own_.push_back(builder_.entity(written.side, written.id.value, written.kind == Kind::quantity,
                                   {index_, at}));
  }
}

std::uint32_t Maker::entity(EntityRef ref) {
  if (ref.allegory == index_) return own_[ref.entity];
  const auto [entry, is_new] = foreign_.try_emplace(ref, none);
  if (is_new) {
    const EntityDeclaration& written = entity_of(site_, ref).written;
    // An own entity of that id hides the foreign one, which can then only be told by its folder.
    const std::uint32_t before =
        builder_.entity(written.side, written.id.value, written.kind == Kind::quantity, ref);
    entry->second =
        world().domain(written.side).entities[before] == ref
            ? before
            : builder_.entity(written.side,
                              site_.allegories[ref.allegory].folder + "/" + written.id.value,
                              written.kind == Kind::quantity, ref);
  }
  return entry->second;
}

void Maker::poison(EntityRef ref) {
  if (!ref.is_bound()) return;
  const Side side = entity_of(site_, ref).written.side;
  world().domain(side).poisoned[entity(ref)] = true;
}

std::vector<std::uint32_t> Maker::positions(const std::vector<EntityRef>& refs) {
  std::vector<std::uint32_t> found;
  for (const EntityRef ref : refs) found.push_back(entity(ref));
  return found;
}

/// What a declared split names, in the order written: the first is what readers are told of.
std::vector<EntityRef> in_written_order(const Allegory& allegory, const Component& component) {
  for (const std::uint32_t index : component.correspondences) {
    const Correspondence& line = allegory.correspondences[index];
    if (line.written.cardinality != Cardinality::split || line.to.size() != component.idea.size())
      continue;
    std::vector<EntityRef> written;
    for (const Reference& reference : line.to) written.push_back(reference.entity);
    return written;
  }
  return component.idea;
}

void Maker::add_groups() {
  for (const Component& component : mapping_.components) {
    if (component.form == Component::Form::tangled) continue;
    builder_.correspond(positions(component.story),
                        component.form == Component::Form::split
                            ? positions(in_written_order(allegory_, component))
                            : positions(component.idea));
  }
}

void Maker::add_statements() {
  for (const Side side : {Side::story, Side::idea})
    world().domain(side).node_of.assign(allegory_.statements.size(), none);
  StatementOrder order = order_statements(allegory_.statements);
  std::vector<bool> is_read(allegory_.statements.size(), false);
  for (const std::uint32_t index : order.order) {
    is_read[index] = can_be_read(allegory_.statements[index]);
    if (is_read[index]) add_statement(index);
  }
  for (std::uint32_t index = 0; index < allegory_.statements.size(); ++index)
    if (!is_read[index])
      for (const Reference& reference : allegory_.statements[index].references)
        poison(reference.entity);
  world().cycles = std::move(order.cycles);
}

std::uint32_t Maker::node_of(const Reference& reference, Side side) {
  return reference.statement == none ? none : world().domain(side).node_of[reference.statement];
}

/// Whether all that a statement speaks of is known. A statement without a side has no known name.
bool Maker::can_be_read(const Statement& statement) {
  return statement.side && !statement.text.clauses.empty() &&
         std::ranges::all_of(statement.references, [&](const Reference& reference) {
           return reference.entity.is_bound() || node_of(reference, *statement.side) != none;
         });
}

void Maker::add_statement(std::uint32_t index) {
  const Statement& statement = allegory_.statements[index];
  const Side side = *statement.side;
  clauses_.clear();
  auto reference = statement.references.begin();
  for (const Clause& clause : statement.text.clauses) {
    arguments_.clear();
    for (const Argument& argument : clause.arguments) {
      const std::uint32_t role = builder_.role(normalize(argument.role));
      if (argument.term.clause != Term::none) {
        arguments_.push_back({role, true, clauses_[argument.term.clause]});
        continue;
      }
      const bool is_entity = reference->entity.is_bound();
      arguments_.push_back(
          {role, !is_entity, is_entity ? entity(reference->entity) : node_of(*reference, side)});
      ++reference;
    }
    Node node;
    node.verb = builder_.verb(normalize(clause.verb.value));
    node.negated = clause.negated;
    node.is_attribute = clause.is_attribute;
    node.statement = index;
    node.clause = static_cast<std::uint32_t>(clauses_.size());
    clauses_.push_back(builder_.node(side, node, arguments_));
  }
  world().domain(side).node_of[index] = clauses_.back();
}

void Maker::add_pairs() {
  for (std::uint32_t index = 0; index < allegory_.correspondences.size(); ++index) {
    const Correspondence& line = allegory_.correspondences[index];
    if (line.written.negative || line.written.overrides || line.from.size() != 1 ||
        line.to.size() != 1)
      continue;
    const NodePair pair{node_of(line.from.front(), Side::story),
                        node_of(line.to.front(), Side::idea), index};
    if (pair.story != none && pair.idea != none) world().pairs.push_back(pair);
  }
}

void Maker::add_breaks() {
  for (const Break& line : allegory_.breaks) {
    if (line.what.entity.is_bound()) {
      world().story.broken[entity(line.what.entity)] = true;
    } else if (const std::uint32_t node = node_of(line.what, Side::story); node != none) {
      world().story.broken_node[node] = true;
    }
  }
}

}  // namespace

World make_world(const Site& site, std::uint32_t index, const Mapping& mapping) {
  return Maker(site, index, mapping).make();
}

}  // namespace allegory
