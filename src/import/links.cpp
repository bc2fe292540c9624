// See links.h.
#include "import/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/files.h"
#include "base/text.h"
#include "base/url.h"

namespace allegory {

namespace {

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// How a wiki calls a page: without folder and ending, in any case, spaces and hyphens alike.
std::string wiki_name(std::string_view path) {
  path.remove_prefix(std::min(path.rfind('/') + 1, path.size()));
  for (const std::string_view ending : {".md", ".markdown"})
    if (path.ends_with(ending)) path.remove_suffix(ending.size());
  std::string name = fold(path);
  std::ranges::replace(name, ' ', '-');
  return name;
}

/// How the file `from` calls the file `to`.
std::string relative(std::string_view from, std::string_view to) {
  std::string_view folder = from.substr(0, from.rfind('/') + 1);
  for (std::size_t slash; (slash = folder.find('/')) != std::string_view::npos &&
                          to.substr(0, slash + 1) == folder.substr(0, slash + 1);) {
    folder.remove_prefix(slash + 1);
    to.remove_prefix(slash + 1);
  }
  std::string up;
  for (const char byte : folder)
    if (byte == '/') up += "../";
  return up + std::string(to);
}

bool has_scheme(std::string_view target) {
  return target.starts_with("//") || !url_scheme(target).empty();
}

/// Where the address of an inline link stands, if it can be told.
std::optional<Span> address_place(std::string_view written, const Span& at) {
  std::size_t begin = written.rfind("](");
  if (begin == std::string_view::npos) return std::nullopt;
  begin = written.find_first_not_of(" \t\r\n", begin + 2);
  if (begin == std::string_view::npos) return std::nullopt;
  const bool is_angle = written[begin] == '<';
  if (is_angle) ++begin;
  std::size_t end = begin, depth = 0;
  for (; end < written.size(); ++end) {
    const char byte = written[end];
    if (is_angle ? byte == '>' : byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n') break;
    if (!is_angle && byte == '(') ++depth;
    if (!is_angle && byte == ')' && depth-- == 0) break;
  }
  return Span{at.source, at.begin + static_cast<std::uint32_t>(begin),
              at.begin + static_cast<std::uint32_t>(end)};
}

bool is_note_mark(std::string_view target) {
  return target.size() > 2 && target.front() == '^' && target.back() == '^';
}

}  // namespace

ImportLinks::ImportLinks(const std::vector<ImportPage>& pages, const FilesBeside& files,
                         const SourceSet& sources, Diagnostics& diagnostics)
    : pages_(pages), files_(files), sources_(sources), diagnostics_(diagnostics) {
  for (std::uint32_t index = 0; index < pages.size(); ++index) {
    paths_.emplace(pages[index].path, index);
    names_.try_emplace(wiki_name(pages[index].path), index);
  }
}

void ImportLinks::report(const Span& at, std::string_view target, std::string_view reason) {
  diagnostics_
      .report("import-link", at, fmt::format("`{}` leads nowhere: {}", target, reason),
              "left as it is")
      .help("correct it in the new project, where `allegory check` finds it too");
}

const ImportPage* ImportLinks::page_named(const std::string& path) const {
  for (const std::string_view ending : {"", ".md", ".markdown", "/index.md", "/README.md"})
    if (const auto found = paths_.find(path + std::string(ending)); found != paths_.end())
      return &pages_[found->second];
  // Wikis keep their pages in one row, whatever folder a link is written in.
  if (path.find('.') != std::string::npos && !path.ends_with(".md")) return nullptr;
  const auto found = names_.find(wiki_name(path));
  return found == names_.end() ? nullptr : &pages_[found->second];
}

ImportLinks::Target ImportLinks::place_in(const ImportPage& page, std::string_view fragment) {
  Target target{Target::Kind::page, page.sections.front().path, {}, {}};
  if (fragment.empty()) return target;
  auto found = page.anchors.find(std::string(fragment));
  if (found == page.anchors.end()) found = page.anchors.find(fold(fragment));
  if (found == page.anchors.end()) {
    target.kind = Target::Kind::missing;
    target.reason = "the page has no such heading";
    return target;
  }
  target.path = page.sections[found->second.section].path;
  target.anchor = found->second.anchor;
  return target;
}

ImportLinks::Target ImportLinks::find_path(const ImportPage& page, const std::string& path,
                                           std::string_view fragment) {
  const bool is_rooted = path.starts_with('/');
  const std::optional<std::string> normal =
      normalize_path(is_rooted ? std::string_view() : folder_of(page.path),
                     is_rooted ? std::string_view(path).substr(1) : std::string_view(path));
  if (!normal)
    return {Target::Kind::missing, {}, {}, "it is outside of the folder that is imported"};
  if (const ImportPage* other = page_named(*normal)) return place_in(*other, fragment);
  if (files_.has(*normal)) {
    if (normal->ends_with(".md") || normal->ends_with(".markdown"))
      return {Target::Kind::missing, {}, {}, "that page is not imported"};
    assets_.insert(*normal);
    return {Target::Kind::file, *normal, {}, {}};
  }
  // A path from the root of a host may be meant for what else stands there.
  if (is_rooted) return {};
  return {Target::Kind::missing, {}, {}, "there is no such page or file"};
}

ImportLinks::Target ImportLinks::find(const ImportPage& page, std::string_view target,
                                      std::string_view fragment) {
  if (is_note_mark(target)) return {Target::Kind::missing, {}, {}, "it is the mark of a lost note"};
  if (has_scheme(target)) return {};
  if (target.empty()) return fragment.empty() ? Target{} : place_in(page, fragment);
  const std::size_t query = target.find('?');
  return find_path(page, percent_decode(target.substr(0, query)), fragment);
}

std::string ImportLinks::address(const ImportPage& page, std::uint32_t section,
                                 const Target& target, std::string_view old_path,
                                 std::string_view old_fragment) {
  const std::string& here = page.sections[section].path;
  const bool is_same = here == target.path;
  const std::string path = relative(here, target.path);
  // What leads to the same place as it is written is not touched.
  const std::optional<std::string> old = normalize_path(folder_of(here), percent_decode(old_path));
  const bool keeps_path = old_path.empty() ? is_same : old && *old == target.path;
  if (keeps_path && old_fragment == target.anchor) return {};
  std::string address = is_same && !target.anchor.empty() ? std::string() : encode_path(path);
  if (!target.anchor.empty()) address += '#' + encode_path(target.anchor);
  return address;
}

void ImportLinks::add_edit(const ImportPage& page, const Link& link, std::vector<Edit>& edits) {
  const std::string written = link.target + (link.has_fragment ? '#' + link.fragment : "");
  const Target target = find(page, link.target, link.fragment);
  if (target.kind == Target::Kind::missing) return report(link.at, written, target.reason);
  if (target.kind == Target::Kind::elsewhere || link.form == LinkForm::autolink) return;
  const std::uint32_t section = section_at(page.sections, link.at.begin);
  const std::string to = address(page, section, target, link.target, link.fragment);
  if (to.empty()) return;
  const std::string_view source = sources_.text(link.at);
  if (!source.ends_with(')')) return;  // made by a definition, which is looked at by itself
  const std::optional<Span> place = address_place(source, link.at);
  if (!place || percent_decode(sources_.text(*place)) != percent_decode(written))
    return report(link.at, written, "its new address could not be written in its place");
  edits.push_back({*place, to});
}

void ImportLinks::add_wikilink(const Link& link, std::vector<Edit>& edits) {
  // Other wikis write the words first: `[[words|Page]]`.
  std::string name = link.target;
  const ImportPage* target = page_named(name);
  const bool is_turned = target == nullptr && link.has_text && page_named(link.text) != nullptr;
  if (is_turned) target = page_named(link.text);
  if (target == nullptr)
    return report(link.at, link.target, "no page that is imported is called so");
  const Target place = place_in(*target, is_turned ? std::string_view() : link.fragment);
  if (place.kind == Target::Kind::missing)
    return report(link.at, link.target + '#' + link.fragment, place.reason);
  std::string path = place.path.substr(0, place.path.size() - 3);
  if (path.ends_with("/index")) path.resize(path.size() - 6);
  const bool is_found =
      path == name || (target->sections.size() == 1 && path.ends_with('/' + name));
  if (!is_turned && is_found && place.anchor == link.fragment) return;
  if (path.find_first_of("[]|#\\<>`&*\r\n") != std::string::npos)
    return report(link.at, link.target, "its new address could not be written in its place");
  if (!place.anchor.empty()) path += '#' + place.anchor;
  const std::string_view written = sources_.text(link.at);
  const std::size_t end = std::min(written.find_first_of("|\\]", 2), written.size());
  const std::string_view bar = written.find("\\|") == std::string_view::npos ? "|" : "\\|";
  if (is_turned || !link.has_text) path += fmt::format("{}{}", bar, link.target);
  // Only the name is written anew, so that words with markup stay as they are.
  const std::uint32_t from = link.at.begin + 2;
  const std::uint32_t to =
      is_turned ? link.at.end - 2 : link.at.begin + static_cast<std::uint32_t>(end);
  edits.push_back({{link.at.source, from, to}, path});
}

std::vector<Edit> ImportLinks::edits_of(const ImportPage& page, const Definitions& definitions) {
  std::vector<Edit> edits;
  for (const Link& link : page.body.links) {
    const Span& own = page.sections[section_at(page.sections, link.at.begin)].heading;
    if (link.at.begin >= own.begin && link.at.begin < own.end) continue;
    link.form == LinkForm::wiki ? add_wikilink(link, edits) : add_edit(page, link, edits);
  }
  for (const Definition& definition : definitions.all()) {
    if (definition.address == 0) continue;
    const Span at{page.source, definition.address, definition.address_end};
    std::string to =
        definition_address(page, definition, section_at(page.sections, definition.begin));
    if (to != sources_.text(at)) edits.push_back({at, std::move(to)});
  }
  // A link in the words of another is a part of it; the outer one was met first.
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.at.begin; });
  std::uint32_t end = 0;
  std::erase_if(edits, [&](const Edit& edit) {
    if (edit.at.begin < end) return true;
    end = edit.at.end;
    return false;
  });
  return edits;
}

std::string ImportLinks::definition_address(const ImportPage& page, const Definition& definition,
                                            std::uint32_t section) {
  const std::string written(
      sources_.text({page.source, definition.address, definition.address_end}));
  const std::size_t hash = std::min(written.find('#'), written.size());
  const std::string path = written.substr(0, hash);
  const std::string fragment =
      hash < written.size() ? percent_decode(std::string_view(written).substr(hash + 1)) : "";
  const Target target = find(page, path, fragment);
  if (target.kind != Target::Kind::page && target.kind != Target::Kind::file) return written;
  const std::string to = address(page, section, target, path, fragment);
  return to.empty() ? written : to;
}

}  // namespace allegory
