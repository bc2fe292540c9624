// From pages to a project: no byte is lost, links lead where they led, and what is made can be
// built.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include "import/decode.h"
#include "import_project.h"
#include "support/golden.h"
#include "support/project.h"
#include "support/test_disk.h"

namespace allegory {

namespace {

namespace fs = std::filesystem;

/// The files that an import plans, by path, and its findings by rule.
struct Planned {
  ImportPlan plan;
  std::map<std::string, std::string> files;
  std::multiset<std::string> findings;

  explicit Planned(const std::string& from) : plan(plan_import(from)) {
    for (const NewFile& file : plan.files) files.emplace(file.path, file.bytes);
    for (const Diagnostic& finding : plan.checked.diagnostics.items())
      findings.emplace(finding.name);
  }
};

Planned planned(std::string_view page, const std::string& name = "page.md") {
  const TestDisk disk;
  disk.write(name, page);
  return Planned(disk.path(name));
}

/// The first byte of a source that is in no text and no title of the new pages; empty if all are.
std::string lost_text(const ImportPlan& plan) {
  const SourceSet& sources = plan.checked.sources;
  for (std::uint32_t source = 0; source < sources.size(); ++source) {
    const std::string& text = sources[{source}].text;
    std::vector<bool> is_there(text.size(), false);
    std::uint32_t end = 0;  // text follows in order, and twice only where it is a copy
    const auto mark = [&](const Span& span) {
      for (std::uint32_t at = span.begin; at < span.end; ++at) is_there[at] = true;
    };
    for (const ImportedPage& page : plan.project.pages) {
      if (page.heading.source.index == source) mark(page.heading);
      for (const ImportedPiece& piece : page.text) {
        if (piece.from.source.index != source || piece.kind == ImportedPiece::Kind::copy) continue;
        if (piece.from.begin < end)
          return fmt::format("{}: twice or out of order at {}", sources[{source}].path, end);
        end = piece.from.end;
        mark(piece.from);
      }
    }
    // The lines of its front matter are in the new front matter, in the same words.
    std::size_t begin = 0;
    if (text.starts_with("---"))
      while (begin < text.size() && !is_there[begin]) ++begin;
    std::string fronts;
    for (const ImportedPage& page : plan.project.pages)
      if (page.heading.source.index == source) fronts += "title: " + page.title + '\n' + page.front;
    for (std::size_t at = 0; at < begin;) {
      const std::size_t stop = std::min(text.find_first_of("\r\n", at), begin);
      const std::string line(trim(std::string_view(text).substr(at, stop - at)));
      if (line != "---" && line != "..." && fronts.find(line) == std::string::npos)
        return fmt::format("{}: lost front matter: {}", sources[{source}].path, line);
      at = stop + 1;
    }
    for (std::size_t at = begin; at < text.size(); ++at)
      if (!is_there[at])
        return fmt::format("{}: lost at {}: {}", sources[{source}].path, at, text.substr(at, 40));
  }
  return {};
}

/// The errors and broken front matter of the new project.
std::string errors_of(const Planned& made) {
  const TemporaryFolder folder;
  for (const auto& [path, bytes] : made.files) write_file(folder.path() / path, bytes);
  for (const std::string& asset : made.plan.project.assets)
    write_file(folder.path() / "content" / asset, "");
  const std::optional<CheckedProject> project = check_folder(folder.path(), "");
  REQUIRE(project);
  std::string errors;
  for (const Diagnostic& finding : project->diagnostics.items())
    if (finding.severity == Severity::error)
      errors += fmt::format("{}: {}\n", finding.name, finding.message);
  return errors;
}

}  // namespace

TEST_CASE("each heading opens a section, and the text between stays byte for byte") {
  const Planned made = planned(
      "# Oz\n\nOpening.\n\n## Cast\n\n- **Dorothy: Model** walks.\n\n### More: \"x\" "
      "#1\r\n\r\nText.\r\n"
      "## {{End}}\nLast");
  CHECK(made.files.at("content/index.md") == "---\ntitle: Oz\nallegory: {}\n---\n\nOpening.\n\n");
  CHECK(made.files.at("content/1-cast/index.md") ==
        "---\ntitle: Cast\nweight: 10\npairs:\n  Dorothy: Model\n---\n\n- **Dorothy: Model** "
        "walks.\n\n");
  CHECK(made.files.at("content/1-cast/1-more-x-1.md") ==
        "---\ntitle: \"More: \\\"x\\\" #1\"\nweight: 10\n---\n\r\nText.\r\n");
  CHECK(made.files.at("content/2-end.md") == "---\ntitle: \"{{End}}\"\nweight: 20\n---\nLast");
  CHECK(lost_text(made.plan).empty());
  CHECK(errors_of(made).empty());
}

TEST_CASE("a page without headings is one page, and its title comes from its file") {
  const Planned made = planned("Only text.\n", "The-Wizard of Oz.md");
  CHECK(made.files.at("allegory.yaml") == "title: The Wizard of Oz\n");
  CHECK(made.files.at("content/index.md") ==
        "---\ntitle: The Wizard of Oz\nallegory: {}\n---\nOnly text.\n");
}

TEST_CASE("links to headings lead to the files that these became") {
  const Planned made = planned(
      "# Oz\n[a](#the-road) [b](#deep)\n## The road\n<a name=\"deep\"></a>x [c](#oz) "
      "[d](#the-road)\n"
      "> ## Quoted\n\n[e](#quoted) [f](#gone) [g](https://x.org/#a)\n");
  CHECK(made.files.at("content/index.md") ==
        "---\ntitle: Oz\nallegory: {}\n---\n[a](1-the-road.md) [b](1-the-road.md#deep)\n");
  CHECK(made.files.at("content/1-the-road.md") ==
        "---\ntitle: The road\nweight: 10\n---\n<a name=\"deep\"></a>x [c](index.md) "
        "[d](1-the-road.md)\n> ## Quoted\n\n[e](#quoted) [f](#gone) [g](https://x.org/#a)\n");
  CHECK(made.findings == std::multiset<std::string>{"import-link"});
  CHECK(made.files.at("allegory.yaml").find("  broken-anchor: warning  # 1 place\n") !=
        std::string::npos);
  CHECK(errors_of(made).empty());
}

TEST_CASE("notes and definitions go along to each section that uses them") {
  const Planned made = planned(
      "# Oz\nA[^1] and [b][Far].\n## Two\nC[^1]\n\n[^1]: The note.\n    More of it.\n\n[far]: #two "
      "\"t\"\n");
  CHECK(made.files.at("content/index.md") ==
        "---\ntitle: Oz\nallegory: {}\n---\nA[^1] and [b][Far].\n\n[^1]: The note.\n    More of "
        "it.\n\n[far]: 1-two.md \"t\"\n");
  CHECK(made.files.at("content/1-two.md").ends_with("[far]: 1-two.md \"t\"\n"));
  CHECK(lost_text(made.plan).empty());
  CHECK(errors_of(made).empty());
}

TEST_CASE("files that a page links to are copied, if they lie in the folder") {
  const TestDisk disk;
  disk.write("wiki/page.md",
             "# P\n![a](img/a%20b.png) [x](../x.txt)\n## Q\n![c](img/c.png) ![n](no.png)\n");
  disk.write("wiki/img/a b.png", "a");
  disk.write("wiki/img/c.png", "c");
  disk.write("x.txt", "secret");
  Planned made(disk.path("wiki/page.md"));
  CHECK(made.plan.project.assets == std::vector<std::string>{"img/a b.png", "img/c.png"});
  CHECK(made.findings == std::multiset<std::string>{"import-link", "import-link"});
  CHECK_FALSE(write_import(made.plan, disk.path("new")));
  CHECK(disk.read("new/content/img/a b.png") == "a");
  CHECK(disk.read("new/content/img/c.png") == "c");
  CHECK_FALSE(disk.exists("new/x.txt"));
}

TEST_CASE("of a folder the pages with pairs become allegories, the others stay pages") {
  const TestDisk disk;
  disk.write("Home.md", "Read [[Oz Tale]], [[the cave|Cave]] and [this](Oz-Tale#toto-log).\n");
  disk.write("Oz-Tale.md", "# The tale\n## Dorothy: Model\nx\n## Toto: Log\n[home](Home)\n");
  disk.write("Cave.md", "# Cave\n\n## Inside\n\nDark.\n");
  disk.write("cave.md", "# Other cave\n");
  disk.write("_Sidebar.md", "* [[Home]]\n");
  const Planned made(disk.path());
  CHECK(made.files.at("content/index.md") ==
        "---\ntitle: Home\n---\nRead [[Oz-Tale|Oz Tale]], [[Cave|the cave]] and "
        "[this](Oz-Tale/2-toto-log.md).\n");
  CHECK(made.files.at("content/Cave.md") == "# Cave\n\n## Inside\n\nDark.\n");
  CHECK(made.files.at("content/cave-2.md") == "# Other cave\n");
  CHECK(made.files.at("content/Oz-Tale/2-toto-log.md").ends_with("\n[home](../index.md)\n"));
  CHECK(made.findings.count("import-left-out") == 1);
  CHECK(errors_of(made).empty());
}

TEST_CASE("front matter of another program is kept below `extra:`") {
  const Planned made = planned(
      "---\ntitle: 'Old'\nms.date: 1/2/2020\n# words\nlayout: post\ntags: [a]\n---\n# New\ntext\n");
  CHECK(
      made.files.at("content/index.md") ==
      "---\ntitle: New\ntags: [a]\nallegory: {}\nextra:\n  title: 'Old'\n  ms.date: 1/2/2020\n  # "
      "words\n  layout: post\n---\ntext\n");
  const Planned broken = planned("---\na: [\n---\ntext\n");
  CHECK(broken.files.at("content/index.md").ends_with("---\n---\na: [\n---\ntext\n"));
  CHECK(broken.findings == std::multiset<std::string>{"import-front-matter"});
  CHECK(lost_text(broken.plan).empty());
}

TEST_CASE("text in other encodings is converted, and that is reported") {
  CHECK(decode_text("\xef\xbb\xbf"
                    "a")
            ->text == "a");
  CHECK(decode_text(std::string("\xff\xfe\x1c\x20\x3d\xd8\x00\xde", 8))->text == "“😀");
  CHECK(decode_text(std::string("\xfe\xff\x00\x61\xd8\x00", 6))->has_losses);
  CHECK(decode_text("caf\xe9 \x93x\x94")->text == "café “x”");
  CHECK_FALSE(decode_text(std::string("a\0b", 3)));
  CHECK(planned("caf\xe9\n").findings == std::multiset<std::string>{"import-encoding"});
}

TEST_CASE("a copied chat keeps its lines, and what is doubtful in it is reported") {
  const Planned made = planned(
      "##### You said:\r\nExplain.\r\n\r\n##### ChatGPT said:\r\n# Tale\r\nIt is so[1](^1^) and "
      "thus^2^.\r\nDone.³ x² <sup>4</sup>\r\n");
  CHECK(made.findings == std::multiset<std::string>{"import-chat", "import-chat", "import-link",
                                                    "import-note", "import-note", "import-note"});
  CHECK(made.files.at("content/index.md").find("##### You said:\r\nExplain.\r\n") !=
        std::string::npos);
  CHECK(lost_text(made.plan).empty());
  CHECK(errors_of(made).empty());
}

TEST_CASE("titles that no file could have make files all the same") {
  std::string page = "# ..\n";
  for (const std::string_view title :
       {"..", "con", "-x",          "CON",  "a/b",  "#",     "{{x}}", "\"q\": y",
        "'",  "!!x", "👩‍🚀", "عربي", "a\\b", "null",  "~",     "---",
        "@x", "%y",  "`z`",         "* w",  "map",  "Index", "index", "nul.txt"})
    page += fmt::format("## {}\ntext\n", title);
  const Planned made = planned(page);
  CHECK(lost_text(made.plan).empty());
  CHECK(errors_of(made).empty());
  std::set<std::string> folded;
  for (const auto& [path, bytes] : made.files) CHECK(folded.insert(fold(path)).second);
}

TEST_CASE("a page as people write it gives its pairs, in bullets and in paragraphs") {
  const Planned made = planned(
      "The view is whimsical.\n\n## Characters as Metaphors\n\n"
      "- **Dorothy: The Large Language Model (LLM)** Both set out. They learn.\n"
      "- **The Scarecrow: The Quest for Understanding** He wants a brain. It wants to "
      "understand.\n\n"
      "**The Yellow Brick Road: The Path to Optimization** Each step is one.\n\n"
      "**The Takeaway** Keep walking.\n",
      "The-Wizard-of-Oz.md");
  CHECK(made.files.at("content/1-characters-as-metaphors.md")
            .find("maps:\n  dorothy: the-large-language-model\n"
                  "  the-scarecrow: the-quest-for-understanding\n"
                  "  the-yellow-brick-road:\n    to: the-path-to-optimization\n"
                  "    because: Each step is one.\n---\n") != std::string::npos);
  CHECK(made.findings == std::multiset<std::string>{"import-sides"});
  CHECK(lost_text(made.plan).empty());
  CHECK(errors_of(made).empty());
}

TEST_CASE("a folder that holds anything is left alone") {
  const TestDisk disk;
  disk.write("page.md", "Text.\n");
  disk.write("full/mine", "x");
  Planned made(disk.path("page.md"));
  const auto refusal = write_import(made.plan, disk.path("full"));
  REQUIRE(refusal);
  CHECK(refusal->is_taken);
  CHECK_FALSE(disk.exists("full/allegory.yaml"));
}

TEST_CASE("a page that a link leads to and that is not imported is reported, and not copied") {
  const TestDisk disk;
  disk.write("page.md", "# P\n[o](other.md)\n");
  disk.write("other.md", "Text.\n");
  const Planned made(disk.path("page.md"));
  CHECK(made.plan.project.assets.empty());
  CHECK(made.findings == std::multiset<std::string>{"import-link"});
}

TEST_CASE("more pairs than front matter can hold are reported, and the project can be built") {
  std::string page = "| Oz | Learning |\n|-|-|\n";
  for (int row = 0; row < 3000; ++row) page += fmt::format("| name{0} | thing{0} |\n", row);
  const Planned made = planned(page);
  CHECK(made.findings.count("import-pair") == 1);
  CHECK(errors_of(made).empty());
  CHECK(lost_text(made.plan).empty());
}

TEST_CASE("pages of random pieces lose nothing and can be built") {
  const std::vector<std::string> pieces{"# ",   "## ",         "### ",  "\n",    "\n\n",
                                        "\r\n", "\r",          "- ",    "* ",    "**",
                                        "a",    "b: ",         "X",     " → ",   " = ",
                                        "| ",   "|-|-|\n",     "[",     "](",    ")",
                                        "#a",   "[^1]",        ": ",    "```\n", "<a id=\"x\"></a>",
                                        "> ",   "---\n",       "===\n", "\t",    "é",
                                        "🌱",    "]: ",         "[[",    "]]",    "\\",
                                        "`",    "You said:\n", "<!-- ", "-->",   "    "};
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string page;
    const std::size_t count = 5 + random() % 60;
    for (std::size_t i = 0; i < count; ++i) page += pieces[random() % pieces.size()];
    INFO(page);
    const Planned made = planned(page);
    CHECK(lost_text(made.plan).empty());
    CHECK(errors_of(made).empty());
  }
}

