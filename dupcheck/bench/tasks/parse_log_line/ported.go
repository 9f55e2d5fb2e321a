package logs

import (
	"regexp"
	"strings"
)

var linePattern = regexp.MustCompile(`^(\S+ \S+) \[(\w+)\] ([\w.]+): (.*)$`)

// ParseLine reads the time, level, source and message of a line.
func ParseLine(line string) map[string]string {
	match := linePattern.FindStringSubmatch(strings.TrimSpace(line))
	if match == nil {
		return map[string]string{"message": line}
	}
	level := strings.ToUpper(match[2])
	if level == "WARNING" {
		level = "WARN"
	}
	return map[string]string{
		"time":    match[1],
		"level":   level,
		"source":  match[3],
		"message": match[4],
	}
}
