// A statement's text → clauses, with a stack of our own. See statement.h.
//
// Comes in: one scalar. It is cut into names and parentheses; each closing parenthesis turns the
// words since its opening one into a clause, and the end of the text does so with the rest. So an
// inner clause is always made before the one that holds it.
#include "statement.h"

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"

namespace allegory {

namespace {

constexpr std::size_t depth_limit = 1'000;
constexpr std::string_view reserved = "()[]{},:#|\"";

bool is_space(char32_t code_point) {
  return code_point <= 0x20 || code_point == 0x7F || code_point == 0x85 || code_point == 0xA0 ||
         code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) ||
         code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202F ||
         code_point == 0x205F || code_point == 0x3000;
}

/// Behind the name at `at`; `at` itself if none starts there.
std::size_t name_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t code_point = next_code_point(text, next);
    if (is_space(code_point) || reserved.find(text[at]) != std::string_view::npos) break;
    at = next;
  }
  return at;
}

/// A name, or a clause in parentheses.
struct Part {
  std::string_view name;
  std::uint32_t clause = Term::none;
  std::size_t begin = 0;  ///< byte offsets into the text
  std::size_t end = 0;
  bool is_name() const { return clause == Term::none; }
};

/// What has been met since a parenthesis was opened, or since the start.
struct Open {
  std::size_t begin = 0;
  std::vector<Part> parts;
};

/// Reads one statement; stops at the first mistake.
class Parser {
 public:
  Parser(std::string_view id, const YamlNode& node, Diagnostics& diagnostics)
      : id_(id), node_(node), text_(node.text), diagnostics_(diagnostics) {}

  StatementText read();

 private:
  bool step();
  bool open_clause();
  bool close_clause();
  bool make_clause(const Open& open, std::size_t end);
  bool read_arguments(const std::vector<Part>& parts, std::size_t at, Clause& clause);
  Argument argument(std::string_view role, const Part& part) const;
  Span span(std::size_t begin, std::size_t end) const;
  bool fail(std::size_t begin, std::size_t end, std::string_view what);

  std::string_view id_;
  const YamlNode& node_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::vector<Open> stack_{1};
  std::size_t at_ = 0;
  StatementText statement_;
};

Span Parser::span(std::size_t begin, std::size_t end) const {
  if (node_.text_begin == YamlNode::no_offset) return node_.at;
  return {node_.at.source, node_.text_begin + static_cast<std::uint32_t>(begin),
          node_.text_begin + static_cast<std::uint32_t>(end)};
}

bool Parser::fail(std::size_t begin, std::size_t end, std::string_view what) {
  diagnostics_
      .report("bad-statement", span(begin, end),
              fmt::format("cannot read the statement `{}`: {}", id_, what), "here")
      .help("write `subject verb object`, e.g. `scarecrow desires brain`");
  return false;
}

Argument Parser::argument(std::string_view role, const Part& part) const {
  return {std::string(role), {{std::string(part.name), span(part.begin, part.end)}, part.clause}};
}

/// Reads the object and the terms behind it.
bool Parser::read_arguments(const std::vector<Part>& parts, std::size_t at, Clause& clause) {
  if (at < parts.size()) clause.arguments.push_back(argument("object", parts[at++]));
  for (; at < parts.size(); at += 2) {
    const Part& role = parts[at];
    if (!role.is_name())
      return fail(role.begin, role.end, "expected a word such as `to` before the parenthesis");
    if (at + 1 == parts.size())
      return fail(role.begin, role.end, fmt::format("expected a name behind `{}`", role.name));
    clause.arguments.push_back(argument(role.name, parts[at + 1]));
  }
  return true;
}

bool Parser::make_clause(const Open& open, std::size_t end) {
  const std::vector<Part>& parts = open.parts;
  Clause clause;
  clause.at = span(open.begin, end);
  std::size_t at = 0;
  if (parts.size() > 1 && parts[0].is_name() && parts[0].name == "not") {
    clause.negated = true;
    ++at;
  }
  if (at == parts.size()) return fail(open.begin, end, "expected a subject");
  const Part& subject = parts[at++];
  if (at == parts.size() || !parts[at].is_name())
    return fail(open.begin, end, "expected a verb after the subject");
  const Part& verb = parts[at++];
  clause.arguments.push_back(argument("subject", subject));
  const bool is_copula = verb.name == "is";
  if (is_copula && at == parts.size()) return fail(open.begin, end, "expected a word after `is`");
  clause.is_attribute = is_copula && at + 1 == parts.size() && parts[at].is_name();
  const Part& predicate = clause.is_attribute ? parts[at] : verb;
  clause.verb = {std::string(predicate.name), span(predicate.begin, predicate.end)};
  if (!clause.is_attribute && !read_arguments(parts, at, clause)) return false;
  statement_.clauses.push_back(std::move(clause));
  return true;
}

bool Parser::open_clause() {
  if (stack_.size() > depth_limit) return fail(at_, at_ + 1, "nested too deeply");
  stack_.push_back({at_, {}});
  ++at_;
  return true;
}

bool Parser::close_clause() {
  if (stack_.size() == 1) return fail(at_, at_ + 1, "this `)` closes nothing");
  ++at_;
  const Open open = std::move(stack_.back());
  stack_.pop_back();
  if (!make_clause(open, at_)) return false;
  const auto clause = static_cast<std::uint32_t>(statement_.clauses.size() - 1);
  stack_.back().parts.push_back({{}, clause, open.begin, at_});
  return true;
}

/// Reads one name or parenthesis, and the white space before it.
bool Parser::step() {
  if (text_[at_] == '(') return open_clause();
  if (text_[at_] == ')') return close_clause();
  const std::size_t end = name_end(text_, at_);
  if (end > at_) {
    stack_.back().parts.push_back({text_.substr(at_, end - at_), Term::none, at_, end});
    at_ = end;
    return true;
  }
  if (reserved.find(text_[at_]) != std::string_view::npos)
    return fail(at_, at_ + 1, fmt::format("unexpected `{}`", text_[at_]));
  next_code_point(text_, at_);
  return true;
}

StatementText Parser::read() {
  while (at_ < text_.size())
    if (!step()) return {};
  if (stack_.size() > 1) {
    fail(stack_.back().begin, stack_.back().begin + 1, "this `(` is never closed");
    return {};
  }
  Open& whole = stack_.back();
  std::size_t end = text_.size();
  if (!whole.parts.empty()) {
    whole.begin = whole.parts.front().begin;
    end = whole.parts.back().end;
  }
  if (!make_clause(whole, end)) return {};
  return std::move(statement_);
}

}  // namespace

StatementText read_statement(std::string_view id, const YamlNode& node, Diagnostics& diagnostics) {
  return Parser(id, node, diagnostics).read();
}

bool is_name(std::string_view text) { return !text.empty() && name_end(text, 0) == text.size(); }

}  // namespace allegory
