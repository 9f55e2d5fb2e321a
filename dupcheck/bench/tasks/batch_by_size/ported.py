def batch_by_size(messages, limit):
    """Messages, in order, in batches of at most `limit` bytes."""
    batches = []
    batch = []
    size = 0
    for message in messages:
        length = len(message.encode())
        if batch and size + length > limit:
            batches.append(batch)
            batch, size = [], 0
        batch.append(message)
        size += length
    if batch:
        batches.append(batch)
    return batches
