// The lists of the page `account`: correspondences, predictions, breaks, blind spots.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "view_account_parts.h"

namespace allegory {

namespace {

/// How many sections and verbs a row names.
constexpr std::size_t sections_per_row = 4;
constexpr std::size_t verbs_per_row = 8;

Value name_item(const AccountPlace& account, const ReportName& name, Side side, bool is_last) {
  ValueObject item;
  add(item, "label", name.text);
  if (name.entity.is_bound())
    add(item, "url",
        account.place.page_url(entity_of(account.place.context.site, name.entity).address));
  else
    add(item, "url", false);
  add(item, "voice", side == Side::story ? "story" : "idea");
  add(item, "is_last", is_last);
  return item;
}

ValueList name_items(const AccountPlace& account, const std::vector<ReportName>& names, Side side) {
  ValueList items;
  for (std::size_t at = 0; at < names.size(); ++at)
    items.push_back(name_item(account, names[at], side, at + 1 == names.size()));
  return items;
}

/// Verbs of both sides; `across` is left out where both say the same.
ValueList verb_items(const ReportLink& link) {
  ValueList items;
  const std::size_t count = std::min(link.carried_by.size(), verbs_per_row);
  for (std::size_t at = 0; at < count; ++at) {
    const ReportVerbs& verbs = link.carried_by[at];
    ValueObject item;
    add(item, "story", verbs.story);
    if (verbs.idea != verbs.story)
      add(item, "across", verbs.idea);
    else
      add(item, "across", false);
    add(item, "is_last", at + 1 == count);
    items.emplace_back(std::move(item));
  }
  return items;
}

ValueList section_links(const Place& place, const std::vector<std::uint32_t>& sections) {
  ValueList items;
  for (std::size_t at = 0; at < std::min(sections.size(), sections_per_row); ++at)
    items.push_back(link_to_section(place, sections[at]));
  return items;
}

/// How much of what a prediction speaks of has a counterpart.
std::string_view support_key(double support) {
  constexpr double all = 0.995, most = 0.5;
  if (support >= all) return "account_support_all";
  return support >= most ? "account_support_most" : "account_support_some";
}

Value prediction_item(const AccountPlace& account, const ReportPrediction& told, Side from) {
  const Words& words = account.place.words();
  const ReportStatement& source = account.report.side(from).statements[told.source];
  ValueObject item;
  add(item, "sentence", told.text);
  add(item, "source", source.text);
  add(item, "is_structural", told.is_structural);
  add(item, "tier", words.of(told.is_structural ? "account_tier_structure" : "account_tier_names"));
  add(item, "support", words.of(support_key(told.support)));
  if (source.section != none) add(item, "where", link_to_section(account.place, source.section));
  return item;
}

Value clash_item(const AccountPlace& account, const ReportClash& clash) {
  ValueObject item;
  add(item, "what", clash_words(account.place.words(), clash.kind));
  if (clash.story != none) add(item, "story", account.report.story.statements[clash.story].text);
  if (clash.idea != none) add(item, "idea", account.report.idea.statements[clash.idea].text);
  const bool has_parts = !clash.story_part.empty() && !clash.idea_part.empty();
  add(item, "has_parts", has_parts);
  if (has_parts) {
    add(item, "story_part", clash.story_part);
    add(item, "idea_part", clash.idea_part);
  }
  return item;
}

Value break_item(const AccountPlace& account, const ReportBreak& told) {
  ValueObject item;
  add(item, "what", told.what.text);
  add_text(item, "reason", told.reason);
  if (told.section != none) add(item, "where", link_to_section(account.place, told.section));
  return item;
}

/// The links of one kind, as pointers so that nothing is copied.
std::vector<const ReportLink*> links_that(const AnalogyReport& report, bool is_negative) {
  std::vector<const ReportLink*> links;
  for (const ReportLink& link : report.links)
    if (link.is_negative == is_negative) links.push_back(&link);
  return links;
}

}  // namespace

Value account_link(const AccountPlace& account, const ReportLink& link) {
  const Words& words = account.place.words();
  ValueObject item;
  add(item, "story", name_items(account, link.story, Side::story));
  add(item, "idea", name_items(account, link.idea, Side::idea));
  add(item, "is_composite", link.story.size() > 1);
  add(item, "is_split", link.idea.size() > 1);
  add_list(item, "has_verbs", "verbs", verb_items(link));
  if (link.carried_by.size() > verbs_per_row)
    add(item, "verbs_left_out",
        words.of("account_left_out", {std::to_string(link.carried_by.size() - verbs_per_row)}));
  add_text(item, "because", link.because);
  add(item, "strength", words.of(fmt::format("account_{}", closeness(link.strength))));
  add(item, "is_override", link.is_override);
  add_list(item, "has_where", "where", section_links(account.place, link.sections));
  return item;
}

void add_account_links(const AccountPlace& account, ValueObject& data) {
  const auto make = [&](const ReportLink* link) { return account_link(account, *link); };
  add_limited(account.place, data, "has_links", "links", "links_left_out",
              links_that(account.report, false), links_shown, make);
  add_limited(account.place, data, "has_negatives", "negatives", "negatives_left_out",
              links_that(account.report, true), findings_shown, make);
}

void add_account_predictions(const AccountPlace& account, ValueObject& data) {
  const AnalogyReport& report = account.report;
  const auto from_story = [&](const ReportPrediction& told) {
    return prediction_item(account, told, Side::story);
  };
  const auto from_idea = [&](const ReportPrediction& told) {
    return prediction_item(account, told, Side::idea);
  };
  add(data, "has_outlook",
      !report.predictions.empty() || !report.questions.empty() || !report.confirmed.empty() ||
          !report.rejected.empty());
  add_limited(account.place, data, "has_predictions", "predictions", "predictions_left_out",
              report.predictions, findings_shown, from_story);
  add_limited(account.place, data, "has_confirmed", "confirmed", "confirmed_left_out",
              report.confirmed, findings_shown, from_story);
  add_limited(account.place, data, "has_rejected", "rejected", "rejected_left_out", report.rejected,
              findings_shown, from_story);
  add_limited(account.place, data, "has_questions", "questions", "questions_left_out",
              report.questions, findings_shown, from_idea);
}

void add_account_breaks(const AccountPlace& account, ValueObject& data) {
  const AnalogyReport& report = account.report;
  add(data, "has_ends", !report.breaks.empty() || !report.clashes.empty());
  add_limited(account.place, data, "has_breaks", "breaks", "breaks_left_out", report.breaks,
              findings_shown, [&](const ReportBreak& told) { return break_item(account, told); });
  add_limited(account.place, data, "has_clashes", "clashes", "clashes_left_out", report.clashes,
              findings_shown, [&](const ReportClash& clash) { return clash_item(account, clash); });
}

void add_account_gaps(const AccountPlace& account, ValueObject& data) {
  const AnalogyReport& report = account.report;
  const auto add_names = [&](std::string_view flag, std::string_view name,
                             std::string_view left_out, Side side) {
    const std::vector<ReportName>& names = report.side(side).uncovered;
    const std::size_t count = std::min(names.size(), findings_shown);
    std::size_t at = 0;
    add_limited(
        account.place, data, flag, name, left_out, names, findings_shown,
        [&](const ReportName& told) { return name_item(account, told, side, ++at == count); });
  };
  add(data, "has_gaps",
      !report.story.uncovered.empty() || !report.idea.uncovered.empty() ||
          !report.unused.links.empty());
  add_names("has_lonely_story", "lonely_story", "lonely_story_left_out", Side::story);
  add_names("has_lonely_idea", "lonely_idea", "lonely_idea_left_out", Side::idea);
  add_limited(account.place, data, "has_idle", "idle", "idle_left_out", report.unused.links,
              findings_shown,
              [&](std::uint32_t link) { return account_link(account, report.links[link]); });
}

}  // namespace allegory
