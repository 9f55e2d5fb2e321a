#include <string.h>

struct setting { char *name, *value; };
struct request {
    struct setting settings[32];
    char *files[32];
    int nsettings, nfiles;
};

int read_request(struct request *req, char **words)
{
    req->nsettings = req->nfiles = 0;
    for (; *words; words++) {
        if (strncmp(*words, "--", 2) != 0) {
            if (req->nfiles == 32)
                return -1;
            req->files[req->nfiles++] = *words;
            continue;
        }
        char *value = *words + 2;
        char *name = strsep(&value, "=");
        int slot = 0;
        while (slot < req->nsettings && strcmp(req->settings[slot].name, name) != 0)
            slot++;
        if (slot == 32)
            return -1;
        req->settings[slot] = (struct setting){name, value ? value : "true"};
        if (slot == req->nsettings)
            req->nsettings++;
    }
    return 0;
}
