// A page's part of the linked data, as JSON-LD: schema.org for search engines, SKOS and SSSOM for
// who works with vocabularies.
//
// Each fact stands on one page, so that the pages of a site together are one graph. How characters,
// concepts and correspondences are told is in view_concepts.h.
#include <set>
#include <utility>

#include "base/json.h"
#include "view_concepts.h"
#include "view_parts.h"

namespace allegory {

namespace {

/// The most names that a page says to mention; it has a card for each of them too.
constexpr std::size_t most_mentions = 32;

/// The address of a page as an IRI: absolute if it can be, else relative to this page.
std::string iri(const Place& place, std::string_view address) {
  std::string absolute = absolute_url(place.context.site, address);
  return absolute.empty() ? place.page_url(address) : absolute;
}

LinkedData data_of(const Place& place) {
  const ViewContext& context = place.context;
  return {context.site, context.index,
          [&place](std::string_view address) { return iri(place, address); }};
}

std::string_view language_of_page(const Place& place, const PageFacts& facts) {
  return facts.lang.empty() ? std::string_view(place.context.site.config.lang)
                            : std::string_view(facts.lang);
}

Json breadcrumb_list(const Place& place, const PageFacts& facts) {
  Json items = Json::array();
  int position = 0;
  for (const Crumb& crumb : way_to(place, facts))
    items.add(Json::object({{"@type", "ListItem"},
                            {"position", ++position},
                            {"name", crumb.title},
                            {"item", iri(place, crumb.address)}}));
  if (items.is_empty()) return {};
  Json list = Json::object({{"@type", "BreadcrumbList"}});
  list.set("itemListElement", std::move(items));
  return list;
}

/// The entities that a section names, each once, in the order of the text.
Json mentions_of(const Place& place, const Section& section) {
  Json mentions = Json::array();
  std::set<EntityRef> named;
  const LinkedData data = data_of(place);
  for (const ProseMention& mention : section.mentions) {
    if (named.size() == most_mentions) break;
    if (named.insert(mention.entity).second) mentions.add(id_of(entity_iri(data, mention.entity)));
  }
  return mentions;
}

/// What texts have in common: sections and home pages.
Json text_page(const Place& place, const PageFacts& facts, std::string_view type,
               std::string_view title_key) {
  const Config& config = place.context.site.config;
  const std::string url = iri(place, place.address);
  Json page = Json::object({{"@id", url}, {"@type", type}, {title_key, facts.title}});
  set_text(page, "description", shorten(facts.description, 200));
  page.set("url", url).set("inLanguage", language_of_page(place, facts));
  const std::string& author = facts.author.empty() ? config.author : facts.author;
  if (!author.empty()) page.set("author", Json::object({{"@type", "Person"}, {"name", author}}));
  set_text(page, "datePublished", facts.date);
  if (facts.section != none)
    set_text(page, "dateModified", last_change(place.context, facts.section));
  set_text(page, "image", facts.image);
  return page;
}

Json article(const Place& place, const PageFacts& facts) {
  Json page = text_page(place, facts, "Article", "headline");
  if (facts.allegory != none)
    page.set("isPartOf", id_of(iri(place, place.context.site.allegories[facts.allegory].address)));
  Json mentions = mentions_of(place, place.context.site.sections[facts.section]);
  if (!mentions.is_empty()) page.set("mentions", std::move(mentions));
  return page;
}

/// The home page of an allegory and its two schemes.
void add_home(const Place& place, const PageFacts& facts, Json& graph) {
  Json page = text_page(place, facts, "WebPage", "name");
  const LinkedData data = data_of(place);
  Json schemes = Json::array();
  for (const Side side : {Side::story, Side::idea})
    schemes.add(id_of(scheme_iri(data, facts.allegory, side)));
  graph.add(page.set("mainEntity", std::move(schemes)));
  for (const Side side : {Side::story, Side::idea})
    graph.add(concept_scheme(data, facts.allegory, side));
}

/// The vocabularies that a page uses, written out, so that nobody has to fetch them.
Json context_of(const PageFacts& facts) {
  Json context = Json::object({{"@vocab", "https://schema.org/"}});
  if (facts.kind == "home" || facts.kind == "entity")
    context.set("skos", "http://www.w3.org/2004/02/skos/core#");
  if (facts.kind != "entity") return context;
  return context.set("dcterms", "http://purl.org/dc/terms/")
      .set("owl", "http://www.w3.org/2002/07/owl#")
      .set("sssom", "https://w3id.org/sssom/")
      .set("semapv", "https://w3id.org/semapv/vocab/");
}

}  // namespace

std::string linked_data(const Place& place, const PageFacts& facts) {
  const Config& config = place.context.site.config;
  Json graph = Json::array();
  if (place.address.empty()) {
    Json site =
        Json::object({{"@type", "WebSite"}, {"name", config.title.value}, {"url", iri(place, "")}});
    set_text(site, "description", config.description);
    graph.add(std::move(site));
  }
  if (facts.kind == "section") graph.add(article(place, facts));
  if (facts.kind == "home") add_home(place, facts, graph);
  if (facts.kind == "entity") add_concept(data_of(place), facts.entity, graph);
  if (Json list = breadcrumb_list(place, facts); !list.is_empty()) graph.add(std::move(list));
  if (graph.is_empty()) return {};
  Json data = Json::object();
  data.set("@context", context_of(facts)).set("@graph", std::move(graph));
  return data.script_text();
}

}  // namespace allegory
