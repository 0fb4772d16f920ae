# What is packed has folders that everyone may enter, whatever the umask of the person who packs; a program without what its compiler
# says of itself; and the same bytes whenever and wherever it is packed.
file(CHMOD_RECURSE ${CPACK_TEMPORARY_DIRECTORY} DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
file(GLOB_RECURSE programs ${CPACK_TEMPORARY_DIRECTORY}/lectern)
list(FILTER programs INCLUDE REGEX "/bin/lectern$")
foreach(program IN LISTS programs)
  execute_process(COMMAND ${CPACK_LECTERN_STRIP} --remove-section=.comment --remove-section=.note ${program}
    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
set(ENV{SOURCE_DATE_EPOCH} ${CPACK_LECTERN_EPOCH})
