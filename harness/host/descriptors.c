#include "host/descriptors.h"

#include <dirent.h>
#include <sys/resource.h>

#include "base/mem.h"

/* @return 0 where the system does not tell */
static size_t open_now(void)
{
    DIR *dir = opendir("/proc/self/fd");
    const struct dirent *entry;
    size_t n = 0;

    while (dir && (entry = readdir(dir)))
        n += entry->d_name[0] != '.';
    if (dir)
        closedir(dir);
    return n > 0 ? n - 1 : 0; /* the folder itself */
}

bool descriptors_allow(const char *what, size_t more, char **why)
{
    size_t needed = open_now() + more;
    struct rlimit r;

    if (getrlimit(RLIMIT_NOFILE, &r) != 0 || r.rlim_cur >= needed)
        return true;
    if (r.rlim_max >= needed) {
        r.rlim_cur = needed;
        if (setrlimit(RLIMIT_NOFILE, &r) == 0)
            return true;
    }
    *why = mem_printf("%s needs %zu open files, and %llu are allowed: raise the limit (ulimit -n "
                      "%zu)",
                      what, needed, (unsigned long long)r.rlim_max, needed);
    return false;
}
