// Smaller copies of images. See responsive.h.
//
// The program reads the image from its input and writes the copy to its output, so that no name
// that an author gave gets near its command line. It has a minute, and an image of a size that was
// read before; libvips' loaders that are not meant for strangers' files are switched off.
#include "responsive.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/parallel.h"
#include "base/process.h"
#include "base/text.h"

namespace allegory {

namespace {

constexpr std::array<std::uint32_t, 3> widths{480, 960, 1440};             // pixels
constexpr std::uint64_t pixel_limit = 64'000'000;                          // of an image
constexpr std::size_t image_limit = std::size_t{32} << 20U;                // bytes of an image
constexpr std::size_t copy_limit = std::size_t{16} << 20U;                 // bytes of a copy
constexpr std::string_view recipe = "webp, quality 80, without profiles";  // part of the digest
constexpr int no_such_program = 127;                                       // as `timeout` says it

/// The assets that an image of some page shows and that are worth a copy, in their order.
std::vector<std::size_t> worth_a_copy(const Site& site) {
  std::vector<bool> is_shown(site.assets.size());
  for (const Section& section : site.sections)
    for (std::size_t at = 0; at < section.targets.size(); ++at)
      if (section.targets[at].kind == LinkTarget::Kind::asset &&
          section.written.body.links[at].form == LinkForm::image)
        is_shown[section.targets[at].index] = true;
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < site.assets.size(); ++at) {
    const Asset& asset = site.assets[at];
    const std::string name = fold(asset.path);
    const bool is_raster =
        name.ends_with(".png") || name.ends_with(".jpg") || name.ends_with(".jpeg");
    const std::uint64_t pixels = std::uint64_t{asset.size.width} * asset.size.height;
    if (is_shown[at] && is_raster && asset.size.width > widths[0] && pixels <= pixel_limit)
      found.push_back(at);
  }
  return found;
}

ProcessResult run_thumbnail(const std::string& image, std::uint32_t width,
                            const std::string& search_path) {
  ProcessCall call;
  call.words = {"timeout",
                "60",
                "vipsthumbnail",
                "stdin",
                "--size",
                fmt::format("{}x>", width),
                "-o",
                ".webp[Q=80,strip]"};
  call.environment = {"LC_ALL=C", "VIPS_BLOCK_UNTRUSTED=1", "VIPS_CONCURRENCY=1",
                      "PATH=" + search_path};
  call.input = image;
  call.output_limit = copy_limit;
  return run_process(call);
}

/// The copies of one asset.
class Copier {
 public:
  Copier(const Folder& project, const std::optional<Folder>& earlier, std::string search_path,
         Output& output)
      : project_(project),
        earlier_(earlier),
        search_path_(std::move(search_path)),
        output_(output) {}

  void copy(Asset& asset, Diagnostics& diagnostics) {
    const std::string path = "content/" + asset.path;
    const ReadResult image = project_.read(path, image_limit);
    if (image.error) return;
    const std::uint64_t digest = Digest().add(recipe).add(image.bytes).value();
    for (const std::uint32_t width : widths) {
      if (width >= asset.size.width) return;
      std::string address = fmt::format("static/images/{:016x}-{}.webp", digest, width);
      std::optional<std::string> bytes = made_before(address);
      if (!bytes) bytes = make(image.bytes, width, path, diagnostics);
      if (!bytes) return;
      if (is_first(address)) output_.add({address, std::move(*bytes)});
      asset.scaled.push_back({width, std::move(address)});
    }
  }

 private:
  // Files with the same bytes have the same copies, which are written once.
  bool is_first(const std::string& address) {
    const std::lock_guard guard(lock_);
    return written_.insert(address).second;
  }

  std::optional<std::string> made_before(const std::string& address) const {
    if (!earlier_) return std::nullopt;
    ReadResult read = earlier_->read(address, copy_limit);
    const bool is_image = !read.error && read_image_size(read.bytes).has_value();
    return is_image ? std::optional(std::move(read.bytes)) : std::nullopt;
  }

  std::optional<std::string> make(const std::string& image, std::uint32_t width,
                                  const std::string& path, Diagnostics& diagnostics) const {
    ProcessResult made = run_thumbnail(image, width, search_path_);
    if (made.start_error || made.status == no_such_program) return std::nullopt;
    const std::optional<ImageSize> size = read_image_size(made.output);
    if (made.status == 0 && !made.is_too_large && size && size->width == width)
      return std::move(made.output);
    diagnostics
        .report_path("unreadable-image", path,
                     fmt::format("`{}` could not be made smaller", escape_controls(path)))
        .help("see that a browser can show it; `scale_images: false` leaves images as they are");
    return std::nullopt;
  }

  const Folder& project_;
  const std::optional<Folder>& earlier_;
  std::string search_path_;
  Output& output_;
  std::mutex lock_;
  std::set<std::string> written_;
};

}  // namespace

void scale_images(Site& site, const Folder& project, const std::optional<Folder>& earlier,
                  unsigned jobs, Output& output, Diagnostics& diagnostics) {
  const std::vector<std::size_t> found = worth_a_copy(site);
  if (found.empty()) return;
  const char* const search_path = std::getenv("PATH");
  Copier copier(project, earlier, search_path != nullptr ? search_path : "", output);
  std::vector<Diagnostics> findings(found.size());
  parallel_for(found.size(), jobs,
               [&](std::size_t at) { copier.copy(site.assets[found[at]], findings[at]); });
  for (Diagnostics& each : findings) diagnostics.append(std::move(each));
}

}  // namespace allegory
