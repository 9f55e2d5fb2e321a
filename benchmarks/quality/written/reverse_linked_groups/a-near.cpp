struct Node {
    int value;
    Node* next;
};

// Moves the last k nodes to the front.
Node* rotate_right(Node* head, int k) {
    if (!head) {
        return nullptr;
    }
    int length = 1;
    Node* last = head;
    while (last->next) {
        last = last->next;
        ++length;
    }
    k %= length;
    if (k == 0) {
        return head;
    }
    Node* before = head;
    for (int i = 1; i < length - k; ++i) {
        before = before->next;
    }
    Node* first = before->next;
    before->next = nullptr;
    last->next = head;
    return first;
}
