// Unit tests of theme_scan.cpp, theme_check.cpp and theme_names.cpp: what is found in templates
// before any of them is rendered.
#include "theme_check.h"

#include <catch2/catch.hpp>
#include <random>

#include "support/theme_case.h"

namespace allegory {
namespace {

using Type = Field::Type;

const Shape link_shape{
    "link", "", {{"label", Type::text, ""}, {"url", Type::text, ""}, {"more", Type::any, ""}}};
const Shape page_shape{"page",
                       "",
                       {{"title", Type::text, ""},
                        {"body", Type::html, ""},
                        {"draft", Type::flag, ""},
                        {"tags", Type::texts, ""},
                        {"next", Type::object, "", &link_shape},
                        {"links", Type::list, "", &link_shape},
                        {"extra", Type::any, ""}}};

/// The findings in a theme whose one file is `page.mustache`.
std::string findings_in(std::string page) {
  const ThemeCase made({{"page.mustache", std::move(page)}}, page_shape);
  CHECK(made.theme.has_value() == made.diagnostics.items().empty());
  return made.findings();
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (; times > 0; --times) all += text;
  return all;
}

}  // namespace

TEST_CASE("every kind of tag and every type of field has a tag without findings") {
  CHECK(findings_in("{{title}} {{ title }} {{{body}}} {{&body}} {{& body }} {{! {x} }}"
                    "{{#draft}}a{{/draft}}{{^draft}}b{{/ draft }}{{# title }}{{title}}{{/title}}"
                    "{{#tags}}{{.}}{{#draft}}{{.}}{{/draft}}{{/tags}}"
                    "{{#next}}{{label}}{{/next}}{{next.url}}{{next.more.deep.down}}"
                    "{{#links}}{{label}}{{title}}{{{body}}}{{more}}{{/links}}"
                    "{{extra}}{{extra.a.b}}{{#extra.list}}{{x}}{{.}}{{y.z}}{{/extra.list}}")
            .empty());
}

TEST_CASE("an unknown name is reported at its line and column, with a near one") {
  CHECK(findings_in("<h1>\n  <b>{{ titel }}</b>\n") ==
        "page.mustache:2:9 unknown-tag: there is no `titel` in `page` [no such name] "
        "(did you mean `title`?)\n");
}

TEST_CASE("where no name is near, the help lists those there are") {
  CHECK(findings_in("{{#links}}{{#draft}}{{zzz}}{{/draft}}{{/links}}") ==
        "page.mustache:1:23 unknown-tag: there is no `zzz` in `link` or `page` [no such name] "
        "(`link` has `label`, `url`, `more`)\n");
}

TEST_CASE("a dotted name is looked up part by part") {
  CHECK(findings_in("{{next.labl}}{{title.x}}{{links.url}}{{nex.label}}") ==
        "page.mustache:1:8 unknown-tag: there is no `labl` in `link` [no such name] "
        "(did you mean `label`?)\n"
        "page.mustache:1:22 unknown-tag: `title` is text, which has no `x` [no such name] "
        "(only objects have names inside; a list is looked into with a section)\n"
        "page.mustache:1:33 unknown-tag: `links` is a list, which has no `url` [no such name] "
        "(only objects have names inside; a list is looked into with a section)\n"
        "page.mustache:1:40 unknown-tag: there is no `nex` in `page` [no such name] "
        "(did you mean `next`?)\n");
}

TEST_CASE("a name of a section is not known behind the section, nor in its inversion") {
  CHECK(findings_in("{{#next}}{{url}}{{/next}}{{^links}}{{url}}{{/links}}{{url}}") ==
        "page.mustache:1:38 unknown-tag: there is no `url` in `page` [no such name] "
        "(`page` has `title`, `body`, `draft`, `tags`, `next`, `links`, `extra`)\n"
        "page.mustache:1:55 unknown-tag: there is no `url` in `page` [no such name] "
        "(`page` has `title`, `body`, `draft`, `tags`, `next`, `links`, `extra`)\n");
}

TEST_CASE("what is inside an unknown section is not judged") {
  CHECK(findings_in("{{#linkz}}{{nothing}}{{{title}}}{{.}}{{/linkz}}") ==
        "page.mustache:1:4 unknown-tag: there is no `linkz` in `page` [no such name] "
        "(did you mean `links`?)\n");
}

TEST_CASE("a dot outside a list of texts is reported") {
  CHECK(findings_in("{{.}}{{#links}}{{.}}{{/links}}{{#title}}{{.}}{{/title}}") ==
        "page.mustache:1:3 unknown-tag: `.` stands for no text here [not in a list of texts] "
        "(name a field of `page`)\n"
        "page.mustache:1:18 unknown-tag: `.` stands for no text here [not in a list of texts] "
        "(name a field of `link`)\n"
        "page.mustache:1:43 unknown-tag: `.` stands for no text here [not in a list of texts] "
        "(name a field of `page`)\n");
}

TEST_CASE("what has no text of its own is not printed") {
  CHECK(findings_in("{{draft}}{{{links}}}{{next}}") ==
        "page.mustache:1:3 unknown-tag: `draft` is a flag and prints nothing "
        "(use it as a section: `{{#draft}}` … `{{/draft}}`)\n"
        "page.mustache:1:13 unknown-tag: `links` is a list and prints nothing "
        "(use it as a section: `{{#links}}` … `{{/links}}`)\n"
        "page.mustache:1:23 unknown-tag: `next` is an object and prints nothing "
        "(use it as a section: `{{#next}}` … `{{/next}}`)\n");
}

TEST_CASE("text without escaping and HTML with it are reported") {
  CHECK(
      findings_in(
          "{{{title}}} {{& next.url }} {{body}} {{{extra.html}}}{{#tags}}{{{.}}}{{/tags}}") ==
      "page.mustache:1:1 template-escape: `title` is text, and `{{{title}}}` prints it as HTML "
      "(write `{{title}}`)\n"
      "page.mustache:1:13 template-escape: `next.url` is text, and `{{& next.url }}` prints it as "
      "HTML (write `{{next.url}}`)\n"
      "page.mustache:1:29 template-escape: `body` is HTML, and `{{body}}` prints its tags as text "
      "(write `{{{body}}}`)\n"
      "page.mustache:1:38 template-escape: `extra.html` is text, and `{{{extra.html}}}` prints it "
      "as HTML (write `{{extra.html}}`)\n"
      "page.mustache:1:63 template-escape: `.` is text, and `{{{.}}}` prints it as HTML "
      "(write `{{.}}`)\n");
}

TEST_CASE("the name below an open map of the author is text, whatever it is called around it") {
  CHECK(findings_in("{{#extra}}{{{body}}}{{/extra}}") ==
        "page.mustache:1:11 template-escape: `body` is text, and `{{{body}}}` prints it as HTML "
        "(write `{{body}}`)\n");
}

TEST_CASE("tags that are not closed are reported, and reading goes on behind them") {
  CHECK(findings_in("é{{title <b>{{{body}}</b> {{{body} }} {{title") ==
        "page.mustache:1:2 template-syntax: a tag that is never closed [opened here] "
        "(end it with `}}`)\n"
        "page.mustache:1:13 template-syntax: a tag that opens with `{{{` and closes with `}}` "
        "(open and close it with the same number of braces)\n"
        "page.mustache:1:27 template-syntax: a tag that opens with `{{{` and closes with `}}` "
        "(open and close it with the same number of braces)\n"
        "page.mustache:1:39 template-syntax: a tag that is never closed [opened here] "
        "(end it with `}}`)\n");
  CHECK(findings_in("{{{body") ==
        "page.mustache:1:1 template-syntax: a tag that is never closed [opened here] "
        "(end it with `}}}`)\n");
  CHECK(findings_in("{{") ==
        "page.mustache:1:1 template-syntax: a tag that is never closed [opened here] "
        "(end it with `}}`)\n");
}

TEST_CASE("tags without a name, with no name and with other delimiters are reported") {
  const std::string help =
      "(a name is made of letters, digits, `_` and `-`, with `.` between its parts)";
  CHECK(findings_in("{{}}\n{{ # }}{{=<% %>=}}{{#if x}}{{a..b}}{{{.x}}}{{> .}}{{" +
                    std::string(101, 'a') + "}}") ==
        "page.mustache:1:1 template-syntax: a tag without a name "
        "(write a name between the braces, or remove them)\n"
        "page.mustache:2:1 template-syntax: a tag without a name "
        "(write a name between the braces, or remove them)\n"
        "page.mustache:2:8 template-syntax: a tag that changes the delimiters "
        "(leave it out: tags open with `{{` and close with `}}` everywhere)\n"
        "page.mustache:2:22 template-syntax: `if x` is not a name " +
            help +
            "\n"
            "page.mustache:2:30 template-syntax: `a..b` is not a name " +
            help +
            "\n"
            "page.mustache:2:39 template-syntax: `.x` is not a name " +
            help +
            "\n"
            "page.mustache:2:48 template-syntax: `.` is not a name "
            "(a name is made of letters, digits, `_` and `-`, with `/` between its parts)\n"
            "page.mustache:2:53 template-syntax: a tag with 101 bytes for a name " +
            help + "\n");
}

TEST_CASE("sections out of balance are reported with both ends") {
  CHECK(findings_in("{{#links}}\n{{^draft}}\n{{/links}}") ==
        "page.mustache:3:1 template-syntax: `{{/links}}` closes a section while `draft` is open "
        "+ page.mustache:2:1 `draft` is opened here (close `draft` with `{{/draft}}` first)\n");
  CHECK(findings_in("{{#links}}{{/link}}{{title}}") ==
        "page.mustache:1:11 template-syntax: `{{/link}}` closes a section while `links` is open "
        "+ page.mustache:1:1 `links` is opened here (close `links` with `{{/links}}` first)\n");
  CHECK(findings_in("{{/links}}") ==
        "page.mustache:1:1 template-syntax: `{{/links}}` closes a section that is not open "
        "(open it with `{{#links}}`, or remove the tag)\n");
  CHECK(findings_in("{{#links}} {{#next}}") ==
        "page.mustache:1:4 template-syntax: section `links` is never closed [opened here] "
        "(close it with `{{/links}}`)\n"
        "page.mustache:1:15 template-syntax: section `next` is never closed [opened here] "
        "(close it with `{{/next}}`)\n");
}

TEST_CASE("sections nest 64 deep and no deeper") {
  const auto nested = [](std::size_t depth) {
    return repeated("{{#draft}}", depth) + "x" + repeated("{{/draft}}", depth);
  };
  CHECK(findings_in(nested(64)).empty());
  CHECK(findings_in(nested(65)) ==
        "page.mustache:1:641 template-syntax: sections are nested more than 64 deep "
        "(close the sections around this one first)\n");
  const ThemeCase made({{"page.mustache", nested(40) + "{{#draft}}{{> p}}{{/draft}}"},
                        {"partials/p.mustache", nested(64)}},
                       page_shape);
  CHECK(made.findings() ==
        "partials/p.mustache:1:631 template-syntax: sections are nested more than 64 deep "
        "+ page.mustache:1:812 included here (include the partial outside of some sections)\n");
}

TEST_CASE("300000 sections that are never closed are one finding") {
  CHECK(findings_in(repeated("{{#a}}", 300'000)) ==
        "page.mustache:1:1 template-syntax: a template of 1800000 bytes; the most is 262144 "
        "(move parts of it into partials)\n");
  CHECK(findings_in(repeated("{{#a}}", 40'000)) ==
        "page.mustache:1:385 template-syntax: sections are nested more than 64 deep "
        "(close the sections around this one first)\n");
}

TEST_CASE("a template of 256 KiB is read, and one byte more is not") {
  CHECK(findings_in(std::string(256 * 1024, ' ')).empty());
  CHECK(findings_in(std::string(256 * 1024 + 1, ' ')) ==
        "page.mustache:1:1 template-syntax: a template of 262145 bytes; the most is 262144 "
        "(move parts of it into partials)\n");
}

TEST_CASE("names of template files are checked, those of static files are not") {
  const ThemeCase made({{"a b.mustache", ""},
                        {"partials/.mustache", ""},
                        {"static/a b.mustache", "{{"},
                        {"theme.css", "{{"}},
                       page_shape);
  CHECK(made.findings() ==
        "a b.mustache:1:1 template-syntax: `a b` is not a name for a template "
        "(name the file with letters, digits, `_` and `-`, and at most 100 of them)\n"
        "partials/.mustache:1:1 template-syntax: `` is not a name for a template "
        "(name the file with letters, digits, `_` and `-`, and at most 100 of them)\n");
}

TEST_CASE("unknown partials are reported, also in partials that nobody includes") {
  const ThemeCase made({{"page.mustache", "{{> heed}}{{> page}}"},
                        {"partials/head.mustache", ""},
                        {"partials/nav/item.mustache", "\n{{>zzzzzzzz}}{{> nav/item2}}"}},
                       page_shape);
  CHECK_FALSE(made.theme);
  CHECK(
      made.findings() ==
      "page.mustache:1:5 unknown-partial: there is no partial `heed` [no such file in `partials/`] "
      "(did you mean `head`?)\n"
      "page.mustache:1:15 unknown-partial: there is no partial `page` [no such file in "
      "`partials/`] (add `partials/page.mustache`, or remove the tag)\n"
      "partials/nav/item.mustache:2:4 unknown-partial: there is no partial `zzzzzzzz` [no such "
      "file in `partials/`] (add `partials/zzzzzzzz.mustache`, or remove the tag)\n"
      "partials/nav/item.mustache:2:18 unknown-partial: there is no partial `nav/item2` [no such "
      "file in `partials/`] (did you mean `nav/item`?)\n");
}

TEST_CASE(
    "a partial that includes itself, directly or through others, is reported with the chain") {
  const ThemeCase one({{"page.mustache", "{{> a}}"}, {"partials/a.mustache", "x{{> a}}"}},
                      page_shape);
  CHECK(one.findings() ==
        "partials/a.mustache:1:2 partial-cycle: the partial `a` includes itself: `a` → `a` "
        "[`a` begins again here] (remove one of the tags)\n");
  const ThemeCase two({{"page.mustache", "{{> a}}{{titel}}"},
                       {"partials/a.mustache", "{{> b}}"},
                       {"partials/b.mustache", "\n{{> c}}"},
                       {"partials/c.mustache", "{{> b}}"}},
                      page_shape);
  CHECK(two.findings() ==
        "partials/c.mustache:1:1 partial-cycle: the partial `b` includes itself: `b` → `c` → `b` "
        "[`b` begins again here] + partials/b.mustache:2:1 `c` is included here "
        "(remove one of the tags)\n"
        "page.mustache:1:10 unknown-tag: there is no `titel` in `page` [no such name] "
        "(did you mean `title`?)\n");
}

TEST_CASE("a long cycle is reported with its beginning and its end") {
  std::vector<std::pair<std::string, std::string>> files;
  for (int part = 0; part < 5000; ++part)
    files.push_back({fmt::format("partials/p{:04}.mustache", part),
                     fmt::format("{{{{> p{:04}}}}}", (part + 1) % 5000)});
  const ThemeCase made(files, page_shape);
  REQUIRE(made.diagnostics.items().size() == 1);
  CHECK(made.diagnostics.items()[0].message ==
        "the partial `p0000` includes itself: `p0000` → `p0001` → `p0002` → `p0003` → `p0004` → "
        "`p0005` → `p0006` → `p0007` → … → `p4999` → `p0000`");
}

TEST_CASE("a chain of 5000 partials is no cycle") {
  std::vector<std::pair<std::string, std::string>> files{{"page.mustache", "{{> p0000}}"}};
  for (int part = 0; part < 5000; ++part)
    files.push_back({fmt::format("partials/p{:04}.mustache", part),
                     part == 4999 ? "end" : fmt::format("{{{{> p{:04}}}}}", part + 1)});
  const ThemeCase made(files, page_shape);
  REQUIRE(made.theme);
  Diagnostics diagnostics;
  CHECK(made.theme->render("page", ValueObject{}, diagnostics) == "end");
}

TEST_CASE("a partial is checked at every place that includes it, and each tag reported once") {
  const ThemeCase made({{"home.mustache", "{{#links}}{{> card}}{{/links}}\n{{> card}}{{> card}}"},
                        {"page.mustache", "{{> card}}"},
                        {"partials/card.mustache", "{{label}}{{titel}}"}},
                       page_shape);
  CHECK(made.findings() ==
        "partials/card.mustache:1:12 unknown-tag: there is no `titel` in `link` or `page` [no such "
        "name] + home.mustache:1:11 included here (did you mean `title`?)\n"
        "partials/card.mustache:1:3 unknown-tag: there is no `label` in `page` [no such name] "
        "+ home.mustache:2:1 included here (`page` has `title`, `body`, `draft`, `tags`, `next`, "
        "`links`, `extra`)\n");
}

TEST_CASE("partials that multiply are measured and not unrolled") {
  std::vector<std::pair<std::string, std::string>> files{{"page.mustache", "{{> p00}}"}};
  for (int part = 0; part < 40; ++part)
    files.push_back({fmt::format("partials/p{:02}.mustache", part),
                     part == 39 ? "x" : repeated(fmt::format("{{{{> p{:02}}}}}", part + 1), 10)});
  const ThemeCase made(files, page_shape);
  CHECK(
      made.findings() ==
      "page.mustache:1:1 template-limit: the template `page` has more than 1048576 bytes with its "
      "partials (include fewer partials, or fewer times)\n");
}

TEST_CASE("the pages of a theme are limited together, too") {
  std::vector<std::pair<std::string, std::string>> files{
      {"partials/p.mustache", std::string(200'000, 'x')}};
  for (int page = 0; page < 30; ++page)
    files.push_back({fmt::format("page{:02}.mustache", page), repeated("{{> p}}", 5)});
  const ThemeCase made(files, page_shape);
  CHECK(made.findings() ==
        "page04.mustache:1:1 template-limit: the templates up to `page04` have more than 4194304 "
        "bytes with their partials (include fewer partials, or fewer times)\n");
}

TEST_CASE("random pieces of templates never break the reading, and findings lie inside the text") {
  std::mt19937 random(20240611);
  const std::vector<std::string> pieces{
      "{{",     "}}",      "{",  "}",     "#",          "^",          "/",   ">",     "!",      "&",
      "=",      " ",       "\n", "\r\n",  ".",          "title",      "x",   "links", "{{#a}}", "é",
      "{{/a}}", "{{> p}}", "",   "draft", "{{#links}}", "{{/links}}", "{{{", "}}}"};
  for (int round = 0; round < 3000; ++round) {
    const auto text = [&] {
      std::string made;
      for (auto count = random() % 30; count > 0; --count) made += pieces[random() % pieces.size()];
      return made;
    };
    const ThemeCase made({{"page.mustache", text()}, {"partials/p.mustache", text()}}, page_shape);
    CHECK(made.theme.has_value() == made.diagnostics.items().empty());
    for (const Diagnostic& finding : made.diagnostics.items())
      for (const Label& label : finding.labels) {
        CHECK(label.at.begin <= label.at.end);
        CHECK(label.at.end <= made.sources[label.at.source].text.size());
      }
    Diagnostics diagnostics;
    if (made.theme) CHECK(made.theme->render("page", ValueObject{}, diagnostics));
  }
}

}  // namespace allegory
