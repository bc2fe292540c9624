// The model → JSON. See graph.h. Every key is always there; `null` stands where there is nothing to
// say. graph_schema.cpp says the same as a schema.
#include "site/graph.h"

#include <map>
#include <utility>

#include "base/json.h"

namespace allegory {

namespace {

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

std::string_view side_name(Side side) { return side == Side::story ? "story" : "idea"; }

std::string_view form_name(LinkForm form) {
  switch (form) {
    case LinkForm::text:
      return "text";
    case LinkForm::image:
      return "image";
    case LinkForm::wiki:
      return "wiki";
    case LinkForm::autolink:
      break;
  }
  return "autolink";
}

/// `nothing` for what readers cannot follow.
std::string_view target_name(LinkTarget::Kind kind) {
  switch (kind) {
    case LinkTarget::Kind::section:
      return "section";
    case LinkTarget::Kind::entity:
      return "entity";
    case LinkTarget::Kind::asset:
      return "asset";
    case LinkTarget::Kind::external:
    case LinkTarget::Kind::foreign:
      return "external";
    default:
      return "nothing";
  }
}

class Graph {
 public:
  explicit Graph(const ViewContext& view) : view_(view), site_(view.site) {}

  std::string text() const {
    const Config& config = site_.config;
    Json graph = Json::object({{"schema_version", 1},
                               {"title", config.title.value},
                               {"description", text_or_null(config.description)},
                               {"lang", config.lang}});
    graph.set("base_url", config.base_url ? Json(config.base_url->value) : Json());
    Json sections = Json::array(), allegories = Json::array();
    for (std::uint32_t at = 0; at < site_.sections.size(); ++at) sections.add(section(at));
    for (std::uint32_t at = 0; at < site_.allegories.size(); ++at) allegories.add(allegory(at));
    graph.set("sections", std::move(sections)).set("allegories", std::move(allegories));
    return graph.text();
  }

 private:
  Json address_or_null(std::uint32_t section) const {
    return section == none ? Json() : Json(site_.sections[section].address);
  }

  Json section(std::uint32_t at) const {
    const Section& section = site_.sections[at];
    Json tags = Json::array();
    for (const std::uint32_t tag : view_.index.tags[at]) tags.add(site_.tags[tag].name);
    Json object = Json::object({{"address", section.address},
                                {"path", section.written.path},
                                {"title", section.title},
                                {"lang", language_of(site_, section)}});
    object.set("allegory", section.allegory == none
                               ? Json()
                               : Json(site_.allegories[section.allegory].address));
    object.set("parent", address_or_null(section.parent));
    object.set("next", address_or_null(section.next));
    object.set("edited", text_or_null(edited_on(view_, at))).set("tags", std::move(tags));
    Json headings = Json::array(), links = Json::array();
    for (const Heading& each : section.written.body.headings)
      headings.add(Json::object(
          {{"text", each.text}, {"level", each.level}, {"anchor", text_or_null(each.anchor)}}));
    for (std::size_t link = 0; link < section.targets.size(); ++link)
      links.add(this->link(section.written.body.links[link], section.targets[link]));
    return object.set("headings", std::move(headings)).set("links", std::move(links));
  }

  Json link(const Link& link, const LinkTarget& target) const {
    Json object = Json::object({{"form", form_name(link.form)}, {"text", link.text}});
    object.set("leads_to", target_name(target.kind));
    const std::string fragment = link.has_fragment ? '#' + link.fragment : std::string();
    std::string anchor = target.anchor;
    switch (target.kind) {
      case LinkTarget::Kind::section:
        object.set("address", site_.sections[target.index].address);
        break;
      case LinkTarget::Kind::entity:
        object.set("address", entity_of(site_, target.entity).address);
        break;
      case LinkTarget::Kind::asset:
        object.set("address", site_.assets[target.index].address);
        break;
      case LinkTarget::Kind::external:
      case LinkTarget::Kind::foreign:
        object.set("address", link.target + fragment);
        break;
      default:
        object.set("address", Json());
        anchor.clear();
    }
    return object.set("anchor", text_or_null(anchor));
  }