TEST_CASE("the wiki page of this repository gives back its correspondences") {
  const std::optional<CheckedProject> own = check_folder(repository(), "");
  REQUIRE(own);
  const auto pairs_of = [](const Site& site) {
    std::set<std::string> pairs;
    const auto name = [&](const Reference& reference) {
      std::string label = fold(entity_of(site, reference.entity).label);
      return label.starts_with("the ") ? label.substr(4) : label;
    };
    for (const Allegory& allegory : site.allegories)
      for (const Correspondence& line : allegory.correspondences) {
        if (!ties_entities(line)) continue;
        for (const Reference& from : line.from)
          for (const Reference& to : line.to) pairs.insert(name(from) + " → " + name(to));
      }
    return pairs;
  };
  const auto format = std::ranges::find(formats(), "wiki", &Format::name);
  Diagnostics diagnostics;
  const RenderedFiles files = render_files(*own, **format, 1, diagnostics);
  const auto page =
      std::ranges::max_element(files, {}, [](const auto& file) { return file.second.size(); });
  const TestDisk disk;
  disk.write("wiki/" + page->first, page->second);
  Planned made(disk.path("wiki/" + page->first));
  CHECK(lost_text(made.plan).empty());
  CHECK_FALSE(write_import(made.plan, disk.path("new")));
  const std::optional<CheckedProject> again = check_folder(disk.path("new"), "");
  REQUIRE(again);
  CHECK(pairs_of(again->site) == pairs_of(own->site));
  CHECK(again->diagnostics.count(Severity::error) == 0);
}

TEST_CASE("real documentation is imported without a loss") {
  const fs::path corpora = repository() / ".." / "shared" / "corpora";
  if (!fs::is_directory(corpora)) {
    WARN("skipped: there are no corpora beside this checkout");
    return;
  }
  for (const std::string corpus : {"foam", "wsl"}) {
    const Planned folder((corpora / corpus).string());
    CHECK(lost_text(folder.plan).empty());
    CHECK(errors_of(folder).empty());
    for (const auto& entry : fs::recursive_directory_iterator(corpora / corpus)) {
      if (entry.path().extension() != ".md" || !entry.is_regular_file()) continue;
      INFO(entry.path().string());
      CHECK(lost_text(Planned(entry.path().string()).plan).empty());
    }
  }
}

TEST_CASE("the pages of these tests are imported without a loss") {
  for (const auto& entry : fs::recursive_directory_iterator(repository() / "tests")) {
    if (entry.path().string().find("node_modules") != std::string::npos) continue;
    if (entry.path().extension() != ".md" && entry.path().extension() != ".txt") continue;
    INFO(entry.path().string());
    CHECK(lost_text(Planned(entry.path().string()).plan).empty());
  }
}

}  // namespace allegory
