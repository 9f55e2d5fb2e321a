class Job:
    def __init__(self, name, queue, priority=0, retries=3, timeout=60):
        self.name = name
        self.queue = queue
        self.priority = priority
        self.retries = retries
        self.timeout = timeout
        self.started = None
