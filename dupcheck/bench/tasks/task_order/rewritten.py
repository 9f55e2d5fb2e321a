def build_plan(dependencies):
    done, active, plan = set(), set(), []

    def visit(target):
        if target in done:
            return
        if target in active:
            raise ValueError(f"{target} depends on itself")
        active.add(target)
        for prerequisite in dependencies[target]:
            visit(prerequisite)
        active.discard(target)
        done.add(target)
        plan.append(target)

    for target in dependencies:
        visit(target)
    return plan
