# The part that knows the languages of code: a shared object of its own beside the program, since its
# library brings Qt along (src/highlight/module.h). Qt's flags stay here.
set(ALLEGORY_HIGHLIGHT AUTO CACHE STRING "Colour code: AUTO (if KSyntaxHighlighting is there), ON, OFF")
set_property(CACHE ALLEGORY_HIGHLIGHT PROPERTY STRINGS AUTO ON OFF)
if(ALLEGORY_HIGHLIGHT STREQUAL "OFF")
  return()
endif()

find_package(KF5SyntaxHighlighting QUIET)
if(NOT KF5SyntaxHighlighting_FOUND)
  if(ALLEGORY_HIGHLIGHT STREQUAL "ON")
    message(FATAL_ERROR "KSyntaxHighlighting is missing (Debian: libkf5syntaxhighlighting-dev)")
  endif()
  message(STATUS "KSyntaxHighlighting is missing, so code will have no colours")
  return()
endif()

add_library(allegory_highlight MODULE src/highlight/module.cpp)
target_include_directories(allegory_highlight PRIVATE src)
target_link_libraries(allegory_highlight PRIVATE KF5::SyntaxHighlighting)
set_target_properties(allegory_highlight PROPERTIES
  PREFIX "" LIBRARY_OUTPUT_DIRECTORY $<TARGET_FILE_DIR:allegory>
  CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
add_dependencies(allegory allegory_highlight)
install(TARGETS allegory_highlight LIBRARY DESTINATION lib/allegory)
