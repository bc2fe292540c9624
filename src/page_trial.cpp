// A page, read and written in every form within the limits of this process. See page_reader.h.
#include <new>

#include "markdown.h"
#include "markdown/mediawiki.h"
#include "page_reader.h"

namespace allegory {

namespace {

/// The links of a page as they are, since the rest of the project is not there.
std::vector<RenderedLink> links_of(const Body& body) {
  std::vector<RenderedLink> links(body.links.size());
  for (std::size_t index = 0; index < links.size(); ++index) {
    links[index].href = body.links[index].target;
    links[index].text = body.links[index].text;
  }
  return links;
}

Trial write_all(const SourceSet& sources, const Body& body) {
  const std::vector<RenderedLink> links = links_of(body);
  if (render_html(sources, body, links, {}).size() > page_output_limit ||
      render_wiki(sources, body, links, {}).text.size() > page_output_limit ||
      render_mediawiki(sources, body, links, {}).text.size() > page_output_limit)
    return Trial::too_much_output;
  return Trial::good;
}

}  // namespace

Trial try_page(std::string text, const Limits& limits) {
  try {
    SourceSet sources;
    const auto size = static_cast<std::uint32_t>(text.size());
    const SourceId id = sources.add("page.md", std::move(text));
    const Body body = read_markdown(
        sources, {id, 0, size},
        {static_cast<unsigned>(limits.page_seconds), static_cast<std::size_t>(limits.page_memory)});
    if (body.overrun)
      return *body.overrun == Overrun::time ? Trial::out_of_time : Trial::out_of_memory;
    return write_all(sources, body);
  } catch (const std::bad_alloc&) {
    return Trial::out_of_memory;
  }
}

}  // namespace allegory
