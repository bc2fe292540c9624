// unreadable-image: a file that is named as an image and does not begin like one.
#include "rule.h"

namespace allegory {

extern constinit const Rule unreadable_image{
    .name = "unreadable-image",
    .severity = Severity::warning,
    .summary = "a file that is named as an image and is none",
    .explanation =
        R"(A page says how large its images are, so that no text moves while they load. The size is read from the
first bytes of PNG, JPEG, GIF, WebP and SVG files. A file that does not begin like one of these is
probably damaged, or was only partly copied; or it is a pointer that Git LFS left in its place.)",
    .run = nullptr,
};

}  // namespace allegory
