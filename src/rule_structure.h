// What rules about statements share: where the parts of a statement stand, and how to change them.
//
// Comes in: an allegory and its Structure, which knows statements as numbers. Goes out: places in
// the text, words for messages, edits.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rule.h"
#include "yaml_edit.h"

namespace allegory {

/// One allegory, and what was found out about its structure.
struct Analogy {
  std::uint32_t index = none;  ///< of Site::allegories
  const Allegory& allegory;
  const Structure& structure;

  const Node& node(Side side, std::uint32_t node) const;
  /// The statement in which a node was written first.
  const Statement& statement(Side side, std::uint32_t node) const;
  /// The words of the node there.
  const Clause& clause(Side side, std::uint32_t node) const;
  /// Where it stands.
  Span place(Side side, std::uint32_t node) const { return clause(side, node).at; }
  /// Where one of its parts stands; `argument` is an index into Domain::arguments.
  Span place(Side side, std::uint32_t node, std::uint32_t argument) const;
  /// The node as text.
  std::string spell(Side side, std::uint32_t node) const;
  /// A part of a node as text: a name, or a statement in parentheses.
  std::string spell(Side side, const NodeArgument& argument) const;
  /// The same carried to the other side; an entity without counterpart is `nothing`.
  std::string spell_counterpart(Side from, const NodeArgument& argument) const;
};

/// Calls `visit` for each allegory whose pages could all be read: what both sides say is compared
/// only where nothing is missing.
void for_each_analogy(const Facts& facts, const std::function<void(const Analogy&)>& visit);

/// A statement that a side makes, not one that is only spoken of within another.
struct Assertion {
  const Analogy& analogy;
  Side side;
  std::uint32_t statement;  ///< index into Allegory::statements
  std::uint32_t at;         ///< its node

  const Statement& written() const { return analogy.allegory.statements[statement]; }
  const Clause& clause() const { return written().text.clauses.back(); }
  const Node& node() const { return analogy.node(side, at); }
  /// Its i-th part, from 0.
  const NodeArgument& argument(std::uint32_t part) const;
  /// Where that part stands.
  Span place(std::uint32_t part) const;
};

/// The assertions of each side of each allegory, in the order written; denials are left out.
void for_each_side(const Facts& facts,
                   const std::function<void(const Analogy&, const std::vector<Assertion>&)>& visit);

/// What a side is called in a sentence: `story` or `idea`.
std::string_view side_word(Side side);

/// `two`, `three`, then digits.
std::string number_word(std::size_t count);

/// How a part is spoken of: `as subject`, `as object`, or `` behind `to` ``.
std::string as_role(std::string_view role);

/// Whether both statements of a pair have as many parts, in the same roles.
bool have_same_roles(const World& world, const NodePair& pair);

/// Names with arrows between: `a → b → a`. Of more than eight, those in the middle are left out.
std::string chain(const std::vector<std::string>& names);

/// Exchanges two parts of a clause (0 is the subject). Nothing if the text does not stand there as
/// it was read, which is so with escapes and folded lines.
std::optional<std::vector<Edit>> swap_parts(const SourceSet& sources, const StatementText& text,
                                            const Clause& clause, std::size_t one,
                                            std::size_t other);

/// Tier and support of an inference: `structure-supported, support 1.00`.
std::string support_text(const Inference& inference);

/// Adds `reason` to the `breaks:` of the page that makes a statement of the story; needs asking.
std::optional<Fix> break_off(YamlEditor& editor, const Site& site, const Statement& statement,
                             std::string_view reason);

}  // namespace allegory
