// What the guards cost on honest pages: a parse as the library does it alone, the same in the arena
// with its alarm, and that with the estimate in front of it; then what reading and writing a page
// takes in all, which is what the difference is to be compared with.
//
// The pages are those of `content/` and of the documentation of this project. Each is done many
// times, the kinds of work in turn, and the fastest round counts; time of the processor.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/cpu_alarm.h"
#include "markdown.h"
#include "markdown/arena.h"
#include "markdown/cost.h"
#include "page_reader.h"

namespace allegory {

namespace {

struct Work {
  std::string_view text;
  cmark_mem* memory = nullptr;
  cmark_node* root = nullptr;
};

void parse(void* argument) {
  auto& work = *static_cast<Work*>(argument);
  cmark_parser* parser = cmark_parser_new_with_mem(
      CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS, work.memory);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, work.text.data(), work.text.size());
  work.root = cmark_parser_finish(parser);
  if (work.memory != Arena::memory()) cmark_parser_free(parser);
}

void parse_alone(const std::string& text) {
  Work work{text, cmark_get_default_mem_allocator()};
  parse(&work);
  cmark_node_free(work.root);
}

void parse_in_arena(const std::string& text) {
  const CpuAlarm alarm(5, "page.md");
  Arena arena(1U << 30U, alarm);
  Work work{text, Arena::memory()};
  if (arena.run(parse, &work) == Arena::Outcome::done) cmark_node_free(work.root);
}

void parse_guarded(const std::string& text) {
  if (estimate_cost(text, Limits{}).cost <= affordable_cost) parse_in_arena(text);
}

/// All that a build of a site does with a page's Markdown.
void read_and_write(const std::string& text) {
  SourceSet sources;
  Diagnostics diagnostics;
  const SourceId id = sources.add("page.md", text);
  const Body body =
      read_page(sources, {id, 0, static_cast<std::uint32_t>(text.size())}, {}, diagnostics);
  const std::vector<RenderedLink> links(body.links.size());
  render_html(sources, body, links, {});
  render_wiki(sources, body, links, {});
}

double seconds(const std::vector<std::string>& pages, void (*work)(const std::string&)) {
  const std::clock_t begin = std::clock();
  for (const std::string& page : pages) work(page);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::vector<std::string> read_pages() {
  std::vector<std::string> pages;
  for (const char* folder : {"content", "docs"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(ALLEGORY_REPOSITORY) / folder)) {
      if (entry.path().extension() != ".md") continue;
      std::ifstream file(entry.path());
      pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
  return pages;
}

}  // namespace

}  // namespace allegory

int main() {
  using namespace allegory;  // NOLINT(google-build-using-namespace)
  prepare_markdown();
  const std::vector<std::string> pages = read_pages();
  std::size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  constexpr std::array kinds{parse_alone, parse_in_arena, parse_guarded, read_and_write};
  std::array<double, kinds.size()> best{1e9, 1e9, 1e9, 1e9};
  for (int round = 0; round < 60; ++round)
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
      best[kind] = std::min(best[kind], seconds(pages, kinds[kind]));
  fmt::print("{} pages, {} KB\n", pages.size(), bytes >> 10U);
  fmt::print("parse alone              {:7.2f} ms\n", best[0] * 1e3);
  fmt::print("in the arena             {:7.2f} ms, {:.3f}\n", best[1] * 1e3, best[1] / best[0]);
  fmt::print("and the estimate         {:7.2f} ms, {:.3f}\n", best[2] * 1e3, best[2] / best[0]);
  // Three parses and one estimate of all that is done would be without guards.
  const double guards = 3 * (best[1] - best[0]) + (best[2] - best[1]);
  fmt::print("read and written twice   {:7.2f} ms, {:.3f} of what it would be without guards\n",
             best[3] * 1e3, best[3] / (best[3] - guards));
  return 0;
}
