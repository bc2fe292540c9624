// The notation of statements. In: the text of one.
//
// It is read, or there is one finding. What was read is one tree: every inner clause stands before
// the one that holds it, and is held once. Written out again it reads the same.
#include "statement.h"

#include <algorithm>

#include "fuzz.h"

namespace allegory::fuzz {

namespace {

constexpr std::size_t deepest = 1'000;

struct ReadStatement {
  explicit ReadStatement(const std::string& text) {
    node.type = YamlNode::Type::scalar;
    node.text = text;
    node.text_begin = 0;
    node.at = {sources.add("statement", text), 0, static_cast<std::uint32_t>(text.size())};
    statement = read_statement("id", node, diagnostics);
  }
  SourceSet sources;
  YamlNode node;
  Diagnostics diagnostics;
  StatementText statement;
};

void hold_name(const ReadStatement& read, const Spanned<std::string>& name) {
  hold(is_name(name.value), "a name is a name", name.value);
  hold_place(read.sources, name.at, "a name has a place");
  hold(read.sources.text(name.at) == name.value, "a name stands where it was read", name.value);
}

void hold_tree(const ReadStatement& read) {
  const std::vector<Clause>& clauses = read.statement.clauses;
  std::vector<std::size_t> holders(clauses.size()), depths(clauses.size(), 1);
  for (std::size_t index = 0; index < clauses.size(); ++index) {
    const Clause& clause = clauses[index];
    hold_name(read, clause.verb);
    hold(!clause.arguments.empty() && clause.arguments[0].role == "subject",
         "a clause begins with its subject");
    hold(!clause.is_attribute || clause.arguments.size() == 1, "an attribute has a subject alone");
    for (const Argument& argument : clause.arguments) {
      hold(is_name(argument.role), "a role is a name", argument.role);
      if (argument.term.clause == Term::none) {
        hold_name(read, argument.term.name);
        continue;
      }
      hold(argument.term.clause < index, "an inner clause stands before the one that holds it");
      ++holders[argument.term.clause];
      depths[index] = std::max(depths[index], depths[argument.term.clause] + 1);
      hold(depths[index] <= deepest + 1, "a statement is no more than 1,000 clauses deep");
    }
  }
  hold(holders.back() == 0, "the last clause is the whole");
  for (std::size_t index = 0; index + 1 < holders.size(); ++index)
    hold(holders[index] == 1, "an inner clause is held once");
}

/// The statement, written out from the inside.
std::string written(const StatementText& statement) {
  std::vector<std::string> texts;
  for (const Clause& clause : statement.clauses) {
    std::string text = clause.negated ? "not " : "";
    for (std::size_t index = 0; index < clause.arguments.size(); ++index) {
      const auto& [role, term] = clause.arguments[index];
      if (index > 1) text += role + ' ';
      text += term.clause == Term::none ? term.name.value : '(' + texts[term.clause] + ')';
      text += ' ';
      if (index == 0) text += (clause.is_attribute ? "is " : "") + clause.verb.value + ' ';
    }
    texts.push_back(text);
  }
  return texts.back();
}

bool is_same(const StatementText& a, const StatementText& b) {
  return std::ranges::equal(a.clauses, b.clauses, [](const Clause& x, const Clause& y) {
    return x.negated == y.negated && x.is_attribute == y.is_attribute &&
           x.verb.value == y.verb.value &&
           std::ranges::equal(x.arguments, y.arguments, [](const Argument& p, const Argument& q) {
             return p.role == q.role && p.term.name.value == q.term.name.value &&
                    p.term.clause == q.term.clause;
           });
  });
}

}  // namespace

}  // namespace allegory::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = allegory::fuzz;
  const std::string text = fuzz::text_of(fuzz::bytes_of(data, size));
  const fuzz::ReadStatement read(text);
  fuzz::hold_findings(read.sources, read.diagnostics);
  const bool is_read = !read.statement.clauses.empty();
  fuzz::hold(read.diagnostics.items().size() == (is_read ? 0 : 1),
             "a statement is read, or one finding says why not", text);
  if (!is_read) return 0;
  fuzz::hold_tree(read);
  const fuzz::ReadStatement again(fuzz::written(read.statement));
  fuzz::hold(fuzz::is_same(read.statement, again.statement), "written out it reads the same",
             again.node.text);
  return 0;
}
