#include <stdbool.h>
#include <stddef.h>

struct node {
    int value;
    struct node *next;
};

bool list_is_circular(const struct node *head)
{
    const struct node *slow = head;
    const struct node *fast = head;

    while (fast != NULL && fast->next != NULL) {
        slow = slow->next;
        fast = fast->next->next;
        if (slow == fast)
            return true;
    }
    return false;
}
