// Which names are known where: ids and labels of an allegory, one table for each side.
//
// Comes in: allegories with their entities and statements. Goes out: what a name stands for. Ids
// are compared in normal form; labels, where they are asked for, without case. An allegory knows
// its own cast first, then that of each allegory it uses; `folder/id` asks one allegory directly.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "allegory.h"

namespace allegory {

/// Looks names up. Built once the entities are declared; statements are added as their side becomes
/// known.
class Names {
 public:
  explicit Names(const std::vector<Allegory>& allegories);

  /// Makes the last entity of an allegory known.
  void add_entity(std::uint32_t allegory);
  /// Makes a statement known under its id; the first of an id stays.
  void add_statement(std::uint32_t allegory, Side side, std::uint32_t statement);

  /// The entity with this id on this side.
  EntityRef entity(std::uint32_t allegory, Side side, std::string_view id) const;
  /// The entities with this label on this side; several if the label is not unique.
  std::vector<EntityRef> labelled(std::uint32_t allegory, Side side, std::string_view label) const;
  /// The statement with this id on this side of this allegory, or `none`.
  std::uint32_t statement(std::uint32_t allegory, Side side, std::string_view id) const;
  /// The allegory in this folder, or `none`.
  std::uint32_t folder(std::string_view folder) const;

 private:
  struct Table {
    std::unordered_map<std::string, std::uint32_t> ids, statements;
    std::unordered_map<std::string, std::vector<std::uint32_t>> labels;
  };
  const Table& table(std::uint32_t allegory, Side side) const {
    return tables_[allegory * 2 + static_cast<std::size_t>(side)];
  }
  void declare(std::uint32_t allegory, std::uint32_t entity);

  const std::vector<Allegory>& allegories_;
  std::vector<Table> tables_;
  std::unordered_map<std::string, std::uint32_t> folders_;
};

/// Finds the name that was probably meant. Each look-up compares with every name of a side, so the
/// number of look-ups in one run is bounded; past it nothing is suggested.
class Suggestions {
 public:
  explicit Suggestions(const Site& site) : site_(site), sides_(site.allegories.size() * 2) {}
  /// The id of this side that is nearest to `word` (base/text.h).
  std::optional<std::string> nearest(std::uint32_t allegory, Side side, std::string_view word);
  /// Where that id was declared on this side; nothing if it is not.
  std::optional<Span> declared_at(std::uint32_t allegory, Side side, std::string_view id);

 private:
  /// The names of one side, collected when first asked for.
  struct Known {
    bool is_collected = false;
    std::vector<std::string> names;
    std::unordered_map<std::string, Span> places;
  };
  Known& known(std::uint32_t allegory, Side side);

  const Site& site_;
  std::vector<Known> sides_;
  std::size_t left_ = 200;
};

/// `character` or `concept`: what a name on this side is called in a message.
std::string_view noun(Side side);

/// The side across.
constexpr Side other(Side side) { return side == Side::story ? Side::idea : Side::story; }

}  // namespace allegory
