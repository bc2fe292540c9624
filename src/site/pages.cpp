// The list of pages, and the template and view of each. See pages.h.
#include "site/pages.h"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace allegory {

namespace {

class PageList {
 public:
  void add(SitePage::Kind kind, std::string address, std::uint32_t index = none,
           EntityRef entity = {}) {
    std::string file = kind == SitePage::Kind::not_found ? "404.html" : page_file(address);
    if (files_.insert(file).second)
      pages.push_back({kind, index, entity, std::move(file), std::move(address)});
  }

  std::vector<SitePage> pages;

 private:
  std::set<std::string> files_;
};

Value view_of(const ViewContext& view, const SitePage& page) {
  switch (page.kind) {
    case SitePage::Kind::section:
      return section_view(view, page.index);
    case SitePage::Kind::home:
      return home_view(view, page.index);
    case SitePage::Kind::entity:
      return entity_view(view, page.entity);
    case SitePage::Kind::tag:
      return tag_view(view, page.index);
    case SitePage::Kind::tags:
      return tags_view(view);
    case SitePage::Kind::map:
      return map_view(view, page.index);
    case SitePage::Kind::section_map:
      return section_map_view(view, page.index);
    case SitePage::Kind::account:
      return account_view(view, page.index);
    case SitePage::Kind::letters:
      return letters_view(view, page.index);
    case SitePage::Kind::coverage:
      return coverage_view(view);
    case SitePage::Kind::overview:
      return overview_view(view);
    case SitePage::Kind::redirect:
      return redirect_view(view, page.index);
    case SitePage::Kind::not_found:
      break;
  }
  return not_found_view(view);
}

/// The template that `layout:` asks for, or the usual one.
std::string template_of(const Site& site, const Theme& theme, const SitePage& page,
                        Diagnostics& diagnostics) {
  const std::uint32_t section = section_behind(site, page);
  if (section == none || !site.sections[section].written.front.layout)
    return std::string(kind_name(page.kind));
  const Spanned<std::string>& layout = *site.sections[section].written.front.layout;
  if (theme.has_template(layout.value)) return layout.value;
  const std::vector<std::string> names = theme.template_names();
  Report report = diagnostics.report("unknown-layout", layout.at,
                                     fmt::format("the theme has no template `{}`", layout.value),
                                     "no such template");
  if (const std::optional<std::string> near = closest(layout.value, names))
    report.help(fmt::format("did you mean `{}`?", *near));
  else
    report.help(fmt::format("the theme has `{}`", fmt::join(names, "`, `")));
  return std::string(kind_name(page.kind));
}

}  // namespace

std::string_view kind_name(SitePage::Kind kind) {
  switch (kind) {
    case SitePage::Kind::section:
      return "section";
    case SitePage::Kind::home:
      return "home";
    case SitePage::Kind::entity:
      return "entity";
    case SitePage::Kind::tag:
      return "tag";
    case SitePage::Kind::tags:
      return "tags";
    case SitePage::Kind::map:
    case SitePage::Kind::section_map:
      return "map";
    case SitePage::Kind::account:
      return "account";
    case SitePage::Kind::letters:
      return "letters";
    case SitePage::Kind::coverage:
      return "coverage";
    case SitePage::Kind::overview:
      return "overview";
    case SitePage::Kind::redirect:
      return "redirect";
    case SitePage::Kind::not_found:
      break;
  }
  return "not-found";
}

std::vector<SitePage> list_pages(const Site& site, const SiteIndex& index) {
  PageList list;
  for (std::uint32_t at = 0; at < site.sections.size(); ++at)
    if (!site.sections[at].is_home)
      list.add(SitePage::Kind::section, site.sections[at].address, at);
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at)
    list.add(SitePage::Kind::home, site.allegories[at].address, at);
  if (!has_root_page(site)) list.add(SitePage::Kind::overview, "");
  for (std::uint32_t allegory = 0; allegory < site.allegories.size(); ++allegory)
    for (std::uint32_t at = 0; at < site.allegories[allegory].entities.size(); ++at)
      list.add(SitePage::Kind::entity, site.allegories[allegory].entities[at].address, none,
               {allegory, at});
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at) {
    if (!has_map(index, at)) continue;
    list.add(SitePage::Kind::map, map_address(site.allegories[at]), at);
    for (const std::uint32_t section : mapped_sections(site, index, at))
      list.add(SitePage::Kind::section_map, section_map_address(site, section), section);
    list.add(SitePage::Kind::account, account_address(site.allegories[at]), at);
  }
  for (std::uint32_t at = 0; at < site.tags.size(); ++at)
    list.add(SitePage::Kind::tag, site.tags[at].address, at);
  if (!site.tags.empty()) list.add(SitePage::Kind::tags, "tags/");
  for (std::uint32_t at = 0; at < index.letters.pages.size(); ++at)
    list.add(SitePage::Kind::letters, index.letters.pages[at].address, at);
  if (has_coverage(index)) list.add(SitePage::Kind::coverage, std::string(coverage_address));
  list.add(SitePage::Kind::not_found, "");
  for (std::uint32_t at = 0; at < site.redirects.size(); ++at)
    list.add(SitePage::Kind::redirect, site.redirects[at].address, at);
  return std::move(list.pages);
}

std::uint32_t section_behind(const Site& site, const SitePage& page) {
  if (page.kind == SitePage::Kind::section) return page.index;
  return page.kind == SitePage::Kind::home ? site.allegories[page.index].index : none;
}

void render_pages(const ViewContext& view, const RenderContext& context,
                  const std::vector<SitePage>& pages, Output& output, Diagnostics& diagnostics) {
  std::vector<Diagnostics> findings(pages.size());
  parallel_for(pages.size(), context.jobs, [&](std::size_t at) {
    const SitePage& page = pages[at];
    const std::string name = template_of(view.site, context.theme, page, findings[at]);
    std::optional<std::string> html = context.theme.render(name, view_of(view, page), findings[at]);
    if (html) output.add({page.file, std::move(*html)});
    if (page.kind == SitePage::Kind::map)
      output.add({page.address + "map.dot", map_dot(view, page.index, none)});
    if (page.kind == SitePage::Kind::section_map)
      output.add({page.address + "map.dot",
                  map_dot(view, view.site.sections[page.index].allegory, page.index)});
  });
  for (Diagnostics& found : findings) diagnostics.append(std::move(found));
}

}  // namespace allegory
