class Treatment:
    def __init__(self, *stages):
        self.stages = stages

    def then(self, stage):
        return Treatment(*self.stages, stage)

    def __call__(self, sample):
        for stage in self.stages:
            sample = stage(sample)
        return sample
