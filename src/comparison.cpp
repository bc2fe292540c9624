// Two states → what changed. See comparison.h; addresses are compared in comparison_addresses.cpp.
#include "comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "analogy/review.h"
#include "base/text.h"
#include "comparison_parts.h"
#include "names.h"
#include "sentence.h"

namespace allegory {

namespace {

std::string_view side_name(Side side) { return side == Side::story ? "story" : "idea"; }

/// `a, b and c`
std::string listed(const std::vector<ReportName>& names) {
  std::string text;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (at > 0) text += at + 1 == names.size() ? " and " : ", ";
    text += names[at].text;
  }
  return text;
}

/// The same however they are ordered. An id has no blanks.
std::string ids_of(const std::vector<ReportName>& names) {
  std::vector<std::string> ids;
  for (const ReportName& name : names) ids.push_back(normalize(name.id));
  std::ranges::sort(ids);
  return fmt::format("{}", fmt::join(ids, " "));
}

std::vector<Entry> names_of(const Allegory& allegory) {
  std::vector<Entry> entries;
  for (const Entity& entity : allegory.entities) {
    const EntityDeclaration& written = entity.written;
    std::vector<std::string> others;
    for (const Spanned<std::string>& label : written.labels)
      if (&label != &written.labels.front()) others.push_back(label.value);
    const std::string aliases = fmt::format("{}", fmt::join(others, ", "));
    const std::string kind(info(written.kind).name);
    entries.push_back({fmt::format("{} {}", side_name(written.side), normalize(written.id.value)),
                       kind,
                       written.id.value,
                       entity.label,
                       {{"label", normalize(entity.label), entity.label},
                        {"other labels", normalize(aliases), aliases},
                        {"kind", kind, kind}}});
  }
  return entries;
}

std::vector<Entry> links_of(const Site& site, const AnalogyReport& report) {
  constexpr std::string_view forms[] = {"one to one", "composite", "split"};
  std::vector<Entry> entries;
  for (const ReportLink& link : report.links) {
    const Correspondence& line =
        site.allegories[report.allegory].correspondences[link.correspondence];
    // A page that reads the story anew does so beside what holds everywhere.
    const std::string scope =
        link.is_override ? site.sections[line.section].written.path : std::string();
    const std::string form(forms[static_cast<std::size_t>(link.cardinality)]);
    const std::string strength = fmt::format("{}", link.strength);
    const std::string polarity = link.is_negative ? "negative" : "positive";
    entries.push_back({ids_of(link.story) + " / " + scope,
                       link.story.front().entity.is_bound() ? "names" : "statements",
                       ids_of(link.story),
                       listed(link.story) + " — " + listed(link.idea),
                       {{"idea", ids_of(link.idea), listed(link.idea)},
                        {"because", link.because, link.because},
                        {"strength", strength, strength},
                        {"as", form, form},
                        {"polarity", polarity, polarity}}});
  }
  return entries;
}

std::vector<Entry> statements_of(const Site& site, const Allegory& allegory) {
  const std::vector<std::string> sentences = statement_sentences(site, allegory);
  std::vector<Entry> entries;
  for (std::size_t at = 0; at < sentences.size(); ++at) {
    const Statement& statement = allegory.statements[at];
    if (statement.text.clauses.empty()) continue;
    const std::string side(statement.side ? side_name(*statement.side) : "unknown side");
    entries.push_back({side + ' ' + normalize(statement.id.value),
                       side,
                       statement.id.value,
                       sentences[at],
                       {{"says", fmt::format("{}", statement_digest(statement)), sentences[at]}}});
  }
  return entries;
}

std::vector<Entry> predictions_of(const AnalogyReport& report) {
  std::vector<Entry> entries;
  for (const ReportPrediction& told : report.predictions)
    entries.push_back({"story " + told.notation, "prediction", told.notation, told.text, {}});
  for (const ReportPrediction& told : report.questions)
    entries.push_back({"idea " + told.notation, "question", told.notation, told.text, {}});
  return entries;
}

std::vector<Entry> breaks_of(const AnalogyReport& report) {
  std::vector<Entry> entries;
  for (const ReportBreak& line : report.breaks)
    entries.push_back({normalize(line.what.id),
                       line.what.entity.is_bound() ? "name" : "statement",
                       line.what.id,
                       line.what.text,
                       {{"reason", line.reason, line.reason}}});
  return entries;
}

/// An allegory in one state; both null where it is not there.
struct Half {
  const Site* site = nullptr;
  const AnalogyReport* report = nullptr;

