#!/usr/bin/env bash
# title: each ring calls nothing it must not and keeps no globals
#
# Read from the built libraries: what the linker sees cannot be hidden behind a macro. Who may include whom
# stands in rooms.txt.
set -u
cd "$SOURCE_DIR" || exit 1
bad=0
complain() { echo "$*"; bad=1; }

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
