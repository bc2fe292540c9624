// An allegory as the checker sees it: two domains in numbers.
//
// Comes in: the statements and correspondences of one allegory, names looked up. Goes out: verbs,
// roles, entities and statements as positions in vectors, statements hash-consed, so that two
// clauses of one side that say the same are one node. Nodes stand in ascending order: every
// argument that is a node comes before the node that holds it. What could not be looked up is left
// out together with all that holds it; so are statements that hold themselves.
//
// A World knows no text but names, so tests, benchmarks and `suggest` can make one by hand.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "allegory.h"
#include "analogy/hash_index.h"
#include "analogy/mapping.h"

namespace allegory {

/// A verb, or the word of an attribute. Both sides share one numbering, so that a verb that both
/// use is one number.
struct Verb {
  std::string name;  ///< in normal form
  bool symmetric = false, functional = false, hierarchical = false;
  std::uint32_t inverse = none;    ///< a verb
  std::uint32_t parent = none;     ///< the verb that it is a `kind-of`
  std::vector<std::string> roles;  ///< as declared; empty: any
};

/// What a node speaks of: an entity of its domain or another node of it.
struct NodeArgument {
  std::uint32_t role = 0;  ///< index into World::roles
  bool is_node = false;
  std::uint32_t index = none;  ///< into Domain::nodes or Domain::entities
  friend auto operator<=>(const NodeArgument&, const NodeArgument&) = default;
};

/// A statement, or a part of one. `statement` and `clause` say where it was written first.
struct Node {
  std::uint32_t verb = none;  ///< index into World::verbs
  bool negated = false;
  bool is_attribute = false;           ///< `subject is word`
  std::uint32_t first = 0, count = 0;  ///< its arguments in Domain::arguments
  std::uint32_t order = 1;             ///< 1 + the highest order among its arguments; entities: 0
  std::uint32_t statement = none;      ///< index into Allegory::statements
  std::uint32_t clause = 0;            ///< index into StatementText::clauses
};

/// One side.
struct Domain {
  std::vector<EntityRef> entities;   ///< empty references in worlds that are made by hand
  std::vector<std::string> names;    ///< their ids
  std::vector<bool> is_quantity;     ///< plays SME's function
  std::vector<std::uint32_t> group;  ///< of each entity; World::groups; none: not mapped
  std::vector<bool> poisoned;        ///< of each entity: has a finding of its own
  std::vector<bool> broken;          ///< of each entity: named under `breaks:`
  std::vector<Node> nodes;
  std::vector<NodeArgument> arguments;
  std::vector<bool> broken_node;          ///< of each node: named under `breaks:`
  std::vector<std::uint32_t> parents;     ///< nodes that hold a node, those of each together
  std::vector<std::uint32_t> parents_of;  ///< nodes + 1 offsets into `parents`
  std::vector<std::uint32_t> node_of;     ///< of each of Allegory::statements: its node, or none;
                                          ///< empty in worlds that are made by hand

  /// The arguments of a node, in the order written.
  std::span<const NodeArgument> arguments_of(std::uint32_t node) const {
    return std::span(arguments).subspan(nodes[node].first, nodes[node].count);
  }
  /// The nodes that hold a node, each once, in ascending order.
  std::span<const std::uint32_t> parents_of_node(std::uint32_t node) const {
    return std::span(parents).subspan(parents_of[node], parents_of[node + 1] - parents_of[node]);
  }
};

/// Entities that stand for each other: a pair, a composite or a split.
struct Group {
  std::vector<std::uint32_t> story, idea;  ///< positions in Domain::entities; split: in the order
                                           ///< in which the author wrote them
};

/// A declared correspondence of two statements.
struct NodePair {
  std::uint32_t story = none, idea = none;  ///< positions in Domain::nodes
  std::uint32_t correspondence = none;      ///< index into Allegory::correspondences
};

/// Both sides and what ties them.
struct World {
  std::vector<Verb> verbs;
  std::vector<std::string> roles{"subject", "object"};
  Domain story, idea;
  std::vector<Group> groups;
  std::vector<std::uint32_t> verb_pair;  ///< of each verb, as a verb of the story: the verb of the
                                         ///< idea that says it; none: itself
  std::vector<NodePair> pairs;
  std::vector<std::vector<std::uint32_t>> cycles;  ///< statements that hold each other, as indices
                                                   ///< into Allegory::statements: each holds the
                                                   ///< next, the last the first. One of each knot

  const Domain& domain(Side side) const { return side == Side::story ? story : idea; }
  Domain& domain(Side side) { return side == Side::story ? story : idea; }
};

/// Fills a World by hand or from an allegory, interning as it goes.
class WorldBuilder {
 public:
  WorldBuilder();
  /// Makes room on a side at once for about this many things. Only for speed.
  void reserve(Side side, std::size_t entities, std::size_t nodes);
  /// The number of a verb; the built-in ones (`causes`, `caused-by`, `and`, `part-of`, `kind-of`,
  /// `related-to`) know what they are. What else is known of a verb is set in `world().verbs`
  /// before the first statement that uses it.
  std::uint32_t verb(std::string_view name);
  /// Declares that two verbs say the same from opposite ends; a verb with itself: it is symmetric.
  void invert(std::uint32_t verb, std::uint32_t inverse);
  std::uint32_t role(std::string_view name);
  /// The position of the entity with this name on this side; made if it is new.
  std::uint32_t entity(Side side, std::string_view name, bool is_quantity = false,
                       EntityRef ref = {});
  /// The node that says this; made if it is new. Of `node`, the fields `first`, `count` and `order`
  /// are computed. Arguments must be known already. Neither the order of further roles nor that of
  /// the parts of a symmetric verb makes a difference.
  std::uint32_t node(Side side, Node node, const std::vector<NodeArgument>& arguments);
  /// Ties entities of both sides that are not tied yet: `story` or `idea` may have several.
  void correspond(const std::vector<std::uint32_t>& story, const std::vector<std::uint32_t>& idea);
  World& world() { return world_; }
  /// Completes the tables of parents. The builder is empty then.
  World finish();

 private:
  /// Where the things of one side are found again.
  struct Known {
    HashIndex entities, nodes;
    std::vector<std::uint32_t> orders;  ///< Node::order of each node, close together
  };

  void make_canonical(std::uint32_t verb, std::span<const NodeArgument> arguments,
                      std::vector<NodeArgument>& canonical) const;

  World world_;
  HashIndex verbs_, roles_;
  Known known_[2];
  std::vector<NodeArgument> wanted_, known_arguments_;  ///< in canonical order, while comparing
};

/// The role that an argument plays when statements are compared: the parts of a symmetric verb that
/// may change places (`a and b and c`) all count as its subject.
std::uint32_t canonical_role(const World& world, std::uint32_t verb, bool is_symmetric,
                             std::uint32_t role);

/// The world of the allegory `index`. Linear in the size of its statements.
World make_world(const Site& site, std::uint32_t index, const Mapping& mapping);

/// A node in the notation of statements: `(ideal-loss is unattainable) causes (llm seeks quest)`.
/// Cut with `…` past 400 bytes.
std::string spell(const World& world, Side side, std::uint32_t node);

}  // namespace allegory
