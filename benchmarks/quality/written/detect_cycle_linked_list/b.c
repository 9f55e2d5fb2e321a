#include <stdbool.h>
#include <stddef.h>

struct job {
    int id;
    struct job *next;
};

bool queue_is_circular(const struct job *head)
{
    const struct job *mark = head;
    const struct job *job = head;
    size_t limit = 1, steps = 0;

    while (job != NULL) {
        job = job->next;
        if (job != NULL && job == mark)
            return true;
        if (++steps == limit) {
            mark = job;
            limit *= 2;
            steps = 0;
        }
    }
    return false;
}
