#include "publish_commit.h"

#include <catch2/catch.hpp>
#include <string>

namespace allegory {

TEST_CASE("the revision stands behind the message as a trailer") {
  CHECK(publish_message(" Publish the wiki\n\n", {"abc", false}) ==
        "Publish the wiki\n\nSource-Revision: abc\n");
  CHECK(publish_message("x", {"abc", true}) ==
        "x\n\nSource-Revision: abc with changes that were not committed\n");
  CHECK(publish_message("x", {}) == "x\n");
}

TEST_CASE("a commit is a stream of what goes, what comes, and the list of all") {
  const std::string object(40, 'a');
  const ObjectsByPath built{{"A \"b\"\\.md", object}};
  PublishPlan plan;
  plan.writes = {"A \"b\"\\.md"};
  plan.removals = {"-x"};
  const std::string list = write_published_list(built);
  CHECK(import_stream({plan, built, "base", "Ann <a@b> 1 +0000", "Bob <b@b> 2 +0000", "text\n"}) ==
        "feature done\ncommit refs/published/next\nauthor Ann <a@b> 1 +0000\n"
        "committer Bob <b@b> 2 +0000\ndata 5\ntext\n\nfrom base\nD \"-x\"\nM 100644 " +
            object + " \"A \\\"b\\\"\\\\.md\"\nM 100644 inline \".allegory-published\"\ndata " +
            std::to_string(list.size()) + "\n" + list + "\ndone\n");
}

}  // namespace allegory
