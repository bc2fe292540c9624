// What pages tell programs: linked data, pictures, translations, dates; and pages as Markdown.
#include <catch2/catch.hpp>

#include "base/json.h"
#include "site/graph.h"
#include "site/twins.h"
#include "support/sample_site.h"

namespace allegory {

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string data_of(const Value& page) { return look(page, "sharing.linked_data"); }

}  // namespace

TEST_CASE("JSON in a page cannot close its script") {
  CHECK(Json::object({{"a", "</script><!-- & \xe2\x80\xa8\xe2\x80\xa9"}}).script_text() ==
        R"({"a":"\u003c/script\u003e\u003c!-- \u0026 \u2028\u2029"})");
}

TEST_CASE("an entity is a concept of its side, matched with what it stands for") {
  SampleSite sample;
  const ViewContext context = sample.context();
  const std::string data = data_of(entity_view(context, {0, 0}));
  CHECK(holds(data, R"("@id":"https://example.org/oz/story/scarecrow/")"));
  CHECK(holds(data, R"("skos:inScheme":{"@id":"https://example.org/oz/#page.story"})"));
  CHECK(holds(data, R"("skos:altLabel":[{"@value":"the Scarecrow","@language":"en"}])"));
  CHECK(holds(data, R"("skos:relatedMatch":[{"@id":"https://example.org/oz/idea/quest/"}])"));
  CHECK_FALSE(holds(data, "exactMatch"));
  CHECK(holds(data_of(entity_view(context, {0, 1})), R"("@type":"skos:Collection")"));
}

TEST_CASE("what is not to be read so is a record that says so, and no match") {
  SampleSite sample;
  const std::string data = data_of(entity_view(sample.context(), {0, 0}));
  CHECK(holds(data, R"("owl:annotatedTarget":{"@id":"https://example.org/oz/idea/model/"},)"
                    R"("sssom:predicate_modifier":"Not")"));
  CHECK_FALSE(holds(data, R"("skos:relatedMatch":[{"@id":"https://example.org/oz/idea/model/"})"));
}

TEST_CASE("a page that was moved and one that is not there say nothing") {
  SampleSite sample;
  const ViewContext context = sample.context();
  CHECK(data_of(not_found_view(context)) == "absent");
  CHECK(data_of(redirect_view(context, 0)) == "absent");
}

TEST_CASE("Git says when a page was edited, unless its author does") {
  SampleSite sample;
  sample.history["content/road/city.md"] = {"2024-07-01", 3};
  sample.history["content/road/scarecrow.md"] = {"2024-07-02", 4};
  const ViewContext context = sample.context();
  CHECK(look(section_view(context, 2), "page.edited") == "2024-07-01");
  CHECK(look(section_view(context, 2), "page.revisions") == "3");
  CHECK(last_change(context, 1) == "2024-07-02");
  CHECK(look(home_view(context, 0), "page.edited") == "absent");
  sample.site.sections[1].written.front.updated = written("2024-06-01");
  CHECK(edited_on(context, 1) == "2024-06-01");
  // A page may be dated after the commit that brought it.
  sample.site.sections[2].written.front.date = written("2025-01-01");
  CHECK(last_change(context, 2) == "2025-01-01");
}

TEST_CASE("a page shows its card, else that of its allegory, unless it has a picture") {
  SampleSite sample;
  sample.assets.cards = {{"", {"static/cards/home.png", true}},
                         {"road/city/", {"static/cards/city.svg", false}}};
  const ViewContext context = sample.context();
  CHECK(look(section_view(context, 2), "sharing.image") ==
        "https://example.org/oz/static/cards/city.svg");
  CHECK(look(section_view(context, 2), "sharing.has_image") == "no");
  CHECK(look(entity_view(context, {0, 0}), "sharing.image") ==
        "https://example.org/oz/static/cards/home.png");
  CHECK(look(section_view(context, 1), "sharing.image") == "https://example.org/oz/road/a%20b.png");
}

TEST_CASE("translations name each other, and one of them is for everybody else") {
  SampleSite sample;
  for (const std::uint32_t at : {1U, 2U})
    sample.site.sections[at].written.front.translation_key = written("k");
  sample.site.sections[1].written.front.lang = written("pt-BR");
  const ViewContext context = sample.context();
  const Value page = section_view(context, 1);
  CHECK(look(page, "sharing.translations.0.lang") == "pt-BR");
  CHECK(look(page, "sharing.translations.0.is_current") == "yes");
  CHECK(look(page, "sharing.translations.1.canonical") == "https://example.org/oz/road/city/");
  CHECK(look(page, "sharing.default_url") == "https://example.org/oz/road/city/");
  CHECK(look(page, "sharing.locale") == "pt_BR");
  CHECK(look(home_view(context, 0), "sharing.has_translations") == "absent");
}

TEST_CASE("pages with one key and one language are one translation") {
  SampleSite sample;
  for (Section& section : sample.site.sections)
    section.written.front.translation_key = written("k");
  const ViewContext context = sample.context();
  CHECK(context.index.translations.empty());
}

TEST_CASE("a page as Markdown has its title, its text and absolute links") {
  SampleSite sample;
  const ViewContext context = sample.context();
  SitePage page;
  page.kind = SitePage::Kind::section;
  page.index = 1;
  page.address = "road/scarecrow/";
  const std::string text = markdown_twin(context, page);
  CHECK(holds(text, "# The Scarecrow\n\n> On straw.\n\n## Straw"));
  CHECK(holds(text, "[Scarecrow](https://example.org/oz/story/scarecrow/)"));
  CHECK(text.ends_with("\n"));
  sample.site.config.base_url.reset();
  CHECK(holds(markdown_twin(context, page), "[Scarecrow](../../story/scarecrow/index.html)"));
}

TEST_CASE("llms.txt leads to the Markdown of each page") {
  SampleSite sample;
  const ViewContext context = sample.context();
  const std::string text = llms_txt(context, list_pages(sample.site, context.index));
  CHECK(holds(text, "# Oz & others\n"));
  CHECK(
      holds(text, "- [The Scarecrow](https://example.org/oz/road/scarecrow/index.md): On straw."));
  CHECK(holds(text, "https://example.org/oz/story/toto/index.md"));
}

}  // namespace allegory
