// Graphs as files: what things are called in them, and that hostile names stay inside. What
// programs make of them is in tests/clients/.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "graphs/graphml.h"
#include "graphs/names.h"
#include "graphs/skos.h"
#include "support/project.h"

namespace allegory {

namespace {

RenderedFiles render(const CheckedProject& project, std::string_view name) {
  for (const Format* format : formats())
    if (format->name == name) {
      Diagnostics diagnostics;
      return render_files(project, *format, 2, diagnostics);
    }
  throw std::runtime_error("there is no such format");
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// An allegory of `count` characters that each do something.
CheckedProject crowd(int count) {
  std::string text = "-- content/index.md --\n---\ntitle: A crowd\ncharacters:\n";
  for (int at = 0; at < count; ++at) text += fmt::format("  c{}: Name {}\n", at, at);
  text += "relations:\n";
  for (int at = 0; at < count; ++at)
    text += fmt::format("  r{}: c{} calls c{}\n", at, at, (at + 1) % count);
  return check_case(text + "---\n");
}

}  // namespace

TEST_CASE("names are URLs where there is a base, else URNs with the title of the site") {
  CheckedProject project = check_case(R"(-- allegory.yaml --
title: 'The "Shop" & <co>'
-- content/index.md --
---
title: A
---
)");
  CHECK(graph_iri(project.site, "story/fox/") == "urn:allegory:the-shop--co:story/fox/");
  project.site.config.base_url = Spanned<std::string>{"https://example.org/a/", {}};
  CHECK(graph_iri(project.site, "story/fox/") == "https://example.org/a/story/fox/");
}

TEST_CASE("the formats of graphs leave nothing out, however much there is") {
  constexpr int count = 150;
  const CheckedProject project = crowd(count);
  const std::string dot = render(project, "dot").at("a-crowd.dot");
  const std::string graph = render(project, "graphml").at("a-crowd.graphml");
  const std::string skos = render(project, "skos").at("a-crowd.jsonld");
  for (int at = 0; at < count; ++at) {
    CHECK(holds(dot, fmt::format("[label=\"Name {}\",", at)));
    CHECK(holds(graph, fmt::format("<data key=\"n-label\">Name {}</data>", at)));
    CHECK(holds(
        graph, fmt::format("<data key=\"n-notation\">c{} calls c{}</data>", at, (at + 1) % count)));
    CHECK(holds(skos, fmt::format("\"al:notation\": \"c{} calls c{}\"", at, (at + 1) % count)));
  }
}

TEST_CASE("a statement that holds others is a node of its own, and so are those") {
  const CheckedProject project = check_case(R"(-- content/index.md --
---
title: Depth
characters: {fox: Fox, crow: Crow}
relations:
  why: (fox praises crow) causes (crow drops fox)
---
)");
  const std::string graph = render(project, "graphml").at("depth.graphml");
  CHECK(holds(graph, "<data key=\"n-order\">2</data>"));
  CHECK(holds(graph, "source=\"relation2\" target=\"relation0\""));
  CHECK(holds(graph, "source=\"relation2\" target=\"relation1\""));
  const std::string skos = render(project, "skos").at("depth.jsonld");
  CHECK(holds(skos, "#page.statement.why\""));
  CHECK(holds(skos, "#page.statement.why.1\""));
  CHECK(holds(skos, "#page.statement.why.2\""));
}

TEST_CASE("hostile labels stay inside their graphs") {
  const CheckedProject project = check_case(R"(-- content/index.md --
---
title: 'T'
characters:
  a: ["]]> </data> \" & \\ \u2028 line\nend", 'فأر 🐭']
---
)");
  const std::string graph = render(project, "graphml").at("t.graphml");
  CHECK(holds(
      graph,
      "<data key=\"n-label\">]]&gt; &lt;/data&gt; \" &amp; \\ \xE2\x80\xA8 line\nend</data>"));
  CHECK(holds(graph, "<data key=\"n-aliases\">فأر 🐭</data>"));
  const std::string dot = render(project, "dot").at("t.dot");
  CHECK(holds(dot, "label=\"]]> </data> \\\" &amp; \\\\ \xE2\x80\xA8 line end\""));
  const std::string skos = render(project, "skos").at("t.jsonld");
  CHECK(holds(skos, "\"name\": \"]]> </data> \\\" & \\\\ \\u2028 line\\nend\""));
}

TEST_CASE("what is declared twice of one pair is two records") {
  const CheckedProject project = check_case(R"(-- content/index.md --
---
title: Twice
characters: {fox: Fox}
people: {spammer: Spammer, user: User}
maps:
  fox: {to: spammer}
sections:
  Later:
    maps:
      fox: {to: [spammer, user], as: split, override: true}
---
## Later
)");
  const std::string skos = render(project, "skos").at("twice.jsonld");
  CHECK(holds(skos, "#page.mapping.fox.spammer\""));
  CHECK(holds(skos, "#page.mapping.fox.spammer.2\""));
  CHECK(holds(skos, "#page.mapping.fox.user\""));
}

}  // namespace allegory
