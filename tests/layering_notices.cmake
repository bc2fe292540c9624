# Proves that layering.cmake notices what it is there for: makes a tiny tree with violations in FOLDER
# and fails unless each of them, and nothing else, is reported.
file(REMOVE_RECURSE ${FOLDER})
file(WRITE ${FOLDER}/rules/good.cpp "#include \"rule.h\"\n#include <fmt/format.h>\n")
file(WRITE ${FOLDER}/rules/writing.cpp "#include \"rule.h\"\n  # include \"write.h\"\n")
file(WRITE ${FOLDER}/base/text.cpp "#include \"base/text.h\"\n#include \"allegory.h\"\n")
file(WRITE ${FOLDER}/resolve.cpp "#include <yaml-cpp/yaml.h>\n")
file(WRITE ${FOLDER}/new_stage.h "")
set(expected
  "src/base/text.cpp: may not include \"allegory.h\""
  "src/new_stage.h: no row in tests/layering.cmake says what it may include"
  "src/resolve.cpp: may not include <yaml-cpp/yaml.h>"
  "src/rules/writing.cpp: may not include \"write.h\"")

execute_process(COMMAND ${CMAKE_COMMAND} -DSOURCE=${FOLDER} -P ${CMAKE_CURRENT_LIST_DIR}/layering.cmake
                RESULT_VARIABLE result ERROR_VARIABLE output)
string(REGEX MATCHALL "src/[^\n]*" reported "${output}")
list(SORT reported)
if(result EQUAL 0 OR NOT reported STREQUAL expected)
  message(FATAL_ERROR "status ${result}, reported:\n${output}")
endif()
