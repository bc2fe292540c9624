// The JSON Schema of `graph.json`. See graph_schema.h. `schema_version` counts what would break
// programs; who reads graphs of later versions should ignore keys that they do not know.
#include "graph_schema.h"

#include "report_schema_parts.h"

namespace allegory {

namespace {

Json address(std::string_view description) { return described("string", description); }

Json degree(std::string_view description) {
  return Json::object(
      {{"type", "number"}, {"minimum", 0}, {"maximum", 1}, {"description", description}});
}

Json addresses(std::string_view description) {
  return list_of(Json::object({{"type", "string"}}), description);
}

Json section() {
  const Json heading = strict_object({{"text", described("string", "without markup")},
                                      {"level", whole_number(1, "from 1 to 6")},
                                      {"anchor", text_or_null("its id on the page")}});
  const Json link = strict_object(
      {{"form", Json::object({{"enum", Json::array({"text", "image", "wiki", "autolink"})}})},
       {"text", described("string", "what is read")},
       {"leads_to", Json::object({{"enum", Json::array({"section", "entity", "asset", "external",
                                                        "nothing"})}})},
       {"address", text_or_null("of a page or file, or as it was written; null: of nothing")},
       {"anchor", text_or_null("of a heading or id there")}});
  return strict_object(
      {{"address", address("of the page, from the root of the site; empty: the root")},
       {"path", described("string", "of its source, from `content/`")},
       {"title", described("string", "its title")},
       {"lang", described("string", "its language as a BCP 47 tag")},
       {"allegory", text_or_null("address of the allegory that it belongs to")},
       {"parent", text_or_null("address of the section above it")},
       {"next", text_or_null("address of the section that is read after it")},
       {"edited", text_or_null("when its text was last changed")},
       {"tags", addresses("its tags")},
       {"headings", list_of(heading, "of its text, in order")},
       {"links",
        list_of(link, "that its author wrote, in the order of the page; footnotes last")}});
}

Json entity() {
  const Json mention = strict_object({{"section", address("of the section that names it")},
                                      {"count", whole_number(1, "how often")}});
  return strict_object({{"address", address("of its page; its only name in this file")},
                        {"id", described("string", "its name in statements")},
                        {"side", reference("side")},
                        {"kind", described("string", "`character`, `place`, `concept`, …")},
                        {"section", address("of the section that declares it")},
                        {"labels", addresses("what texts call it; the preferred one comes first")},
                        {"mentions", list_of(mention, "where texts name it, by section")}});
}

Json correspondence() {
  return strict_object({{"story", addresses("of the entities of the story")},
                        {"idea", addresses("of the entities of the idea")},
                        {"negative", described("boolean", "it is not to be read so")},
                        {"strength", degree("how close it is")},
                        {"because", text_or_null("why")},
                        {"section", address("of the section that declares it")}});
}

Json statement() {
  return strict_object(
      {{"id", described("string", "its name in the allegory")},
       {"text", text_or_null("the statement as a sentence")},
       {"side", Json::object({{"enum", Json::array({"story", "idea", Json()})}})},
       {"entities", addresses("of those that it speaks of, in the order of the statement")},
       {"section", address("of the section that declares it")}});
}

Json broken() {
  return strict_object({{"reason", text_or_null("why the analogy ends there")},
                        {"entity", text_or_null("address of the entity that it is about")},
                        {"statement", text_or_null("id of the statement that it is about")},
                        {"section", address("of the section that declares it")}});
}

Json figures_of_side() {
  return strict_object(
      {{"carried", whole_number(0, "statements that the other side makes too")},
       {"predicted", whole_number(0, "statements that the other side should make")},
       {"broken", whole_number(0, "statements that do not carry over, and are said not to")},
       {"silent", whole_number(0, "all other statements")},
       {"depth", whole_number(0, "of the longest chain of statements that is carried over")},
       {"systematicity", degree("the share of the side that carries over")}});
}

Json allegory() {
  const Json figures = strict_object({{"systematicity", degree("of both sides together")},
                                      {"story", reference("figures")},
                                      {"idea", reference("figures")}});
  return strict_object(
      {{"address", address("of its home page")},
       {"folder", described("string", "of its sources, from `content/`")},
       {"title", described("string", "its title")},
       {"story", text_or_null("the name of the story")},
       {"idea", text_or_null("the name of the idea")},
       {"summary", text_or_null("a sentence or two on it")},
       {"takeaway", text_or_null("what to remember of it")},
       {"figures", figures},
       {"entities", list_of(reference("entity"), "both sides, in the order of declaration")},
       {"correspondences",
        list_of(reference("correspondence"), "each once, in the order of the story")},
       {"statements", list_of(reference("statement"), "in the order of declaration")},
       {"breaks", list_of(reference("break"), "where the analogy ends")}});
}

}  // namespace

std::string graph_schema() {
  Json head = Json::object({{"$schema", "http://json-schema.org/draft-07/schema#"},
                            {"title", "The graph of a site of allegory"},
                            {"description", "the file `graph.json` of a site"}});
  return strict_object(
             {{"schema_version", Json::object({{"const", 1}})},
              {"title", described("string", "of the site")},
              {"description", text_or_null("of the site")},
              {"lang", described("string", "of the site, as a BCP 47 tag")},
              {"base_url", text_or_null("what to put before an address to make it absolute")},
              {"sections", list_of(reference("section"), "by path")},
              {"allegories", list_of(reference("allegory"), "by folder")}},
             std::move(head))
      .set("definitions",
           Json::object({{"section", section()},
                         {"allegory", allegory()},
                         {"entity", entity()},
                         {"correspondence", correspondence()},
                         {"statement", statement()},
                         {"break", broken()},
                         {"figures", figures_of_side()},
                         {"side", Json::object({{"enum", Json::array({"story", "idea"})}})}}))
      .text();
}

}  // namespace allegory
