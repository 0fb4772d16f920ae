# What is built, and when it became what it is: build_version ("0.2.0+git312") and build_epoch (seconds since 1970), for the player
# and its packages. In a checkout both are git's; at the tag of the release (v0.2.0) and in its tarball there is the release alone, with
# the changelog's date. A clone that is cut off (git clone --depth) cannot count: it is refused, for apt would take it for older.

file(STRINGS ${PROJECT_SOURCE_DIR}/player/kiosk/changelog made REGEX "^ -- .* [+]0000$" LIMIT_COUNT 1)
string(REGEX REPLACE ".*, ([^,]+) [+]0000$" "\\1" made "${made}") # "30 Nov 2026 08:00:00"

function(ask_git result)
  execute_process(COMMAND git -C ${PROJECT_SOURCE_DIR} ${ARGN} OUTPUT_VARIABLE said ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE
    RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    set(said "")
  endif()
  set(${result} "${said}" PARENT_SCOPE)
endfunction()

set(build_version ${PROJECT_VERSION})
execute_process(COMMAND date --utc --date "${made} UTC" +%s OUTPUT_VARIABLE build_epoch OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)
ask_git(top rev-parse --show-toplevel)
if(top STREQUAL PROJECT_SOURCE_DIR) # not some checkout that a tarball was unpacked in
  ask_git(is_shallow rev-parse --is-shallow-repository)
  ask_git(is_release describe --tags --exact-match --match v${PROJECT_VERSION})
  ask_git(count rev-list --count HEAD)
  ask_git(epoch log -1 --format=%ct)
  ask_git(log rev-parse --path-format=absolute --git-path logs/HEAD)
  if(is_shallow STREQUAL "true" AND NOT is_release)
    message(FATAL_ERROR "this clone lacks its history, which the version counts: git fetch --unshallow")
  endif()
  if(NOT is_release)
    string(APPEND build_version "+git${count}")
  endif()
  set(build_epoch ${epoch})
  if(EXISTS "${log}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${log}") # the next commit is another version
  endif()
endif()
