# The Debian packages that `cpack -G DEB` makes: lectern (the player), lectern-content (the library), lectern-kiosk (what turns a
# machine into a screen that nobody attends), lectern-kiosk-wayland (the same under a compositor) and lectern-lan (new packs from the
# house's network). Those of the kiosk change how a machine starts, so `cmake --install` leaves them out.

set(kiosk ${PROJECT_SOURCE_DIR}/player/kiosk)

function(compress file name)
  add_custom_command(OUTPUT ${name}.gz DEPENDS ${PROJECT_SOURCE_DIR}/${file}
    COMMAND gzip -9nc ${PROJECT_SOURCE_DIR}/${file} >${name}.gz)
endfunction()
compress(player/lectern.1 lectern.1)
compress(player/lectern-pack.1 lectern-pack.1)
compress(player/lectern-screens.7 lectern-screens.7)
compress(player/kiosk/changelog changelog)
add_custom_target(manual ALL DEPENDS lectern.1.gz lectern-pack.1.gz lectern-screens.7.gz changelog.gz)
install(FILES ${PROJECT_BINARY_DIR}/lectern.1.gz ${PROJECT_BINARY_DIR}/lectern-pack.1.gz
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT player)

function(install_kiosk file folder name)
  install(FILES ${kiosk}/${file} DESTINATION ${folder} RENAME ${name} COMPONENT kiosk EXCLUDE_FROM_ALL)
endfunction()
install_kiosk(lectern.service lib/systemd/system lectern.service)
install_kiosk(lectern-clock.path lib/systemd/system lectern-clock.path)
install_kiosk(lectern-clock.service lib/systemd/system lectern-clock.service)
foreach(unit lectern-offer@.service lectern-install@.path lectern-install@.service lectern-status@.path lectern-status@.service
    lectern-rollback.path lectern-rollback.service lectern-mend.service)
  install_kiosk(${unit} lib/systemd/system ${unit})
endforeach()
install_kiosk(logind.conf lib/systemd/logind.conf.d lectern-kiosk.conf)
install_kiosk(system.conf lib/systemd/system.conf.d lectern-kiosk.conf)
install_kiosk(sysctl.conf lib/sysctl.d 60-lectern-kiosk.conf)
install_kiosk(udev.rules lib/udev/rules.d 71-lectern-kiosk.rules)
install_kiosk(sysusers.conf lib/sysusers.d lectern-kiosk.conf)
install_kiosk(tmpfiles.conf lib/tmpfiles.d lectern-kiosk.conf)
install(PROGRAMS ${kiosk}/ended ${kiosk}/remember ${kiosk}/set-clock ${kiosk}/stick DESTINATION lib/lectern
  COMPONENT kiosk EXCLUDE_FROM_ALL)
foreach(command upgrade provision)
  install(PROGRAMS ${kiosk}/${command} DESTINATION sbin RENAME lectern-${command} COMPONENT kiosk EXCLUDE_FROM_ALL)
endforeach()
install(FILES ${PROJECT_BINARY_DIR}/lectern-screens.7.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man7 COMPONENT kiosk EXCLUDE_FROM_ALL)
# Each command has the page by its own name.
function(install_manual_link command)
  file(CREATE_LINK ../man7/lectern-screens.7.gz ${PROJECT_BINARY_DIR}/${command}.8.gz SYMBOLIC)
  install(FILES ${PROJECT_BINARY_DIR}/${command}.8.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man8 COMPONENT kiosk EXCLUDE_FROM_ALL)
endfunction()
install_manual_link(lectern-upgrade)
install_manual_link(lectern-provision)
set(wayland COMPONENT wayland EXCLUDE_FROM_ALL)
install(FILES ${kiosk}/wayland/lectern-cage.service DESTINATION lib/systemd/system ${wayland})
install(PROGRAMS ${kiosk}/wayland/under-cage DESTINATION lib/lectern ${wayland})
set(lan COMPONENT lan EXCLUDE_FROM_ALL)
install(FILES ${kiosk}/lan/lectern-lan.service ${kiosk}/lan/lectern-lan-install.service ${kiosk}/lan/lectern-lan.timer
  DESTINATION lib/systemd/system ${lan})
install(FILES ${kiosk}/lan/sysusers.conf DESTINATION lib/sysusers.d RENAME lectern-lan.conf ${lan})
install(PROGRAMS ${kiosk}/lan/fetch DESTINATION lib/lectern RENAME lan-fetch ${lan})
install(PROGRAMS ${kiosk}/lan/install DESTINATION lib/lectern RENAME lan-install ${lan})
function(install_papers component package overrides)
  set(papers DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component} ${ARGN})
  install(FILES ${kiosk}/copyright ${PROJECT_BINARY_DIR}/changelog.gz ${papers})
  install(FILES ${kiosk}/${overrides} DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME ${package}
    COMPONENT ${component} ${ARGN})
