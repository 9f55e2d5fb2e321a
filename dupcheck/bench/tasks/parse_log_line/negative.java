import java.util.Map;
import java.util.StringJoiner;

class LogWriter {
    static String formatLine(Map<String, String> entry) {
        String level = entry.getOrDefault("level", "INFO").toUpperCase();
        if (level.equals("WARNING")) {
            level = "WARN";
        }
        StringJoiner line = new StringJoiner(" ");
        line.add(entry.get("time"));
        line.add("[" + level + "]");
        line.add(entry.getOrDefault("source", "main") + ":");
        line.add(entry.get("message").strip());
        return line.toString();
    }
}
