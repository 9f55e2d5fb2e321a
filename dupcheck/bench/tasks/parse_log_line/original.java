import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class LogReader {
    private static final Pattern LINE =
        Pattern.compile("^(\\S+ \\S+) \\[(\\w+)\\] ([\\w.]+): (.*)$");

    static Map<String, String> parseLine(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            return Map.of("message", line);
        }
        String level = matcher.group(2).toUpperCase();
        if (level.equals("WARNING")) {
            level = "WARN";
        }
        return Map.of(
            "time", matcher.group(1),
            "level", level,
            "source", matcher.group(3),
            "message", matcher.group(4));
    }
}
