// Headings, places and names → anchors, and the links to them. See anchors.h and layout.h.
#include "wiki/anchors.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace allegory {

namespace {

/// GitLab's anchor for a heading, before it is made unique: GitHub's, with runs of hyphens as one,
/// and with a word before what would be the number of an issue.
std::string gitlab_slug(std::string_view text) {
  std::string slug;
  for (const char byte : github_slug(trim(text)))
    if (byte != '-' || slug.empty() || slug.back() != '-') slug += byte;
  const bool is_number = !slug.empty() && slug.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? "anchor-" + slug : slug;
}

class Anchors {
 public:
  Anchors(const WikiContext& context, WikiPage& page) : context_(context), page_(page) {}

  void give() {
    if (context_.form.shows_title) heading(page_.title);
    for (WikiSection& placed : page_.sections) give_headings(placed);
    const Words& words = context_.words.in(page_.lang);
    if (page_.allegory != none)
      for (const std::string_view key : account_headings)
        page_.account_anchors[std::string(key)] = heading(words.of(key));
    heading(words.of("wiki_notes"));
    if (page_.allegory != none) give_entities();
    for (WikiSection& placed : page_.sections) give_names(placed);
    choose_note_prefix();
  }

 private:
  std::string heading(std::string_view text) {
    const bool is_gitlab = context_.form.target.heading_ids == Target::HeadingIds::gitlab;
    return name(is_gitlab ? gitlab_slug(text) : std::string(text));
  }
  std::string name(std::string_view wanted) {
    std::string anchor;
    do {
      anchor = slugger_.anchor(wanted);
    } while (!used_.insert(anchor).second);
    return anchor;
  }
  /// The name of a place in raw HTML stays if nothing else has it, and always where HTML does.
  std::string place(const std::string& own) {
    return used_.insert(own).second || context_.trust_html ? own : name(own);
  }

  void give_headings(WikiSection& placed) {
    const Section& section = context_.site.sections[placed.section];
    if (placed.form == WikiSection::Form::heading) placed.anchor = heading(section.title);
    for (const Heading* each : shown_headings(section))
      placed.anchors[each->anchor] = heading(each->text);
  }

  /// List items, paragraphs, and places in raw HTML, which keep their names where HTML stays as it
  /// is.
  void give_names(WikiSection& placed) {
    const Section& section = context_.site.sections[placed.section];
    if (placed.form == WikiSection::Form::item || placed.form == WikiSection::Form::paragraph)
      placed.anchor = name(address_segment(section.title));
    if (repeats_title(section))
      placed.anchors[section.written.body.headings.front().anchor] = placed.anchor;
    for (const std::string& own : section.written.body.anchors)
      placed.anchors.emplace(own, place(own));
  }

  void give_entity(EntityRef ref) {
    if (!ref.is_bound() || page_.entities.contains(ref)) return;
    const EntityDeclaration& entity = entity_of(context_.site, ref).written;
    page_.entities[ref] =
        name((entity.side == Side::story ? "story-" : "idea-") + address_segment(entity.id.value));
  }

  void give_entities() {
    const Allegory& allegory = context_.site.allegories[page_.allegory];
    for (const std::uint32_t line : context_.index.correspondences[page_.allegory])
      for (const auto* ends :
           {&allegory.correspondences[line].from, &allegory.correspondences[line].to})
        for (const Reference& reference : *ends) give_entity(reference.entity);
    for (std::uint32_t at = 0; at < allegory.entities.size(); ++at)
      give_entity({page_.allegory, at});
  }

  /// A heading `Note 1` has the anchor that the first footnote would have.
  void choose_note_prefix() {
    const auto is_taken = [this] {
      const auto first = used_.lower_bound(page_.note_prefix + "-");
      return first != used_.end() && first->starts_with(page_.note_prefix + "-");
    };
    while (is_taken()) page_.note_prefix.insert(0, "foot");
  }

  const WikiContext& context_;
  WikiPage& page_;
  Slugger slugger_;
  std::set<std::string> used_;
};

}  // namespace

bool repeats_title(const Section& section) {
  const Body& body = section.written.body;
  return body.opens_with_title && !body.headings.empty() &&
         normalize(body.headings.front().text) == normalize(section.title);
}

std::vector<const Heading*> shown_headings(const Section& section) {
  std::vector<const Heading*> headings;
  for (const Heading& heading : section.written.body.headings) headings.push_back(&heading);
  if (repeats_title(section)) headings.erase(headings.begin());
  return headings;
}

void give_anchors(const WikiContext& context, WikiPage& page) { Anchors(context, page).give(); }

std::string anchor_tag(std::string_view name) {
  return fmt::format("<a name=\"{}\"></a>", escape_html(name));
}

/// What stands before addresses of other files: a page of a whole allegory may be pasted into a
/// wiki that does not have them, so it names them by where they are.
static std::string pasted_base(const WikiContext& context, const WikiPage& here) {
  const auto& url = context.site.config.wiki.url;
  return url && here.allegory != none && !context.has_many_pages() ? url->value : std::string();
}

std::string wiki_url(const WikiContext& context, const WikiLayout& layout, const WikiPage& here,
                     std::uint32_t page, std::string_view anchor) {
  const WikiPage& there = layout.pages[page];
  const std::string fragment = anchor.empty() ? std::string() : '#' + encode_path(anchor);
  if (&there == &here && !fragment.empty()) return fragment;
  const std::string file = there.name + std::string(context.form.link_suffix);
  if (context.form.has_folders) return relative_file_url(here.name, file) + fragment;
  return pasted_base(context, here) + encode_path(file) + fragment;
}

std::string wiki_entity_url(const WikiContext& context, const WikiLayout& layout,
                            const WikiPage& here, EntityRef entity) {
  if (const auto own = here.entities.find(entity); own != here.entities.end())
    return '#' + encode_path(own->second);
  const std::uint32_t page = layout.openings[entity.allegory];
  const auto found = layout.pages[page].entities.find(entity);
  return found == layout.pages[page].entities.end()
             ? std::string()
             : wiki_url(context, layout, here, page, found->second);
}

static std::string section_url(const WikiContext& context, const WikiLayout& layout,
                               const WikiPage& here, const LinkTarget& target) {
  const auto [page, position] = layout.places[target.index];
  const WikiSection& placed = layout.pages[page].sections[position];
  const auto heading = placed.anchors.find(target.anchor);
  return wiki_url(
      context, layout, here, page,
      target.anchor.empty() || heading == placed.anchors.end() ? placed.anchor : heading->second);
}

static std::string asset_url(const WikiContext& context, const WikiPage& here,
                             const std::string& path) {
  if (context.form.has_folders) return relative_file_url(here.name, path);
  return pasted_base(context, here) + encode_path(path);
}

std::string wiki_link(const WikiContext& context, const WikiLayout& layout, const WikiPage& here,
                      const Link& link, const LinkTarget& target) {
  const std::string fragment = link.has_fragment ? '#' + link.fragment : std::string();
  switch (target.kind) {
    case LinkTarget::Kind::section:
      return section_url(context, layout, here, target);
    case LinkTarget::Kind::entity:
      return wiki_entity_url(context, layout, here, target.entity);
    case LinkTarget::Kind::external:
    case LinkTarget::Kind::foreign:
      return link.target + fragment;
    case LinkTarget::Kind::asset:
      return asset_url(context, here, context.site.assets[target.index].path) +
             (link.has_fragment ? '#' + encode_path(link.fragment) : std::string());
    default:
      return {};
  }
}

}  // namespace allegory