endfunction()
install_papers(player lectern lintian-overrides-player)
install_papers(content lectern-content lintian-overrides-content)
install_papers(kiosk lectern-kiosk lintian-overrides EXCLUDE_FROM_ALL)
install_papers(lan lectern-lan lan/lintian-overrides EXCLUDE_FROM_ALL)
install_papers(wayland lectern-kiosk-wayland wayland/lintian-overrides EXCLUDE_FROM_ALL)

# A package of each Debian release, since ICU's functions carry ICU's version in their names.
cmake_host_system_information(RESULT release QUERY DISTRIB_VERSION_ID)

# The packages of fonts that a language which a screen offers by itself cannot be written without are needed; the others of the
# list are recommended: signs, and those for drafts of translations and for a clinic's own languages. The letters of Chinese,
# Japanese and Korean alone take 90 MB.
file(STRINGS ${PROJECT_SOURCE_DIR}/content/library.xml languages ENCODING UTF-8 REGEX "<language code=")
list(FILTER languages EXCLUDE REGEX " draft=")
list(TRANSFORM languages REPLACE ".*<language code=\"([^\"]*)\".*" "\\1")
function(are_written tags result) # whether one of the languages is among these tags, or a longer tag of one
  set(${result} FALSE PARENT_SCOPE)
  string(REPLACE "," ";" tags "${tags}")
  foreach(tag IN LISTS tags)
    foreach(language IN LISTS languages)
      string(FIND "${language}-" "${tag}-" at)
      if(tag STREQUAL "*" OR at EQUAL 0)
        set(${result} TRUE PARENT_SCOPE)
      endif()
    endforeach()
  endforeach()
endfunction()
file(STRINGS ${PROJECT_SOURCE_DIR}/fonts/fonts.txt font_lines REGEX "^[a-z].* fonts-[a-z0-9-]+$")
foreach(line IN LISTS font_lines)
  string(REGEX REPLACE "^.* " "" package "${line}")
  set(tags "*") # of a family
  if(line MATCHES "^(shared|language) ([^ ]+) ")
    set(tags "${CMAKE_MATCH_2}")
  endif()
  are_written("${tags}" is_needed)
  if(is_needed)
    list(APPEND fonts_needed ${package})
  else()
    list(APPEND fonts_others ${package})
  endif()
endforeach()
list(REMOVE_DUPLICATES fonts_needed)
list(REMOVE_DUPLICATES fonts_others)
list(REMOVE_ITEM fonts_others ${fonts_needed})
list(JOIN fonts_needed ", " fonts_needed)
list(JOIN fonts_others ", " fonts_others)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME lectern)
set(CPACK_PACKAGE_CONTACT "the Lectern authors <lectern@localhost>")
set(CPACK_PACKAGE_VERSION ${build_version})
set(CPACK_DEBIAN_PACKAGE_VERSION ${build_version}+deb${release})
set(CPACK_COMPONENTS_ALL player content kiosk wayland lan)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${kiosk}/tidy.cmake)
set(CPACK_LECTERN_STRIP ${CMAKE_STRIP})
set(CPACK_LECTERN_EPOCH ${build_epoch})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SOURCE lectern)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)

