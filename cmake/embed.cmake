# embed_folder(TARGET FOLDER FUNCTION): makes every file below FOLDER part of the program; FUNCTION()
# returns them as EmbeddedFile (load.h), sorted by path. The list of
# files is part of the command, so that one that was removed is noticed, too.
set(EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake)
function(embed_folder target folder function)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*)
  string(MD5 list "${files}")
  set(generated ${CMAKE_BINARY_DIR}/generated/${function}.cpp)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${CMAKE_SOURCE_DIR}/${folder} -DFUNCTION=${function}
            -DOUTPUT=${generated} -DLIST=${list} -P ${EMBED_SCRIPT}
    DEPENDS ${files} ${EMBED_SCRIPT}
    COMMENT "Embedding ${folder}"
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
