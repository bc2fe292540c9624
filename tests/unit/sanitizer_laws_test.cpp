// What holds of all raw HTML, on thousands of pages made of the pieces that attacks are made of.
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "sanitize/elements.h"
#include "sanitize/gumbo.h"
#include "sanitize/sanitizer.h"

namespace allegory {

namespace {

constexpr const char* fragments[] = {"<b>",
                                     "</b>",
                                     "<i>",
                                     "</i>",
                                     "<p>",
                                     "</p>",
                                     "<div>",
                                     "</div>",
                                     "<a href=x>",
                                     "</a>",
                                     "<a id=y>",
                                     "<table>",
                                     "</table>",
                                     "<tr>",
                                     "</tr>",
                                     "<td>",
                                     "</td>",
                                     "<th>",
                                     "<thead>",
                                     "<tbody>",
                                     "<caption>",
                                     "</caption>",
                                     "<ul>",
                                     "</ul>",
                                     "<ol>",
                                     "<li>",
                                     "</li>",
                                     "<dl>",
                                     "<dt>",
                                     "<dd>",
                                     "</dl>",
                                     "<h1>",
                                     "</h1>",
                                     "<pre>",
                                     "</pre>",
                                     "<pre>\n",
                                     "\n",
                                     "\n\n",
                                     " ",
                                     "x",
                                     "&amp;",
                                     "&lt;",
                                     "&#0;",
                                     "&colon;",
                                     "&",
                                     "<",
                                     ">",
                                     "\"",
                                     "'",
                                     "=",
                                     "/",
                                     "<!--",
                                     "-->",
                                     "--!>",
                                     "<!",
                                     "<?",
                                     "]]>",
                                     "<![CDATA[",
                                     "<script>",
                                     "</script>",
                                     "<style>",
                                     "</style>",
                                     "<svg>",
                                     "</svg>",
                                     "<math>",
                                     "<mtext>",
                                     "<mglyph>",
                                     "<title>",
                                     "</title>",
                                     "<template>",
                                     "</template>",
                                     "<noscript>",
                                     "</noscript>",
                                     "<select>",
                                     "</select>",
                                     "<form>",
                                     "<button>",
                                     "</button>",
                                     "<input>",
                                     "<details>",
                                     "</details>",
                                     "<summary>",
                                     "</summary>",
                                     "<picture>",
                                     "</picture>",
                                     "<source srcset=q>",
                                     "<img src=u onerror=v>",
                                     "<br>",
                                     "</br>",
                                     "<hr>",
                                     "<ruby>",
                                     "<rt>",
                                     "</ruby>",
                                     "<span title=\"",
                                     "<q cite=j>",
                                     "</q>",
                                     "<blockquote>",
                                     "</blockquote>",
                                     "<figure>",
                                     "<figcaption>",
                                     "</figure>",
                                     "<code>",
                                     "</code>",
                                     "<tt>",
                                     "<strike>",
                                     "<sub",
                                     " onclick=w",
                                     "<unknown>",
                                     "</unknown>",
                                     "<image src=z>",
                                     "<isindex>",
                                     "<frameset>",
                                     "<body>",
                                     "</body>",
                                     "<font>",
                                     "<nobr>",
                                     "<center>",
                                     "</center>",
                                     "\t",
                                     "é",
                                     "<wbr/>",
                                     "<plaintext>"};

/// Any piece, from a generator that says the same everywhere.
std::string any_html(std::mt19937& random, std::size_t most) {
  std::string html;
  for (std::size_t count = random() % most; count > 0; --count)
    html += fragments[random() % std::size(fragments)];
  return html;
}

std::string whole(const std::vector<ScopeItem>& items, const CleanScope& scope) {
  std::string html;
  for (std::size_t at = 0; at < items.size(); ++at)
    html += items[at].kind == ScopeItem::Kind::raw ? plain_html(scope.pieces[at].parts)
                                                   : std::string("<!---->");
  return html;
}

}  // namespace

TEST_CASE("what was made clean stays as it is, and browsers read it as it is written") {
  std::mt19937 random(1);
  for (int round = 0; round < 4000; ++round) {
    const std::string html = any_html(random, 30);
    CAPTURE(html);
    const std::vector<ScopeItem> items{{ScopeItem::Kind::raw, html, false}};
    const CleanScope once = sanitize_scope(items, {});
    const std::string made = plain_html(once.pieces[0].parts);
    REQUIRE(reads_as_written(made));
    for (const HtmlRemoval& removal : once.pieces[0].removals) {
      REQUIRE(removal.begin <= removal.end);
      REQUIRE(removal.end <= html.size());
      // The proof by gumbo never had to step in.
      REQUIRE(removal.message != "HTML that browsers read in another way is left out");
    }
    const std::vector<ScopeItem> again{{ScopeItem::Kind::raw, made, false}};
    const CleanScope twice = sanitize_scope(again, {});
    REQUIRE(plain_html(twice.pieces[0].parts) == made);
    for (const HtmlRemoval& removal : twice.pieces[0].removals) REQUIRE(removal.message.empty());
  }
}

TEST_CASE("around what is ours every scope is balanced") {
  std::mt19937 random(2);
  for (int round = 0; round < 4000; ++round) {
    std::vector<std::string> texts(1 + random() % 4);
    for (std::string& text : texts) text = any_html(random, 12);
    const ScopePlace place{random() % 2 == 0, random() % 4 == 0};
    std::vector<ScopeItem> items;
    for (const std::string& text : texts) {
      items.push_back({ScopeItem::Kind::raw, text, false});
      const bool is_block = place.holds_blocks && random() % 2 == 0;
      items.push_back(
          {is_block ? ScopeItem::Kind::block : ScopeItem::Kind::inlines, {}, random() % 4 == 0});
    }
    const CleanScope scope = sanitize_scope(items, place);
    const std::string html = whole(items, scope);
    CAPTURE(texts, html);
    REQUIRE(reads_as_written(place.holds_blocks ? html : "<p>" + html + "</p>"));
    for (std::size_t at = 0; at < items.size(); ++at) {
      if (items[at].has_link) REQUIRE(scope.in_link[at] == place.in_link);
      for (const CleanPart& part : scope.pieces[at].parts)
        if (part.element && place.in_link) REQUIRE(part.element->written != "a");
    }
  }
}

TEST_CASE("only names of the list are written") {
  std::mt19937 random(3);
  for (int round = 0; round < 1000; ++round) {
    const std::string html = any_html(random, 30);
    CAPTURE(html);
    const CleanScope scope = sanitize_scope({{ScopeItem::Kind::raw, html, false}}, {});
    for (const CleanPart& part : scope.pieces[0].parts) {
      if (part.kind == CleanPart::Kind::text) continue;
      REQUIRE(find_element(part.element->written) != nullptr);
      for (const CleanAttribute& each : part.attributes)
        REQUIRE(find_attribute(*part.element, each.info->name) != nullptr);
    }
  }
}

}  // namespace allegory
