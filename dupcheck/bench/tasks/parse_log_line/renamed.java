import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class AuditTrail {
    private static final Pattern RECORD =
        Pattern.compile("^(\\S+ \\S+) \\[(\\w+)\\] ([\\w.]+): (.*)$");

    static Map<String, String> toEntry(String record) {
        Matcher parts = RECORD.matcher(record.strip());
        if (!parts.matches()) {
            return Map.of("message", record);
        }
        String severity = parts.group(2).toUpperCase();
        if (severity.equals("WARNING")) {
            severity = "WARN";
        }
        return Map.of(
            "time", parts.group(1),
            "severity", severity,
            "component", parts.group(3),
            "message", parts.group(4));
    }
}
