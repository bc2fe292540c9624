// broken-link: a link to a page that is not there.
#include "rule.h"

namespace allegory {

/// The link with the path of another page, as short as the author's.
static std::optional<Edit> retarget(const SourceSet& sources, const Section& section,
                                    const Link& link, std::string_view page) {
  if (link.target.find('?') != std::string::npos) return std::nullopt;
  std::string path = path_from(section, link.target, page);
  if (!link.target.ends_with(".md") && path.ends_with(".md")) path.resize(path.size() - 3);
  return replace_target(sources, link, encode_path(path));
}

static void run(const Facts& facts, Reporter& report) {
  std::vector<std::string> paths;
  for (const Section& section : facts.site.sections) paths.push_back(section.written.path);
  std::size_t suggestions_left = 200;  // each compares with every page
  for_each_link(
      facts.site, [&](const Section& section, const Link& link, const LinkTarget& target) {
        if (link.form == LinkForm::wiki) return;
        const bool is_draft = target.kind == LinkTarget::Kind::draft;
        if (!is_draft && (target.kind != LinkTarget::Kind::missing || !names_page(link))) return;
        if (link.target.empty()) {
          report(link.at, "a link without a target", "leads nowhere").help("write where it leads");
          return;
        }
        const std::string path = named_path(section, link);
        Report finding = report(link.at,
                                is_draft ? "`" + link.target + "` is a draft and left out"
                                         : "no page `" + path + "` in `content/`",
                                is_draft ? "leads to a draft" : "broken link");
        if (is_draft) {
          finding.help("build with `--drafts`, or remove `draft: true` there");
          return;
        }
        if (suggestions_left == 0) return;
        --suggestions_left;
        if (const auto meant = closest(path.ends_with(".md") ? path : path + ".md", paths))
          finding.help("did you mean `/" + *meant + "`?")
              .fix("link to `/" + *meant + "`", retarget(facts.sources, section, link, *meant));
        else
          finding.help("paths are relative to the file; with `/` in front, to `content/`");
      });
}

extern constinit const Rule broken_link{
    .name = "broken-link",
    .severity = Severity::error,
    .summary = "a link to a page that is not there",
    .explanation =
        R"(A link's path is relative to the file it stands in; with `/` in front it is relative to `content/`. It
names a page by its file (`fox.md`, or `fox` for short), a folder by its name, or a page by its
address.)",
    .bad = R"(-- content/index.md --
See [the fox](foks.md).
-- content/fox.md --
A fox.
)",
    .good = R"(-- content/index.md --
See [the fox](fox.md).
-- content/fox.md --
A fox.
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
