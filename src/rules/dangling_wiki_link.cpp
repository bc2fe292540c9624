// dangling-wiki-link: `[[name]]` that names nothing.
#include <unordered_map>

#include "rule.h"

namespace allegory {

namespace {

/// Everything that a wikilink of this allegory can name.
std::vector<std::string> linkable_names(const Site& site, std::uint32_t allegory) {
  std::vector<std::string> names;
  for (const Section& section : site.sections) {
    if (section.allegory != allegory) continue;
    const std::string& path = section.written.path;
    const std::size_t slash = path.rfind('/');
    names.push_back(path.substr(slash == std::string::npos ? 0 : slash + 1));
    names.back().resize(names.back().size() - 3);
    names.push_back(section.title);
    if (section.written.front.id) names.push_back(section.written.front.id->value);
  }
  if (allegory == none) return names;
  for (const Entity& entity : site.allegories[allegory].entities) {
    names.push_back(entity.written.id.value);
    for (const Spanned<std::string>& label : entity.written.labels) names.push_back(label.value);
  }
  return names;
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  std::unordered_map<std::uint32_t, std::vector<std::string>> names;
  std::size_t suggestions_left = 200;  // each compares with every name of the allegory
  for_each_link(
      facts.site, [&](const Section& section, const Link& link, const LinkTarget& target) {
        const bool is_draft = target.kind == LinkTarget::Kind::draft;
        if (link.form != LinkForm::wiki || (target.kind != LinkTarget::Kind::missing && !is_draft))
          return;
        if (section.allegory != none && facts.site.allegories[section.allegory].is_incomplete)
          return;
        Report finding = report(
            link.at,
            "`[[" + link.target + (is_draft ? "]]` is a draft and left out" : "]]` goes nowhere"),
            is_draft ? "leads to a draft" : "no page, character or concept has this name");
        if (is_draft) {
          finding.help("build with `--drafts`, or remove `draft: true` there");
          return;
        }
        if (suggestions_left == 0) return;
        --suggestions_left;
        const auto [entry, is_new] = names.try_emplace(section.allegory);
        if (is_new) entry->second = linkable_names(facts.site, section.allegory);
        if (const auto meant = closest(link.target, entry->second))
          finding.help("did you mean `[[" + *meant + "]]`?")
              .fix("write `[[" + *meant + "]]`", replace_target(facts.sources, link, *meant));
        else
          finding.help("write the id, title or path of a page, or the id or a label of an entity");
      });
}

extern constinit const Rule dangling_wiki_link{
    .name = "dangling-wiki-link",
    .severity = Severity::error,
    .summary = "a wikilink that goes nowhere",
    .explanation =
        R"(`[[name]]` leads to a page by its id, path or title, or to a character or concept by its id or one of
its labels. A page that is a draft is left out, and links to it go nowhere until `--drafts`.)",
    .bad = R"(-- content/index.md --
---
characters: {fox: [Fox]}
---
See [[Foxx]].
)",
    .good = R"(-- content/index.md --
---
characters: {fox: [Fox]}
---
See [[Fox]].
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
