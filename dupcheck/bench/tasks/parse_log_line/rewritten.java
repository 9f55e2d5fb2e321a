import java.util.HashMap;

class Entries {
    static HashMap<String, String> dissect(String raw) {
        var entry = new HashMap<String, String>();
        String text = raw.trim();
        int open = text.indexOf(" [");
        int close = text.indexOf("] ", open + 1);
        int colon = text.indexOf(": ", close + 1);
        if (open < 0 || close < 0 || colon < 0) {
            entry.put("message", raw);
            return entry;
        }
        String severity = text.substring(open + 2, close).toUpperCase();
        entry.put("time", text.substring(0, open));
        entry.put("level", severity.startsWith("WARN") ? "WARN" : severity);
        entry.put("source", text.substring(close + 2, colon));
        entry.put("message", text.substring(colon + 2));
        return entry;
    }
}
