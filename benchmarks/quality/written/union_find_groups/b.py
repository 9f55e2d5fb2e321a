def same_customer_clusters(matches):
    cluster_of = {}
    for one, other in matches:
        small = cluster_of.get(one, {one})
        large = cluster_of.get(other, {other})
        if len(small) > len(large):
            small, large = large, small
        large |= small
        for record in large:
            cluster_of[record] = large
    distinct = {id(cluster): cluster for cluster in cluster_of.values()}
    return [sorted(cluster) for cluster in distinct.values()]
