def comment_tree(comments):
    by_id = {comment["id"]: {**comment, "replies": []} for comment in comments}
    roots = []
    for node in by_id.values():
        parent = by_id.get(node.get("parentId"))
        if parent is not None and parent is not node:
            parent["replies"].append(node)
        else:
            roots.append(node)
    return roots
