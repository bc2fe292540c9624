// The JSON Schemas: what they hold is reviewed as text, and writing.md knows every key of theirs.
// That they agree with the program, tests/clients/schema.js proves with ajv.
#include "json_schema.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "config.h"
#include "front_matter.h"
#include "support/case_file.h"
#include "support/golden.h"

namespace allegory {

namespace {

/// All keys that a shape has, at every depth, each with the path to it.
std::set<std::string> keys_of(const YamlShape& document) {
  std::set<std::string> keys;
  std::set<const YamlShape*> met;
  std::vector<const YamlShape*> left{&document};
  while (!left.empty()) {
    const YamlShape* shape = left.back();
    left.pop_back();
    if (shape == nullptr || !met.insert(shape).second) continue;
    left.push_back(shape->same_as);
    left.push_back(shape->values);
    for (const Variant& variant : shape->variants) left.push_back(variant.shape);
    for (const Property& property : properties_of(*shape)) {
      keys.emplace(property.key);
      left.push_back(&property.shape);
    }
  }
  return keys;
}

}  // namespace

TEST_CASE("the schemas are those that were reviewed") {
  CHECK(golden_difference("tests/golden/schema/front-matter.json", front_matter_schema()) == "");
  CHECK(golden_difference("tests/golden/schema/config.json", config_schema()) == "");
  CHECK(stale_goldens("tests/golden/schema", {"front-matter.json", "config.json"}) ==
        std::set<std::string>());
}

TEST_CASE("docs/writing.md names every key that a page or allegory.yaml can have") {
  const std::string docs = read_file(repository() / "docs/writing.md");
  std::set<std::string> keys = keys_of(front_matter_shape());
  CHECK(keys.size() > 60);
  keys.merge(keys_of(config_shape));
  CHECK(keys.size() > 110);
  for (const std::string& key : keys) {
    INFO(key);
    CHECK(docs.find("`" + key + "`") != std::string::npos);
  }
}

}  // namespace allegory
