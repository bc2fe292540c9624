// Collects findings and puts them in the one order in which they are told.
//
// Comes in: findings, in whatever order stages and threads make them. Goes out: the same findings
// by place, each once. The order looks at every field, so that two findings which differ anywhere
// stand in the same order in every run.
#include "diagnostic.h"

#include <algorithm>
#include <compare>
#include <iterator>
#include <utility>

namespace allegory {
namespace {

/// Compares two lists element by element; the shorter one comes first.
template <class T, class Compare>
std::strong_ordering compare_lists(const std::vector<T>& a, const std::vector<T>& b,
                                   const Compare& compare) {
  for (std::size_t index = 0; index < std::min(a.size(), b.size()); ++index)
    if (const std::strong_ordering order = compare(a[index], b[index]); order != 0) return order;
  return a.size() <=> b.size();
}

std::strong_ordering compare_texts(std::string_view a, std::string_view b) {
  return a.compare(b) <=> 0;
}

/// Puts findings in order. Places compare by path, because the number of a source says nothing.
class Order {
 public:
  explicit Order(const SourceSet& sources) : sources_(sources) {}

  bool operator()(const Diagnostic& a, const Diagnostic& b) const { return compare(a, b) < 0; }

  std::strong_ordering compare(const Diagnostic& a, const Diagnostic& b) const {
    std::strong_ordering order = compare_texts(path_of(a, sources_), path_of(b, sources_));
    if (order == 0) order = offset_of(a) <=> offset_of(b);
    if (order == 0) order = compare_texts(a.name, b.name);
    if (order == 0) order = compare_texts(a.message, b.message);
    if (order == 0) order = compare_details(a, b);
    return order;
  }

 private:
  /// Where the primary label begins, from 1; what speaks of a whole file comes before all places.
  static std::uint64_t offset_of(const Diagnostic& diagnostic) {
    if (diagnostic.labels.empty()) return 0;
    return std::uint64_t{diagnostic.labels.front().at.begin} + 1;
  }

  std::strong_ordering compare_spans(const Span& a, const Span& b) const {
    std::strong_ordering order = compare_texts(sources_[a.source].path, sources_[b.source].path);
    if (order == 0) order = a.begin <=> b.begin;
    if (order == 0) order = a.end <=> b.end;
    return order;
  }

  std::strong_ordering compare_details(const Diagnostic& a, const Diagnostic& b) const {
    std::strong_ordering order = a.severity <=> b.severity;
    if (order == 0)
      order = compare_lists(a.labels, b.labels, [this](const Label& one, const Label& other) {
        const std::strong_ordering place = compare_spans(one.at, other.at);
        return place != 0 ? place : compare_texts(one.text, other.text);
      });
    if (order == 0) order = compare_lists(a.notes, b.notes, compare_texts);
    if (order == 0) order = compare_texts(a.help, b.help);
    if (order == 0) order = compare_fixes(a.fix, b.fix);
    return order;
  }

  std::strong_ordering compare_fixes(const std::optional<Fix>& a,
                                     const std::optional<Fix>& b) const {
    if (!a || !b) return a.has_value() <=> b.has_value();
    std::strong_ordering order = compare_texts(a->title, b->title);
    if (order == 0) order = a->safe <=> b->safe;
    if (order == 0)
      order = compare_lists(a->edits, b->edits, [this](const Edit& one, const Edit& other) {
        const std::strong_ordering place = compare_spans(one.at, other.at);
        return place != 0 ? place : compare_texts(one.replacement, other.replacement);
      });
    return order;
  }

  const SourceSet& sources_;
};

}  // namespace

Diagnostic& Report::diagnostic() const { return to_.items()[index_]; }

Report& Report::label(const Span& at, std::string text) {
  diagnostic().labels.push_back({at, std::move(text)});
  return *this;
}

Report& Report::note(std::string text) {
  diagnostic().notes.push_back(std::move(text));
  return *this;
}

Report& Report::help(std::string text) {
  diagnostic().help = std::move(text);
  return *this;
}

Report& Report::fix(Fix fix) {
  diagnostic().fix = std::move(fix);
  return *this;
}

Report& Report::fix(std::string title, std::optional<Edit> edit, bool safe) {
  if (edit) diagnostic().fix = {std::move(title), {std::move(*edit)}, safe};
  return *this;
}

Report Diagnostics::report(std::string_view name, const Span& at, std::string message,
                           std::string label) {
  Diagnostic& diagnostic = items_.emplace_back();
  diagnostic.name = name;
  diagnostic.message = std::move(message);
  diagnostic.labels.push_back({at, std::move(label)});
  return {*this, items_.size() - 1};
}

Report Diagnostics::report_path(std::string_view name, std::string path, std::string message) {
  Diagnostic& diagnostic = items_.emplace_back();
  diagnostic.name = name;
  diagnostic.path = std::move(path);
  diagnostic.message = std::move(message);
  return {*this, items_.size() - 1};
}

void Diagnostics::append(Diagnostics&& other) {
  std::ranges::move(other.items_, std::back_inserter(items_));
  other.items_.clear();
}

void Diagnostics::sort(const SourceSet& sources) {
  const Order order(sources);
  std::ranges::sort(items_, order);
  const auto same = [&](const Diagnostic& a, const Diagnostic& b) {
    return order.compare(a, b) == 0;
  };
  items_.erase(std::unique(items_.begin(), items_.end(), same), items_.end());
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::ranges::count(items_, severity, [](const Diagnostic& item) { return item.severity; }));
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      break;
  }
  return "note";
}

std::string_view path_of(const Diagnostic& diagnostic, const SourceSet& sources) {
  if (diagnostic.labels.empty()) return diagnostic.path;
  return sources[diagnostic.labels.front().at.source].path;
}

}  // namespace allegory
