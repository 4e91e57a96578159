#!/usr/bin/env bash
# title: each ring includes only what it may, calls nothing it must not and keeps no globals
#
# Includes are read from the sources, calls and globals from the built libraries: what the linker
# sees cannot be hidden behind a macro.
set -u
cd "$SOURCE_DIR" || exit 1
bad=0
complain() { echo "$*"; bad=1; }

libc='assert ctype errno inttypes limits math stdarg stdbool stddef stdint stdio stdlib string strings'
allowed_system() { # FOLDER EXTRA...
    local dir=$1; shift
    local pattern; pattern=$(printf '%s\n' $libc | sed 's/$/\\.h/' | paste -sd'|')
    for extra in "$@"; do pattern="$pattern|$extra"; done
    grep -nE '^#include <' "$dir"/*.[ch] | grep -vE "<($pattern)>" | while read -r line; do echo "$line"; done
}
own_headers() { # FOLDER: its quoted includes
    grep -nE '^#include "' "$1"/*.[ch] | sed -E 's/^([^:]*:[0-9]*):#include "([^"]*)".*/\1 \2/'
}

# --- system headers ---
for where in "sim cjson/cJSON\.h" "sim/station16 cjson/cJSON\.h" "sim/station201 cjson/cJSON\.h" "sim/ocpp cjson/cJSON\.h" \
    "reports cjson/cJSON\.h sqlite3\.h openssl/[a-z]+\.h time\.h" \
    "harness/refstack cjson/cJSON\.h sqlite3\.h libwebsockets\.h"; do
    set -- $where
    [ -d "$1" ] || continue
    found=$(allowed_system "$@")
    [ -z "$found" ] || complain "system headers that ring $1 may not use:"$'\n'"$found"
done

# --- our own headers ---
actors='world station driver vehicle site staff connector meter session netfault profile evlog wire'
while read -r at header; do
    [ -f "sim/$header" ] || [ -f "sim/ocpp/$header" ] || [ -f "${at%/*}/$header" ] ||
        complain "$at includes $header from outside sim/"
done < <(own_headers sim; own_headers sim/station16; own_headers sim/station201)
# the core speaks no version, and the versions do not know each other
while read -r at header; do
    case $header in station16/* | station201/*) case $at in sim/speech.c:*) ;; *) complain "$at: the core may not see $header" ;; esac ;; esac
done < <(own_headers sim)
while read -r at header; do
    case $header in station201/* | *201.h) complain "$at: 1.6 may not see $header" ;; esac
done < <(own_headers sim/station16)
while read -r at header; do
    case $header in station16/* | *16.h) complain "$at: 2.0.1 may not see $header" ;; esac
done < <(own_headers sim/station201)
while read -r at header; do
    base=${header#ocpp/}
    [ -f "sim/ocpp/$base" ] || case $base in mem.h | status.h | vclock.h) ;; *) complain "$at: sim/ocpp may not include $header" ;; esac
done < <(own_headers sim/ocpp)
while read -r at header; do
    base=${header##*/}
    if [ -f "reports/$base" ] || [ -f "sim/ocpp/$base" ]; then continue; fi
    case $base in mem.h | status.h | mutant.h | evlog.h | mutant.def | event.def | ticket_event.def) ;; *) complain "$at: reports/ may not include $header" ;; esac
done < <(own_headers reports)
while read -r at header; do
    base=${header##*/}
    if [ -f "harness/$header" ] || [ -f "harness/refstack/$base" ] || [ -f "sim/ocpp/$base" ]; then continue; fi
    case $base in
    mem.h | status.h | mutant.h | vclock.h | rng.h | keysmith.h | tz.h | place.h | mutant.def | ticket_event.def) ;;
    *) complain "$at: the reference stack may not include $header" ;;
    esac
done < <(own_headers harness/refstack; own_headers harness/refstack/csms201)
while read -r at header; do
    base=${header##*/}
    [ -f "harness/$base" ] || [ -f "sim/$base" ] || [ -f "sim/ocpp/$base" ] || case $header in
    refstack/refstack.h | refstack/api.h | runfile.h | score.h | report.h | coverage.h) ;;
    *.inc | *_text.h) ;; # generated into the build folder from our own sources
    *) complain "$at: harness/ may not see $header" ;;
    esac
done < <(own_headers harness)

# --- calls: undefined symbols of the built libraries ---
calls() { nm -u "$BUILD_DIR/$1" 2>/dev/null | awk '$1=="U"{print $2}' | sort -u; }
[ -f "$BUILD_DIR/libsim.a" ] || { echo "no $BUILD_DIR/libsim.a: build first"; exit 1; }
never='time|gettimeofday|clock_gettime|clock|localtime|localtime_r|gmtime|mktime|strftime|rand|srand|random|srandom|rand_r|drand48|getrandom|arc4random|fopen|open|creat|read|write|fwrite|fread|fopen64|open64|printf|puts|putchar|fprintf|fputs|perror|vprintf|vfprintf|__printf_chk|__fprintf_chk|__vfprintf_chk|socket|connect|bind|send|recv|fork|execve|system|popen|getenv|setenv|exit|_exit|sleep|usleep|nanosleep|pthread_create'
for lib in libsim.a; do
    found=$(calls $lib | grep -xE "($never)")
    [ -z "$found" ] || complain "$lib calls what a pure ring must not: $(echo $found)"
done
for lib in libreports.a librefstack.a; do
    found=$(calls $lib | grep -xE '(rand|srand|random|srandom|rand_r|system|popen|fork|execve|socket|connect|getenv|sleep|usleep|nanosleep|lua_[a-z]+|luaL_[a-z]+|localtime|localtime_r|mktime)')
    [ -z "$found" ] || complain "$lib calls what it must not: $(echo $found)"
done
found=$(calls librefstack.a | grep -xE '(time|gettimeofday|clock_gettime|clock)')
[ -z "$found" ] || complain "the reference stack reads a clock that is not the virtual one: $(echo $found)"

# the oracle shares no code with the biller it judges, nor with the zone arithmetic of the stack
found=$(calls libreports.a | grep -E '^(money_|rating_|calendar_|tz_|refstack_|quantity_)')
[ -z "$found" ] || complain "reports/ calls code of what it judges: $(echo $found)"
found=$(calls librefstack.a | grep -E '^(world_|station_|driver_|vehicle_|site_|technician_|evlog_)')
[ -z "$found" ] || complain "the reference stack calls actors of sim/: $(echo $found)"

# --- globals: nothing in .data or .bss (sanitizers put their own things there, so release only) ---
if ! grep -q '^SANITIZE:STRING=.\+' "$BUILD_DIR/CMakeCache.txt"; then
    for lib in libsim.a libreports.a librefstack.a; do
        found=$(objdump -t "$BUILD_DIR/$lib" 2>/dev/null | awk '$4==".data"||$4==".bss"||$3==".data"||$3==".bss"{n=$NF; if (n!=".data"&&n!=".bss") print n}')
        [ -z "$found" ] || complain "$lib keeps globals: $(echo $found)"
    done
fi
[ $bad = 0 ] && echo "rings hold"
exit $bad
