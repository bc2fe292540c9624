// unfollowed-link: a symbolic link to a folder, which is not followed.
// Reported by load.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unfollowed_link{
    .name = "unfollowed-link",
    .severity = Severity::warning,
    .summary = "a symbolic link to a folder, which is not followed",
    .explanation =
        R"(Folders are entered, links to folders are not: two of them can make a circle. Link the files one by
one, or move the folder.)",
};

}  // namespace allegory
