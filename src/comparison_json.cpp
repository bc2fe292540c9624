// A comparison for programs. See comparison_print.h. Every key is always there.
#include "base/json.h"
#include "comparison_print.h"

namespace allegory {

namespace {

/// The number that changes when a program that reads comparisons would have to.
constexpr int schema_version = 1;

Json changes_json(const std::vector<Change>& changes) {
  Json list = Json::array();
  for (const Change& change : changes) {
    Json facts = Json::array();
    for (const ChangedFact& fact : change.facts)
      facts.add(
          Json::object({{"name", fact.name}, {"before", fact.before}, {"after", fact.after}}));
    list.add(Json::object({{"change", to_string(change.kind)},
                           {"what", change.what},
                           {"id", change.id},
                           {"text", change.text},
                           {"facts", std::move(facts)}}));
  }
  return list;
}

Json number_or_null(const std::optional<double>& number) { return number ? Json(*number) : Json(); }

}  // namespace

std::string comparison_json(const Comparison& comparison, std::string_view version) {
  Json allegories = Json::array();
  for (const AllegoryComparison& allegory : comparison.allegories) {
    Json told =
        Json::object({{"folder", allegory.folder},
                      {"heading", allegory.heading},
                      {"systematicity",
                       Json::object({{"before", number_or_null(allegory.systematicity_before)},
                                     {"after", number_or_null(allegory.systematicity_after)}})}});
    for (const ChangeList& list : allegory.lists) told.set(list.name, changes_json(list.changes));
    allegories.add(std::move(told));
  }
  return Json::object({{"schema_version", schema_version},
                       {"tool", Json::object({{"name", "allegory"}, {"version", version}})},
                       {"revision", comparison.revision},
                       {"commit", comparison.commit},
                       {"has_changes", comparison.has_changes()},
                       {"errors", Json::object({{"before", comparison.errors_before},
                                                {"after", comparison.errors_after}})},
                       {"allegories", std::move(allegories)},
                       {"lost", changes_json(comparison.lost)},
                       {"moved", changes_json(comparison.moved)},
                       {"pages", changes_json(comparison.pages)}})
      .text();
}

}  // namespace allegory
