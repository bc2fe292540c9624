// Which addresses a page may use, in all disguises that browsers see through.
#include "base/url.h"

#include <catch2/catch.hpp>

using namespace std::string_literals;

namespace allegory {

TEST_CASE("paths, fragments and the schemes of the list are followed") {
  for (const char* url :
       {"", "#here", "?q", "page.md", "../a b.md", "/root", "//host/path", "https://example.org",
        "HTTP://EXAMPLE.ORG", "mailto:a@b.c", "tel:+1", "ftp://host/", "xmpp:a@b.c", "./a:b",
        "a/b:c", "?a:b", "#a:b", "1:2", "é:f"}) {
    CAPTURE(url);
    CHECK(is_safe_url(url, UrlUse::link));
  }
}

TEST_CASE("everything else is refused, whatever stands in the scheme") {
  for (const std::string& url : {"javascript:alert(1)"s,
                                 "JaVaScRiPt:alert(1)"s,
                                 " javascript:alert(1)"s,
                                 "java\nscript:alert(1)"s,
                                 "java\tscript:alert(1)"s,
                                 "java\rscript:alert(1)"s,
                                 "javascript\n:alert(1)"s,
                                 "\x01javascript:alert(1)"s,
                                 "java\x1Fscript:alert(1)"s,
                                 "java\0script:alert(1)"s,
                                 "java\x7Fscript:alert(1)"s,
                                 "vbscript:msgbox(1)"s,
                                 "data:text/html,<script>alert(1)</script>"s,
                                 "data:image/png;base64,AAAA"s,
                                 "file:///etc/passwd"s,
                                 "blob:https://a/b"s,
                                 "about:blank"s,
                                 "view-source:x"s,
                                 "x-a+b.c:d"s,
                                 "livescript:x"s,
                                 "jar:https://a!/b"s}) {
    CAPTURE(url);
    CHECK_FALSE(is_safe_url(url, UrlUse::link));
  }
}

TEST_CASE("images come from the web or are data of four kinds") {
  for (const std::string& url :
       {"a.png"s, "https://a/b.png"s, "http://a/b"s, "data:image/png;base64,AAAA"s,
        "data:image/gif,x"s, "DATA:IMAGE/JPEG;base64,A"s, "data:image/webp;base64,"s,
        " data:\nimage/png,"s}) {
    CAPTURE(url);
    CHECK(is_safe_url(url, UrlUse::image));
  }
  for (const std::string& url : {"data:image/svg+xml,<svg onload=alert(1)>"s, "data:image/pngx,"s,
                                 "data:image/png"s, "data:,"s, "data:text/html;image/png,x"s,
                                 "javascript:1"s, "mailto:a@b"s, "tel:1"s, "ftp://a/b.png"s}) {
    CAPTURE(url);
    CHECK_FALSE(is_safe_url(url, UrlUse::image));
  }
}

TEST_CASE("a scheme is told in lower case, without what browsers leave out") {
  CHECK(url_scheme(" Java\tScript:x") == "javascript");
  CHECK(url_scheme("x-a+1.2:y") == "x-a+1.2");
  CHECK(url_scheme("path/to:x").empty());
  CHECK(url_scheme("+a:x").empty());
  CHECK(url_scheme("a{b:c").empty());
  CHECK(url_scheme(":x").empty());
  CHECK(url_scheme("word").empty());
}

}  // namespace allegory
