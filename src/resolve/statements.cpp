// Relations of all pages → statements with sides and bound names. See statements.h.
#include "resolve/statements.h"

#include <unordered_map>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

/// Every named term of a statement, through its clauses in order.
template <class Visit>
void for_each_name(const StatementText& text, const Visit& visit) {
  for (const Clause& clause : text.clauses)
    for (const Argument& argument : clause.arguments)
      if (argument.term.clause == Term::none) visit(argument.term.name);
}

/// The side of the first name that only one side knows as an entity.
std::optional<Side> side_of_entities(const Names& names, std::uint32_t allegory,
                                     const StatementText& text) {
  std::optional<Side> side;
  for_each_name(text, [&](const Spanned<std::string>& name) {
    if (side) return;
    const bool in_story = names.entity(allegory, Side::story, name.value).is_bound();
    const bool in_idea = names.entity(allegory, Side::idea, name.value).is_bound();
    if (in_story != in_idea) side = in_story ? Side::story : Side::idea;
  });
  return side;
}

/// The statements of one allegory whose side follows from that of others.
class Propagation {
 public:
  Propagation(Allegory& allegory, std::uint32_t index, Names& names)
      : allegory_(allegory), index_(index), names_(names) {}

  /// Settles what it can, in the order in which it becomes known.
  void run() {
    std::vector<std::uint32_t> settled;
    for (std::uint32_t at = 0; at < allegory_.statements.size(); ++at) {
      Statement& statement = allegory_.statements[at];
      ++count_[normalize(statement.id.value)];
      if (statement.side)
        settled.push_back(at);
      else
        for_each_name(statement.text, [&](const Spanned<std::string>& name) {
          waiting_[normalize(name.value)].push_back(at);
        });
    }
    for (std::size_t next = 0; next < settled.size(); ++next) settle(settled[next], settled);
  }

 private:
  /// A statement's id passes its side on only if no other statement has that id: `drop` of the
  /// story and `drop` of the idea tell nothing about `flatters causes drop`.
  void settle(std::uint32_t at, std::vector<std::uint32_t>& settled) {
    const Statement& statement = allegory_.statements[at];
    names_.add_statement(index_, *statement.side, at);
    const std::string id = normalize(statement.id.value);
    if (count_[id] != 1) return;
    for (const std::uint32_t dependent : waiting_[id]) {
      Statement& other = allegory_.statements[dependent];
      if (other.side) continue;
      other.side = statement.side;
      settled.push_back(dependent);
    }
  }

  Allegory& allegory_;
  std::uint32_t index_;
  Names& names_;
  std::unordered_map<std::string, std::uint32_t> count_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> waiting_;
};

void bind_names(const Names& names, std::uint32_t index, Statement& statement) {
  for_each_name(statement.text, [&](const Spanned<std::string>& name) {
    Reference reference{name, {}, none};
    if (statement.side) {
      reference.entity = names.entity(index, *statement.side, name.value);
      if (!reference.entity.is_bound())
        reference.statement = names.statement(index, *statement.side, name.value);
    }
    statement.references.push_back(std::move(reference));
  });
}

}  // namespace

void bind_statements(Site& site, Names& names) {
  for (std::uint32_t index = 0; index < site.sections.size(); ++index) {
    const Section& section = site.sections[index];
    if (section.allegory == none) continue;
    const FrontMatter& front = section.written.front;
    for (const RelationDeclaration& line : front.relations) {
      Statement statement{line.id, line.at, index, std::nullopt, line.statement, {}};
      statement.side = front.domain ? std::optional(front.domain->value)
                                    : side_of_entities(names, section.allegory, line.statement);
      site.allegories[section.allegory].statements.push_back(std::move(statement));
    }
  }
  for (std::uint32_t index = 0; index < site.allegories.size(); ++index) {
    Propagation(site.allegories[index], index, names).run();
    for (Statement& statement : site.allegories[index].statements)
      bind_names(names, index, statement);
  }
}

}  // namespace allegory
