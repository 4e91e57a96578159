#include "host/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

/* What @p in has, at most @p most bytes, and a zero behind them. */
static char *read_to(FILE *in, size_t most, size_t *len)
{
    size_t room = 16384, got;
    char *text = mem_resize(NULL, room, 1);

    *len = 0;
    do {
        if (*len + 1 == room) {
            room *= 2;
            text = mem_resize(text, room, 1);
        }
        got = room - *len - 1 < most - *len ? room - *len - 1 : most - *len;
        got = fread(text + *len, 1, got, in);
        *len += got;
    } while (got > 0);
    text[*len] = '\0';
    return text;
}

char *folder_read(const char *path, size_t limit, char **why)
{
    bool folder = folder_is(path);
    FILE *in = folder ? NULL : fopen(path, "rbe");
    char *text;
    size_t len;

    if (!in) {
        *why = mem_printf("cannot read %s: %s", path, folder ? "it is a folder" : strerror(errno));
        return NULL;
    }
    text = read_to(in, limit + 1, &len);
    if (ferror(in))
        *why = mem_printf("cannot read %s: %s", path, strerror(errno));
    else if (len > limit)
        *why = mem_printf("%s is larger than %zu bytes", path, limit);
    else if (memchr(text, '\0', len))
        *why = mem_printf("%s is not a text file: it holds a zero byte", path);
    fclose(in);
    if (!*why && strncmp(text, "\xef\xbb\xbf", 3) == 0)
        memmove(text, text + 3, len - 2); /* editors of other systems mark UTF-8 so */
    if (!*why)
        return text;
    free(text);
    return NULL;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names in @p dir that @p wanted (given the name and @p ctx) wants, sorted. */
static char **names_in(const char *dir,
                       bool (*wanted)(const char *dir, const char *name, const char *ctx),
                       const char *ctx)
{
    DIR *d = opendir(dir);
    char **files = mem_new(sizeof(*files));
    size_t count = 0;
    const struct dirent *entry;

    while (d && (entry = readdir(d))) {
        if (entry->d_name[0] == '.' || !wanted(dir, entry->d_name, ctx))
            continue;
        files = mem_resize(files, count + 2, sizeof(*files));
        files[count++] = mem_text(entry->d_name);
        files[count] = NULL;
    }
    if (d)
        closedir(d);
    qsort(files, count, sizeof(*files), by_name);
    return files;
}

static bool ends_in(const char *dir, const char *name, const char *suffix)
{
    size_t len = strlen(name), n = strlen(suffix);
    char *path;
    struct stat st;
    bool is_file;

    if (len <= n || strcmp(name + len - n, suffix) != 0)
        return false;
    path = mem_printf("%s/%s", dir, name);
    is_file = stat(path, &st) != 0 || S_ISREG(st.st_mode); /* no pipe, which nobody may write to */
    free(path);
    return is_file;
}

static bool is_folder(const char *dir, const char *name, const char *ctx)
{
    char *path = mem_printf("%s/%s", dir, name);
    bool is = folder_is(path);

    (void)ctx;
    free(path);
    return is;
}

char **folder_files(const char *dir, const char *suffix)
{
    return names_in(dir, ends_in, suffix);
}

char **folder_folders(const char *dir)
{
    return names_in(dir, is_folder, NULL);
}

void folder_free(char **files)
{
    for (size_t i = 0; files && files[i]; i++)
        free(files[i]);
    free(files);
}

bool folder_is(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool folder_has(const char *path)
{
    return access(path, R_OK) == 0;
}

char *folder_beside(const char *file, const char *name)
{
    const char *slash = file ? strrchr(file, '/') : NULL;

    return mem_printf("%.*s%s", slash ? (int)(slash - file) + 1 : 0, file ? file : "", name);
}

bool folder_is_plain(const char *name)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    return name[0] && !name[strspn(name, plain)];
}

/* @return 0 when the folder is there; else the errno that says why it cannot be made */
static int make_one(const char *path)
{
    int err = mkdir(path, 0777) == 0 ? 0 : errno;

    if (err == 0 || folder_is(path))
        return 0;
    return err == EEXIST ? ENOTDIR : err;
}

bool folder_make(const char *path, char **why)
{
    char *part = mem_text(path);
    int err = 0;

    for (char *slash = strchr(part + 1, '/'); slash && !err; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        err = make_one(part);
        *slash = '/';
    }
    if (!err)
        err = make_one(part);
    if (err)
        *why = mem_printf("cannot make the folder %s: %s", path, strerror(err));
    free(part);
    return !err;
}

char *folder_data(void)
{
    static const char *const places[] = {CHARGERIG_DATA_DIR, CHARGERIG_SOURCE_DIR};
    const char *env = getenv("CHARGERIG_DATA");
    char self[4096];
    ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 40);
    char *slash;

    if (env && env[0])
        return mem_text(env);
    /* an installation that was moved as a whole: PREFIX/bin/chargerig, PREFIX/share/chargerig */
    if (n > 0) {
        self[n] = '\0';
        *strrchr(self, '/') = '\0';
        slash = strrchr(self, '/');
        slash = slash ? slash : self;
        memcpy(slash, "/share/chargerig/vendor-profiles",
               sizeof("/share/chargerig/vendor-profiles"));
        if (folder_is(self)) {
            *strrchr(self, '/') = '\0';
            return mem_text(self);
        }
    }
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        char *probe = mem_printf("%s/vendor-profiles", places[i]);
        bool there = folder_is(probe);
        free(probe);
        if (there)
            return mem_text(places[i]);
    }
    return mem_text(".");
}
