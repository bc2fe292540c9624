#include "format.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/project.h"

namespace allegory {

TEST_CASE("a document is called like its folder, and never like another") {
  const CheckedProject several = check_case(R"(-- content/One/index.md --
---
title: First
allegory: {story: A, idea: B}
---
-- content/two/deep/index.md --
---
title: Second
allegory: {story: A, idea: B}
---
-- content/two-deep/index.md --
---
title: Third
allegory: {story: A, idea: B}
---
)");
  std::vector<std::string> names = document_names(several.site);
  std::ranges::sort(names);
  CHECK(names == std::vector<std::string>{"one", "two-deep", "two-deep-2"});
}

TEST_CASE("a document of all content is called like its title up to the first colon") {
  const CheckedProject project = check_case(R"(-- content/index.md --
---
title: 'The Fox: A Tale'
allegory: {story: A, idea: B}
---
)");
  CHECK(document_names(project.site) == std::vector<std::string>{"the-fox"});
}

}  // namespace allegory
