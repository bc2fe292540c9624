// Unit tests of src/base/xml.h.
#include "base/xml.h"

#include <catch2/catch.hpp>

namespace allegory {

TEST_CASE("a document has a declaration, a root and what was added, in that order") {
  XmlDocument document("a");
  document.root().attribute("x", "1").add("b").attribute("y", "2").attribute("z", "3");
  document.root().add("c").text("text");
  CHECK(document.text() ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<a x=\"1\">\n <b y=\"2\" z=\"3\" />\n <c>text</c>\n</a>\n");
}

TEST_CASE("no text can end what it stands in") {
  XmlDocument document("a");
  document.root().attribute("x", "\"'<&>\n").text("]]></a><!--&amp;");
  CHECK(document.text() ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<a x=\"&quot;'&lt;&amp;>&#10;\">]]&gt;&lt;/a&gt;&lt;!--&amp;amp;</a>\n");
}

TEST_CASE("characters that XML cannot hold are left out") {
  CHECK(xml_text("a\x01\x1f"
                 "b\t\n\xEF\xBF\xBE"
                 "c\xEF\xBF\xBF é🌱") == "ab\t\nc é🌱");
}

}  // namespace allegory
