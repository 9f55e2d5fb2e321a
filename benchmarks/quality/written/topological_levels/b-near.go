package rollout

import "sort"

func Affected(upstream map[string][]string, changed ...string) []string {
	downstream := map[string][]string{}
	for service, needs := range upstream {
		for _, need := range needs {
			downstream[need] = append(downstream[need], service)
		}
	}
	done := map[string]bool{}
	var affected []string
	for ready := changed; len(ready) > 0; ready = ready[1:] {
		for _, service := range downstream[ready[0]] {
			if done[service] {
				continue
			}
			done[service] = true
			affected = append(affected, service)
			ready = append(ready, service)
		}
	}
	sort.Strings(affected)
	return affected
}
