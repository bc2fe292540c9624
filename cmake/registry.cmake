# add_registry(TARGET FOLDER TYPE HEADER SUFFIX): compiles src/FOLDER/*.cpp into TARGET and generates
# the function FOLDER(), which returns the list of what they define, sorted by name. A file called
# `one_to_one.cpp` defines `extern constinit const TYPE one_to_one<SUFFIX>`.
#
# A generated list, because a table kept by hand is a second edit, and static objects that register
# themselves are dropped by the linker from a static library without a word.
function(add_registry target folder type header suffix)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
  list(SORT files)
  set(declarations "")
  set(entries "")
  foreach(file IN LISTS files)
    get_filename_component(stem ${file} NAME_WE)
    string(APPEND declarations "extern const ${type} ${stem}${suffix};\n")
    string(APPEND entries "      &${stem}${suffix},\n")
  endforeach()
  set(generated ${CMAKE_BINARY_DIR}/generated/${folder}.cpp)
  file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT
"// Generated from src/${folder}/ by cmake/registry.cmake.
#include <algorithm>

#include \"${header}\"

namespace allegory {

${declarations}
const std::vector<const ${type}*>& ${folder}() {
  static const std::vector<const ${type}*> all = [] {
    std::vector<const ${type}*> list{
${entries}    };
    std::ranges::sort(list, {}, [](const ${type}* entry) { return entry->name; });
    return list;
  }();
  return all;
}

}  // namespace allegory
")
  target_sources(${target} PRIVATE ${files} ${generated})
endfunction()