  Json allegory(std::uint32_t at) const {
    const Allegory& allegory = site_.allegories[at];
    Json object = Json::object({{"address", allegory.address},
                                {"folder", allegory.folder},
                                {"title", allegory.title},
                                {"story", text_or_null(allegory.story)},
                                {"idea", text_or_null(allegory.idea)},
                                {"summary", text_or_null(allegory.summary)},
                                {"takeaway", text_or_null(allegory.takeaway)}});
    Json entities = Json::array(), correspondences = Json::array(), statements = Json::array(),
         breaks = Json::array();
    for (const Entity& each : allegory.entities) entities.add(entity(each));
    for (const std::uint32_t item : view_.index.correspondences[at])
      correspondences.add(correspondence(allegory.correspondences[item]));
    for (std::uint32_t item = 0; item < allegory.statements.size(); ++item)
      statements.add(statement(at, item));
    for (const Break& each : allegory.breaks)
      if (each.what.is_bound()) breaks.add(broken(at, each));
    object.set("figures", figures(view_.index.reports[at]));
    object.set("entities", std::move(entities));
    object.set("correspondences", std::move(correspondences));
    object.set("statements", std::move(statements));
    return object.set("breaks", std::move(breaks));
  }

  static Json figures(const AnalogyReport& report) {
    Json object = Json::object({{"systematicity", report.systematicity}});
    for (const Side each : {Side::story, Side::idea}) {
      const ReportSide& side = report.side(each);
      object.set(side_name(each), Json::object({{"carried", side.carried},
                                                {"predicted", side.predicted},
                                                {"broken", side.broken},
                                                {"silent", side.silent},
                                                {"depth", side.depth},
                                                {"systematicity", side.systematicity}}));
    }
    return object;
  }

  Json entity(const Entity& entity) const {
    Json labels = Json::array({entity.label});
    for (const Spanned<std::string>& label : entity.written.labels)
      if (label.value != entity.label) labels.add(label.value);
    std::map<std::uint32_t, int> counts;
    for (const Mention& mention : entity.mentions) ++counts[mention.section];
    Json mentions = Json::array();
    for (const auto& [section, count] : counts)
      mentions.add(Json::object({{"section", site_.sections[section].address}, {"count", count}}));
    Json object = Json::object({{"address", entity.address},
                                {"id", entity.written.id.value},
                                {"side", side_name(entity.written.side)},
                                {"kind", info(entity.written.kind).name},
                                {"section", site_.sections[entity.section].address}});
    return object.set("labels", std::move(labels)).set("mentions", std::move(mentions));
  }

  /// The addresses of those that are entities.
  Json addresses(const std::vector<Reference>& references) const {
    Json list = Json::array();
    for (const Reference& reference : references)
      if (reference.entity.is_bound()) list.add(entity_of(site_, reference.entity).address);
    return list;
  }

  Json correspondence(const Correspondence& line) const {
    Json object = Json::object({{"story", addresses(line.from)}, {"idea", addresses(line.to)}});
    return object.set("negative", line.written.negative)
        .set("strength", line.written.strength)
        .set("because", text_or_null(line.written.because))
        .set("section", site_.sections[line.section].address);
  }

  Json statement(std::uint32_t allegory, std::uint32_t at) const {
    const Statement& statement = site_.allegories[allegory].statements[at];
    Json object = Json::object(
        {{"id", statement.id.value}, {"text", text_or_null(view_.index.sentences[allegory][at])}});
    return object.set("side", statement.side ? Json(side_name(*statement.side)) : Json())
        .set("entities", addresses(statement.references))
        .set("section", site_.sections[statement.section].address);
  }

  Json broken(std::uint32_t allegory, const Break& each) const {
    const bool is_statement = each.what.statement != none;
    const Allegory& of = site_.allegories[allegory];
    Json object = Json::object({{"reason", text_or_null(each.reason)}});
    return object
        .set("entity", is_statement ? Json() : Json(entity_of(site_, each.what.entity).address))
        .set("statement", is_statement ? Json(of.statements[each.what.statement].id.value) : Json())
        .set("section", site_.sections[each.section].address);
  }

  const ViewContext& view_;
  const Site& site_;
};

}  // namespace

std::string graph_json(const ViewContext& view) { return Graph(view).text(); }

}  // namespace allegory
