// Unit tests of theme.cpp: what templates print.
#include "theme.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "base/parallel.h"
#include "support/theme_case.h"

namespace allegory {
namespace {

using Type = Field::Type;

const Shape item_shape{"item",
                       "",
                       {{"label", Type::text, ""},
                        {"title", Type::text, ""},
                        {"parts", Type::list, "", &item_shape},
                        {"words", Type::texts, ""}}};
const Shape page_shape{"page",
                       "",
                       {{"title", Type::text, ""},
                        {"body", Type::html, ""},
                        {"summary", Type::text, ""},
                        {"draft", Type::flag, ""},
                        {"words", Type::texts, ""},
                        {"next", Type::object, "", &item_shape},
                        {"items", Type::list, "", &item_shape},
                        {"extra", Type::any, ""}}};

/// `page.mustache` and perhaps partials, rendered; findings where there is no page.
std::string render(std::string page, const Value& value,
                   std::vector<std::pair<std::string, std::string>> partials = {}) {
  partials.emplace_back("page.mustache", std::move(page));
  const ThemeCase made(std::move(partials), page_shape);
  if (!made.theme) return made.findings();
  Diagnostics diagnostics;
  const std::optional<std::string> text = made.theme->render("page", value, diagnostics);
  CHECK(text.has_value() == diagnostics.items().empty());
  return text ? *text : findings_text(diagnostics, made.sources);
}

ValueObject item(std::string_view label) { return {{"label", Value(label)}}; }

}  // namespace

TEST_CASE("text is escaped, HTML is not") {
  const ValueObject page{{"title", R"(a & <b> "c" 'd')"}, {"body", "<p>&amp;</p>"}};
  CHECK(render("<i title=\"{{title}}\">{{{body}}}{{&body}}</i>", page) ==
        "<i title=\"a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;\"><p>&amp;</p><p>&amp;</p></i>");
}

TEST_CASE("values are never read as templates") {
  const ValueObject page{{"title", "{{> title}}{{title}}{{#draft}}{{=<% %>=}}"},
                         {"body", "{{> p}}{{&2}}{{{body}}}{{"},
                         {"draft", true}};
  CHECK(render("{{title}}|{{{body}}}|{{#title}}{{title}}{{/title}}|{{> p}}", page,
               {{"partials/p.mustache", "P"}}) ==
        "{{&gt; title}}{{title}}{{#draft}}{{=&lt;% %&gt;=}}|{{> p}}{{&2}}{{{body}}}{{|"
        "{{&gt; title}}{{title}}{{#draft}}{{=&lt;% %&gt;=}}|P");
}

TEST_CASE("text outside of tags is printed as it is") {
  const std::string text = " a } }} { x \t\r\n\n  7 }}}\r\n\r\n &7 <% é \xff";
  CHECK(render(text, ValueObject{}) == text);
  CHECK(render("{{title}}}}} {{{body}}}}", ValueObject{{"title", "t"}, {"body", "b"}}) ==
        "t}}} b}");
}

TEST_CASE("empty text, empty lists, false flags and what is absent are false; objects are true") {
  const std::string all =
      "{{#title}}t{{/title}}{{^title}}T{{/title}}{{#items}}i{{/items}}{{^items}}I{{/items}}"
      "{{#draft}}d{{/draft}}{{^draft}}D{{/draft}}{{#next}}n{{/next}}{{^next}}N{{/next}}";
  CHECK(render(all, ValueObject{}) == "TIDN");
  CHECK(render(all, ValueObject{{"title", ""}, {"items", ValueList{}}, {"draft", false}}) ==
        "TIDN");
  CHECK(render(all, ValueObject{{"title", "0"},
                                {"items", ValueList{ValueObject{}}},
                                {"draft", true},
                                {"next", ValueObject{}}}) == "tidn");
}

TEST_CASE("a section over a list is printed for each item, nested ones too") {
  ValueObject first = item("a");
  first.emplace_back("parts", ValueList{item("x"), item("y")});
  first.emplace_back("words", ValueList{"u<", "v"});
  ValueObject second = item("b");
  second.emplace_back("parts", ValueList{item("z")});
  const ValueObject page{{"items", ValueList{first, second}}};
  CHECK(render("{{#items}}{{label}}({{#parts}}{{label}}{{/parts}}|{{#words}}{{.}};{{/words}}"
               "{{#parts}}{{label}}{{/parts}}){{/items}}",
               page) == "a(xy|u&lt;;v;xy)b(z|z)");
}

TEST_CASE("lists of different lengths and other sections follow one another") {
  ValueObject one = item("1");
  one.emplace_back("parts", ValueList{item("a")});
  ValueObject three = item("3");
  three.emplace_back("parts", ValueList{item("b"), item("c"), item("d")});
  const ValueObject page{{"items", ValueList{one, three, one}}, {"words", ValueList{"w"}}};
  CHECK(render("{{#items}}{{label}}{{#parts}}{{label}}{{/parts}}{{^draft}}{{label}}{{/draft}};"
               "{{/items}}{{^draft}}{{#words}}{{.}}{{/words}}{{/draft}}",
               page) == "1a1;3bcd3;1a1;w");
}

TEST_CASE("a name is looked up outwards, through sections that push nothing") {
  const ValueObject page{{"title", "T"},
                         {"summary", "S"},
                         {"draft", true},
                         {"items", ValueList{item("a")}},
                         {"words", ValueList{"w"}}};
  CHECK(render("{{#items}}{{#draft}}{{^next}}{{label}}{{summary}}{{#summary}}{{label}}{{/summary}}"
               "{{#words}}{{/words}}{{/next}}{{/draft}}{{/items}}",
               page) == "aSa");
  CHECK(render("{{#words}}{{#draft}}{{.}}{{title}}{{/draft}}{{/words}}", page) == "wT");
}

TEST_CASE("a name that an item may have does not fall through to the page") {
  const ValueObject page{{"title", "page"},
                         {"items", ValueList{item("a"), ValueObject{{"title", "own"}}}}};
  CHECK(render("{{#items}}[{{title}}{{#title}}!{{/title}}]{{/items}}", page) == "[][own!]");
}

TEST_CASE("below an open map the values decide where a name is looked up") {
  const ValueObject page{
      {"title", "T"},
      {"extra", ValueObject{{"a", "A<"},
                            {"deep", ValueObject{{"b", "B"}}},
                            {"list", ValueList{"1", ValueObject{{"title", "2"}}}}}}};
  CHECK(render("{{extra.a}}{{extra.deep.b}}{{extra.none.b}}{{extra.a.x}}{{extra}}", page) ==
        "A&lt;B");
  CHECK(
      render("{{#extra}}{{title}}{{a}}{{deep.b}}{{#list}}({{.}}{{title}}{{a}}){{/list}}{{/extra}}",
             page) == "TA&lt;B(1TA&lt;)(2A&lt;)");
}

TEST_CASE("a value of another type than its shape says prints nothing and breaks nothing") {
  const ValueObject page{{"title", ValueList{"x"}}, {"items", "text"}, {"words", true}};
  CHECK(render("{{title}}|{{#items}}{{label}}i{{/items}}|{{#words}}{{.}}w{{/words}}", page) ==
        "|i|w");
  CHECK(render("{{title}}{{#items}}{{label}}{{/items}}", Value("no object")).empty());
}

TEST_CASE("partials see what is around them") {
  const ValueObject page{{"summary", "T"}, {"items", ValueList{item("a"), item("b")}}};
  CHECK(render("{{#items}}{{> x/row}}{{/items}}{{> foot}}", page,
               {{"partials/x/row.mustache", "{{label}}{{> foot}}"},
                {"partials/foot.mustache", "-{{summary}}-"}}) == "a-T-b-T--T-");
}

TEST_CASE("lines that hold only sections, comments or partials leave no blank lines") {
  const std::string page =
      "<ul>\n"
      "  {{! a comment }}\n"
      "  {{#items}}\n"
      "  <li>{{label}}</li>\n"
      "  {{/items}}\n"
      "  {{^items}}\n"
      "  <li>none</li>\n"
      "  {{/items}}\n"
      "  {{#title}}<li>{{title}}</li>{{/title}}\n"
      "  {{#draft}}{{#title}}x{{/title}}{{/draft}}  \r\n"
      "  {{> foot}}\n"
      "</ul>\n";
  const std::vector<std::pair<std::string, std::string>> foot{
      {"partials/foot.mustache", "{{#title}}\n<p>\n{{/title}}\n"}};
  CHECK(render(page, ValueObject{{"items", ValueList{item("a"), item("b")}}}, foot) ==
        "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n");
  CHECK(render(page, ValueObject{{"title", "T"}, {"draft", true}}, foot) ==
        "<ul>\n  <li>none</li>\n<li>T</li>\nx\r\n<p>\n</ul>\n");
}

TEST_CASE("a line with sections keeps its end where something is printed on it") {
  const std::string page = "<b>{{#title}}x{{/title}}</b>\n{{#items}}<i>{{/items}}\ny\n";
  CHECK(render(page, ValueObject{{"items", ValueList{item(""), item("")}}}) ==
        "<b></b>\n<i><i>\ny\n");
  CHECK(render("{{> p}}\n{{> p}}\n.", ValueObject{}, {{"partials/p.mustache", "no line end"}}) ==
        "no line end\nno line end\n.");
  CHECK(render("{{#body}}{{{body}}}{{/body}}\n.", ValueObject{{"body", "<p>\n\n</p>\n"}}) ==
        "<p>\n\n</p>\n.");
}

TEST_CASE("blank lines that the author wrote stay") {
  CHECK(render("a\n\n{{#title}}\n\nb\n{{/title}}\n\n", ValueObject{{"title", "t"}}) ==
        "a\n\n\nb\n\n");
  CHECK(render("{{title}}\n  {{title}}\n", ValueObject{}) == "\n  \n");
}

TEST_CASE("a page that takes more than a million steps is given up, at the place where it is") {
  const ValueObject page{{"items", ValueList(1000, Value(item("x")))}};
  CHECK(render("<p>\n{{#items}}{{#items}}{{/items}}{{/items}}", page) ==
        "page.mustache:2:11 template-limit: the template `page` takes more than 1000000 steps for "
        "one page [reached here] (put fewer lists into one another)\n");
  CHECK(render("{{#items}}{{> p}}{{/items}}", page,
               {{"partials/p.mustache", "{{#items}}{{^draft}}{{/draft}}{{/items}}"}}) ==
        "partials/p.mustache:1:1 template-limit: the template `page` takes more than 1000000 steps "
        "for one page [reached here] (put fewer lists into one another)\n");
}

TEST_CASE("a page of more than 64 MiB is given up, whether values or the template fill it") {
  const std::string message =
      "template-limit: the template `page` takes more than 67108864 bytes for one page "
      "[reached here] (put fewer lists into one another)\n";
  const ValueObject page{{"items", ValueList(1000, Value(item("x")))},
                         {"summary", std::string(100'000, '&')}};
  CHECK(render("{{#items}}{{summary}}{{/items}}", page) == "page.mustache:1:11 " + message);
  CHECK(render("{{#items}}" + std::string(100'000, 'x') + "{{/items}}", page) ==
        "page.mustache:1:11 " + message);
  CHECK(render("{{summary}}", page).size() == 500'000);
}

TEST_CASE("a page that was given up does not harm the next") {
  const ThemeCase made({{"page.mustache", "{{#items}}{{#items}}{{label}}{{/items}}{{/items}}"}},
                       page_shape);
  REQUIRE(made.theme);
  Diagnostics diagnostics;
  const ValueObject large{{"items", ValueList(2000, Value(item("x")))}};
  const ValueObject small{{"items", ValueList(2, Value(item("x")))}};
  CHECK_FALSE(made.theme->render("page", large, diagnostics));
  CHECK(diagnostics.items().size() == 1);
  CHECK(made.theme->render("page", small, diagnostics) == "xxxx");
}

TEST_CASE("values that are nested deep are no trouble") {
  Value deep("bottom");
  for (int level = 0; level < 200; ++level) deep = ValueObject{{"a", std::move(deep)}};
  CHECK(render("{{#extra}}{{#a}}{{#a}}{{a}}x{{/a}}{{/a}}{{/extra}}",
               ValueObject{{"extra", deep}}) == "x");
}

TEST_CASE("rendering on several threads gives what one thread gives") {
  const ThemeCase made(
      {{"page.mustache", "<h1>{{title}}</h1>\n{{#items}}\n  {{> row}}\n{{/items}}\n{{{body}}}\n"},
       {"partials/row.mustache", "<li>{{label}} {{#parts}}{{label}},{{/parts}}</li>"}},
      page_shape);
  REQUIRE(made.theme);
  const auto page = [](std::size_t index) {
    ValueList items;
    for (std::size_t row = 0; row < index % 7; ++row) {
      items.push_back(item(fmt::format("{}&{}", index, row)));
    }
    return Value(ValueObject{{"title", fmt::format("page {}", index)},
                             {"body", fmt::format("<p>{}</p>", index * 31)},
                             {"items", std::move(items)}});
  };
  const auto render_all = [&](unsigned jobs) {
    std::vector<std::string> pages(500);
    parallel_for(pages.size(), jobs, [&](std::size_t index) {
      Diagnostics diagnostics;
      pages[index] = made.theme->render("page", page(index), diagnostics).value_or("nothing");
    });
    return pages;
  };
  const std::vector<std::string> alone = render_all(1);
  CHECK(alone[9] == "<h1>page 9</h1>\n<li>9&amp;0 </li>\n<li>9&amp;1 </li>\n<p>279</p>\n");
  CHECK(render_all(4) == alone);
}

TEST_CASE("templates are pages, partials or static files") {
  ThemeCase made({{"section.mustache", "s"},
                  {"home.mustache", "h"},
                  {"layouts/wide.mustache", "w"},
                  {"partials/head.mustache", ""},
                  {"static/theme.css", "css{{"},
                  {"static/js/x.js", ""},
                  {"theme.yaml", ""}},
                 page_shape);
  REQUIRE(made.theme);
  const Theme theme = std::move(*made.theme);
  CHECK(theme.template_names() == std::vector<std::string>{"home", "layouts/wide", "section"});
  CHECK(theme.has_template("section"));
  CHECK_FALSE(theme.has_template("head"));
  CHECK_FALSE(theme.has_template("partials/head"));
  CHECK_FALSE(theme.has_template(""));
  Diagnostics diagnostics;
  CHECK(theme.render("home", ValueObject{}, diagnostics) == "h");
  CHECK_THROWS_AS(theme.render("head", ValueObject{}, diagnostics), std::logic_error);
  std::string statics;
  for (const Theme::Static& file : theme.statics())
    statics += fmt::format("{}={};", file.path, file.bytes);
  CHECK(statics == "js/x.js=;theme.css=css{{;");
}

}  // namespace allegory
