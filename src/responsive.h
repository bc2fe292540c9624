// Smaller copies of large images, so that a telephone need not load what a wall could show.
//
// Comes in: the site, its folder, and what an earlier build made. Goes out: WebP files, and where
// they are, in Site::assets. The copies are made by `vipsthumbnail` of libvips; without it, or
// where it fails, the image itself is shown as before. Which bytes it makes depends on its version.
#pragma once

#include <optional>

#include "allegory.h"
#include "base/files.h"
#include "diagnostic.h"
#include "format.h"

namespace allegory {

/// Makes copies of the PNG and JPEG images that pages show, 480, 960 and 1440 pixels wide as far as
/// they are wider, and hands them to `output`. A copy that `earlier` holds, the site's folder of an
/// earlier build, is taken from there; its name says of which bytes it is. Reports
/// `unreadable-image`.
void scale_images(Site& site, const Folder& project, const std::optional<Folder>& earlier,
                  unsigned jobs, Output& output, Diagnostics& diagnostics);

}  // namespace allegory
