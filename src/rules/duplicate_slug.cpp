// duplicate-slug: two pages want the same address.
#include <unordered_map>

#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  std::unordered_map<std::string_view, const AddressClaim*> owners;
  for (const AddressClaim& claim : facts.site.claims) {
    const auto [entry, is_new] = owners.try_emplace(claim.address, &claim);
    if (is_new) continue;
    std::string_view address = claim.address;
    if (address.ends_with("index.html")) address.remove_suffix(10);
    const AddressClaim& first = *entry->second;
    report(claim.at, "two pages have the address `/" + std::string(address) + "`",
           claim.what + " that comes second")
        .label(first.at, first.what + " that has it")
        .help(claim.what == "page" || first.what == "page"
                  ? "set a different `slug:` on one of them"
                  : "rename one of them");
  }
}

extern constinit const Rule duplicate_slug{
    .name = "duplicate-slug",
    .severity = Severity::error,
    .summary = "two pages with one address",
    .explanation =
        R"(A page's address comes from its path, or from `slug:`. Characters and concepts have pages below
`story/` and `idea/`, tags below `tags/`, an allegory has its map at `map/`, and `aliases:` ask for
addresses too. Addresses that differ only in case count as one, because on many disks they are one
file.)",
    .bad = R"(-- content/fox.md --
The fox.
-- content/vixen.md --
---
slug: fox
---
The vixen.
)",
    .good = R"(-- content/fox.md --
The fox.
-- content/vixen.md --
The vixen.
)",
    .run = run,
};

}  // namespace allegory
