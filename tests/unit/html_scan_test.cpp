// Unit tests of tests/support/html_scan.h.
#include "support/html_scan.h"

#include <catch2/catch.hpp>

namespace allegory {

using Files = std::map<std::string, std::string>;
using Links = std::vector<std::string>;

TEST_CASE("attributes are found in whatever quotes they have") {
  const std::vector<HtmlAttribute> found =
      html_attributes("<a href=\"x&amp;y\" id='b' hidden><img src=c.png><br/><i title=\"a>b\">");
  REQUIRE(found.size() == 5);
  CHECK(found[0].value == "x&y");
  CHECK(found[1].value == "b");
  CHECK(found[2].name == "hidden");
  CHECK(found[3].value == "c.png");
  CHECK(found[4].value == "a>b");
}

TEST_CASE("text, comments, scripts and style sheets hold no attributes") {
  CHECK(html_attributes("a < b href=\"x\" <!-- <a href=\"x\"> --> 1 <2").empty());
  CHECK(html_attributes("<script>'<a href=\"x\">'</script><style><a id=x></style>").empty());
}

TEST_CASE("HTML that breaks off is read to its end") {
  for (const std::string_view html :
       {"<", "<a", "<a ", "<a b", "<a b=", "<a b=\"", "<a b=\"c", "<!-- x", "<script>", "<a /"})
    CHECK(html_attributes(html).size() <= 1);
}

TEST_CASE("a link to a file that was made and an anchor in it is alive") {
  const Files files{
      {"index.html", "<a href=\"a/b.html#x\"><a href='#top'><p id=top>"},
      {"a/b.html", "<p id=\"x\"><a href=\"../index.html?q=1#top\"><img src=\"c%20d.png\">"},
      {"a/c d.png", ""}};
  CHECK(dead_links(files, "").empty());
}

TEST_CASE("a link to no file, to a folder or to no anchor is dead") {
  const Files files{{"a/index.html",
                     "<a href=\"../b.html\"><a href=\"../a/\"><a href=\"#x\"><a "
                     "href=\"s.css#y\"><a href=\"../../a/index.html\">"},
                    {"a/s.css", ""}};
  CHECK(dead_links(files, "") == Links{"a/index.html: ../b.html", "a/index.html: ../a/",
                                       "a/index.html: #x", "a/index.html: s.css#y",
                                       "a/index.html: ../../a/index.html"});
}

TEST_CASE("links to other sites are left alone, links to our own address are not") {
  const std::string html =
      "<a href=\"https://other.example/y\"><a href=\"mailto:a@b.example\"><a "
      "href=\"//other.example/\">"
      "<a href=\"https://we.example/p/x.html\"><a href=\"https://we.example/p/z.html\">";
  CHECK(dead_links({{"x.html", html}}, "https://we.example/p/") ==
        Links{"x.html: https://we.example/p/z.html"});
}

TEST_CASE("a link that only a server answers may name a folder") {
  const std::string html =
      "<a href=\"/p/\"><a href=\"/p/a/#x\"><a href=\"https://we.example/p/a/\">"
      "<a href=\"/p/b/\"><a href=\"/a/\">";
  const Files files{{"index.html", ""}, {"a/index.html", "<p id=x>"}, {"404.html", html}};
  CHECK(dead_links(files, "https://we.example/p/") == Links{"404.html: /p/b/", "404.html: /a/"});
  CHECK(dead_links({{"index.html", "<a href=\"/\"><a href=\"/index.html\"><a href=\"/x\">"}}, "") ==
        Links{"index.html: /x"});
}

}  // namespace allegory
