struct Node {
    int value;
    Node* next;
};

Node* reverse_blocks(Node* head, int size) {
    Node dummy{0, head};
    Node* before = &dummy;
    while (true) {
        Node* last = before;
        for (int i = 0; i < size && last; ++i) {
            last = last->next;
        }
        if (!last || size < 2) {
            return dummy.next;
        }
        Node* first = before->next;
        Node* reversed = last->next;
        Node* current = first;
        for (int i = 0; i < size; ++i) {
            Node* next = current->next;
            current->next = reversed;
            reversed = current;
            current = next;
        }
        before->next = reversed;
        before = first;
    }
}
