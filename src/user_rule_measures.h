// What rules of the project can ask: takes the measures that config_rules.h names.
//
// Comes in: a site and what is known of its structure. Goes out: for a thing and a measure, what is
// there. What cannot be told, because another finding stands in its way, is neither true nor false.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "allegory.h"
#include "rule.h"

namespace allegory {

/// How often things are used. All vectors are as long as those of the site; the outer ones of
/// entities and statements are for allegories.
struct Usage {
  struct OfEntity {
    std::uint32_t maps = 0, statements = 0, mentions = 0;
    bool broken = false;
  };
  struct OfAllegory {
    std::vector<OfEntity> entities;
    std::vector<bool> broken_statements;
    std::uint32_t maps = 0;
  };
  struct OfSection {
    std::uint32_t maps = 0, statements = 0, entities = 0;
  };
  std::vector<OfAllegory> allegories;
  std::vector<OfSection> sections;
};

/// Counts. Linear in the size of the site.
Usage count_usage(const Site& site);

/// One thing that a rule speaks of: `index` counts in the subject's vector of the allegory, of
/// Site::sections or of Site::allegories.
struct Thing {
  const Facts& facts;
  const Usage& usage;
  Subject subject = Subject::entity;
  std::uint32_t allegory = none;  ///< none: a section outside every allegory
  std::uint32_t index = none;
};

/// Nothing that can be told, a truth, a count or degree, or texts.
using Measured = std::variant<std::monostate, bool, double, std::vector<std::string>>;

/// The measure of that index in measures_of() the thing's subject.
Measured take(const Thing& thing, std::uint32_t measure);

/// What messages call a thing: its id or path, and the name that readers see.
std::string id_of(const Thing& thing);
std::string title_of(const Thing& thing);

/// Where a thing is named. Its end is 0 for an allegory without an index page.
Span place_of(const Thing& thing);

/// The page on which a thing is written, or `none`.
std::uint32_t section_of(const Thing& thing);

}  // namespace allegory
