// Links as written → LinkTarget. See links.h.
#include "resolve/links.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "base/files.h"
#include "base/text.h"
#include "base/url.h"
#include "resolve/outline.h"
#include "resolve/page_index.h"
#include "sanitize/names.h"

namespace allegory {

namespace {

using Target = LinkTarget::Kind;

LinkTarget of_kind(Target kind) {
  LinkTarget target;
  target.kind = kind;
  return target;
}

/// Links to other sites, as far as a page may lead there; nothing if the link is a path.
std::optional<LinkTarget> beyond(const Link& link) {
  const UrlUse use = link.form == LinkForm::image ? UrlUse::image : UrlUse::link;
  if (!is_safe_url(link.target, use)) return of_kind(Target::unsafe);
  const bool is_path = link.form != LinkForm::autolink && !link.target.starts_with("//") &&
                       url_scheme(link.target).empty();
  return is_path ? std::nullopt : std::optional(of_kind(Target::external));
}

/// Binds the links of a whole site.
class Binder {
 public:
  Binder(Site& site, const Names& names)
      : site_(site), names_(names), pages_(site), anchors_(site.sections.size()) {
    for (std::size_t index = 0; index < site.sections.size(); ++index) {
      const Body& body = site.sections[index].written.body;
      for (const Heading& heading : body.headings) anchors_[index].insert(heading.anchor);
      anchors_[index].insert(body.anchors.begin(), body.anchors.end());
    }
  }

  void bind(std::uint32_t index) {
    Section& section = site_.sections[index];
    const std::vector<Link>& links = section.written.body.links;
    section.targets.reserve(links.size());
    for (const Link& link : links) {
      LinkTarget target = link.form == LinkForm::wiki ? by_name(index, link) : by_path(index, link);
      bind_anchor(link, target);
      section.targets.push_back(std::move(target));
    }
    bind_image(index);
  }

 private:
  LinkTarget to_section(std::uint32_t index) const {
    LinkTarget target = of_kind(Target::section);
    target.index = index;
    return target;
  }

  void bind_image(std::uint32_t index) {
    Section& section = site_.sections[index];
    const std::optional<Spanned<std::string>>& image = section.written.front.image;
    if (!image || is_web_address(image->value)) return;
    Link link;
    link.form = LinkForm::image;
    link.target = image->value;
    const LinkTarget target = by_path(index, link);
    if (target.kind == Target::asset) section.image = target.index;
  }

  bool is_known_top(std::string_view path) {
    const std::string top(path.substr(0, path.find('/')));
    const auto [entry, is_new] = tops_.try_emplace(top, false);
    if (is_new) entry->second = pages_.knows_top(top);
    return entry->second;
  }

  LinkTarget by_path(std::uint32_t from, const Link& link) {
    if (std::optional<LinkTarget> target = beyond(link)) return *target;
    const std::string_view written = std::string_view(link.target).substr(0, link.target.find('?'));
    if (written.empty()) return link.has_fragment ? to_section(from) : of_kind(Target::missing);
    const bool from_root = written.starts_with('/');
    const std::string_view folder =
        from_root ? std::string_view{} : folder_of(site_.sections[from].written.path);
    LinkTarget target;
    for (const std::string& path : {std::string(written), percent_decode(written)}) {
      const std::size_t start = path.find_first_not_of('/');
      const std::string_view relative =
          from_root ? std::string_view(path).substr(std::min(start, path.size())) : path;
      const std::optional<std::string> normal = normalize_path(folder, relative);
      if (!normal) return of_kind(Target::outside);
      target = pages_.by_path(*normal);
      if (target.kind != Target::missing) return target;
      if (from_root && !is_known_top(*normal)) target = of_kind(Target::foreign);
    }
    return target;
  }

  LinkTarget by_name(std::uint32_t from, const Link& link) const {
    if (link.target.empty()) return link.has_fragment ? to_section(from) : of_kind(Target::missing);
    const std::vector<std::uint32_t> pages = pages_.by_name(link.target, from);
    if (pages.size() == 1) return to_section(pages.front());
    if (pages.size() > 1) return ambiguous(pages);
    const std::vector<EntityRef> entities = entities_named(from, link.target);
    if (entities.size() > 1) return ambiguous(entities);
    if (entities.empty())
      return of_kind(pages_.is_draft(link.target) ? Target::draft : Target::missing);
    LinkTarget target = of_kind(Target::entity);
    target.entity = entities.front();
    return target;
  }

  /// By id on either side, else by label on either side.
  std::vector<EntityRef> entities_named(std::uint32_t from, std::string_view name) const {
    const std::uint32_t allegory = site_.sections[from].allegory;
    std::vector<EntityRef> found;
    for (const Side side : {Side::story, Side::idea}) {
      if (allegory == none) {
        if (const EntityRef other = elsewhere(side, name); other.is_bound()) found.push_back(other);
      } else if (const EntityRef own = names_.entity(allegory, side, name); own.is_bound()) {
        found.push_back(own);
      }
    }
    if (!found.empty() || allegory == none) return found;
    for (const Side side : {Side::story, Side::idea})
      for (const EntityRef entity : names_.labelled(allegory, side, name)) found.push_back(entity);
    return found;
  }

  /// An ordinary page has no cast of its own: there `[[folder/id]]` says whose is meant.
  EntityRef elsewhere(Side side, std::string_view name) const {
    const std::size_t slash = name.rfind('/');
    if (slash == std::string_view::npos) return {};
    const std::uint32_t allegory = names_.folder(name.substr(0, slash));
    return allegory == none ? EntityRef{} : names_.entity(allegory, side, name.substr(slash + 1));
  }

  LinkTarget ambiguous(const std::vector<std::uint32_t>& pages) const {
    LinkTarget target = of_kind(Target::ambiguous);
    for (const std::uint32_t page : pages) {
      target.candidates.push_back(site_.sections[page].written.path);
      target.candidates_at.push_back(site_.sections[page].title_at);
    }
    return target;
  }

  LinkTarget ambiguous(const std::vector<EntityRef>& entities) const {
    LinkTarget target = of_kind(Target::ambiguous);
    for (const EntityRef ref : entities) {
      const Entity& entity = entity_of(site_, ref);
      target.candidates.push_back(entity.written.id.value);
      target.candidates_at.push_back(entity.written.id.at);
    }
    return target;
  }

  /// A fragment with `/` or `:~:` is made for scripts and browsers; no heading can have it.
  void bind_anchor(const Link& link, LinkTarget& target) const {
    if (!link.has_fragment || link.fragment.empty() || target.kind != Target::section) return;
    target.anchor = link.fragment;
    if (link.fragment.find('/') != std::string::npos || link.fragment.starts_with(":~:")) return;
    const auto& known = anchors_[target.index];
    if (known.contains(link.fragment)) return;
    if (const std::string name = place_name(link.fragment); known.contains(name)) {
      target.anchor = name;
      return;
    }
    const std::string slug = github_slug(link.fragment);
    if (link.form == LinkForm::wiki && known.contains(slug))
      target.anchor = slug;
    else
      target.anchor_is_missing = true;
  }

  Site& site_;
  const Names& names_;
  PageIndex pages_;
  std::vector<std::unordered_set<std::string>> anchors_;
  std::map<std::string, bool> tops_;
};

}  // namespace

void bind_links(Site& site, const Names& names) {
  Binder binder(site, names);
  for (std::uint32_t index = 0; index < site.sections.size(); ++index) binder.bind(index);
}

}  // namespace allegory
