// Runs the rules that a project makes for itself. What they are is said in config_rules.h.
//
// Comes in: a rule and the facts that all rules look at. Goes out: a finding for each thing that
// the rule speaks of and that is not as it asks, at the place where the thing is named, with a
// label at the condition in `allegory.yaml`. Pages and allegories that could not be read in whole
// are passed over. One run is linear in the number of things: `allegory.yaml` is at most 64 KiB and
// has at most 100 rules.
#pragma once

#include <memory>

#include "allegory.h"
#include "diagnostic.h"
#include "rule.h"

namespace allegory {

struct Usage;

/// The rules of one configuration, ready to run. Rules of other names than those of the program
/// only; which rules clash with it, `invalid-value` says.
class UserRules {
 public:
  explicit UserRules(const Facts& facts);
  ~UserRules();
  UserRules(const UserRules&) = delete;
  UserRules& operator=(const UserRules&) = delete;

  std::size_t size() const { return rules_.size(); }
  /// Runs one of them. Several may run at the same time.
  void run(std::size_t index, Diagnostics& diagnostics) const;

 private:
  const Facts& facts_;
  std::vector<const UserRule*> rules_;
  std::unique_ptr<const Usage> usage_;
};

}  // namespace allegory
