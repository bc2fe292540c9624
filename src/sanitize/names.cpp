// See names.h.
#include "sanitize/names.h"

#include <algorithm>

namespace allegory {

namespace {

// Properties of Window, Document, Element and HTMLFormElement that scripts of pages and browsers'
// extensions ask for without a second look, and the global of our own scripts. Sorted.
constexpr std::string_view properties[] = {"action",
                                           "activeElement",
                                           "addEventListener",
                                           "alert",
                                           "all",
                                           "allegory",
                                           "anchors",
                                           "append",
                                           "appendChild",
                                           "attributes",
                                           "body",
                                           "characterSet",
                                           "childNodes",
                                           "children",
                                           "className",
                                           "click",
                                           "close",
                                           "confirm",
                                           "constructor",
                                           "cookie",
                                           "createElement",
                                           "currentScript",
                                           "customElements",
                                           "dataset",
                                           "defaultView",
                                           "dispatchEvent",
                                           "doctype",
                                           "document",
                                           "documentElement",
                                           "domain",
                                           "elements",
                                           "eval",
                                           "event",
                                           "external",
                                           "fetch",
                                           "firstChild",
                                           "focus",
                                           "forms",
                                           "frames",
                                           "getAttribute",
                                           "getElementById",
                                           "getElementsByTagName",
                                           "globalThis",
                                           "hasOwnProperty",
                                           "head",
                                           "history",
                                           "implementation",
                                           "innerHTML",
                                           "insertBefore",
                                           "isPrototypeOf",
                                           "lastChild",
                                           "length",
                                           "localStorage",
                                           "location",
                                           "name",
                                           "navigator",
                                           "nodeName",
                                           "nodeType",
                                           "open",
                                           "opener",
                                           "origin",
                                           "ownerDocument",
                                           "parent",
                                           "parentNode",
                                           "plugins",
                                           "postMessage",
                                           "prototype",
                                           "querySelector",
                                           "querySelectorAll",
                                           "readyState",
                                           "referrer",
                                           "remove",
                                           "removeChild",
                                           "reset",
                                           "scripts",
                                           "self",
                                           "sessionStorage",
                                           "setAttribute",
                                           "status",
                                           "style",
                                           "submit",
                                           "tagName",
                                           "textContent",
                                           "toString",
                                           "top",
                                           "valueOf",
                                           "window"};
static_assert(std::ranges::is_sorted(properties));

}  // namespace

std::string place_name(std::string_view written) {
  const bool is_ours = written.find_first_of(".:") != std::string_view::npos;
  if (!is_ours && !written.starts_with("__") && !std::ranges::binary_search(properties, written))
    return std::string(written);
  std::string name = "user-content-" + std::string(written);
  std::ranges::replace_if(
      name, [](char byte) { return byte == '.' || byte == ':'; }, '-');
  return name;
}

}  // namespace allegory
