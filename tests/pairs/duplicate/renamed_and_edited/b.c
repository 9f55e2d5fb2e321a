static int tokens_in(const char *buffer, size_t size)
{
    int found = 0;
    int open = 0;
    if (buffer == NULL)
        return -1;
    for (size_t at = 0; at < size; at++) {
        if (isspace((unsigned char)buffer[at])) {
            open = 0;
        } else if (!open) {
            open = 1;
            found++;
        }
    }
    return found;
}
