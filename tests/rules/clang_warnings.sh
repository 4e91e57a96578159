#!/usr/bin/env bash
# title: clang compiles every source without a warning
set -u
command -v clang >/dev/null || { echo "clang is not installed"; exit 77; }
cd "$SOURCE_DIR" || exit 1
flags="-std=c17 -D_GNU_SOURCE -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
 -Wmissing-prototypes -Wold-style-definition -Wvla -Wformat=2 -Wundef -Wwrite-strings -Wcast-qual
 -Wpointer-arith -Wswitch-enum -Werror -DCHARGERIG_VERSION=\"x\" -DCHARGERIG_SOURCE_DIR=\"x\" -DCHARGERIG_DATA_DIR=\"x\"
 -Isim -Iharness -Ireports -I$BUILD_DIR -I$BUILD_DIR/generated $(pkg-config --cflags libcjson sqlite3 lua5.4 libevent libwebsockets libuv libcrypto)"
find sim harness reports -name '*.c' | xargs -P 2 -n 8 clang $flags
