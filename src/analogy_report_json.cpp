// The report on analogies for programs. See analogy_report_print.h.
//
// Every key is always there; `null` stands where there is nothing to say. Statements are named by
// their position in the list of their side.
#include "analogy_report_print.h"
#include "names.h"

namespace allegory {

namespace {

/// The number that changes when a program that reads reports would have to.
constexpr int schema_version = 1;

Json index_or_null(std::uint32_t index) { return index == none ? Json() : Json(index); }
Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

/// What the printers of one run need.
class Writer {
 public:
  Writer(const Site& site, const SourceSet& sources) : site_(site), sources_(sources) {}

  Json report(const AnalogyReport& told) const {
    Json object = Json::object({{"folder", told.folder},
                                {"title", text_or_null(told.title)},
                                {"story_name", text_or_null(told.story_name)},
                                {"idea_name", text_or_null(told.idea_name)},
                                {"systematicity", told.systematicity},
                                {"summary", figures_of(told)}});
    object.set("correspondences",
               list(told.links, [&](const ReportLink& each) { return link(each); }));
    object.set("story", side(told.story));
    object.set("idea", side(told.idea));
    const auto predict = [&](const ReportPrediction& each) { return prediction(each); };
    object.set("predictions", list(told.predictions, predict));
    object.set("questions", list(told.questions, predict));
    object.set("breaks", list(told.breaks, [&](const ReportBreak& each) {
                 return Json::object({{"what", name(each.what)}, {"reason", each.reason}});
               }));
    object.set("clashes", list(told.clashes, [&](const ReportClash& each) { return clash(each); }));
    object.set("unused", unused(told.unused));
    return object;
  }

 private:
  template <class Element, class Make>
  static Json list(const std::vector<Element>& elements, const Make& make) {
    Json array = Json::array();
    for (const Element& element : elements) array.add(make(element));
    return array;
  }

  Json place(const Span& at) const { return place_json(sources_, at); }

  Json name(const ReportName& told) const {
    const bool is_entity = told.entity.is_bound();
    const Entity* entity = is_entity ? &entity_of(site_, told.entity) : nullptr;
    return Json::object(
        {{"id", told.id},
         {"text", told.text},
         {"kind", entity == nullptr ? Json("statement") : Json(info(entity->written.kind).name)},
         {"address", entity == nullptr ? Json() : Json(entity->address)},
         {"at", place(told.at)}});
  }

  Json names(const std::vector<ReportName>& told) const {
    return list(told, [&](const ReportName& each) { return name(each); });
  }

  Json link(const ReportLink& told) const {
    constexpr std::string_view forms[] = {"one-to-one", "composite", "split"};
    return Json::object({{"story", names(told.story)},
                         {"idea", names(told.idea)},
                         {"as", forms[static_cast<std::size_t>(told.cardinality)]},
                         {"is_negative", told.is_negative},
                         {"is_override", told.is_override},
                         {"strength", told.strength},
                         {"closeness", closeness(told.strength)},
                         {"because", text_or_null(told.because)},
                         {"carried_by", list(told.carried_by,
                                             [](const ReportVerbs& verbs) {
                                               return Json::object({{"story", verbs.story},
                                                                    {"idea", verbs.idea},
                                                                    {"count", verbs.count}});
                                             })},
                         {"at", place(told.at)}});
  }

  Json side(const ReportSide& told) const {
    Json statements = list(told.statements, [&](const ReportStatement& each) {
      return Json::object({{"id", text_or_null(each.id)},
                           {"text", each.text},
                           {"notation", each.notation},
                           {"fate", to_string(each.fate)},
                           {"counterpart", index_or_null(each.counterpart)},
                           {"at", place(each.at)}});
    });
    return Json::object({{"carried", told.carried},
                         {"predicted", told.predicted},
                         {"broken", told.broken},
                         {"silent", told.silent},
                         {"depth", told.depth},
                         {"systematicity", told.systematicity},
                         {"statements", std::move(statements)},
                         {"uncovered", names(told.uncovered)}});
  }

  static Json prediction(const ReportPrediction& told) {
    return Json::object({{"text", told.text},
                         {"notation", told.notation},
                         {"source", told.source},
                         {"tier", told.is_structural ? "structure" : "entities"},
                         {"support", told.support}});
  }

  static Json clash(const ReportClash& told) {
    return Json::object({{"kind", to_string(told.kind)},
                         {"story", index_or_null(told.story)},
                         {"idea", index_or_null(told.idea)},
                         {"story_part", text_or_null(told.story_part)},
                         {"idea_part", text_or_null(told.idea_part)}});
  }

  Json unused(const ReportUnused& told) const {
    return Json::object(
        {{"correspondences", list(told.links, [](std::uint32_t at) { return Json(at); })},
         {"verbs", list(told.verbs,
                        [&](const VerbPair& pair) {
                          return Json::object({{"story", pair.story.value},
                                               {"idea", pair.idea.value},
                                               {"at", place(pair.story.at)}});
                        })},
         {"predicates", list(told.predicates,
                             [&](const Spanned<std::string>& verb) {
                               return Json::object({{"verb", verb.value}, {"at", place(verb.at)}});
                             })},
         {"names", names(told.names)}});
  }

  const Site& site_;
  const SourceSet& sources_;
};

Json position(const SourceSet& sources, SourceId source, std::uint32_t offset) {
  const Position at = sources.position(source, offset);
  return Json::object({{"line", at.line}, {"column", at.column}, {"offset", offset}});
}

}  // namespace

Json place_json(const SourceSet& sources, const Span& at) {
  return Json::object({{"path", sources[at.source].path},
                       {"range", Json::object({{"start", position(sources, at.source, at.begin)},
                                               {"end", position(sources, at.source, at.end)}})}});
}

std::string report_json(std::span<const AnalogyReport> reports, const ReportHead& head,
                        const Site& site, const SourceSet& sources) {
  const Writer writer(site, sources);
  Json list = Json::array();
  for (const AnalogyReport& report : reports) list.add(writer.report(report));
  Json object =
      Json::object({{"schema_version", schema_version},
                    {"tool", Json::object({{"name", "allegory"}, {"version", head.version}})},
                    {"errors", head.errors}});
  object.set("allegories", std::move(list));
  return object.text();
}

}  // namespace allegory