set(CPACK_DEBIAN_PLAYER_PACKAGE_NAME lectern)
set(CPACK_DEBIAN_PLAYER_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PLAYER_DESCRIPTION "quiet library on a touch screen
Lectern shows short chapters, questions and exercises in large text, reads
them aloud, and keeps nothing of what a visitor read or answered. It uses no
network.")
# SDL2_image is loaded with the first picture, so nothing but this names it.
set(CPACK_DEBIAN_PLAYER_PACKAGE_DEPENDS "libsdl2-image-2.0-0 (>= 2.6), ${fonts_needed}")
# dpkg-shlibdeps understates SDL, and knows this machine's libraries only. A package for another kind of machine names all of
# them, and the package test holds that list beside what is found here.
file(STRINGS ${CMAKE_SYSROOT}/usr/include/features.h libc REGEX "^#define[ \t]+__GLIBC_MINOR__")
string(REGEX MATCH "[0-9]+$" libc "${libc}")
string(REGEX MATCH "^[0-9]+" icu "${ICU_VERSION}")
set(sdl "libsdl2-2.0-0 (>= 2.26), libsdl2-ttf-2.0-0 (>= 2.20.0)")
string(JOIN ", " CPACK_LECTERN_LIBRARIES "${sdl}" "libc6 (>= 2.${libc})" "libicu${icu} (>= ${ICU_VERSION})"
  "libxml2 (>= 2.9.14)" "libmd4c0 (>= 0.4.8)" "zlib1g (>= 1:1.2.13)" "libharfbuzz0b (>= 6.0)" "libfreetype6 (>= 2.12)" "libsodium23 (>= 1.0.18)")
if(CMAKE_CROSSCOMPILING)
  string(PREPEND CPACK_DEBIAN_PLAYER_PACKAGE_DEPENDS "${CPACK_LECTERN_LIBRARIES}, ")
else()
  set(CPACK_DEBIAN_PLAYER_PACKAGE_SHLIBDEPS ON)
  string(PREPEND CPACK_DEBIAN_PLAYER_PACKAGE_DEPENDS "${sdl}, ")
endif()
set(CPACK_DEBIAN_PLAYER_PACKAGE_RECOMMENDS "espeak-ng, lectern-content | lectern-library, ${fonts_others}")
set(CPACK_DEBIAN_PLAYER_PACKAGE_SUGGESTS lectern-kiosk)

set(CPACK_DEBIAN_CONTENT_PACKAGE_NAME lectern-content)
set(CPACK_DEBIAN_CONTENT_PACKAGE_SECTION doc)
set(CPACK_DEBIAN_CONTENT_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_CONTENT_DESCRIPTION "library for Lectern: how hard experiences affect closeness
Chapters, questions and exercises for a clinic's waiting room, with guides for
authors and staff. A clinic's own package takes its place if it provides,
conflicts with and replaces lectern-library.")
set(CPACK_DEBIAN_CONTENT_PACKAGE_PROVIDES lectern-library)
set(CPACK_DEBIAN_CONTENT_PACKAGE_CONFLICTS lectern-library)
set(CPACK_DEBIAN_CONTENT_PACKAGE_REPLACES lectern-library)
set(CPACK_DEBIAN_CONTENT_PACKAGE_ENHANCES lectern)

set(CPACK_DEBIAN_KIOSK_PACKAGE_NAME lectern-kiosk)
set(CPACK_DEBIAN_KIOSK_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_KIOSK_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_KIOSK_DESCRIPTION "turns a machine into an unattended Lectern screen
From the next start the library is on the first console, without X and without
a login: services, their user, and settings for keys and consoles. Removing
the package brings the login back.")
# Without X, SDL needs Mesa's OpenGL ES, and no package says so.
string(JOIN ", " CPACK_DEBIAN_KIOSK_PACKAGE_DEPENDS
  "lectern (>= ${PROJECT_VERSION})" "lectern-content | lectern-library" espeak-ng systemd passwd tzdata util-linux-extra mtools
  apt gpgv
  libegl1 libgles2 libgl1-mesa-dri)
set(CPACK_DEBIAN_KIOSK_PACKAGE_SUGGESTS curl)
set(CPACK_DEBIAN_KIOSK_PACKAGE_CONTROL_EXTRA "${kiosk}/postinst;${kiosk}/prerm;${kiosk}/postrm;${kiosk}/triggers")
set(CPACK_DEBIAN_KIOSK_PACKAGE_CONTROL_STRICT_PERMISSION ON) # whatever the umask of the person who cloned

set(CPACK_DEBIAN_WAYLAND_PACKAGE_NAME lectern-kiosk-wayland)
set(CPACK_DEBIAN_WAYLAND_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_WAYLAND_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_WAYLAND_DESCRIPTION "Lectern's kiosk under a Wayland compositor
For displays that work better so than on the bare console. From the next start
the library is shown under cage; removing the package brings the bare console
back.")
# Debian 12's cage will not run without Xwayland, and does not say so.
set(CPACK_DEBIAN_WAYLAND_PACKAGE_DEPENDS "lectern-kiosk (>= ${PROJECT_VERSION}), cage, seatd, xwayland")
set(CPACK_DEBIAN_WAYLAND_PACKAGE_BREAKS "lectern-kiosk (<< 0.2.0)") # which had the unit
set(CPACK_DEBIAN_WAYLAND_PACKAGE_REPLACES "lectern-kiosk (<< 0.2.0)")
set(CPACK_DEBIAN_WAYLAND_PACKAGE_CONTROL_EXTRA "${kiosk}/wayland/postinst;${kiosk}/wayland/prerm;${kiosk}/wayland/postrm")
set(CPACK_DEBIAN_WAYLAND_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_LAN_PACKAGE_NAME lectern-lan)
set(CPACK_DEBIAN_LAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_LAN_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_LAN_PACKAGE_DEPENDS "lectern-kiosk (>= ${PROJECT_VERSION}), curl")
set(CPACK_DEBIAN_LAN_DESCRIPTION "new libraries for Lectern's kiosk from the house's network
Looks each hour for a new pack of the library on a server of the house, which
is not trusted: it is installed only where it is signed as the screen wants it.
The player itself stays without a network.")
set(CPACK_DEBIAN_LAN_PACKAGE_CONTROL_EXTRA "${kiosk}/lan/postinst;${kiosk}/lan/prerm;${kiosk}/lan/postrm")
set(CPACK_DEBIAN_LAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

include(CPack)
