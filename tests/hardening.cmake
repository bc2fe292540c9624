# Whether a built program has the defences of the preset `release`; asks its ELF file.
#
#   cmake -DREADELF=readelf -DPROGRAM=build/release/allegory -P tests/hardening.cmake

set(missing "")

# want(OPTION PATTERN WORDS): what `readelf OPTION` prints must fit; else the program has no WORDS.
function(want option pattern words)
  execute_process(COMMAND ${READELF} --wide ${option} ${PROGRAM} OUTPUT_VARIABLE output
                  COMMAND_ERROR_IS_FATAL ANY)
  if(NOT output MATCHES "${pattern}")
    set(missing "${missing}  ${words}\n" PARENT_SCOPE)
  endif()
endfunction()

# refuse(OPTION PATTERN WORDS): nothing that `readelf OPTION` prints may fit; else the program has WORDS.
function(refuse option pattern words)
  execute_process(COMMAND ${READELF} --wide ${option} ${PROGRAM} OUTPUT_VARIABLE output
                  COMMAND_ERROR_IS_FATAL ANY)
  if(output MATCHES "${pattern}")
    set(missing "${missing}  ${words}\n" PARENT_SCOPE)
  endif()
endfunction()

want(--file-header "Type: +DYN" "no place that changes with each run (-fPIE, -pie)")
want(--program-headers "GNU_RELRO" "no table of functions that is read-only (-z relro)")
want(--dynamic "BIND_NOW|Flags: [^\n]*NOW" "no functions that are all found at the start (-z now)")
want(--program-headers "GNU_STACK [^\n]* RW +0x" "no stack that runs no code (-z noexecstack)")
refuse(--program-headers "LOAD [^\n]* RWE " "memory that can be written and run")
refuse(--dynamic "TEXTREL|RPATH|RUNPATH" "code that is changed when it is loaded, or a search path of its own")
want(--dyn-syms " __stack_chk_fail" "no guards of the stack (-fstack-protector-strong)")
if(NOT MODULE)
  want(--dyn-syms "__[a-z]+_chk[ @]" "no calls that know sizes (-D_FORTIFY_SOURCE=2)")
  want(--dyn-syms "__glibcxx_assert_fail" "no containers that know their bounds (-D_GLIBCXX_ASSERTIONS)")
endif()

if(NOT missing STREQUAL "")
  message(FATAL_ERROR "${PROGRAM} has\n${missing}")
endif()
