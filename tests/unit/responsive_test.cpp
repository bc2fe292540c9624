// Smaller copies of images. Where `vipsthumbnail` is missing, only what holds without it is looked
// at.
#include "responsive.h"

#include <catch2/catch.hpp>
#include <map>
#include <mutex>
#include <string>

#include "support/golden.h"
#include "support/test_disk.h"

namespace allegory {

namespace {

/// A site whose one page shows these files, each of which is the same picture of 1200 × 500.
struct Gallery {
  TestDisk disk;
  Site site;
  std::map<std::string, std::string> files;  ///< what was made
  int repeated = 0;                          ///< how many files were made twice
  Diagnostics diagnostics;

  explicit Gallery(const std::vector<std::string>& names, std::string_view bytes = {}) {
    const std::string picture =
        read_file(repository() / "tests/clients/browser/projects/text/content/pictures/plate.png");
    Section section;
    for (const std::string& name : names) {
      disk.write("content/" + name, bytes.empty() ? std::string_view(picture) : bytes);
      LinkTarget target;
      target.kind = LinkTarget::Kind::asset;
      target.index = static_cast<std::uint32_t>(site.assets.size());
      section.targets.push_back(target);
      Link link;
      link.form = LinkForm::image;
      section.written.body.links.push_back(link);
      site.assets.push_back({name, name, {1200, 500}});
    }
    site.sections.push_back(std::move(section));
  }

  /// Makes the copies, with what an earlier build left in `earlier`.
  void scale(const std::string& earlier = "") {
    for (Asset& asset : site.assets) asset.scaled.clear();
    files.clear();
    std::mutex lock;
    Output output{[&](OutputFile file) {
                    const std::lock_guard guard(lock);
                    if (!files.emplace(file.path, file.bytes).second) ++repeated;
                  },
                  nullptr};
    scale_images(site, *Folder::open(disk.path()),
                 earlier.empty() ? std::nullopt : Folder::open(disk.path(earlier)), 2, output,
                 diagnostics);
  }
};

bool has_program() {
  Gallery gallery({"a.png"});
  gallery.scale();
  if (gallery.files.empty()) WARN("skipped: there is no `vipsthumbnail`");
  return !gallery.files.empty();
}

}  // namespace

TEST_CASE("a large image gets copies of the widths below its own") {
  if (!has_program()) return;
  Gallery gallery({"a.png"});
  gallery.scale();
  REQUIRE(gallery.site.assets[0].scaled.size() == 2);
  CHECK(gallery.diagnostics.items().empty());
  for (const ScaledImage& copy : gallery.site.assets[0].scaled) {
    const auto size = read_image_size(gallery.files.at(copy.address));
    REQUIRE(size);
    CHECK(size->width == copy.width);
    CHECK(size->height == copy.width * 5 / 12);
    CHECK(copy.address.starts_with("static/images/"));
  }
}

TEST_CASE("names that look like options or hold brackets are only names") {
  if (!has_program()) return;
  Gallery gallery({"--version.png", "-x.jpg", "a[1].png", "$(touch x).png", "b[page=2].jpeg"});
  gallery.scale();
  for (const Asset& asset : gallery.site.assets) CHECK(asset.scaled.size() == 2);
  // They hold the same bytes, so they share their copies.
  CHECK(gallery.files.size() == 2);
  CHECK(gallery.repeated == 0);
}

TEST_CASE("a copy of an earlier build is taken over as it is") {
  Gallery gallery({"a.png"});
  gallery.scale();
  if (gallery.files.empty()) return;
  const std::string other = "RIFF....WEBPVP8X\x0a......." + std::string("\x1f\x03\0\x57\x02\0", 6);
  for (const auto& file : gallery.files) gallery.disk.write("old/" + file.first, other);
  gallery.scale("old");
  for (const auto& file : gallery.files) CHECK(file.second == other);
}

TEST_CASE("an image that cannot be made smaller is reported, and stays") {
  if (!has_program()) return;
  Gallery gallery({"a.png"}, std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  gallery.scale();
  CHECK(gallery.site.assets[0].scaled.empty());
  REQUIRE(gallery.diagnostics.items().size() == 1);
  CHECK(gallery.diagnostics.items()[0].name == "unreadable-image");
  CHECK(gallery.diagnostics.items()[0].message == "`content/a.png` could not be made smaller");
}

TEST_CASE("small images, other formats and images that no page shows get no copies") {
  Gallery gallery({"a.png", "b.svg", "c.gif", "d.png"});
  gallery.site.assets[0].size = {480, 200};
  gallery.site.sections[0].written.body.links[3].form = LinkForm::text;
  gallery.scale();
  CHECK(gallery.files.empty());
  gallery.site.assets[0].size = {100000, 100000};
  gallery.scale();
  CHECK(gallery.files.empty());
}

}  // namespace allegory
