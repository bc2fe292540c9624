// Reading what a stranger wrote: it ends in facts or in a finding, and costly pages are tried in a
// process of their own first.
#include "page_reader.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <string>

#include "base/process.h"
#include "support/golden.h"
#include "support/system_calls.h"
#include "support/test_disk.h"

namespace allegory {

namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

/// A page that was read, and what was said of it as `line:column message`.
struct ReadPage {
  explicit ReadPage(const std::string& text, const ReadingGuard& guard = {}) {
    const SourceId id = sources.add("content/page.md", text);
    body = read_page(sources, {id, 0, static_cast<std::uint32_t>(text.size())}, guard, diagnostics);
    for (const Diagnostic& finding : diagnostics.items()) {
      CHECK(finding.name == "too-expensive");
      CHECK(finding.help.find("--limits ") != std::string::npos);
      const Span& at = finding.labels.front().at;
      const Position position = sources.position(id, at.begin);
      said += std::to_string(position.line) + ":" + std::to_string(position.column) + " " +
              finding.message + "\n";
    }
  }
  SourceSet sources;
  Diagnostics diagnostics;
  Body body;
  std::string said;
};

/// Costs more than is done without a try, and takes hardly any time.
std::string costly_page() { return "# Title\n\n" + repeat("&", 20'000) + "\n"; }

ReadingGuard guard_with(const std::string& program, std::string_view limits = {}) {
  ReadingGuard guard{{}, program};
  if (!limits.empty()) REQUIRE_FALSE(read_limits(limits, guard.limits));
  return guard;
}

}  // namespace

TEST_CASE("a page that costs little is read without another process") {
  const ReadPage page("# Title\n\ntext", guard_with("/no/such/program"));
  CHECK(page.said.empty());
  CHECK(page.body.headings.size() == 1);
  CHECK_FALSE(page.body.overrun);
}

TEST_CASE("a page that looks costly is tried, and read if it gets through") {
  const ReadPage page(costly_page(), guard_with(program().string()));
  CHECK(page.said.empty());
  CHECK(page.body.headings.size() == 1);
}

TEST_CASE("a page whose try fails is not read, and the finding stands where most of the cost is") {
  const auto said = [](const std::string& program) {
    const ReadPage page(costly_page(), guard_with(program));
    CHECK(page.body.overrun);
    CHECK(page.body.at.begin == page.body.at.end);
    CHECK(page.body.headings.empty());
    return page.said;
  };
  CHECK(said("/bin/false") ==
        "3:1 page is too expensive to render: trying it ended with status 1\n");
  CHECK(
      said("/no/such/program") ==
      "3:1 page is costly to read, and a process to try it could not be started: there is no such "
      "file or folder\n");
}

TEST_CASE("every excess of a page is told, each with its place") {
  const ReadPage page("a\n\n" + repeat("> ", 200) + "x\n\n" + repeat("|a", 1000) + "\n" +
                      repeat("|-", 1000) + "\n" + repeat("a\n", 1000));
  CHECK(page.said ==
        "3:1 lists, quotes and footnotes stand more than 100 deep in each other\n"
        "5:1 a table would have 1003002 cells\n");
  CHECK(page.body.overrun);
}

TEST_CASE("a parse that takes more memory than it may ends in a finding") {
  // Each reference takes the address along.
  const std::string text = "[a]: /" + std::string(20'000, 'u') + "\n\n" + repeat("[a]", 16'000);
  const std::string limits = "references=1G,page-memory=64M";
  CHECK(ReadPage(text, guard_with("", limits)).said ==
        "3:1 page is too expensive to render: it takes too much memory\n");
}

TEST_CASE("a try tells what it ran out of") {
  Limits limits;
  CHECK(try_page("# Title\n\n| a |\n|---|\n| [b](c) |\n", limits) == Trial::good);
  CHECK(try_page("", limits) == Trial::good);
  const std::string references =
      "[a]: /" + std::string(20'000, 'u') + "\n\n" + repeat("[a]", 16'000);
  limits.page_memory = 64U << 20U;
  CHECK(try_page(references, limits) == Trial::out_of_memory);
  limits.page_memory = 4ULL << 30U;
  CHECK(try_page("[a]: /" + std::string(20'000, 'u') + "\n\n" + repeat("[a] ", 5'000), limits) ==
        Trial::too_much_output);
}

TEST_CASE("every excess has its own words") {
  CHECK(ReadPage("[a]: /" + std::string(30'000, 'u') + "\n\n" + repeat("[a]", 1000)).said ==
        "1:5 reference links could repeat their definition 1001 times its 30002 bytes\n");
  CHECK(ReadPage(repeat("a@b.c ", 200'000)).said ==
        "1:1 too many e-mail addresses stand in one block\n");
}

TEST_CASE("each way in which a try can end has its own words") {
  const TestDisk disk;
  const auto said = [&](const std::string& script) {
    disk.write("try", "#!/bin/sh\n" + script + "\n");
    ::chmod(disk.path("try").c_str(), 0700);
    return ReadPage(costly_page(), guard_with(disk.path("try"), "page-seconds=1")).said;
  };
  const std::string start = "3:1 page is too expensive to render: ";
  CHECK(said("exit 0").empty());
  CHECK(said("exit 11") == start + "it may take more than 1 s\n");
  CHECK(said("exit 12") == start + "it takes too much memory\n");
  CHECK(said("exit 13") == start + "it becomes more than 64 MiB\n");
  CHECK(said("exit 14") == start + "trying it ended with status 14\n");
  CHECK(said("kill -XCPU $$") == start + "it may take more than 1 s\n");
  // One that does nothing at all is waited for twelve times as long.
  CHECK(said("exec sleep 600") == start + "it may take more than 1 s\n");
}

TEST_CASE("a parse that takes longer than it may ends in a finding") {
  const EarlyAlarm early;
  const ReadPage page(repeat("*a* b\n\n", 200'000), guard_with("", "page-seconds=60"));
  CHECK(page.said == "1:1 page is too expensive to render: it may take more than 60 s\n");
  CHECK(page.body.overrun == Overrun::time);
}

TEST_CASE("the command that tries a page takes limits and Markdown, and knows what is neither") {
  const auto status = [](const std::string& limits, const std::string& text) {
    ProcessCall call;
    call.words = {program().string(), "try-page", "--limits", limits};
    call.input = text;
    const ProcessResult result = run_process(call);
    REQUIRE_FALSE(result.start_error);
    return result.status;
  };
  CHECK(status("page=1K", "# Title\n") == static_cast<int>(Trial::good));
  CHECK(status("page=1K", "") == static_cast<int>(Trial::good));
  CHECK(status("page=1K", std::string(1025, 'a')) == 2);
  CHECK(status("page=nonsense", "# Title\n") == 2);
}

}  // namespace allegory
