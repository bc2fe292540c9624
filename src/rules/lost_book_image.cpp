// lost-book-image: an image that a book cannot hold.
#include "rule.h"

namespace allegory {

extern constinit const Rule lost_book_image{
    .name = "lost-book-image",
    .severity = Severity::warning,
    .summary = "an image that a book cannot hold",
    .explanation =
        R"(A book (`html`, `epub`, `pdf`) is read without a network, so its images are in it. That can be done with
files of the project in formats that every reader knows: PNG, JPEG, GIF, SVG and WebP, each of at
most 64 MiB. Where an image is none of these its alternative text stands in its place.)",
    .run = nullptr,
};

}  // namespace allegory