  template <class Make>
  std::vector<Entry> entries(const Make& make) const {
    return report == nullptr ? std::vector<Entry>{} : make(*site, *report);
  }
  std::optional<double> systematicity() const {
    return report == nullptr ? std::nullopt : std::optional(report->systematicity);
  }
};

AllegoryComparison compare_allegory(const Half& before, const Half& after) {
  const AnalogyReport& known = after.report != nullptr ? *after.report : *before.report;
  AllegoryComparison told;
  told.folder = known.folder;
  told.heading = heading_of(known);
  told.systematicity_before = before.systematicity();
  told.systematicity_after = after.systematicity();
  const auto add = [&](std::string_view name, std::string_view heading, const auto& make) {
    told.lists.push_back(
        {name, heading, compare_entries(before.entries(make), after.entries(make))});
  };
  add("correspondences", "what stands for what",
      [](const Site& site, const AnalogyReport& report) { return links_of(site, report); });
  add("names", "characters and concepts", [](const Site& site, const AnalogyReport& report) {
    return names_of(site.allegories[report.allegory]);
  });
  add("statements", "what happens", [](const Site& site, const AnalogyReport& report) {
    return statements_of(site, site.allegories[report.allegory]);
  });
  add("predictions", "what the analogy predicts",
      [](const Site&, const AnalogyReport& report) { return predictions_of(report); });
  add("breaks", "where it breaks",
      [](const Site&, const AnalogyReport& report) { return breaks_of(report); });
  return told;
}

}  // namespace

std::vector<Change> compare_entries(const std::vector<Entry>& before,
                                    const std::vector<Entry>& after) {
  // Of each key, the entries of before that are still without a partner, last first.
  std::unordered_map<std::string_view, std::vector<std::size_t>> open;
  for (std::size_t at = before.size(); at-- > 0;) open[before[at].key].push_back(at);
  std::vector<bool> is_kept(before.size());
  std::vector<Change> changes;
  for (const Entry& entry : after) {
    std::vector<std::size_t>& partners = open[entry.key];
    Change change{Change::Kind::added, entry.what, entry.id, entry.text, {}};
    if (!partners.empty()) {
      const Entry& old = before[partners.back()];
      is_kept[partners.back()] = true;
      partners.pop_back();
      change.kind = Change::Kind::changed;
      for (std::size_t at = 0; at < entry.facts.size(); ++at)
        if (old.facts[at].compared != entry.facts[at].compared)
          change.facts.push_back(
              {entry.facts[at].name, old.facts[at].shown, entry.facts[at].shown});
      if (change.facts.empty()) continue;
    }
    changes.push_back(std::move(change));
  }
  for (std::size_t at = 0; at < before.size(); ++at)
    if (!is_kept[at])
      changes.push_back(
          {Change::Kind::removed, before[at].what, before[at].id, before[at].text, {}});
  return changes;
}

Comparison compare(const ComparedState& before, const ComparedState& after) {
  Comparison comparison;
  comparison.errors_before = before.errors;
  comparison.errors_after = after.errors;
  // Both lists are sorted by folder.
  std::size_t old = 0, now = 0;
  while (old < before.reports.size() || now < after.reports.size()) {
    const bool has_old = old < before.reports.size(), has_now = now < after.reports.size();
    const int order = !has_old   ? 1
                      : !has_now ? -1
                                 : before.reports[old].folder.compare(after.reports[now].folder);
    const Half half_before = order <= 0 ? Half{&before.site, &before.reports[old++]} : Half{};
    const Half half_after = order >= 0 ? Half{&after.site, &after.reports[now++]} : Half{};
    comparison.allegories.push_back(compare_allegory(half_before, half_after));
  }
  compare_addresses(before.site, after.site, comparison);
  return comparison;
}

bool AllegoryComparison::has_changes() const {
  return systematicity_before != systematicity_after ||
         std::ranges::any_of(lists, [](const ChangeList& list) { return !list.changes.empty(); });
}

bool Comparison::has_changes() const {
  return !lost.empty() || !moved.empty() || !pages.empty() ||
         std::ranges::any_of(allegories, &AllegoryComparison::has_changes);
}

std::string_view to_string(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::added:
      return "added";
    case Change::Kind::removed:
      return "removed";
    case Change::Kind::changed:
      break;
  }
  return "changed";
}

}  // namespace allegory
