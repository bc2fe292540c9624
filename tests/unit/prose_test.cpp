// The words of a page as mentions are looked for in them, and where each was written.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <string>

#include "markdown/tree.h"
#include "support/case_file.h"
#include "support/golden.h"
#include "support/markdown_page.h"

namespace allegory {

namespace {

namespace fs = std::filesystem;

/// The units of a page, one per line, gaps shown as `#`.
std::string units(std::string_view text) {
  std::string result;
  for (const Prose& prose : markdown_page(text).body.prose) {
    for (const char c : prose.text) result += c == Prose::gap ? '#' : c;
    result += '\n';
  }
  return result;
}

/// What was written where `words` were read, in the first unit that has them.
std::string written_as(std::string_view text, std::string_view words) {
  const MarkdownPage page = markdown_page(text);
  for (const Prose& prose : page.body.prose) {
    const std::size_t at = prose.text.find(words);
    if (at == std::string::npos) continue;
    return std::string(
        page.sources->text(place_of(prose, SourceId{}, static_cast<std::uint32_t>(at),
                                    static_cast<std::uint32_t>(at + words.size()))));
  }
  return "(not found)";
}

/// A piece is what stands in the source, or an escape or a reference for one character of it.
bool is_true(const MarkdownPage& page, const Prose& prose, const ProsePiece& piece) {
  const std::string_view source = page.sources->text({SourceId{}, piece.source, piece.source_end});
  const std::string text = prose.text.substr(piece.begin, piece.end - piece.begin);
  if (source.size() == text.size())
    return source == text || text.find(Prose::gap) != std::string::npos;
  return source.starts_with('\\') || (source.starts_with('&') && source.ends_with(';'));
}

/// What the pieces say of each text node.
std::map<std::uint32_t, std::string> texts_by_node(const MarkdownPage& page) {
  std::map<std::uint32_t, std::string> texts;
  for (const Prose& prose : page.body.prose)
    for (const ProsePiece& piece : prose.pieces) {
      INFO(prose.text);
      CHECK(is_true(page, prose, piece));
      if (piece.node == Prose::none) continue;
      std::string& text = texts[piece.node];
      CHECK(text.size() == piece.in_node);
      text += prose.text.substr(piece.begin, piece.end - piece.begin);
    }
  return texts;
}

/// Whether the text of a node is looked at: not in a heading, nor in a wikilink or bare address.
bool counts(cmark_node* text, const std::map<cmark_node*, LinkForm>& links) {
  for (cmark_node* node = text; node; node = cmark_node_parent(node)) {
    const auto link = links.find(node);
    if (element(node) == Element::heading) return false;
    if (link != links.end() && link->second != LinkForm::text) return false;
  }
  return true;
}

/// How many texts of a page there are, and how many of them were not found in its source.
struct Count {
  int texts = 0, lost = 0;
};

/// Checks all places of a page.
Count count_texts(std::string_view text) {
  const MarkdownPage page = markdown_page(text);
  const std::map<std::uint32_t, std::string> texts = texts_by_node(page);
  std::map<cmark_node*, LinkForm> links;
  std::uint32_t node = 0;
  Count count;
  Tree tree(*page.sources, page.body);
  Walk walk(tree.root());
  while (walk.next()) {
    if (!walk.is_entering()) continue;
    const Element kind = element(walk.node());
    if (kind == Element::link || kind == Element::wikilink || kind == Element::image)
      links[walk.node()] = page.body.links.at(links.size()).form;
    if (kind == Element::image) walk.skip();
    if (kind != Element::text) continue;
    const auto found = texts.find(node++);
    const std::string_view here = literal(walk.node());
    if (!counts(walk.node(), links) || here.empty()) continue;
    ++count.texts;
    if (found == texts.end() || found->second.size() != here.size()) ++count.lost;
  }
  return count;
}

}  // namespace

TEST_CASE("a unit is a paragraph, an item, a quote or a cell") {
  CHECK(units("One.\n\n- two\n- three\n\n  four\n\n> five\n\n| six | seven |\n| --- | --- |\n| | 8 "
              "|\n") == "One.\ntwo\nthree\nfour\nfive\nsix\nseven\n8\n");
}

TEST_CASE("what only looks like a definition is prose where it stands") {
  CHECK(units("[]:\n\n") == "[]:\n");
  CHECK(units("One.\n\n[]:\n\nTwo.\n") == "One.\n[]:\nTwo.\n");
}

TEST_CASE("headings, code, raw HTML, addresses and footnote marks are no prose") {
  CHECK(units("# Fox\n\nFox\n===\n") == "");
  CHECK(units("    Fox\n\n```\nFox\n```\n\n<p>Fox</p>\n") == "");
  CHECK(units("a `Fox` b\n") == "a # b\n");
  CHECK(units("a <b>Fox</b> b <!-- Fox --> c\n") == "a #Fox# b # c\n");
  CHECK(units("a [b](Fox.md \"Fox\") c\n\n[Fox]: x.md\n") == "a b c\n");
  CHECK(units("see <https://fox.org> or www.fox.org or fox@fox.org\n") == "see # or # or #\n");
  CHECK(units("Fox[^fox] runs\n\n[^fox]: A note.\n") == "Fox# runs\nA note.\n");
}

TEST_CASE("the text of a link counts and that of a wikilink is a mention already") {
  CHECK(units("[the Fox](x.md) and ![a Crow](y.png) and [[fox]] and [[fox|the *sly* one]]\n") ==
        "the Fox and #a Crow# and # and #\n");
  const MarkdownPage page = markdown_page("[the Fox](x.md) and ![a Crow](y.png) fly\n");
  const Prose& prose = page.body.prose.at(0);
  CHECK_FALSE(piece_at(prose, 0).can_be_linked);
  CHECK(piece_at(prose, 9).can_be_linked);
  CHECK_FALSE(piece_at(prose, 14).can_be_linked);
  CHECK(piece_at(prose, 14).node == Prose::none);
  CHECK(piece_at(prose, static_cast<std::uint32_t>(prose.text.size() - 1)).node == 2);
}

TEST_CASE("what stands in a link or in code of raw HTML cannot be linked") {
  const MarkdownPage page = markdown_page("a <a href=x>Fox</a> b <code>c</code></a> <kbd>d\n\ne\n");
  std::string linkable;
  for (const Prose& prose : page.body.prose)
    for (const ProsePiece& piece : prose.pieces)
      if (piece.can_be_linked) linkable += prose.text.substr(piece.begin, piece.end - piece.begin);
  CHECK(linkable == "a  b  e");
}

TEST_CASE("a formula is no prose, where GitHub reads one") {
  CHECK(units("so $fox$ is\n") == "so # is\n");
  CHECK(units("so $$fox\ncrow$$ is\n") == "so # is\n");
  CHECK(units("costs $5 and $10, fox\n") == "costs $5 and $10, fox\n");
  CHECK(units("US$5 or A$6, a$fox$b\n") == "US$5 or A$6, a$fox$b\n");
  CHECK(units("a $fox\ncrow$ b\n") == "a $fox crow$ b\n");
  CHECK(units("$$ fox, and nothing else\n") == "$$ fox, and nothing else\n");
}

TEST_CASE("line ends are spaces") {
  CHECK(units("poor\ngeneral\\\nization  \nhere\n") == "poor general ization here\n");
  CHECK(units("> poor\n> road\n") == "poor road\n");
}

TEST_CASE("a unit knows the heading above it, and the links before it") {
  const MarkdownPage page =
      markdown_page("A [[x]].[^n]\n\n## B [[y]]\n\nC [[z]].\n\n[^n]: In a note.\n\n## D\n");
  REQUIRE(page.body.prose.size() == 3);
  CHECK(page.body.prose[0].heading == Prose::none);
  CHECK(page.body.prose[1].heading == 0);
  CHECK(page.body.prose[1].links == 2);
  CHECK(page.body.prose[2].heading == 0);
  CHECK(page.body.prose[2].links == 3);
}

TEST_CASE("words are found where they were written") {
  CHECK(written_as("The *Tin* Woodman\n", "Tin Woodman") == "Tin* Woodman");
  CHECK(written_as("poor\r\ngeneral\r\n", "poor general") == "poor\r\ngeneral");
  CHECK(written_as("> - a poor\n>   general\n", "poor general") == "poor\n>   general");
  CHECK(written_as("a \\*fox\\* b\n", "*fox*") == "\\*fox\\*");
  CHECK(written_as("AT&amp;T &copy;fox&#32;x\n", "©fox x") == "&copy;fox&#32;x");
  CHECK(written_as("a &NotEqualTilde;fox b\n", "fox b") == "fox b");
  CHECK(written_as("a &nosuch; fox\n", "&nosuch; fox") == "&nosuch; fox");
  CHECK(written_as("| a\\|b | *fox* crow |\n| --- | --- |\n| x\\|y | fox |\n", "fox crow") ==
        "fox* crow");
  CHECK(written_as("| b | b |\n| - | - |\n| `\\|` c | d \\| fox |\n", "d | fox") == "d \\| fox");
  CHECK(written_as("x `fox` [fox](fox) [a [[fox]] b](fox) the fox\n", "the fox") == "the fox");
  CHECK(written_as("- [x] a fox\n", "a fox") == "a fox");
  CHECK(written_as("[fox]: fox\nfox is\n", "fox is") == "fox is");
  CHECK(written_as("***a** fox* ~~b~~ crow\n", "fox b crow") == "fox* ~~b~~ crow");
  CHECK(written_as("> a <b\n> c> fox\n", " fox") == " fox");
}

TEST_CASE("front matter shifts the places") {
  const std::string text = "---\n---\nA Fox.\n";
  const MarkdownPage page = markdown_page(text, 8);
  CHECK(page.sources->text(place_of(page.body.prose.at(0), SourceId{}, 2, 5)) == "Fox");
}

TEST_CASE("the places on pages that were made by chance are true, and nearly no text lacks one") {
  const std::vector<std::string> parts{"fox",
                                       " ",
                                       " ",
                                       "\n",
                                       "\n\n",
                                       "- ",
                                       "> ",
                                       "*",
                                       "**",
                                       "_",
                                       "~~",
                                       "`",
                                       "``",
                                       "[",
                                       "](x.md)",
                                       "](x \"fox\")",
                                       "![",
                                       "[[fox]]",
                                       "[[a|fox ",
                                       "]]",
                                       "&amp;",
                                       "&lt;",
                                       "&fox;",
                                       "&#102;",
                                       "\\",
                                       "\\*",
                                       "\\|",
                                       "|",
                                       "<b>",
                                       "<!-- fox -->",
                                       "<https://fox.org>",
                                       "www.fox.org",
                                       "[^n]",
                                       "\n\n[^n]: fox\n",
                                       "| a | b |\n| - | - |\n",
                                       "  \n",
                                       "\r\n",
                                       "\t",
                                       "é",
                                       "🦊",
                                       "狐",
                                       "$",
                                       "1. ",
                                       "    ",
                                       "# ",
                                       "\n---\n",
                                       "\n[fox]: x\n",
                                       "[fox]",
                                       "&NotEqualTilde;",
                                       "crow",
                                       "fox fox",
                                       ">",
                                       "\\\n"};
  Count all;
  std::mt19937 random(20240306);
  for (int page = 0; page < 3000; ++page) {
    std::string text;
    const std::size_t size = 1 + random() % 60;
    for (std::size_t part = 0; part < size; ++part) text += parts[random() % parts.size()];
    INFO(text);
    const Count here = count_texts(text);
    all.texts += here.texts;
    all.lost += here.lost;
  }
  // A text that is not found is left out; a tab that the library has split is enough for that.
  INFO(all.lost << " of " << all.texts << " lost");
  CHECK(all.lost * 5000 < all.texts);
}

TEST_CASE("every text of real documentation has its true place") {
  const fs::path corpora = repository() / ".." / "shared" / "corpora";
  if (!fs::is_directory(corpora)) {
    WARN("skipped: there are no corpora beside this checkout");
    return;
  }
  for (const auto& entry : fs::recursive_directory_iterator(corpora)) {
    if (entry.path().extension() != ".md") continue;
    INFO(entry.path());
    CHECK(count_texts(read_file(entry.path())).lost == 0);
  }
}

}  // namespace allegory
