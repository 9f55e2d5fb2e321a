import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class AccessReader {
    private static final Pattern LINE =
        Pattern.compile("^(\\S+) - (\\S+) \"(\\w+) ([^ \"]+)[^\"]*\" (\\d{3}) (\\d+|-)$");

    static Map<String, String> parseLine(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        String size = matcher.group(6);
        if (size.equals("-")) {
            size = "0";
        }
        return Map.of(
            "client", matcher.group(1),
            "method", matcher.group(3),
            "path", matcher.group(4),
            "status", matcher.group(5),
            "size", size);
    }
}
