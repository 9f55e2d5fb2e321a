#include <stddef.h>

struct node {
    int value;
    struct node *next;
};

/* Cuts the list in two and returns the second half. */
struct node *split_in_half(struct node *head)
{
    struct node *slow = head;
    struct node *fast = head;
    struct node *before = NULL;

    while (fast != NULL && fast->next != NULL) {
        before = slow;
        slow = slow->next;
        fast = fast->next->next;
    }
    if (before != NULL)
        before->next = NULL;
    return slow;
}
