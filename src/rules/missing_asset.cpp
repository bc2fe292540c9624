// missing-asset: an image or a file that is not there.
#include "rule.h"

namespace allegory {

namespace {

/// `image:` of front matter, where it is a path.
void check_image(const Section& section, Reporter& report) {
  const std::optional<Spanned<std::string>>& image = section.written.front.image;
  if (!image || image->value.empty() || section.image != none) return;
  // One with a scheme is no path; `unsafe-link` knows which are refused.
  if (!url_scheme(image->value).empty()) return;
  Link link;
  link.form = LinkForm::image;
  link.target = image->value;
  const std::string path = named_path(section, link);
  report(image->at, "no file `" + path + "` in `content/`", "missing image")
      .help("put the file below `content/`; paths are relative to the page");
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  std::vector<std::string> paths;
  for (const Asset& asset : facts.site.assets) paths.push_back(asset.path);
  for (const Section& section : facts.site.sections) check_image(section, report);
  std::size_t suggestions_left = 200;  // each compares with every file
  for_each_link(facts.site, [&](const Section& section, const Link& link,
                                const LinkTarget& target) {
    if (link.form == LinkForm::wiki || target.kind != LinkTarget::Kind::missing || names_page(link))
      return;
    const std::string path = named_path(section, link);
    Report finding = report(
        link.at, path.empty() ? "an image without a file" : "no file `" + path + "` in `content/`",
        link.form == LinkForm::image ? "missing image" : "missing file");
    if (suggestions_left == 0) return;
    --suggestions_left;
    if (const auto meant = closest(path, paths))
      finding.help("did you mean `/" + *meant + "`?")
          .fix("write `/" + *meant + "`",
               replace_target(facts.sources, link,
                              encode_path(path_from(section, link.target, *meant))));
    else
      finding.help("put the file below `content/`; paths are relative to the page");
  });
}

extern constinit const Rule missing_asset{
    .name = "missing-asset",
    .severity = Severity::error,
    .summary = "an image or file that is not there",
    .explanation =
        R"(Images and other files stand below `content/`, beside the pages that use them, and are copied to the
site as they are.)",
    .bad = R"(-- content/index.md --
![A road of yellow bricks](raod.svg)
-- content/road.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
)",
    .good = R"(-- content/index.md --
![A road of yellow bricks](road.svg)
-- content/road.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
