def drain_queue(queue, budget):
    while budget > 0 and not queue.empty():
        job = queue.get_nowait()
        budget -= job.cost
        try:
            job.run()
        except TimeoutError:
            queue.put(job.later())
        finally:
            queue.task_done()
    return budget
