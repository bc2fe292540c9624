// Unit tests of the quotes of src/markdown.h: the sentence around a name.
#include <catch2/catch.hpp>
#include <string>

#include "base/text.h"
#include "support/markdown_page.h"

namespace allegory {

namespace {

std::string told(const Quote& quote) { return quote.before + "<" + quote.name + ">" + quote.after; }

/// The sentence around the first `name` of a page's first paragraph.
std::string around(std::string_view text, std::string_view name) {
  const MarkdownPage page = markdown_page(text);
  const std::size_t at = page.body.prose.at(0).text.find(name);
  return told(quote_name(*page.sources, page.body, 0, static_cast<std::uint32_t>(at),
                         static_cast<std::uint32_t>(at + name.size())));
}

/// The sentences around all links of a page.
std::string around_links(std::string_view text) {
  const MarkdownPage page = markdown_page(text);
  std::string all;
  for (std::uint32_t link = 0; link < page.body.links.size(); ++link) {
    const std::optional<Quote> quote = quote_link(*page.sources, page.body, link);
    all += (quote ? told(*quote) : "none") + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a quote is the sentence that holds the name") {
  CHECK(around("One. The crow sings, e.g. at\nnight! Two.\n", "crow") ==
        "The <crow> sings, e.g. at night!");
  CHECK(around("Crow\n", "Crow") == "<Crow>");
  CHECK(around("Ends with a crow.\n", "crow") == "Ends with a <crow>.");
}

TEST_CASE("links and code come back where the prose has a gap") {
  CHECK(around("The [[crow|black bird]] and [[Fox]] use `a*b` with *a cheese* $x^2$.\n",
               "cheese") == "The black bird and Fox use a*b with a <cheese> $x^2$.");
  CHECK(around_links("The [[Crow]] and\n[[Fox]]. Not [here](x \"y\").\n") ==
        "The <Crow> and Fox.\nThe Crow and <Fox>.\nNot <here>.\n");
}

TEST_CASE("neighbours of a link in the source are not taken for its sentence") {
  CHECK(around_links("# [[Head]]\n\nText `code`\n\n[[Alone]]\n\nMore.\n") == "none\nnone\n");
  CHECK(around_links("- [[One]]\n- [[Two]] is second.\n") == "none\n<Two> is second.\n");
}

TEST_CASE("a long sentence is cut at spaces around the name, and costs no more than its window") {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "straw ";
  const std::string quote = around(text + "crow " + text + "\n", "crow");
  CHECK(quote.size() < 400);
  CHECK(quote.starts_with("…straw straw"));
  CHECK(quote.ends_with("straw…"));
  CHECK(quote.find("straw <crow> straw") != std::string::npos);
}

TEST_CASE("a sentence without spaces is cut between characters") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "藁";
  const std::string quote = around(text + "烏" + text + "\n", "烏");
  CHECK(quote.starts_with("…藁"));
  CHECK(quote.ends_with("藁…"));
  CHECK_FALSE(find_invalid_utf8(quote));
}

TEST_CASE("a text that is no Markdown is quoted in the same way") {
  const std::string_view reason = "He waits. The crow <b>sings</b>. It is late.";
  const std::size_t at = reason.find("crow");
  CHECK(told(quote_text(reason, at, at + 4)) == "The <crow> <b>sings</b>.");
}

}  // namespace allegory
