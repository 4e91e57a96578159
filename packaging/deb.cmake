# The Debian package, which `./rig package` builds with CPack: the program with what it plays, its
# manual pages and its changelog. dpkg-shlibdeps finds out what it is linked against; the other two
# are read at run time.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME chargerig)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "the chargerig developers <chargerig@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "Virtual charging stations, vehicles, drivers, support agents and technicians,
scripted in Lua, play against a CSMS (OCPP 1.6J and 2.0.1), a support desk and
a biller. Scorers say from the run file whether service levels were kept,
which path a case took, and whether each invoice is correct to the cent.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libwebsockets-evlib-uv, tzdata")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR})
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/packaging/deb_staged.cmake)
set(CPACK_CHANGELOG ${CMAKE_SOURCE_DIR}/CHANGELOG.md)
include(CPack)
