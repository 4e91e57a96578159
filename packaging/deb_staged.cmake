# What is laid out for the package and not packed yet: manual pages and the changelog are stored as
# Debian stores them; -n, so that the same sources give the same bytes.
set(share ${CPACK_TEMPORARY_DIRECTORY}/usr/share)
configure_file(${CPACK_CHANGELOG} ${share}/doc/chargerig/changelog COPYONLY)
file(GLOB pages ${share}/man/man1/*.1)
execute_process(COMMAND gzip -9nf ${pages} ${share}/doc/chargerig/changelog
                COMMAND_ERROR_IS_FATAL ANY)
