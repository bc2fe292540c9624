// Strongly connected components, without recursion. See statement_order.h.
#include "analogy/statement_order.h"

#include <algorithm>

namespace allegory {

namespace {

class Tarjan {
 public:
  explicit Tarjan(const std::vector<Statement>& statements)
      : statements_(statements), number_(statements.size(), none), low_(statements.size(), none) {
    previous_.resize(statements.size(), none);
    member_of_.resize(statements.size(), none);
  }

  StatementOrder run() {
    for (std::uint32_t start = 0; start < statements_.size(); ++start)
      if (number_[start] == none) walk(start);
    std::ranges::sort(result_.cycles);
    return std::move(result_);
  }

 private:
  /// A statement that is being looked at, and which of its names comes next.
  struct Frame {
    std::uint32_t statement = none;
    std::uint32_t next = 0;
  };

  void open(std::uint32_t statement) {
    number_[statement] = low_[statement] = count_++;
    pending_.push_back(statement);
    path_.push_back({statement, 0});
  }

  void walk(std::uint32_t start) {
    open(start);
    while (!path_.empty()) {
      Frame& frame = path_.back();
      const std::uint32_t at = frame.statement;
      const std::vector<Reference>& references = statements_[at].references;
      if (frame.next == references.size()) {
        if (low_[at] == number_[at]) close_component(at);
        path_.pop_back();
        if (!path_.empty())
          low_[path_.back().statement] = std::min(low_[path_.back().statement], low_[at]);
        continue;
      }
      const std::uint32_t held = references[frame.next++].statement;
      if (held == none || is_closed(held)) continue;
      if (number_[held] == none)
        open(held);
      else
        low_[at] = std::min(low_[at], number_[held]);
    }
  }

  bool is_closed(std::uint32_t statement) const { return member_of_[statement] != none; }

  void close_component(std::uint32_t root) {
    const auto first = std::ranges::find(pending_.rbegin(), pending_.rend(), root).base() - 1;
    const std::vector<std::uint32_t> members(first, pending_.end());
    pending_.erase(first, pending_.end());
    for (const std::uint32_t member : members) member_of_[member] = root;
    const bool holds_itself = std::ranges::any_of(
        statements_[root].references,
        [&](const Reference& reference) { return reference.statement == root; });
    if (members.size() == 1 && !holds_itself) {
      result_.order.push_back(root);
      return;
    }
    result_.cycles.push_back(shortest_circle(*std::ranges::min_element(members)));
  }

  /// Breadth first from a statement through its component and back to it.
  std::vector<std::uint32_t> shortest_circle(std::uint32_t start) {
    std::vector<std::uint32_t> queue{start};
    for (std::size_t next = 0; next < queue.size(); ++next)
      for (const Reference& reference : statements_[queue[next]].references) {
        const std::uint32_t held = reference.statement;
        if (held == start) return path_back(start, queue[next]);
        if (held == none || member_of_[held] != member_of_[start] || previous_[held] != none)
          continue;
        previous_[held] = queue[next];
        queue.push_back(held);
      }
    return queue;  // Not reached: a component leads back to each of its members.
  }

  std::vector<std::uint32_t> path_back(std::uint32_t start, std::uint32_t last) const {
    std::vector<std::uint32_t> circle;
    for (std::uint32_t at = last; at != start; at = previous_[at]) circle.push_back(at);
    circle.push_back(start);
    std::ranges::reverse(circle);
    return circle;
  }

  const std::vector<Statement>& statements_;
  StatementOrder result_;
  std::vector<std::uint32_t> number_, low_;
  std::vector<std::uint32_t> member_of_;  ///< the root of a component that is complete
  std::vector<std::uint32_t> previous_;   ///< on the way from the start of a circle
  std::vector<std::uint32_t> pending_;
  std::vector<Frame> path_;
  std::uint32_t count_ = 0;
};

}  // namespace

StatementOrder order_statements(const std::vector<Statement>& statements) {
  return Tarjan(statements).run();
}

}  // namespace allegory
